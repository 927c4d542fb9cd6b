import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeServer, until } from "./fake_server.js";
import { add, conflict, newId, tab } from "./tabs.js";

test("a note shows at once, is saved, and everybody sees it once", async () => {
  const server = new FakeServer();
  const [mine, other] = [await tab(server), await tab(server)];
  const saved = add(mine.sync, "n1");
  assert.deepEqual(mine.notes().n1, { text: "n1" });
  assert.equal(mine.status().kind, "saving");
  const { ok, op } = await saved;
  assert.ok(ok);
  assert.deepEqual(server.applied, [op]);
  await until(() => other.notes().n1 && mine.status().text === "Saved");
  assert.deepEqual(mine.notes(), other.notes());
});

test("an acknowledged note never flickers while its patch is on the way", async () => {
  const server = new FakeServer();
  const { sync, line, notes } = await tab(server);
  const held = [];
  line.lose = (way, frame) => way === "in" && frame.c && held.push(frame);
  const seen = [];
  sync.subscribe(() => seen.push(notes().n1?.text));
  await add(sync, "n1");
  assert.equal(notes().n1.text, "n1");
  held.forEach((frame) => line.hears.onFrame(frame));
  await until(() => sync.getState().status.kind === "saved");
  assert.ok(
    seen.every((text) => text === "n1"),
    String(seen),
  );
});

test("an acknowledged change that changed nothing leaves the screen", async () => {
  const server = new FakeServer();
  const { sync } = await tab(server);
  await sync.propose("vote.cast", { id: "v1" }, [["vote", "v1", { n: 1 }]]);
  await until(() => !sync.getState().records.vote?.v1);
});

test("another's change of another field is laid under mine", async () => {
  const server = new FakeServer();
  const { sync, line, notes } = await tab(server);
  await add(sync, "n1", "first");
  line.down();
  line.hears = { ...line.hears };
  sync.propose("note.edit", { id: "n1", text: "mine" }, [["note", "n1", { text: "mine" }]]);
  server.publish([["note", "n1", { order: "Z" }]], "other");
  line.up();
  await until(() => notes().n1.order === "Z");
  assert.equal(notes().n1.text, "mine");
});

test("a hole in the numbers fetches a snapshot and nothing stays missing", async () => {
  const server = new FakeServer();
  const { line, notes } = await tab(server);
  line.lose = (way, frame) => way === "in" && frame.c && frame.k.op[0] === "lost";
  server.publish([["note", "a", { text: "lost" }]], "lost");
  assert.equal(notes().a, undefined);
  const before = line.snapshots;
  server.publish([["note", "b", { text: "next" }]], "next");
  await until(() => notes().a && notes().b);
  assert.equal(line.snapshots, before + 1);
});

test("patches that come while the snapshot is under way are not lost", async () => {
  const server = new FakeServer();
  server.publish([["note", "a", { text: "old" }]], "o1");
  const { line, notes, sync } = await tab(server, { ready: false });
  let release;
  line.held = new Promise((resolve) => (release = resolve));
  await until(() => line.snapshots > 0);
  server.publish([["note", "a", { text: "new" }]], "o2");
  release();
  await until(() => sync.getState().ready);
  assert.equal(notes().a.text, "new");
});

test("a note written while a snapshot is under way never leaves the screen", async () => {
  const server = new FakeServer();
  const { sync, line, notes } = await tab(server);
  let release;
  line.held = new Promise((resolve) => (release = resolve));
  const asked = line.snapshots;
  line.tell({ reload: "room" });
  await until(() => line.snapshots > asked);
  const seen = [];
  sync.subscribe(() => seen.push(notes().n1?.text));
  await add(sync, "n1");
  await until(() => sync.getState().status.kind === "saved");
  assert.equal(notes().n1?.text, "n1");
  release();
  line.held = null;
  await until(() => server.tables.note.n1 && sync.undoable().undo === 1);
  assert.ok(
    seen.every((text) => text === "n1"),
    String(seen),
  );
});

test("another epoch starts over and keeps what is not sent", async () => {
  const server = new FakeServer();
  const { sync, line, notes } = await tab(server);
  await add(sync, "n1");
  line.down();
  add(sync, "n2");
  server.epoch = "e2";
  server.tables = { note: { old: { text: "restored" } } };
  line.up();
  await until(() => notes().old && server.tables.note.n2);
  assert.equal(notes().n1, undefined);
});

test("reload refetches", async () => {
  const server = new FakeServer();
  const { line, notes } = await tab(server);
  server.tables = { note: { hidden: { text: "revealed" } } };
  line.tell({ reload: "room" });
  await until(() => notes().hidden);
});

test("with the first snapshot the page loads its views again: they may be of an earlier moment", async () => {
  const server = new FakeServer();
  const { sync } = await tab(server, { ready: false });
  const topics = [];
  sync.onTopics((names) => topics.push(...names));
  await until(() => sync.getState().ready);
  assert.deepEqual(topics, ["*"]);
});

test("offline notes are kept and sent in order; what needs a connection is refused at once", async () => {
  const server = new FakeServer();
  const { sync, line, status } = await tab(server);
  line.down();
  await until(() => status().kind === "offline");
  const later = [add(sync, "n1"), add(sync, "n2"), sync.propose("note.edit", { id: "n1", text: "x" }, [])];
  assert.equal(status().text, "Offline: 3 changes kept on this device");
  const vote = await sync.propose("vote.cast", { id: "v" }, []);
  assert.equal(vote.error.code, "temporarily_unavailable");
  assert.match(vote.error.message, /offline/);
  line.up();
  const ops = (await Promise.all(later)).map(({ op }) => op);
  assert.deepEqual(server.applied, ops);
  await until(() => status().kind === "saved");
});

