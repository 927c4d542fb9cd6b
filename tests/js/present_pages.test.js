// Pages of notes on the projector: whole rows, in order, nothing lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, isWide, itemsFor, listed, pagesFor, pagesOf } from "../../customer_room/ui/present/pages.js";

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
  const shown = itemsFor({
    notes: {
      a: note("WHO", "f", "a1"), b: note("WHO", "f", "a0"), c: note("WHO", "g", "a0"),
      d: note("WHAT NEXT", "f", "a0"), e: { ...note("WHO", "f", "a0"), removed_at: "x" },
    },
    room: { stage_id: "f" }, phase: { id: "p1", lanes: ["WHO"] }, lanes: ["WHO", "WHAT NEXT"],
    dots: new Map([["a", { total: 2 }]]),
  });
  assert.deepEqual(shown.map((each) => each.id), ["a", "b"]);
});

test("notes of a group are one item with its name and dots; a dissolved one frames nothing", () => {
  const note = (order, group_id = null) => ({ lane: "WHO", stage_id: "f", order, phase_id: "p1", group_id, text: "x" });
  const shown = itemsFor({
    notes: { a: note("a0"), b: note("a2", "g"), c: note("a1", "g"), d: note("a3", "gone") },
    groups: {
      g: { name: "Letters nobody reads", lane: "WHO", stage_id: "f", order: "a1" },
      gone: { name: "Old", lane: "WHO", stage_id: "f", order: "a0", removed_at: "x" },
    },
    room: { stage_id: "f" }, phase: { id: "p1", lanes: ["WHO"] }, lanes: ["WHO"],
    dots: new Map([["g", { total: 1 }], ["b", { total: 1 }]]),
  });
  assert.deepEqual(shown.map((each) => [each.id, each.dots]), [["g", 1], ["a", 0], ["d", 0]]);
  assert.deepEqual(shown[0].notes.map((each) => [each.id, each.dots]), [["c", 0], ["b", 1]]);
  assert.equal(shown[0].group.name, "Letters nobody reads");
  assert.deepEqual(shown.map(columnsOf), [2, 1, 1]);
});

test("a group that fits goes to the next page whole", () => {
  const boxes = [...row(0, 100, 3), { top: 120, bottom: 320, inner: row(150, 150, 2) }];
  assert.deepEqual(pagesFor([1, 2, 3, 4], boxes, 300), [[1, 2, 3], [4]]);
});

test("only a group higher than a page is cut, at its rows", () => {
  const group = { id: "g", group: { name: "Many" }, notes: [1, 2, 3, 4, 5, 6] };
  const boxes = [{ top: 0, bottom: 460, inner: [...row(40, 200, 3), ...row(250, 200, 3)] }, ...row(480, 100, 1)];
  const pages = pagesFor([group, 7], boxes, 300);
  assert.deepEqual(pages.map((page) => page.map((each) => each.notes ?? each)), [[[1, 2, 3]], [[4, 5, 6]], [7]]);
  assert.deepEqual(pages.map((page) => page[0].goesOn), [false, true, undefined]);
});

test("without a stage the notes written in this phase are shown", () => {
  const notes = { a: { lane: "WHO", order: "a", phase_id: "p1" }, b: { lane: "WHO", order: "a", phase_id: "p2" } };
  const shown = itemsFor({ notes, room: { stage_id: null }, phase: { id: "p2", lanes: [] }, lanes: ["WHO"], dots: new Map() });
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
