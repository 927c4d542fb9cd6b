// What a vote came to on the projector, and how many have voted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasResult, resultOf, turnout } from "../../customer_room/ui/present/result.js";

const vote = (target_type, target_id, function_id, phase_id = "p1") => ({ target_type, target_id, function_id, phase_id });

test("most dots first, each with its spread by function", () => {
  const rows = resultOf({ id: "p1" }, {
    stages: [{ id: "s1", letter: "A", name: "Is it for me?" }],
    note: { n1: { text: "Nobody\nphoned", evidence_level: "customers said" }, n2: { text: "x", removed_at: "now" } },
    group: { g1: { name: "Letters" } },
    step: { t1: { name: "Look back", stage_id: "s1" } },
    function: { sa: { order: 2 }, fi: { order: 1 } },
    vote: {
      a: vote("note", "n1", "sa"), b: vote("note", "n1", "fi"), c: vote("note", "n1", "fi"), d: vote("stage", "s1", "fi"),
      e: vote("stage", "s1", "sa"), f: vote("group", "g1", "sa"), g: vote("step", "t1", "sa"), h: vote("note", "n2", "sa"),
      other: vote("note", "n1", "sa", "p0"),
    },
  });
  assert.deepEqual(rows.map((row) => [row.text, row.total]), [
    ["Nobody\nphoned", 3], ["A Is it for me?", 2], ["Letters", 1], ["Look back", 1], ["Removed meanwhile", 1],
  ]);
  assert.deepEqual(rows[0].spread, [["fi", 2], ["sa", 1]]);
  assert.deepEqual(rows[1].spread, [["fi", 1], ["sa", 1]]);
  assert.deepEqual(rows.map((row) => row.theirs), [true, true, false, true, false]);
});

test("there is a result once the vote of this phase is closed", () => {
  const votes = { a: vote("note", "n1", "sa") };
  const shown = { id: "p1", shows_result: true, votes_open: false };
  assert.equal(hasResult(shown, votes), true);
  assert.equal(hasResult({ ...shown, votes_open: true }, votes), false);
  assert.equal(hasResult({ ...shown, shows_result: false }, votes), false);
  assert.equal(hasResult({ ...shown, id: "p2" }, votes), false);
  assert.equal(hasResult(shown, {}), false);
});

test("seats that are here are waited for; in a town hall everybody who is here", () => {
  const here = ["ann", "gus", "fay"].map((member_id) => ({ member_id, away: false }));
  const records = {
    member: { ann: { seat: true, role: "leader" }, ben: { seat: true, role: "leader" }, gus: { role: "guest" }, fay: { role: "facilitator" } },
  };
  assert.deepEqual(turnout({ voted: 1 }, here, records.member), { voted: 1, asked: 1 });
  assert.deepEqual(turnout({ voted: 2, everybody_votes: true }, here, records.member), { voted: 2, asked: 2 });
  assert.deepEqual(turnout({ voted: 3 }, here, records.member), { voted: 3, asked: 3 });
});
