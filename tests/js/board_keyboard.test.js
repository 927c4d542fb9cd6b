import assert from "node:assert/strict";
import { test } from "node:test";
import { heir, isTyping, neighbour } from "../../customer_room/ui/room/board/keyboard.js";

test("keys rest while somebody types", () => {
  const inside = (hit) => ({ closest: (names) => (names.includes(hit) ? {} : null) });
  assert.ok(isTyping(inside("textarea")));
  assert.ok(isTyping(inside("dialog")));
  assert.ok(!isTyping({ closest: () => null }));
  assert.ok(!isTyping(null));
});

const ROWS = [
  [["whole"]],
  [["a1", "a2"], ["b1"], ["c1", "c2", "c3"]],
  [["x1"], ["y1", "y2"], ["z1"]],
];

test("arrows read the board cell by cell", () => {
  assert.equal(neighbour(ROWS, "a1", "down"), "a2");
  assert.equal(neighbour(ROWS, "a2", "down"), "x1");
  assert.equal(neighbour(ROWS, "y1", "up"), "b1");
  assert.equal(neighbour(ROWS, "c3", "left"), "b1");
  assert.equal(neighbour(ROWS, "b1", "right"), "c1");
});

test("at the edge the focus stays; lost, it starts at the first stop", () => {
  assert.equal(neighbour(ROWS, "a1", "left"), "a1");
  assert.equal(neighbour(ROWS, "z1", "down"), "z1");
  assert.equal(neighbour(ROWS, "gone", "down"), "whole");
  assert.equal(neighbour(ROWS, "a1", "last"), "z1");
  assert.equal(neighbour([], "a1", "down"), null);
});

test("a stop that goes is followed by the next of its cell, else the one before, else the cell", () => {
  const without = (...gone) => ROWS.map((row) => row.map((cell) => cell.filter((each) => !gone.includes(each))));
  assert.equal(heir(ROWS, ROWS, "c2"), "c2");
  assert.equal(heir(ROWS, without("c2"), "c2"), "c3");
  assert.equal(heir(ROWS, without("c2", "c3"), "c3"), "c1");
  assert.equal(heir(ROWS, [ROWS[0], [["a1"], ["cell:b"], ["c1"]]], "b1"), "cell:b");
  assert.equal(heir(ROWS, ROWS, "elsewhere"), null);
  assert.equal(heir([], ROWS, null), null);
});
