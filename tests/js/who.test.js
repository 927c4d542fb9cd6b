import assert from "node:assert/strict";
import { test } from "node:test";
import { besideOf, calledOf, isHidden, missingOf, peopleOf, rowsOf, typesForOthers, votersOf, writersOf } from "../../customer_room/ui/console/who.js";

const TODAY = "2026-07-01";
const records = () => ({
  member: {
    coo: { function_id: "op", role: "leader", seat: true },
    cfo: { function_id: "fi", role: "leader", seat: true },
    fay: { function_id: "co", role: "facilitator", seat: false },
    rea: { function_id: "co", role: "reader", seat: false },
    gus: { function_id: "op", role: "guest", seat: false, guest_of: "r1" },
    old: { function_id: "op", role: "guest", seat: false, guest_of: "r0" },
    twin: { function_id: "op", role: "leader", seat: true, merged_into: "coo" },
    gone: { function_id: "fi", role: "leader", seat: true, active_to: "2026-06-30" },
    soon: { function_id: "fi", role: "leader", seat: true, active_from: "2026-07-02" },
    chief: { function_id: "co", role: "leader", seat: true },
  },
  room: { r0: { status: "closed" }, r1: { status: "live" } },
  person: {
    coo: { name: "Petra", title: "Chief operating officer" },
    cfo: { name: "Idris", title: "" },
    fay: { name: "Fay", title: "Facilitator" },
    gus: { name: "Gus Field", title: "Guest" },
    chief: { name: "Maren", title: "Chief executive" },
  },
  function: { op: { name: "Operations" }, fi: { name: "Finance" }, co: { name: "Company", pseudo: true } },
});
const here = (...ids) => ids.map((member_id) => ({ member_id, away: false }));

test("seats and whoever is here and waited for are listed, guests behind, who is missing last", () => {
  const rows = rowsOf({ presence: here("coo", "gus", "fay", "rea"), records: records(), phase: null, today: TODAY });
  assert.deepEqual(rows.map(({ id, state }) => [id, state]), [["coo", "here"], ["gus", "here"], ["chief", "away"], ["cfo", "away"]]);
});

test("who was merged or has left, or was a guest before, is nobody's row, and nothing is typed for them", () => {
  for (const list of [writersOf(records(), TODAY), peopleOf(records(), TODAY), votersOf(records(), {}, TODAY)]) {
    assert.ok(!list.some(([id]) => ["twin", "gone", "soon", "old"].includes(id)));
  }
});

test("done is who has ticked this phase, not who wants more time", () => {
  const with_ = { ...records(), tick: { a: { phase_id: "p", member_id: "coo", says: "done" }, b: { phase_id: "p", member_id: "cfo", says: "more time" }, c: { phase_id: "q", member_id: "cfo", says: "done" } } };
  const rows = rowsOf({ presence: here("coo", "cfo"), records: with_, phase: { id: "p" }, today: TODAY });
  assert.deepEqual(Object.fromEntries(rows.map(({ id, state }) => [id, state])), { coo: "done", cfo: "writing", chief: "away" });
});

test("in a break nobody is waited for: who is here is here", () => {
  const on = { ...records(), tick: { a: { phase_id: "p", member_id: "coo", says: "done" } } };
  const rows = rowsOf({ presence: here("coo", "cfo"), records: on, phase: { id: "p", kind: "break" }, today: TODAY });
  assert.deepEqual(Object.fromEntries(rows.map(({ id, state }) => [id, state])), { coo: "here", cfo: "here", chief: "away" });
});

test("people are called by their job, guests and people without one by their name", () => {
  assert.deepEqual(["coo", "cfo", "gus", "nobody"].map((id) => [calledOf(records(), id), besideOf(records(), id)]), [
    ["Chief operating officer", "Petra"], ["Idris", ""], ["Gus Field", "Guest"], ["Somebody", ""],
  ]);
});

test("readers write nothing; only a seat votes, and in a town hall guests do", () => {
  const ids = (list) => list.map(([id]) => id).sort();
  assert.deepEqual(ids(writersOf(records(), TODAY)), ["cfo", "chief", "coo", "fay", "gus"]);
  assert.deepEqual(ids(votersOf(records(), {}, TODAY)), ["cfo", "chief", "coo"]);
  assert.ok(ids(votersOf(records(), { everybody_votes: true }, TODAY)).includes("gus"));
});

test("what one person wrote can be shown alone while it is hidden and bears names", () => {
  const phase = { private: true, revealed: false, anonymous: false, shown: ["cfo"] };
  assert.equal(isHidden(phase, "coo"), true);
  assert.equal(isHidden(phase, "cfo"), false);
  assert.equal(isHidden({ ...phase, revealed: true }, "coo"), false);
  assert.equal(isHidden({ ...phase, anonymous: true }, "coo"), false);
  assert.equal(isHidden(null, "coo"), false);
});

test("a voice is missing where a function with a seat has written nothing, Company never", () => {
  const notes = { a: { phase_id: "p", stage_id: "s", function_id: "fi" }, b: { phase_id: "p", stage_id: "t", function_id: "op" }, c: { phase_id: "p", stage_id: "s", function_id: "op", removed_at: "x" } };
  const given = { records: { ...records(), note: notes }, phase: { id: "p" }, today: TODAY };
  assert.deepEqual(missingOf({ ...given, stage: { id: "s" } }), ["op"]);
  assert.deepEqual(missingOf({ ...given, stage: null }), []);
});

test("dots and answers are typed for others by facilitators, whom alone the rules let", () => {
  const roles = ["owner", "facilitator", "leader", "guest", "reader"];
  assert.deepEqual(roles.filter((role) => typesForOthers({ role })), ["facilitator"]);
});
