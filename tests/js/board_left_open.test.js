// What the dialog that closes a room says before it does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { leftOpen } from "../../customer_room/ui/room/board/left_open.js";
import { raisedFrom } from "../../customer_room/ui/room/board/raised.js";

const room = { id: "r", status: "live" };
const decision = (number, status, more) => ({ number, status, room_id: "r", one_line: `Do ${number}`, source_note_ids: [], source_group_id: null, ...more });
const scene = (records, more) => ({ records, room, raised: raisedFrom(records.decision), phase: null, asked: null, ...more });

test("nothing is said where all is done", () => {
  const records = {
    decision: { d: decision("Q-01", "decided", { source_group_id: "g" }), p: decision("Q-02", "parked") },
    group: { g: { name: "They wait", removed_at: null } }, note: { n: { kind: "dishonour", group_id: "g", removed_at: null } },
    read_back: { b: { decision_id: "d", member_id: "m", mark: "same" } },
  };
  assert.deepEqual(leftOpen(scene(records)), []);
  assert.deepEqual(leftOpen(scene({})), []);
});

test("undecided, groups without an end, unmarked read-backs, an open question: in this order, by name", () => {
  const records = {
    decision: { d: decision("Q-01", "discussed"), e: decision("Q-02", "raised") },
    group: { g: { name: "They wait", removed_at: null } }, note: { n: { kind: "dishonour", group_id: "g", removed_at: null } },
    read_back: { b: { decision_id: "d", member_id: "m", mark: null } },
  };
  const found = leftOpen(scene(records, { asked: { status: "open" } }));
  assert.deepEqual(found.map((each) => each.kind), ["undecided", "groups", "unmarked", "asked"]);
  assert.deepEqual(found[0].names, ["Q-01 Do Q-01", "Q-02 Do Q-02"]);
  assert.match(found[0].text, /^2\u00a0decisions/);
  assert.match(found[1].text, /^1\u00a0group that dishonours/);
});

test("what is written alone is not counted, only said", () => {
  const records = { decision: { d: decision("Q-01", "decided") }, read_back: { b: { decision_id: "d", member_id: "me", mark: null } } };
  const phase = { private: true, revealed: false, status: "running", title: "Same story" };
  assert.deepEqual(leftOpen(scene(records, { phase })).map((each) => each.kind), ["alone"]);
});
