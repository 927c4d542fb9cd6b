import assert from "node:assert/strict";
import { test } from "node:test";
import {
  agendaOf, cellAt, cellsOf, clockFace, clockOf, internalIn, isPrivate, knocksOf,
  openLanes, presenceOf, stagesOf, stopsOf, tally,
} from "../../customer_room/ui/room/board/selectors.js";
import { dotsLeft, dotsOf, mayVote } from "../../customer_room/ui/room/board/dots.js";
import { onTableOf, raisedFrom } from "../../customer_room/ui/room/board/raised.js";

const note = (more) => ({ lane: "WHO", stage_id: "a", text: "t", function_id: "ca", author_id: "me", group_id: null, order: "V", removed_at: null, ...more });

test("whose notes have been shown are on the board of those who still write alone", () => {
  const notes = { mine: note({ author_id: "me" }), shown: note({ author_id: "ann" }), hidden: note({ author_id: "ben" }) };
  assert.deepEqual(cellAt(cellsOf(notes, {}, "me", undefined, ["ann"]), "WHO", "a").ids.sort(), ["mine", "shown"]);
});

test("a paused clock stands, and a skipped phase is not next", () => {
  const phase = { started_at: "2026-01-01T00:00:00Z", minutes: 10, deadline: null, paused_left: 300 };
  assert.deepEqual(clockOf(phase, Date.parse("2026-01-01T09:00:00Z")), { left: 300_000, used: 0.5, tone: "", isPaused: true });
  const phases = { p1: { order: 1 }, p2: { order: 2, status: "skipped" }, p3: { order: 3, status: "to come" } };
  assert.equal(agendaOf(phases, { phase_id: "p1" }).next.id, "p3");
});

test("a cell holds notes and groups in their order, without what is in the bin", () => {
  const notes = { n1: note({ order: "b" }), n2: note({ order: "a" }), n3: note({ removed_at: "2026" }), n4: note({ group_id: "g" }) };
  const groups = { g: { lane: "WHO", stage_id: "a", name: "G", order: "aV", removed_at: null } };
  const cell = cellAt(cellsOf(notes, groups, null), "WHO", "a");
  assert.deepEqual(cell.items.map((item) => item.id), ["n2", "g", "n1"]);
  assert.deepEqual(cell.ids, ["n2", "n4", "n1"]);
  assert.equal(cell.count, 3);
});

test("a note whose frame was taken away stands in the cell again", () => {
  const groups = { g: { lane: "WHO", stage_id: "a", name: "G", order: "V", removed_at: "2026" } };
  const cell = cellAt(cellsOf({ n: note({ group_id: "g" }) }, groups, null), "WHO", "a");
  assert.deepEqual(cell.items.map((item) => item.id), ["n"]);
});

test("a change in one cell leaves the identity of all others", () => {
  const before = { n1: note(), n2: note({ stage_id: "b" }) };
  const first = cellsOf(before, {}, null);
  const second = cellsOf({ ...before, n2: note({ stage_id: "b", text: "new" }) }, {}, null, first);
  assert.equal(second.get("WHO|a"), first.get("WHO|a"));
  assert.notEqual(second.get("WHO|b"), first.get("WHO|b"));
});

test("alone I see what I wrote and what was typed by me", () => {
  const notes = { mine: note(), theirs: note({ author_id: "other" }), proxy: note({ author_id: "other", typed_by: "me" }) };
  assert.deepEqual(cellAt(cellsOf(notes, {}, "me"), "WHO", "a").ids.sort(), ["mine", "proxy"]);
});

test("one accepted claim answers for a stage; none and several are said in words", () => {
  const stage = (claims) => ({ order: 1, name: "Is it still worth it?", claims, removed_at: null });
  const claim = (leader, accepted = true) => ({ leader, accepted });
  const world = (claims) => ({ stage: { s: stage(claims) }, member: { p: { function_id: "ma" } }, person: { p: { title: "CMO", name: "P" } }, function: {} });
  const trouble = (claims) => stagesOf(world(claims))[0].trouble;
  assert.equal(trouble([claim("p")]), null);
  assert.equal(trouble([]), "Nobody’s stage");
  assert.equal(trouble([claim("p"), claim("q")]), "Two leaders claim it");
  assert.equal(trouble([claim("p", false)]), "Claimed, not agreed yet");
  assert.equal(stagesOf(world([claim("p")]))[0].owners[0].title, "CMO");
});

test("a word of ours in a stage's name is found, in any case", () => {
  assert.equal(internalIn("Customer Onboarding", ["onboard"]), "onboard");
  assert.equal(internalIn("Keep us warm", ["onboard"]), null);
});

