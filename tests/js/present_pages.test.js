// Pages of notes on the projector: whole rows, in order, nothing lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isWide, listed, notesFor, pagesOf } from "../../customer_room/ui/present/pages.js";

const row = (top, height, count) => Array.from({ length: count }, () => ({ top, bottom: top + height }));

test("notes that fit are one page", () => {
  assert.deepEqual(pagesOf([...row(0, 100, 3), ...row(120, 100, 3)], 220), [[0, 6]]);
});

test("a row that does not fit starts the next page whole", () => {
  assert.deepEqual(pagesOf([...row(0, 100, 3), ...row(120, 100, 3), ...row(240, 100, 1)], 230), [[0, 6], [6, 7]]);
});

test("the highest note of a row decides", () => {
  const uneven = [{ top: 0, bottom: 100 }, { top: 120, bottom: 180 }, { top: 120, bottom: 260 }];
  assert.deepEqual(pagesOf(uneven, 200), [[0, 1], [1, 3]]);
});

test("a row higher than the page still gets one", () => {
  assert.deepEqual(pagesOf([...row(0, 500, 2), ...row(520, 500, 2)], 300), [[0, 2], [2, 4]]);
});

test("no notes are one empty page", () => {
  assert.deepEqual(pagesOf([], 300), [[0, 0]]);
});

test("notes are those of the stage and the open lanes, most dots first", () => {
  const note = (lane, stage_id, order) => ({ lane, stage_id, order, phase_id: "p1" });
  const shown = notesFor({
    notes: {
      a: note("WHO", "f", "a1"), b: note("WHO", "f", "a0"), c: note("WHO", "g", "a0"),
      d: note("WHAT NEXT", "f", "a0"), e: { ...note("WHO", "f", "a0"), removed_at: "x" },
    },
    room: { stage_id: "f" }, phase: { id: "p1", lanes: ["WHO"] }, lanes: ["WHO", "WHAT NEXT"],
    dots: new Map([["a", { total: 2 }]]),
  });
  assert.deepEqual(shown.map((each) => each.id), ["a", "b"]);
});

test("without a stage the notes written in this phase are shown", () => {
  const notes = { a: { lane: "WHO", order: "a", phase_id: "p1" }, b: { lane: "WHO", order: "a", phase_id: "p2" } };
  const shown = notesFor({ notes, room: { stage_id: null }, phase: { id: "p2", lanes: [] }, lanes: ["WHO"], dots: new Map() });
  assert.deepEqual(shown.map((each) => each.id), ["b"]);
});

test("only long texts get two columns", () => {
  assert.equal(isWide("x".repeat(150)), false);
  assert.equal(isWide("x".repeat(151)), true);
});

test("names are listed as in a sentence", () => {
  assert.equal(listed(["Sales"]), "Sales");
  assert.equal(listed(["Finance", "Sales", "Product"]), "Finance, Sales and Product");
});
