import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, kindsIn, lengthOf, split } from "../../customer_room/ui/room/board/words.js";

test("a text is counted in characters, as the server counts it", () => {
  assert.equal(lengthOf("🙂🙂"), 2);
  const { text, rest } = cut("🙂".repeat(300));
  assert.deepEqual([lengthOf(text), lengthOf(rest)], [280, 20]);
});

test("a text is cut between words, and nothing of it is lost", () => {
  const long = "Nobody rang us back. ".repeat(20);
  const { text, rest } = cut(long);
  assert.ok(lengthOf(text) <= 280 && lengthOf(text) > 270);
  assert.match(text, /(Nobody|rang|us|back\.)$/);
  assert.equal(text + rest, long);
  assert.deepEqual(cut("one two three", 7), { text: "one two", rest: " three" });
  assert.deepEqual(cut("one two", 7), { text: "one two", rest: "" });
});

test("five thousand characters become notes and nothing is lost", () => {
  const long = "They hear of the price from a neighbour. ".repeat(122).trim();
  const notes = split(long);
  assert.ok(notes.every((each) => each && lengthOf(each) <= 280));
  assert.equal(notes.join(" "), long);
  assert.ok(notes.every((each) => each.endsWith(".")));
});

test("a text without any gap is cut where it must be", () => {
  const notes = split("x".repeat(600));
  assert.deepEqual(notes.map(lengthOf), [280, 280, 40]);
});

test("a line end is the first choice", () => {
  assert.deepEqual(split(`${"a ".repeat(100).trim()}\n${"b ".repeat(100).trim()}`).length, 2);
});

test("a bet belongs to why they stay and what they want next", () => {
  const kinds = (lane) => kindsIn(lane).map((each) => each.kind);
  assert.ok(kinds("WHAT NEXT").includes("bet"));
  assert.ok(!kinds("HOW THEY MOVE").includes("bet"));
});