test("the company's own list and its functions' names mark a stage's name as ours", () => {
  const world = {
    stage: { s: { name: "Boiler school", claims: [], order: 1 }, t: { name: "The Sales talk", claims: [], order: 2 }, u: { name: "Keep us warm", claims: [], order: 3 } },
    function: { f: { name: "Sales", code: "Sa", order: 1 }, x: { name: "Company", code: "Ex", order: 0, pseudo: true } },
    workspace: { workspace: { internal_words: ["school"] } },
  };
  assert.deepEqual(stagesOf(world).map((each) => each.internal), ["school", "Sales", null]);
  world.stage.s.outside_in_overruled = true;
  world.stage.t.outside_in_overruled = false;
  assert.deepEqual(stagesOf(world).map((each) => each.internal), [null, "Sales", null]);
});

test("while a vote is open only its dots count, afterwards all, with their functions", () => {
  const votes = {
    v1: { phase_id: "p", voter_id: "me", function_id: "ca", target_id: "n" },
    v2: { phase_id: "old", function_id: "sa", target_id: "n" },
  };
  const open = { id: "p", votes_open: true, vote_budget: 3 };
  assert.equal(dotsOf(votes, open, "me").get("n").total, 1);
  assert.equal(dotsLeft(votes, open, "me", true), 2);
  const closed = dotsOf(votes, { ...open, votes_open: false }, "me").get("n");
  assert.deepEqual(closed.spread, [["ca", 1], ["sa", 1]]);
  assert.equal(dotsLeft(votes, { ...open, votes_open: false }, "me", true), null);
});

test("the functions behind a closed vote stand in one order whatever order the dots came in", () => {
  const dot = (fn) => ({ phase_id: "p", function_id: fn, target_id: "n" });
  const spread = (votes) => dotsOf(votes, { id: "p" }, "me").get("n").spread;
  const [early, late] = [{ v1: dot("ca"), v2: dot("sa") }, { v1: dot("sa"), v2: dot("ca") }];
  assert.deepEqual(spread(early), spread(late));
});

test("a function is done when everybody of it who is here has ticked", () => {
  const members = { a: { function_id: "ca", seat: true }, b: { function_id: "ca", role: "guest" }, c: { function_id: "sa", seat: true }, f: { function_id: "sa", role: "facilitator" } };
  const functions = { ca: { name: "Care", code: "Ca", order: 1 }, sa: { name: "Sales", code: "Sa", order: 2 } };
  const here = ["a", "b"].map((member_id) => ({ member_id, away: false }));
  const ticks = { t: { phase_id: "p", member_id: "a", says: "done" }, u: { phase_id: "p", member_id: "b", says: "more time" } };
  const found = presenceOf(here, ticks, members, functions, "p");
  assert.deepEqual(found.rows.map(({ id, done, away }) => [id, done, away]), [["ca", false, false], ["sa", false, true]]);
  assert.deepEqual([found.done, found.here], [1, 2]);
  const withFacilitator = presenceOf([...here, { member_id: "f", away: false }], ticks, members, functions, "p");
  assert.deepEqual([withFacilitator.done, withFacilitator.here], [1, 2]); // who runs the room is not waited for
});

test("a facilitator with a seat is waited for like everybody; without one the marks do not wait", () => {
  const functions = { ca: { name: "Care", code: "Ca", order: 1 } };
  const here = ["a", "f"].map((member_id) => ({ member_id, away: false }));
  const countedWith = (seat, ...done) => {
    const members = { a: { function_id: "ca", seat: true, role: "leader" }, f: { function_id: "ca", seat, role: "facilitator" } };
    const ticks = Object.fromEntries(done.map((member_id) => [member_id, { phase_id: "p", member_id, says: "done" }]));
    const found = presenceOf(here, ticks, members, functions, "p");
    return [found.done, found.here, found.rows[0].done];
  };
  assert.deepEqual(countedWith(true, "f"), [1, 2, false]);
  assert.deepEqual(countedWith(true, "a", "f"), [2, 2, true]);
  assert.deepEqual(countedWith(false, "a"), [1, 1, true]);
});

test("the clock turns amber at a fifth and red at a twentieth of the time", () => {
  const phase = { started_at: "2026-06-01T10:00:00.000Z", deadline: "2026-06-01T10:20:00.000Z" };
  const at = (minute) => clockOf(phase, Date.parse("2026-06-01T10:00:00.000Z") + minute * 60_000).tone;
  assert.deepEqual([at(0), at(15.9), at(16), at(18.9), at(19), at(25)], ["", "", "amber", "amber", "red", "red"]);
  assert.equal(clockFace(460_000), "7:40");
  assert.equal(clockFace(-65_000), "+1:05");
});

