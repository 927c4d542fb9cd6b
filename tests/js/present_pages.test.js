// Pages of notes on the projector: whole rows, in order, nothing lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrival, asLine, columnsOf, cutAt, headOf, isWide, itemsFor, listed, pagesFor, pagesOf, withinReason } from "../../customer_room/ui/present/pages.js";

const row = (top, height, count) => Array.from({ length: count }, () => ({ top, bottom: top + height }));

test("notes that fit are one page", () => {
  assert.deepEqual(pagesOf([...row(0, 100, 3), ...row(120, 100, 3)], [220]), [[0, 6]]);
});

test("a row that does not fit starts the next page whole", () => {
  assert.deepEqual(pagesOf([...row(0, 100, 3), ...row(120, 100, 3), ...row(240, 100, 1)], [230]), [[0, 6], [6, 7]]);
});

test("the highest note of a row decides", () => {
  const uneven = [{ top: 0, bottom: 100 }, { top: 120, bottom: 180 }, { top: 120, bottom: 260 }];
  assert.deepEqual(pagesOf(uneven, [200]), [[0, 1], [1, 3]]);
});

test("a row higher than the page still gets one", () => {
  assert.deepEqual(pagesOf([...row(0, 500, 2), ...row(520, 500, 2)], [300]), [[0, 2], [2, 4]]);
});

test("what stands above the items on the first page leaves them less room there", () => {
  const boxes = [...row(0, 100, 3), ...row(120, 100, 3), ...row(240, 100, 3)];
  assert.deepEqual(pagesOf(boxes, [110, 230]), [[0, 3], [3, 9]]);
});

test("a first page without room for a row has none", () => {
  assert.deepEqual(pagesOf([...row(0, 100, 3), ...row(120, 100, 3)], [60, 230]), [[0, 0], [0, 6]]);
  assert.deepEqual(pagesOf(row(0, 500, 2), [60, 230]), [[0, 0], [0, 2]]);
});

test("another part begins a page of its own, and only the first page has less room", () => {
  const items = ["a", "a", "a", "b", "b", "c"].map((part, id) => ({ id, part }));
  const boxes = [...row(0, 100, 1), ...row(110, 100, 1), ...row(220, 100, 1), ...row(330, 100, 2), ...row(440, 100, 1)];
  const pages = pagesFor(items, boxes, [110, 220]);
  assert.deepEqual(pages.map((page) => page.map((each) => each.id)), [[0], [1, 2], [3, 4], [5]]);
  assert.deepEqual(pagesFor([], [], [300]), [[]]);
});

test("no notes are one empty page", () => {
  assert.deepEqual(pagesOf([], [300]), [[0, 0]]);
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
  assert.deepEqual(pagesFor([1, 2, 3, 4], boxes, [300]), [[1, 2, 3], [4]]);
});

test("only a group higher than a page is cut, at its rows", () => {
  const group = { id: "g", group: { name: "Many" }, notes: [1, 2, 3, 4, 5, 6] };
  const boxes = [{ top: 0, bottom: 460, inner: [...row(40, 200, 3), ...row(250, 200, 3)] }, ...row(480, 100, 1)];
  const pages = pagesFor([group, 7], boxes, [300]);
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

test("characters as wide as high count twice", () => {
  assert.equal(isWide("暖".repeat(75)), false);
  assert.equal(isWide("暖".repeat(76)), true);
  assert.deepEqual(["x".repeat(48), "x".repeat(49), "暖".repeat(76)].map(headOf), ["", "long", "longest"]);
});

test("a text of many short lines becomes one line, of few keeps them", () => {
  assert.equal(asLine("one\n\n two \nthree"), "one\ntwo\nthree");
  assert.equal(asLine("1\n2\n3\n4\n5\n6"), "1 · 2 · 3 · 4 · 5 · 6");
});

test("a sentence is cut between words, and text without any where it is full", () => {
  assert.equal(cutAt("as long as it fits", 30), "as long as it fits");
  assert.equal(cutAt("nobody had shown her the heating", 20), "nobody had shown …");
  assert.equal(cutAt("暖".repeat(20), 20), `${"暖".repeat(10)} …`);
});

test("names are given as far as there is room, and how many more", () => {
  assert.equal(withinReason(["Anna", "Ben", "Cem"], 20, ", "), "Anna, Ben, Cem");
  assert.equal(withinReason(["Anna", "Ben", "Cem"], 12, ", "), "Anna, Ben, 1 more");
  assert.equal(withinReason(["x".repeat(40), "Ben"], 12, ", "), `${"x".repeat(40)}, 1 more`);
});

test("the lobby says who is here and who is still to come", () => {
  const rows = (here, away) => [...here.map((name) => ({ name, away: false })), ...away.map((name) => ({ name, away: true }))];
  assert.equal(arrival([]), "");
  assert.equal(arrival(rows([], ["Sales", "Care"])), "2 functions are expected.");
  assert.equal(arrival(rows(["Sales"], ["Care"])), "1 of 2 functions are here. Care is on its way.");
  assert.equal(arrival(rows(["Sales"], ["Care", "Product"])), "1 of 3 functions are here. Care and Product are on their way.");
  assert.equal(arrival(rows(["Sales"], ["x".repeat(80), "y".repeat(80)])), "1 of 3 functions are here. 2 functions are on their way.");
  assert.equal(arrival(rows(["Sales", "Care"], [])), "All 2 functions are here.");
});

test("a mark that is no function is named beside those that are counted", () => {
  const rows = (company, ...others) => [{ name: "Company", pseudo: true, away: company === "away" }, ...others.map((away, at) => ({ name: `F${at}`, away }))];
  assert.equal(arrival(rows("here", false, false)), "All 2 functions and Company are here.");
  assert.equal(arrival(rows("here", false, true)), "1 of 2 functions and Company are here. F1 is on its way.");
  assert.equal(arrival(rows("away", false, false)), "All 2 functions are here. Company is on its way.");
  assert.equal(arrival(rows("away", false, true)), "1 of 2 functions are here. F1 and Company are on their way.");
  assert.equal(arrival(rows("here", true, true)), "Company is here. F0 and F1 are on their way.");
  assert.equal(arrival(rows("away", true, true)), "2 functions and Company are expected.");
});
