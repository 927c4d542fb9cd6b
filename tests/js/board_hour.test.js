// More time, joining late, reading back: what is counted and said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isLate, summaryFor } from "../../customer_room/ui/room/board/late.js";
import { answerWords, isShort, wishesOf, wishWords } from "../../customer_room/ui/room/board/more_time.js";
import { driftTotal, driftWords, mineOf, stateOf, toldOf, toldItems, toReadBack } from "../../customer_room/ui/room/board/readbacks.js";

test("more time is asked for in the last fifth and after it, not while the clock stands", () => {
  assert.equal(isShort({ tone: "" }), false);
  assert.equal(isShort({ tone: "amber" }), true);
  assert.equal(isShort({ tone: "red", left: -1 }), true);
  assert.equal(isShort({ tone: "amber", isPaused: true }), false);
  assert.equal(isShort(null), false);
});

test("wishes are counted against who is here and asked", () => {
  const members = { a: { seat: true }, b: { role: "leader" }, c: { role: "guest" }, f: { role: "facilitator" } };
  const presence = [{ member_id: "a" }, { member_id: "b" }, { member_id: "c", away: true }, { member_id: "f" }];
  const tick = (member_id, says, phase_id = "p") => ({ member_id, says, phase_id });
  const ticks = { 1: tick("a", "more time"), 2: tick("b", "done"), 3: tick("c", "more time"), 4: tick("b", "more time", "old") };
  assert.deepEqual(wishesOf(ticks, "p", presence, members), { want: 2, of: 3 });
  assert.equal(wishWords({ want: 1, of: 8 }), "1 of 8 wants more time");
  assert.equal(wishWords({ want: 4, of: 8 }), "4 of 8 want more time");
});

test("the facilitator's answer stands for a minute", () => {
  const at = Date.parse("2026-01-01T09:00:00Z");
  const phase = (time_given) => ({ time_given, time_given_at: "2026-01-01T09:00:00Z" });
  assert.equal(answerWords(phase(1), at), "1 more minute.");
  assert.equal(answerWords(phase(5), at + 59_000), "5 more minutes.");
  assert.match(answerWords(phase(0), at), /^No more time/);
  assert.equal(answerWords(phase(5), at + 61_000), "");
  assert.equal(answerWords({ time_given: null, time_given_at: null }, at), "");
});

const decision = (number, status, more) => ({ number, status, room_id: "r", one_line: `Do ${number}`, ...more });
const plan = { at: 2, list: Array(8).fill({}), now: { title: "Walk in their shoes", prompt: "What happens here?" } };

test("who joins late is told the phase and what is decided", () => {
  const decisions = { 1: decision("Q-02", "decided"), 2: decision("Q-01", "in force"), 3: decision("Q-03", "raised"), 4: decision("Q-04", "decided", { room_id: "x" }) };
  const [where, so] = summaryFor(plan, decisions, { id: "r" });
  assert.equal(where, "You join in phase 3 of 8: Walk in their shoes.");
  assert.equal(so, "Decided so far: Q-01 Do Q-01; Q-02 Do Q-02. 1\u00a0decision on the table.");
  assert.equal(summaryFor(plan, {}, { id: "r" })[1], "Nothing is decided yet.");
  assert.equal(isLate({ status: "live" }, plan), true);
  assert.equal(isLate({ status: "live" }, { ...plan, at: 0 }), false);
  assert.equal(isLate({ status: "prepared" }, plan), false);
});

test("a room reads its own decisions back that were not set aside", () => {
  const decisions = { b: decision("Q-02", "decided"), a: decision("Q-01", "raised"), c: decision("Q-03", "parked"), d: decision("Q-04", "decided", { room_id: null }) };
  assert.deepEqual(toReadBack(decisions, { id: "r" }).map((each) => each.id), ["a", "b"]);
  assert.deepEqual(toReadBack(decisions, null), []);
});

test("it is written alone in the last phase, then shown", () => {
  const phase = { kind: "close", status: "running" };
  assert.equal(stateOf(phase, true), "writing");
  assert.equal(stateOf(phase, false), "shown");
  assert.equal(stateOf({ kind: "walk", status: "running" }, true), "none");
  assert.equal(stateOf({ kind: "close", status: "done" }, false), "none");
  assert.equal(stateOf(null, false), "none");
  assert.equal(stateOf(null, false, { status: "closed" }), "kept");
});

test("drift is counted by decision", () => {
  const back = (member_id, mark, decision_id = "a") => ({ member_id, mark, decision_id, text: member_id });
  const [first, second] = toldOf([{ id: "a" }, { id: "b" }], { 1: back("z", "same"), 2: back("y", "drifts"), 3: back("x", null) });
  assert.deepEqual(first.told.map((each) => each.member_id), ["x", "y", "z"]);
  assert.deepEqual([first.drift, first.unmarked, second.told.length], [1, 1, 0]);
  assert.equal(mineOf({ 1: back("z", null) }, "a", "z"), "z");
  assert.equal(mineOf({ 1: back("z", null) }, "b", "z"), "");
  const told = Array(7);
  assert.equal(driftWords({ told, drift: 2, unmarked: 0 }), "2 of 7 drift");
  assert.equal(driftWords({ told, drift: 1, unmarked: 3 }), "1 of 7 drifts; 3 not marked yet");
  assert.equal(driftWords({ told, drift: 0, unmarked: 0 }), "All 7 tell the same story");
  assert.equal(driftWords({ told, drift: 0, unmarked: 7 }), "7 to mark");
  assert.equal(driftWords({ told, drift: 0, unmarked: 2 }), "None drifts so far; 2 not marked yet");
  assert.equal(driftWords({ told: [], drift: 0, unmarked: 0 }), "Nobody wrote one");
});

test("the wall turns through the lines of each decision, and the message last", () => {
  const decisions = [{ id: "a", told: [{ id: 1 }, { id: 2 }] }, { id: "b", told: [] }, { id: "c", told: [{ id: 3 }] }];
  const items = toldItems(decisions, "One thing.");
  assert.deepEqual(items.map((each) => [each.part, each.isFirst]), [["a", true], ["a", false], ["c", true], ["message", true]]);
  assert.equal(items.at(-1).message, "One thing.");
  assert.notEqual(items.at(-1).id, toldItems(decisions, "Another.").at(-1).id);
  assert.deepEqual(toldItems([], ""), []);
});

test("drift is counted over all decisions", () => {
  assert.equal(driftTotal([{ told: [1, 2], drift: 1, unmarked: 0 }, { told: [3], drift: 0, unmarked: 1 }]), "1 of 3 read-backs drifts. 1 to mark.");
  assert.equal(driftTotal([{ told: [1, 2], drift: 2, unmarked: 0 }]), "2 of 2 read-backs drift.");
  assert.equal(driftTotal([]), "Nobody has read anything back.");
});