test("lanes of the phase are open; what I folded myself stays folded", () => {
  const cells = cellsOf({ n: note() }, {}, null);
  assert.deepEqual([...openLanes({ lanes: ["WHO", "WHERE FROM"] }, { WHO: false, "WHAT NEXT": true }, cells)], ["WHERE FROM", "WHAT NEXT"]);
  assert.deepEqual([...openLanes(null, {}, cells)], ["WHO", "HOW THEY MOVE"]);
});

test("no phase folds the lane in which I edit a note", () => {
  assert.deepEqual([...openLanes({ lanes: ["WHERE FROM"] }, { WHO: false }, new Map(), "WHO")], ["WHO", "WHERE FROM"]);
});

test("a phase is private until it is revealed", () => {
  assert.ok(isPrivate({ private: true, revealed: false, status: "running" }));
  assert.ok(!isPrivate({ private: true, revealed: true, status: "running" }));
  assert.ok(!isPrivate({ private: true, revealed: false, status: "done" }));
  assert.ok(!isPrivate({ private: true, revealed: false, status: "running", shown: ["me"] }, "me"));
  assert.ok(isPrivate({ private: true, revealed: false, status: "running", shown: ["me"] }, "you"));
});

test("only who waits for this room knocks", () => {
  const sessions = {
    a: { waiting: true, room_id: "r", opened_at: "2" }, b: { waiting: true, room_id: "other", opened_at: "1" },
    c: { waiting: true, room_id: "r", opened_at: "1" }, d: { waiting: false, room_id: "r", opened_at: "0" },
    e: { waiting: true, room_id: "r", opened_at: "0", ended_at: "3" },
  };
  assert.deepEqual(knocksOf(sessions, "r").map((each) => each.id), ["c", "a"]);
});

test("stops go lane by lane; an empty cell is a stop itself", () => {
  const cells = cellsOf({ n: note() }, {}, null);
  const rows = stopsOf(cells, [{ id: "a" }, { id: "b" }], new Set(["WHO"]), () => false);
  assert.deepEqual(rows, [[["note:n"], ["cell:WHO|b"]]]);
});

test("a folded cell counts notes and names functions in their order", () => {
  const cells = cellsOf({ n1: note(), n2: note({ function_id: "sa" }) }, {}, null);
  const found = tally(cellAt(cells, "WHO", "a"), [{ id: "sa" }, { id: "ma" }, { id: "ca" }]);
  assert.deepEqual([found.count, found.functions.map((each) => each.id)], [2, ["sa", "ca"]]);
});

test("the agenda knows where the room is", () => {
  const plan = agendaOf({ p2: { order: 2 }, p1: { order: 1 } }, { phase_id: "p1" });
  assert.deepEqual([plan.at, plan.next.id], [0, "p2"]);
});

test("somebody without a seat has no dots to give", () => {
  assert.equal(dotsLeft({}, { id: "p", vote_budget: 3, votes_open: true }, "me", false), 0);
});

test("in a town hall guests and leaders without a seat vote; readers and who runs it do not", () => {
  const hall = { everybody_votes: true };
  const may = (phase, role, seat = false) => mayVote(phase, { role, seat });
  assert.deepEqual(["guest", "leader", "reader", "facilitator"].map((role) => may(hall, role)), [true, true, false, false]);
  assert.deepEqual([may({}, "guest"), may(null, "leader"), may({}, "leader", true)], [false, false, true]);
});

test("a board leads to its decisions: from their notes, and to those still open", () => {
  const decision = (number, status, more) => ({ number, status, room_id: "r", source_note_ids: [], source_group_id: null, one_line: "x", ...more });
  const table = {
    d2: decision("2026Q2-02", "discussed", { source_note_ids: ["n1", "n2"] }),
    d1: decision("2026Q2-01", "raised", { source_group_id: "g", source_note_ids: ["n1"] }),
    d3: decision("2026Q2-03", "in force"),
    d4: decision("2026Q2-04", "raised", { room_id: "other" }),
  };
  assert.deepEqual(onTableOf(table, { id: "r", status: "live" }).map((each) => each.id), ["d1", "d2"]);
  assert.deepEqual(onTableOf(table, { id: "r", status: "closed" }), []);
  assert.deepEqual(raisedFrom(table).get("n1").map((each) => each.number), ["2026Q2-02", "2026Q2-01"]);
  assert.deepEqual(raisedFrom(table).get("g").map((each) => each.id), ["d1"]);
});
