/* The "how they move" lane: draws the shapes of customer_room.render.layout as inline SVG.
   Geometry comes finished; this file only knows colours and text. */
import { createElement as h, Fragment, useId, useState } from "react";
import { Tables } from "./lane_tables.jsx";

const COLOUR = {
  flow: "var(--flow)",
  stay: "var(--stay)",
  bypass: "var(--left)",
  left: "var(--left)",
  already: "var(--never-soft)",
  unknown: "var(--never)",
};
const TEXT = {
  step: ["var(--ink)", 400],
  count: ["var(--flow-ink)", 650],
  side: ["var(--flow-ink)", 650],
  left: ["var(--left)", 650],
  worst: ["var(--left)", 650],
  never: ["var(--ink-3)", 500],
  note: ["var(--ink-3)", 500],
  warn: ["var(--warn)", 650],
  quiet: ["var(--ink-3)", 500],
};
// The count of the widest arrow is read on it, so the arrow is paler than the box it leads to.
const FAINT = "color-mix(in srgb, var(--stay) 55%, var(--page))";
const isFaint = (line) => line.role === "stay" && line.points.length === 2;
const DRAWN_FUNCTIONS = new Set(["ex", "fi", "op", "ma", "sa", "pr", "ca", "cu"]);

export function pathOf(points) {
  const [first, ...rest] = points.map(([x, y]) => `${x} ${y}`);
  return `M${first}${rest.length === 3 ? "C" : "L"}${rest.join(" ")}`;
}

export function markPath({ x, y, size, corners }) {
  const [a, b, c, d] = corners;
  const left = x - size / 2;
  const top = y - size / 2;
  const right = left + size;
  const bottom = top + size;
  return (
    `M${left + a} ${top}H${right - b}A${b} ${b} 0 0 1 ${right} ${top + b}` +
    `V${bottom - c}A${c} ${c} 0 0 1 ${right - c} ${bottom}` +
    `H${left + d}A${d} ${d} 0 0 1 ${left} ${bottom - d}V${top + a}A${a} ${a} 0 0 1 ${left + a} ${top}Z`
  );
}

export function colourOf(role, fade) {
  return role === "never" ? `url(#${fade})` : COLOUR[role];
}

function stroke(line, fade) {
  return h(
    "path",
    {
      key: `line ${line.id}`,
      d: pathOf(line.points),
      fill: "none",
      stroke: isFaint(line) ? FAINT : colourOf(line.role, fade),
      strokeWidth: line.width,
      strokeDasharray: line.role === "unknown" ? "3 3" : undefined,
    },
    h("title", null, line.title),
  );
}

function head(tip, lines) {
  const line = lines.get(tip.id);
  return h("path", {
    key: `head ${tip.id}`,
    d: `M${tip.points.map((p) => p.join(" ")).join("L")}Z`,
    fill: line && isFaint(line) ? FAINT : COLOUR[tip.role],
  });
}

function diamond({ id, x, y, size, title }) {
  const d = `M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`;
  return h(
    "path",
    { key: `diamond ${id}`, d, fill: "var(--sheet)", stroke: "var(--warn)", strokeWidth: 2.4 },
    h("title", null, title),
  );
}

function mark(step) {
  const nobody = step.code === null;
  const key = nobody ? "" : step.code.toLowerCase();
  const drawn = DRAWN_FUNCTIONS.has(key);
  const ground = nobody ? "var(--sheet)" : drawn ? `var(--fn-${key})` : "var(--sunken)";
  const ink = nobody ? "var(--left)" : drawn ? `var(--on-${key})` : "var(--ink)";
  const outline = { d: markPath(step) };
  return h(
    "g",
    { key: `mark ${step.id}`, "data-lane-step": step.id },
    h("title", null, step.title),
    nobody
      ? h("path", {
          ...outline,
          fill: ground,
          stroke: "var(--left)",
          strokeWidth: 2,
          strokeDasharray: "4 3",
        })
      : h(
          Fragment,
          null,
          h("path", { ...outline, fill: "none", stroke: "var(--ink)", strokeWidth: 4 }),
          h("path", { ...outline, fill: ground, stroke: "var(--sheet)", strokeWidth: 2 }),
        ),
    h(
      "text",
      {
        x: step.x,
        y: step.y + step.size * 0.16,
        textAnchor: "middle",
        fontSize: step.size * 0.45,
        fontWeight: 700,
        fill: ink,
      },
      nobody ? "?" : step.code,
    ),
  );
}

