import assert from "node:assert/strict";
import { test } from "node:test";
import { matching, stepped } from "../../customer_room/ui/palette/matching.js";
import { actsOf, placesOf } from "../../customer_room/ui/room/board/finds.js";
import { KEYS } from "../../customer_room/ui/room/board/keymap.js";
import { cellsOf } from "../../customer_room/ui/room/board/selectors.js";

const LINES = [
  { kind: "Stage", title: "A Is this for me?" },
  { kind: "Stage", title: "D Keep us warm this first winter", detail: "Head of Customer Care" },
  { kind: "Decision", title: "2026Q1-07 Stay until they are warm" },
  { kind: "Person", title: "Notes of Théo Abara" },
  { kind: "Note", title: "Nobody is warm in May", later: true },
];
const titles = (typed) => matching(LINES, typed).map((each) => each.title[0]);

test("all words count, without accents or capitals, best first", () => {
  assert.deepEqual(titles("theo"), ["N"]);
  assert.deepEqual(titles("WARM first"), ["D"]);
  assert.deepEqual(titles("q1-07"), ["2"]);
  assert.deepEqual(titles("care"), ["D"]);
  assert.deepEqual(titles("stage"), ["A", "D"]);
  assert.deepEqual(titles("nothing of it"), []);
  assert.deepEqual(titles("n"), ["N", "D", "2"]);
});

test("what is always offered comes last, whatever is typed", () => {
  const search = { kind: "Decisions", title: "Look for it", always: true };
  assert.deepEqual(matching([search, ...LINES], "warm").at(-1), search);
  assert.deepEqual(matching([search, ...LINES], "zzzz"), [search]);
});

test("nothing typed shows what there is, without the many", () => {
  assert.equal(matching(LINES, "  ").length, 4);
  assert.equal(matching(LINES, "warm").length, 3);
  assert.equal(matching(Array.from({ length: 99 }, () => LINES[0]), "").length, 40);
});

test("the arrows go round", () => {
  assert.equal(stepped(0, -1, 3), 2);
  assert.equal(stepped(2, 1, 3), 0);
  assert.equal(stepped(0, 1, 0), 0);
});

test("every act that has a key can be chosen, but for those that go about", () => {
  const chosen = actsOf(true).map((line) => line.row.act);
  const asked = KEYS.filter((row) => row.act && !row.when && !row.moves).map((row) => row.act);
  assert.deepEqual(chosen, asked);
  assert.ok(!actsOf(false).some((line) => line.row.runs));
});

const note = (text, author_id, more = {}) => ({ lane: "WHO", stage_id: "a", text, kind: "note", author_id, order: "V", ...more });
const NOTES = { mine: note("Mine", "petra"), theirs: note("Theirs", "theo"), nameless: note("Whose?", ""), gone: note("Gone", "theo", { removed_at: "x" }) };
const sceneOf = (onlyOf) => ({
  room_id: "r",
  stages: [{ id: "a", name: "Is this for me?", letter: "A", owners: [], trouble: "Nobody’s stage" }],
  cells: cellsOf(NOTES, {}, onlyOf),
  records: { decision: { d: { number: "2026Q1-01", one_line: "Ring back", room_id: "r" } }, person: { petra: { name: "Petra" }, theo: { name: "Théo" } } },
});

test("only what stands on this screen is found: nothing hidden, removed, or of somebody unnamed", () => {
  const found = placesOf(sceneOf(null)).map((line) => line.title);
  assert.ok(found.includes("A Is this for me?"));
  assert.ok(found.includes("2026Q1-01 Ring back"));
  assert.ok(found.includes("Notes of Théo"));
  assert.ok(found.includes("Whose?"));
  assert.ok(!found.includes("Gone"));
  assert.deepEqual(found.filter((title) => title.startsWith("Notes of")), ["Notes of Petra", "Notes of Théo"]);
  const alone = placesOf(sceneOf("petra")).map((line) => line.title);
  assert.ok(alone.includes("Mine"));
  assert.ok(!alone.some((title) => ["Theirs", "Whose?", "Notes of Théo"].includes(title)));
});
