import assert from "node:assert/strict";
import { test } from "node:test";
import { batch, changesOf, sentenceOf } from "../../customer_room/ui/room/board/others.js";

const note = (text, more = {}) => ({ text, lane: "WHO", stage_id: null, author_id: "theo", function_id: "ma", removed_at: null, ...more });
const mine = (...ids) => (table, id) => ids.includes(id);
const news = (before, after, isMine = mine()) => changesOf(before, after, isMine, "petra").map((each) => `${each.what} ${each.id}`);
const A = note("One");

test("what others write, change, move, delete, group and raise is news", () => {
  const before = { note: { a: A, b: note("Two"), c: note("Three"), d: note("Four") }, group: {}, decision: {} };
  const after = {
    note: { a: A, b: note("Two!"), c: note("Three", { lane: "WHAT NEXT" }), d: note("Four", { removed_at: "now" }), e: note("Five") },
    group: { g: { name: "Pair" } },
    decision: { x: { number: "2026Q2-01" } },
  };
  assert.deepEqual(news(before, after).toSorted(), ["changed b", "deleted d", "grouped g", "moved c", "raised x", "written e"]);
});

test("nothing of mine is news: neither what is under way nor a note I wrote elsewhere", () => {
  const before = { note: { a: A } };
  const after = { note: { a: note("One, changed by me"), b: note("Mine", { author_id: "petra" }) } };
  assert.deepEqual(news(before, after, mine("a")), []);
});

test("order, dots and evidence are no news, and what comes back out of the bin is", () => {
  assert.deepEqual(news({ note: { a: A } }, { note: { a: { ...A, order: "Z", evidence_level: "data" } } }), []);
  assert.deepEqual(news({ note: { a: note("One", { removed_at: "x" }) } }, { note: { a: A } }), ["written a"]);
});

const SCENE = {
  records: { note: { a: note("They ask twice", { stage_id: "s" }), b: note("Whose?", { author_id: "", function_id: "" }) } },
  functionById: new Map([["ma", { name: "Marketing" }]]),
  stages: [{ id: "s", letter: "B" }],
};

test("one new note is said in its words, with a function only where it has one", () => {
  assert.equal(sentenceOf([{ what: "written", id: "a" }], SCENE), "New note from Marketing, Who they are, B: They ask twice");
  assert.equal(sentenceOf([{ what: "written", id: "b" }], SCENE), "New note, Who they are: Whose?");
});

test("more are counted, each once", () => {
  const many = [{ what: "written", id: "a" }, { what: "written", id: "b" }, { what: "moved", id: "a" }, { what: "moved", id: "a" }];
  assert.equal(sentenceOf(many, SCENE), "From others: 2\u00a0new notes, 1\u00a0note moved.");
  assert.equal(sentenceOf([], SCENE), "");
});

test("news are told together, at most once in a while", () => {
  const told = [];
  let ring = null;
  const gather = batch({ tell: (all) => told.push(all.length), later: (go) => ((ring = go), 1) });
  gather([]);
  assert.equal(ring, null);
  gather([1]);
  gather([2, 3]);
  assert.deepEqual(told, []);
  ring();
  assert.deepEqual(told, [3]);
  ring = null;
  gather([4]);
  ring();
  assert.deepEqual(told, [3, 1]);
});
