// P25: what becomes of a browser in which a rehearsal was open when it ended.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeServer, until } from "./fake_server.js";
import { add, conflict, memoryOutbox, tab } from "./tabs.js";

const OVER = "The rehearsal is over; nothing of it was kept";

function rehearsal(kind = "rehearsal") {
  const server = new FakeServer();
  server.tables.room = { r1: { kind } };
  return server;
}

/** An outbox that tells what is still in it. */
function kept() {
  const box = memoryOutbox();
  const entries = new Set();
  return { ...box, entries, keep: async (e) => void entries.add(e.op), drop: async (e) => void entries.delete(e.op) };
}

test("P25: everybody in it is told, and nothing of it stays on the device", async () => {
  const outbox = kept();
  const { sync, line, status } = await tab(rehearsal(), { outbox });
  line.lose = () => true;
  const waiting = add(sync, "n1");
  await until(() => outbox.entries.size === 1);
  line.lose = () => false;
  line.tell({ notice: "rehearsal over" });
  assert.deepEqual([status().kind, status().text], ["over", OVER]);
  const { ok, error } = await waiting;
  assert.deepEqual([ok, error.code], [false, "phase_closed"]);
  await until(() => outbox.entries.size === 0);
  assert.equal(sync.unsent(), 0);
  assert.equal((await add(sync, "n2")).ok, false);
});

test("P25: whoever ended it hears that it is done", async () => {
  const server = rehearsal();
  const { sync, line } = await tab(server);
  server.rule = () => (line.tell({ notice: "rehearsal over" }), null);
  assert.equal((await sync.propose("room.close", { id: "r1" })).ok, true);
});

test("P25: what needed attention in it does not any more", async () => {
  const server = rehearsal();
  server.rule = (frame) => conflict(frame, "theirs");
  const { sync, line } = await tab(server);
  await sync.propose("note.edit", { id: "n1", text: "mine", expect: "x" }, []);
  assert.equal(sync.getState().attention.length, 1);
  line.tell({ notice: "rehearsal over" });
  assert.equal(sync.getState().attention.length, 0);
});

for (const code of ["not_found", "login_required"])
  test(`P25: who was away when it ended is told the same (${code})`, async () => {
    const { line, status } = await tab(rehearsal());
    line.hears.onRefused({ code, message: "No.", retry: false });
    assert.equal(status().text, OVER);
  });

test("P25: a real room that is not to be seen any more is no rehearsal that ended", async () => {
  const { line, status } = await tab(rehearsal("quarterly"));
  line.hears.onRefused({ code: "not_found", message: "This room is not here.", retry: false });
  assert.deepEqual([status().kind, status().text], ["refused", "This room is not here."]);
});
