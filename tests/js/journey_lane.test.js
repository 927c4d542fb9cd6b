// The lane's picture and its tables, with a stand-in for React that only builds the tree.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { test } from "node:test";

const REACT = `
export const Fragment = "fragment";
export const createElement = (type, props, ...children) => ({ type, props: props ?? {}, children });
export const useId = () => ":r1:";
export const state = { table: false };
export const useState = () => [state.table, (value) => { state.table = value; }];
`;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== "react") return next(specifier, context);
    return { url: "test:react", shortCircuit: true };
  },
  load(url, context, next) {
    if (url === "test:react") return { format: "module", source: REACT, shortCircuit: true };
    if (!url.endsWith(".jsx")) return next(url, context);
    return { format: "module", source: readFileSync(new URL(url)), shortCircuit: true };
  },
});
const BOARD = "../../customer_room/ui/room/board";
const { JourneyLane, markPath, pathOf } = await import(`${BOARD}/journey_lane.jsx`);
const { tablesOf } = await import(`${BOARD}/lane_tables.jsx`);
const { state } = await import("react");

const LANE = {
  width: 300, height: 200, floor: [0, 300, 150], summary: "1 stage, 2 steps. 7 left.",
  stayed: { x: 260, y: 100, width: 64, height: 40, count: "1,900" },
  shades: [{ x: 0, width: 100 }],
  strokes: [
    { id: "a>b", role: "flow", points: [[10, 100], [90, 100]], width: 4, title: "1,200 from A to B" },
    { id: "b>STAYED", role: "stay", points: [[90, 100], [200, 100]], width: 9, title: "stayed" },
    { id: "a>NEVER JOINED", role: "never", points: [[10, 100], [10, 150]], width: 2, title: "n" },
  ],
  heads: [
    { id: "a>b", role: "flow", points: [[90, 96], [98, 100], [90, 104]] },
    { id: "b>STAYED", role: "stay", points: [[200, 96], [208, 100], [200, 104]] },
  ],
  diamonds: [{ id: "a>b", x: 50, y: 100, size: 8, title: "Hand-off nobody agreed: A to B" }],
  bars: [{ stage: "s", x: 10, y: 153, width: 50, height: 9, title: "7 customers left in S" }],
  marks: [
    { id: "a", x: 10, y: 100, size: 30, code: "Ma", corners: [0, 15, 0, 15], title: "A" },
    { id: "b", x: 90, y: 100, size: 30, code: null, corners: [15, 15, 15, 15], title: "B" },
  ],
  labels: [{ role: "step", x: 10, y: 60, anchor: "middle", size: 12, lines: ["Ask", "for help"] }],
  moves: [
    { source: "A", target: "B", count: 1200, agreed: false },
    { source: "B", target: "Left", count: 7, agreed: true },
  ],
  losses: [{ stage: "S", step: "B", count: 7, share: 100 }],
};

function flat(node) {
  if (Array.isArray(node)) return node.flatMap(flat);
  if (node === null || typeof node !== "object") return node || node === 0 ? [node] : [];
  if (typeof node.type === "function") return flat(node.type(node.props));
  return [node, ...node.children.flatMap(flat)];
}
const draw = (lane, table = false) => {
  state.table = table;
  return flat({ type: JourneyLane, props: { lane }, children: [] });
};
const of = (nodes, type) => nodes.filter((node) => node.type === type);

test("lines and curves become paths", () => {
  assert.equal(pathOf([[0, 1], [2, 3]]), "M0 1L2 3");
  assert.equal(pathOf([[0, 1], [2, 3], [4, 5], [6, 7]]), "M0 1C2 3 4 5 6 7");
});

test("a mark is a closed shape around its centre", () => {
  const path = markPath({ x: 50, y: 50, size: 30, corners: [15, 0, 15, 0] });
  assert.match(path, /^M50 35H65.*Z$/);
});

test("the picture has a name, a sentence and a title for everything counted", () => {
  const nodes = draw(LANE);
  const [svg] = of(nodes, "svg");
  assert.equal(svg.props.role, "img");
  assert.equal(svg.props["aria-label"], "How they move. 1 stage, 2 steps. 7 left.");
  const titles = of(nodes, "title").map((node) => node.children[0]);
  for (const said of ["1,200 from A to B", "7 customers left in S", "A", "B"]) {
    assert.ok(titles.includes(said), said);
  }
  assert.ok(titles.includes("Hand-off nobody agreed: A to B"));
});

test("words are real text, colours are tokens", () => {
  const nodes = draw(LANE);
  const said = of(nodes, "tspan").map((node) => node.children[0]);
  assert.deepEqual(said, ["Ask", "for help"]);
  const words = of(nodes, "text").flatMap((node) => node.children);
  for (const text of ["Ma", "?", "1,900", "stayed"]) assert.ok(words.includes(text), text);
  for (const node of nodes) {
    for (const paint of [node.props?.fill, node.props?.stroke].filter(Boolean)) {
      assert.match(paint, /^(none|var\(--[\w-]+\)|url\(#[\w-]+\)|color-mix\(in srgb, var.*\))$/);
    }
  }
});

test("a fade points to its own gradient", () => {
  const nodes = draw(LANE);
  const ids = of(nodes, "linearGradient").map((node) => node.props.id);
  const used = of(nodes, "path").map((node) => node.props.stroke).filter((s) => s?.startsWith("url"));
  assert.deepEqual(used, ids.map((id) => `url(#${id})`));
  assert.equal(ids.length, 1);
});

test("the button swaps the picture for tables and says its state", () => {
  const [button] = of(draw(LANE), "button");
  assert.equal(button.props["aria-pressed"], false);
  button.props.onClick();
  assert.equal(state.table, true);
  const nodes = draw(LANE, true);
  assert.equal(of(nodes, "svg").length, 0);
  const captions = of(nodes, "caption").map((node) => node.children[0]);
  assert.deepEqual(captions, ["Customers left", "Hand-offs nobody agreed", "How they move"]);
  assert.equal(of(nodes, "button")[0].props["aria-pressed"], true);
});

test("tables hold the same figures and only hand-offs nobody agreed", () => {
  const tables = tablesOf(LANE);
  assert.deepEqual(tables.handOffs, [["A", "B", "1,200"]]);
  assert.deepEqual(tables.losses, [["B", "S", "7", "100%"]]);
  assert.deepEqual(tables.moves, [["A", "B", "1,200"], ["B", "Left", "7"]]);
});

test("an empty map draws without faults and leaves empty tables out", () => {
  const empty = { ...LANE, floor: null, stayed: null, strokes: [], heads: [], diamonds: [] };
  const bare = { ...empty, bars: [], marks: [], labels: [], moves: [], losses: [], shades: [] };
  assert.equal(of(draw(bare), "svg").length, 1);
  assert.equal(of(draw(bare, true), "table").length, 0);
  assert.deepEqual(draw(null), []);
});

test("a head stands over its numbers: both at the right", () => {
  state.table = true;
  const inside = (node) => (node?.children ?? []).flat(9).filter((child) => child?.type);
  const all = (node) => [node, ...inside(node).flatMap(all)];
  const whole = JourneyLane({ lane: LANE });
  const tables = inside(whole).find((node) => typeof node.type === "function");
  const rows = all(tables.type(tables.props)).filter((node) => node.type === "tr");
  state.table = false;
  const heads = rows[0].children.flat(9).map((cell) => cell.props.className);
  const cells = rows[1].children.flat(9).map((cell) => cell.props.className);
  assert.deepEqual(heads, cells);
  assert.ok(heads.includes("num"));
});
