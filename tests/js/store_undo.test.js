// What I did can be taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeServer, until } from "./fake_server.js";
import { add, tab } from "./tabs.js";

test("an act of mine can be taken back by its name, once, whatever came after it", async () => {
  const server = new FakeServer();
  const undone = [];
  server.rule = ({ name, payload }) => {
    if (name === "operation.undo") undone.push(payload.op_id);
    return null;
  };
  const { sync } = await tab(server);
  const [first, second, third] = [await add(sync, "n1", "1"), await add(sync, "n2", "2"), await add(sync, "n3", "3")];
  assert.ok(sync.stand([first.op, second.op]));
  assert.ok((await sync.undo(first.op)).ok);
  assert.ok(!sync.stand([first.op, second.op]));
  assert.equal((await sync.undo(first.op)).error.code, "not_found");
  assert.ok((await sync.undo()).ok);
  assert.deepEqual(undone, [first.op, third.op]);
});

test("undo and redo are commands, visible at once, and follow each other", async () => {
  const server = new FakeServer();
  const undone = [];
  server.rule = ({ name, payload }) => {
    if (name === "operation.undo") undone.push(payload.op_id);
    return null;
  };
  const { sync, notes } = await tab(server);
  const first = await add(sync, "n1");
  const back = sync.undo();
  assert.equal(notes().n1, undefined);
  const { op } = await back;
  assert.deepEqual(sync.undoable(), { undo: 0, redo: 1 });
  await sync.redo();
  assert.deepEqual(undone, [first.op, op]);
  assert.deepEqual(sync.undoable(), { undo: 1, redo: 0 });
  const none = await (await tab(server)).sync.undo();
  assert.equal(none.error.code, "not_found");
});

test("an act that went another way is taken back like the others, as long as it may be", async () => {
  const server = new FakeServer();
  const undone = [];
  server.rule = ({ name, payload }) => {
    if (name === "operation.undo") undone.push(payload.op_id);
    return null;
  };
  const { sync } = await tab(server);
  const heard = [];
  sync.acted("import-1", 300, () => heard.push("taken"));
  assert.ok((await sync.undo()).ok);
  assert.deepEqual([undone, heard], [["import-1"], ["taken"]]);
  sync.acted("import-2", 5, () => heard.push("too late"));
  await until(() => sync.undoable().undo === 0);
  assert.equal((await sync.undo()).error.code, "not_found");
  assert.deepEqual([undone, heard], [["import-1"], ["taken"]]);
});

test("fifty steps can be taken back, not more", async () => {
  const server = new FakeServer();
  const { sync } = await tab(server);
  await Promise.all(Array.from({ length: 60 }, (_, i) => add(sync, `n${i}`)));
  assert.equal(sync.undoable().undo, 50);
});

test("what I do to a note without a name is not offered to be undone", async () => {
  const server = new FakeServer();
  server.tables.phase = { p1: { anonymous: true } };
  const a = await tab(server);
  const mine = { text: "x", phase_id: "p1", author_id: "me" };
  const { op } = await a.sync.propose("note.add", { id: "n1", ...mine }, [["note", "n1", mine]]);
  assert.equal(a.sync.stand([op]), false);
  const named = await add(a.sync, "n2");
  assert.equal(a.sync.stand([named.op]), true);
});
