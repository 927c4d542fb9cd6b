import assert from "node:assert/strict";
import { test } from "node:test";
import { createDesk, draftIn } from "../../customer_room/ui/room/board/desk.js";

const storage = () => {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
};
const THUMB = { lane: "WHO", stage_id: "a", text: "Half a", thumb: true };

test("a sentence begun at the thumb outlives a reload and the editing of a note", () => {
  const shelf = storage();
  const before = createDesk(shelf);
  before.enter("r");
  before.set({ draft: THUMB });
  before.edit("n1");
  const after = createDesk(shelf);
  after.enter("r");
  assert.deepEqual(after.get().draft, THUMB);
  assert.equal(after.get().editing, "n1");
});

test("what is written in a cell is left for the note under the pen", () => {
  const desk = createDesk(null);
  desk.set({ draft: { ...THUMB, thumb: undefined } });
  desk.edit("n1");
  assert.equal(desk.get().draft, null);
});

test("only a cell's own draft is written in the cell", () => {
  const draft = { lane: "WHO", stage_id: null, text: "" };
  assert.equal(draftIn({ draft }, "WHO", null), draft);
  assert.equal(draftIn({ draft }, "WHO", "a"), null);
  assert.equal(draftIn({ draft: null }, "WHO", null), null);
  assert.equal(draftIn({ draft: THUMB }, "WHO", "a"), null);
});

test("a sentence stays in the room it was begun in", () => {
  const desk = createDesk(storage());
  desk.enter("r");
  desk.set({ draft: THUMB, stage: "a" });
  desk.enter("other");
  assert.equal(desk.get().draft, null);
  assert.equal(desk.get().stage, null);
  desk.enter("r");
  assert.deepEqual(desk.get().draft, THUMB);
});

test("lanes that I folded stay folded after a reload", () => {
  const shelf = storage();
  const before = createDesk(shelf);
  before.enter("r");
  before.set((on) => ({ folds: { ...on.folds, WHO: false } }));
  const after = createDesk(shelf);
  after.enter("r");
  assert.deepEqual(after.get().folds, { WHO: false });
});

test("the same words said again are a new message for whoever listens", () => {
  const desk = createDesk(null);
  desk.say("Undone.");
  const first = desk.get().said;
  desk.say("Undone.");
  assert.notEqual(desk.get().said, first);
  assert.equal(desk.get().said.trim(), "Undone.");
  desk.say("Undone.");
  assert.equal(desk.get().said, first);
  desk.say("");
  assert.equal(desk.get().said, "");
});

test("selecting several goes on until nothing is selected", () => {
  const desk = createDesk(null);
  desk.select(["a"]);
  desk.set({ many: true, group: "g" });
  desk.toggle("b");
  assert.deepEqual([...desk.get().selected], ["a", "b"]);
  assert.ok(desk.get().many);
  assert.equal(desk.get().group, null);
  desk.select([]);
  assert.ok(!desk.get().many);
});