function label(words, at) {
  const [fill, weight] = TEXT[words.role];
  const step = Math.round((words.size * 13.5 * 100) / 12) / 100;
  const onFlow = words.role === "count";
  return h(
    "text",
    {
      key: `label ${at}`,
      x: words.x,
      y: words.y,
      textAnchor: words.anchor,
      fontSize: words.size,
      fontWeight: weight,
      fill,
      stroke: onFlow ? undefined : "var(--page)",
      strokeWidth: onFlow ? undefined : 3,
      strokeLinejoin: "round",
      paintOrder: "stroke",
    },
    words.lines.map((line, index) =>
      h("tspan", { key: index, x: words.x, dy: index ? step : 0 }, line),
    ),
  );
}

function stayedBox({ x, y, width, height, count }) {
  const common = { x, textAnchor: "middle", fill: "var(--sheet)" };
  return h(
    "g",
    { key: "stayed" },
    h("rect", {
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
      rx: 6,
      fill: "var(--stay)",
    }),
    h("text", { ...common, y: y + 0.5, fontSize: 15, fontWeight: 700 }, count),
    h("text", { ...common, y: y + 13, fontSize: 11.5, fontWeight: 600 }, "stayed"),
  );
}

function fadeOf(id, line) {
  const [[, from], [, to]] = line.points;
  return h(
    "linearGradient",
    { id, key: id, gradientUnits: "userSpaceOnUse", x1: 0, x2: 0, y1: from, y2: to },
    h("stop", { offset: 0, stopColor: "var(--never)" }),
    h("stop", { offset: 1, stopColor: "var(--never-soft)" }),
  );
}

function Picture({ lane, name }) {
  const base = useId().replace(/[^\w-]/g, "");
  const fades = lane.strokes.filter((line) => line.role === "never");
  const fade = new Map(fades.map((line, at) => [line.id, `fade-${base}-${at}`]));
  const lines = new Map(lane.strokes.map((line) => [line.id, line]));
  return h(
    "svg",
    {
      role: "img",
      "aria-label": `${name}. ${lane.summary}`,
      viewBox: `0 0 ${lane.width} ${lane.height}`,
      width: lane.width,
      height: lane.height,
      fontFamily: "var(--ours)",
      style: { display: "block", fontVariantNumeric: "tabular-nums" },
    },
    h("defs", null, fades.map((line) => fadeOf(fade.get(line.id), line))),
    lane.shades.map((column) =>
      h("rect", {
        key: `shade ${column.x}`,
        x: column.x,
        y: 0,
        width: column.width,
        height: lane.height,
        fill: "var(--ink)",
        fillOpacity: 0.035,
      }),
    ),
    lane.strokes.map((line) => stroke(line, fade.get(line.id))),
    lane.heads.map((tip) => head(tip, lines)),
    lane.floor &&
      h("path", {
        d: `M${lane.floor[0]} ${lane.floor[2]}H${lane.floor[1]}`,
        stroke: "var(--left)",
        strokeWidth: 1,
      }),
    lane.bars.map((bar) =>
      h(
        "rect",
        {
          key: `bar ${bar.stage}`,
          x: bar.x,
          y: bar.y,
          width: bar.width,
          height: bar.height,
          fill: "var(--left)",
        },
        h("title", null, bar.title),
      ),
    ),
    lane.labels.map(label),
    lane.diamonds.map(diamond),
    lane.marks.map(mark),
    lane.stayed && stayedBox(lane.stayed),
  );
}

/** The lane as a picture, or the same as tables; `lane` is LaneDrawing.as_json(). */
export function JourneyLane({ lane, name = "How they move" }) {
  const [asTable, setAsTable] = useState(false);
  if (!lane) return null;
  return h(
    "div",
    { className: "journey-lane" },
    asTable ? h(Tables, { lane }) : h(Picture, { lane, name }),
    h(
      "button",
      {
        type: "button",
        className: "btn quiet s lane-toggle",
        "aria-pressed": asTable,
        onClick: () => setAsTable(!asTable),
      },
      asTable ? "Show the picture" : "Show as a table",
    ),
  );
}

export default JourneyLane;
