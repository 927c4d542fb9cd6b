// The hour against its plan.
import assert from "node:assert/strict";
import { test } from "node:test";
import { advice, driftOf } from "../../customer_room/ui/console/drift.js";

const START = Date.parse("2026-06-01T10:00:00Z");
const at = (minutes) => new Date(START + minutes * 60_000).toISOString();
const past = (id, minutes, from, to) => ({ id, minutes, status: "done", started_at: at(from), ended_at: at(to) });
const coming = (id, minutes, more = {}) => ({ id, minutes, status: "to come", ...more });

test("what phases took beyond their plan is behind, and moves the end", () => {
  const list = [past("a", 8, 0, 9), past("b", 8, 9, 18), { id: "c", minutes: 20, status: "running", started_at: at(18), deadline: at(38) }, coming("d", 8)];
  const found = driftOf(list, list[2], START + 23 * 60_000);
  assert.equal(found.behind, 2);
  assert.equal(found.ends, START + 46 * 60_000);
  assert.deepEqual([...found.spent], [["a", 9], ["b", 9]]);
});

test("a running phase over its time is behind by that, and given minutes are too", () => {
  const list = [{ id: "a", minutes: 10, status: "running", started_at: at(0), deadline: at(10) }];
  assert.equal(driftOf(list, list[0], START + 13 * 60_000).behind, 3);
  const longer = [{ ...list[0], deadline: at(15) }];
  assert.equal(driftOf(longer, longer[0], START + 1 * 60_000).behind, 5);
});

test("a paused phase falls behind while it stands, and a skipped one gives its minutes back", () => {
  const paused = { id: "a", minutes: 10, status: "running", started_at: at(0), deadline: null, paused_left: 300 };
  assert.equal(driftOf([paused], paused, START + 9 * 60_000).behind, 4);
  assert.equal(driftOf([coming("a", 10), { id: "b", minutes: 8, status: "skipped" }], null, START).behind, -8);
});

test("who jumps ahead leaves aside what lies between, until it is begun after all", () => {
  const running = { id: "c", minutes: 20, status: "running", started_at: at(8), deadline: at(28) };
  const list = [past("a", 8, 0, 8), coming("b", 8, { kind: "why", order: 2 }), running, coming("d", 6, { kind: "prove", order: 4 })];
  const found = driftOf(list, running, START + 8 * 60_000);
  assert.deepEqual([found.behind, found.ends], [-8, START + 34 * 60_000]);
  assert.equal(advice(list, running), "Keep 4 whole.");
  assert.equal(driftOf(list, null, START + 8 * 60_000).ends, START + 42 * 60_000);
});

test("the advice cuts four before two and keeps what is protected", () => {
  const list = [coming("2", 8, { kind: "counts", order: 2 }), coming("4", 8, { kind: "why", order: 4 }), coming("6", 24, { kind: "decide", order: 6 }), coming("7", 6, { kind: "prove", order: 7 })];
  assert.equal(advice(list), "If it grows, shorten phase 4; keep 6 and 7 whole.");
  assert.equal(advice(list.slice(2)), "Keep 6 and 7 whole.");
  assert.equal(advice([]), "");
});
