import "./resolve.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeServer, FakeTransport, QUICK, until } from "./fake_server.js";

const { createSync } = await import("../../customer_room/ui/sync/store.js");
const { memoryOutbox } = await import("../../customer_room/ui/sync/outbox.js");

const SEEDS = 25;
const STEPS = 60;

/** A small seeded generator, so that a failing run can be repeated by its number. */
function chance(seed) {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

for (let seed = 1; seed <= SEEDS; seed += 1) {
  test(`three tabs agree with the server after loss, cuts and restarts (seed ${seed})`, async () => {
    const draw = chance(seed);
    const server = new FakeServer();
    const tabs = Array.from({ length: 3 }, () => {
      const line = new FakeTransport(server);
      const sync = createSync({ transport: line, openOutbox: async () => memoryOutbox(), timing: QUICK });
      sync.connect({ room: "r" });
      return { line, sync };
    });
    let rough = true;
    for (const { line } of tabs) line.lose = (_, frame) => rough && !frame.hello && draw(8) === 0;
    const asked = [];
    for (let step = 0; step < STEPS; step += 1) {
      const { sync, line } = tabs[draw(3)];
      const id = `n${draw(6)}`;
      const what = draw(10);
      if (what < 5)
        asked.push(sync.propose("note.edit", { id, text: `t${step}` }, [["note", id, { text: `t${step}` }]]));
      else if (what === 5) asked.push(sync.propose("note.remove", { id }, [["note", id, null]]));
      else if (what === 6) line.down();
      else if (what === 7) line.up();
      else if (what === 8) line.tell({ reload: "room" });
      else await new Promise((resolve) => setTimeout(resolve, draw(6)));
    }
    rough = false;
    tabs.forEach(({ line }) => line.reset());
    const answers = await Promise.all(asked);
    assert.ok(answers.every(({ ok }) => ok));
    assert.deepEqual([...server.applied].sort(), answers.map(({ op }) => op).sort());
    for (const { sync, line } of tabs) {
      line.reset();
      await until(() => sync.getState().ready && sync.getState().status.kind === "saved");
      await until(() => same(sync.getState().records.note, server.tables.note), `seed ${seed} agrees`);
      sync.close();
    }
  });
}

function same(a, b) {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}