test("a lost acknowledgement is asked for again and applied once", async () => {
  const server = new FakeServer();
  const { sync, line } = await tab(server);
  let lost = 0;
  line.lose = (way, frame) => way === "in" && frame.ack !== undefined && (lost += 1) === 1;
  const { ok } = await add(sync, "n1");
  assert.ok(ok);
  assert.equal(server.applied.length, 1);
  assert.ok(line.sent.filter(({ name }) => name).length > 1);
});

test("slow_down is tried again, and order holds", async () => {
  const server = new FakeServer();
  let refusals = 3;
  server.rule = () => ((refusals -= 1) >= 0 ? { code: "slow_down", message: "…", retry: true } : null);
  const { sync } = await tab(server);
  const answers = await Promise.all(["a", "b", "c"].map((id) => add(sync, id)));
  assert.deepEqual(
    server.applied,
    answers.map(({ op }) => op),
  );
});

test("a conflict keeps both texts until somebody chooses", async () => {
  for (const [choice, text] of [
    ["theirs", "theirs"],
    ["mine", "mine"],
    ["both", "theirs / mine"],
  ]) {
    const server = new FakeServer();
    server.tables = { note: { n: { text: "theirs" } } };
    server.rule = ({ payload }) => (payload.expect === "theirs" ? null : conflict(payload, "theirs"));
    const { sync, notes, status } = await tab(server);
    const edit = { id: "n", text: "mine", expect: "before" };
    const { error } = await sync.propose("note.edit", edit, [["note", "n", { text: "mine" }]]);
    assert.equal(error.code, "conflict");
    assert.equal(notes().n.text, "theirs");
    const [item] = sync.getState().attention;
    assert.deepEqual([item.mine, item.theirs], ["mine", "theirs"]);
    assert.equal(status().text, "Needs attention (1)");
    assert.ok((await sync.resolve(item.id, choice)).ok);
    await until(() => notes().n.text === text && status().kind === "saved");
    assert.equal(server.tables.note.n.text, text);
  }
});

test("a late note after the phase goes to needs attention and can be sent again", async () => {
  const server = new FakeServer();
  server.rule = () => ({ code: "phase_closed", message: "This phase is over.", retry: false });
  const { sync, status } = await tab(server);
  await add(sync, "n1", "my late words");
  assert.equal(status().kind, "attention");
  const [item] = sync.getState().attention;
  assert.equal(item.mine, "my late words");
  assert.ok(!(await sync.resolve(item.id, "again")).ok);
  assert.equal(sync.getState().attention.length, 1);
  server.rule = () => null;
  assert.ok((await sync.resolve(item.id, "again")).ok);
  assert.equal(server.tables.note.n1.text, "my late words");
});

test("a refused move is told, undone on the screen, and asks for nothing", async () => {
  const server = new FakeServer();
  server.tables = { note: { n: { lane: "WHO" } } };
  server.rule = () => ({ code: "not_allowed", message: "You may not move this.", retry: false });
  const { sync, notes, status } = await tab(server);
  const told = [];
  sync.onNotice((notice) => told.push(notice.text));
  await sync.propose("note.move", { id: "n", lane: "WHY" }, [["note", "n", { lane: "WHY" }]]);
  assert.equal(notes().n.lane, "WHO");
  assert.deepEqual(told, ["You may not move this."]);
  assert.notEqual(status().kind, "attention");
});

test("state keeps its identity until something changed, and tables theirs", async () => {
  const server = new FakeServer();
  server.tables = { note: { a: { text: "A" } }, stage: { s: { name: "S" } } };
  const { sync, line } = await tab(server);
  const before = sync.getState();
  assert.equal(sync.getState(), before);
  line.tell({ t: ["move"], k: {} });
  assert.equal(sync.getState(), before);
  add(sync, "b");
  const after = sync.getState();
  assert.notEqual(after, before);
  assert.equal(after.records.stage, before.records.stage);
  assert.equal(after.records.note.a, before.records.note.a);
  server.publish([["stage", "s", { name: "T" }]], "x");
  assert.equal(sync.getState().records.note, after.records.note);
});

test("without a room commands go by HTTP and topics are heard", async () => {
  const server = new FakeServer();
  const { sync, line } = await tab(server, { room: null });
  const topics = [];
  sync.onTopics((names) => topics.push(...names));
  assert.ok((await add(sync, "n1")).ok);
  assert.equal(line.snapshots, 0);
  assert.deepEqual(topics, ["note"]);
  server.rule = () => ({ code: "bad_field", message: "No.", field: "text", retry: false });
  const { error } = await sync.propose("decision.draft", { text: "x" }, [], { form: true });
  assert.equal(error.field, "text");
  assert.equal(sync.getState().attention.length, 0);
});

test("the server's clock is followed", async () => {
  const server = new FakeServer();
  const { sync, line } = await tab(server);
  line.tell({ hello: { epoch: "e1", me: line.me, now: new Date(Date.now() + 3_600_000).toISOString() } });
  assert.ok(sync.now() > Date.now() + 3_500_000);
});

test("ids are random UUIDs of version 4", () => {
  const ids = Array.from({ length: 50 }, newId);
  assert.equal(new Set(ids).size, 50);
  ids.forEach((id) =>
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  );
});
