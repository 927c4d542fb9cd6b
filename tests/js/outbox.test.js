import "./resolve.js";
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { FakeServer, FakeTransport, QUICK, until } from "./fake_server.js";

const { createSync } = await import("../../customer_room/ui/sync/store.js");
const { inOrder, openOutbox } = await import("../../customer_room/ui/sync/outbox.js");

const open = [];
afterEach(() => {
  open.splice(0).forEach((tab) => tab.close());
  globalThis.indexedDB = new IDBFactory();
});

/** Locks as browsers have them: held until the callback's promise ends, or the tab is killed. */
class FakeLocks {
  held = new Map();

  of(tab) {
    return {
      request: async (name, { ifAvailable }, use) => {
        assert.ok(ifAvailable);
        if (this.held.has(name)) return use(null);
        this.held.set(name, tab);
        await use({ name });
        return this.held.delete(name);
      },
    };
  }

  kill(tab) {
    for (const [name, holder] of this.held) if (holder === tab) this.held.delete(name);
  }
}

async function browserTab(server, locks, { room = "r1", member = "ceo" } = {}) {
  const line = new FakeTransport(server, { member_id: member, role: "leader" });
  const tab = { line };
  const sync = createSync({
    transport: line,
    openOutbox: () => openOutbox({ locks: locks.of(tab) }),
    timing: QUICK,
  });
  sync.connect({ room });
  await until(() => sync.getState().ready);
  open.push(sync);
  return Object.assign(tab, {
    sync,
    kill() {
      line.down();
      line.close();
      line.hears = {};
      locks.kill(tab);
    },
  });
}

const add = (tab, id) => tab.sync.propose("note.add", { id, text: id }, [["note", id, { text: id }]]);

test("500 notes written offline survive the closed tab and a restarted server, each once", async () => {
  const [server, locks] = [new FakeServer(), new FakeLocks()];
  const first = await browserTab(server, locks);
  first.line.down();
  for (let i = 0; i < 500; i += 1) add(first, `n${i}`);
  first.line.lose = () => true;
  await until(async () => (await count()) === 500);
  first.kill();
  server.epoch = "e2";
  const next = await browserTab(server, locks);
  await until(() => server.applied.length === 500);
  await until(() => next.sync.getState().status.kind === "saved");
  assert.deepEqual(
    Object.keys(server.tables.note),
    Array.from({ length: 500 }, (_, i) => `n${i}`),
  );
  await until(async () => (await count()) === 0);
});

test("a tab never sends what another living tab will send", async () => {
  const [server, locks] = [new FakeServer(), new FakeLocks()];
  const first = await browserTab(server, locks);
  first.line.down();
  add(first, "n1");
  await until(async () => (await count()) === 1);
  const second = await browserTab(server, locks);
  await add(second, "n2");
  assert.deepEqual(Object.keys(server.tables.note), ["n2"]);
  first.kill();
  await second.sync.adopt();
  second.line.reset();
  await until(() => server.tables.note.n1);
  assert.equal(server.applied.length, 2);
});

test("what was sent but never acknowledged is not applied again by the next tab", async () => {
  const [server, locks] = [new FakeServer(), new FakeLocks()];
  const first = await browserTab(server, locks);
  first.line.lose = (way) => way === "in";
  add(first, "n1");
  await until(async () => server.applied.length === 1 && (await count()) === 1);
  first.kill();
  const second = await browserTab(server, locks);
  await until(
    () => second.line.sent.some(({ name }) => name) && second.sync.getState().status.kind === "saved",
  );
  assert.equal(server.applied.length, 1);
});

test("another person on this device sends nothing of mine", async () => {
  const [server, locks] = [new FakeServer(), new FakeLocks()];
  const mine = await browserTab(server, locks);
  mine.line.down();
  add(mine, "secret");
  await until(async () => (await count()) === 1);
  mine.kill();
  const other = await browserTab(server, locks, { member: "cfo" });
  await add(other, "theirs");
  assert.deepEqual(Object.keys(server.tables.note), ["theirs"]);
  other.kill();
  await browserTab(server, locks);
  await until(() => server.tables.note.secret);
});

test("votes are not kept across a closed tab", async () => {
  const [server, locks] = [new FakeServer(), new FakeLocks()];
  const first = await browserTab(server, locks);
  first.line.lose = (way) => way === "out";
  first.sync.propose("vote.cast", { id: "v" }, []);
  await new Promise((resolve) => setTimeout(resolve, 20));
  first.kill();
  const second = await browserTab(server, locks);
  await add(second, "n1");
  assert.equal(server.applied.length, 1);
});

test("a text that needs attention is still there in the next tab", async () => {
  const [server, locks] = [new FakeServer(), new FakeLocks()];
  server.rule = () => ({ code: "phase_closed", message: "Over.", retry: false });
  const first = await browserTab(server, locks);
  await add(first, "late");
  await until(async () => (await count("attention")) === 1);
  first.kill();
  const second = await browserTab(server, locks);
  await until(() => second.sync.getState().attention.length === 1);
  const [{ id, mine }] = second.sync.getState().attention;
  assert.equal(mine, "late");
  await second.sync.resolve(id, "discard");
  await until(async () => (await count("attention")) === 0);
  second.kill();
  const third = await browserTab(server, locks);
  assert.equal(third.sync.getState().attention.length, 0);
});

test("without Web Locks a lease keeps living tabs apart and lets dead ones go", async () => {
  let clock = 1000;
  const options = { locks: null, now: () => clock };
  const [a, b] = [await openOutbox(options), await openOutbox(options)];
  assert.ok(await a.claim("tab"));
  assert.ok(!(await b.claim("tab")));
  clock += 60_000;
  assert.ok(await b.claim("tab"));
  a.close();
  b.close();
});

test("older clients come first and each keeps its own order", () => {
  const entry = (client, seq, at) => ({ client, seq, at });
  const mixed = [entry("b", 2, 5), entry("a", 1, 9), entry("b", 1, 3), entry("a", 2, 1)];
  assert.deepEqual(
    inOrder(mixed).map(({ client, seq }) => `${client}${seq}`),
    ["a1", "a2", "b1", "b2"],
  );
});

async function count(store = "entries") {
  const request = indexedDB.open("customer-room", 1);
  const db = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const asked = db.transaction(store).objectStore(store).count();
  const found = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
  db.close();
  return found;
}
