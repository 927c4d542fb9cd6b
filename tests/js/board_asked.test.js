// What the room is asked: one question in front, a count without names, results as the server has them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf, inFront, isWhole, QUESTIONS, resultOf, shownAbout, turnout, turnoutWords, whyNotYet, ownWords, newestFirst } from "../../customer_room/ui/room/board/asked.js";
import { vectors } from "./vectors.js";

const poll = (more) => ({ instrument: "reliability", stage_id: "a", status: "open", answered: 0, put_away: false, ended_at: null, ...more });
const shown = (ended_at, more) => poll({ status: "shown", ended_at, ...more });

test("the open question is in front, else the newest that was shown", () => {
  const polls = { q1: shown("2026-01-01T09:00"), q2: shown("2026-01-01T10:00"), q3: poll({ status: "dropped", ended_at: "2026-01-01T11:00" }) };
  assert.equal(inFront(polls, null).id, "q2");
  assert.equal(inFront({ ...polls, q4: poll() }, null).id, "q4");
  assert.equal(inFront({}, null), null);
});

test("answers leave when they are put away, and when the next phase starts", () => {
  const polls = { q1: shown("2026-01-01T09:00"), q2: shown("2026-01-01T10:00", { put_away: true }) };
  assert.equal(inFront(polls, null), null, "an older one does not come back");
  const one = { q1: shown("2026-01-01T09:00") };
  assert.equal(inFront(one, { started_at: "2026-01-01T08:00" }).id, "q1");
  assert.equal(inFront(one, { started_at: "2026-01-01T09:30" }), null);
});

test("what was shown stays with its stage, the newest first", () => {
  const polls = { q1: shown("1"), q2: shown("2", { put_away: true }), q3: shown("3", { stage_id: "b" }), q4: poll() };
  assert.deepEqual(shownAbout(polls, "a").map((each) => each.id), ["q2", "q1"]);
});

test("an answer is mine by my id, and whole when every statement has its points", () => {
  const responses = { r1: { poll_id: "q", member_id: "me", choice: "random" }, r2: { poll_id: "q", choice: "reliable" } };
  assert.equal(answerOf(responses, "q", "me").id, "r1");
  assert.equal(answerOf(responses, "q", "you"), null);
  assert.equal(isWhole(QUESTIONS.reliability, { choice: "random" }), true);
  assert.equal(isWhole(QUESTIONS.reliability, { choice: "perfect" }), false);
  assert.equal(isWhole(QUESTIONS["end test"], { points: [0, 1, 2] }), false);
  assert.equal(isWhole(QUESTIONS["end test"], { points: [0, 1, 2, 4] }), true);
});

test("of whom: those with a seat who are in the room now, and never fewer than have answered", () => {
  const members = { a: { seat: true, role: "leader" }, b: { seat: true, role: "leader" }, f: { seat: false, role: "facilitator" }, g: { role: "guest" } };
  const here = [{ member_id: "a", away: true }, { member_id: "f", away: false }, { member_id: "g", away: false }];
  assert.deepEqual(turnout(poll({ answered: 0 }), here, members), { answered: 0, of: 1 });
  assert.deepEqual(turnout(poll({ answered: 2 }), here, members), { answered: 2, of: 2 });
  assert.equal(turnoutWords({ answered: 1, of: 8 }), "1 of 8 has answered");
  assert.equal(turnoutWords({ answered: 5, of: 8 }), "5 of 8 have answered");
});

test("only what people gave themselves counts towards the four, and how many that are is said", () => {
  assert.equal(whyNotYet({ answered: 4, typed: 0 }), "");
  assert.equal(whyNotYet({ answered: 6, typed: 2 }), "");
  assert.equal(whyNotYet({ answered: 3, typed: 0 }), "3 of 4 own answers. From four on they can be shown, by function.");
  assert.match(whyNotYet({ answered: 4, typed: 1 }), /^3 of 4 own answers\. .* The one typed for somebody is not counted here\.$/);
  assert.match(whyNotYet({ answered: 4, typed: 2 }), /^2 of 4 own answers\. .* The 2 typed for others are not counted here\.$/);
  assert.match(whyNotYet({ answered: 1 }), /^1 of 4 own answers/);
  assert.equal(ownWords({ answered: 6, typed: 0 }), "");
  assert.equal(ownWords({ answered: 6, typed: 2 }), "4 own answers, 2 typed for others.");
});

test("a result names functions, most first, and nobody", () => {
  const said = (choice, function_id) => ({ poll_id: "q", choice, points: [], function_id });
  const responses = { 1: said("random", "sa"), 2: said("it depends", "op"), 3: said("it depends", "sa"), 4: said("it depends", "op"), 5: { ...said("random", "fi"), poll_id: "other" } };
  const { rows, count, verdict } = resultOf({ id: "q", instrument: "reliability" }, responses);
  assert.equal(count, 4);
  assert.equal(verdict, "It depends");
  assert.deepEqual(rows.map((row) => [row.choice, row.count, row.spread]), [
    ["random", 1, [["sa", 1]]], ["it depends", 3, [["op", 2], ["sa", 1]]], ["reliable", 0, []], ["differentiated", 0, []],
  ]);
});

test("what the stage takes from the answers is what the server takes from them", () => {
  const { polls, instruments } = vectors();
  for (const [name, asked] of Object.entries(instruments)) {
    assert.equal(QUESTIONS[name].asks, asked.asks);
    assert.deepEqual(QUESTIONS[name].items, asked.items);
    assert.deepEqual(QUESTIONS[name].choices.map((each) => each.choice).sort(), [...asked.choices].sort());
  }
  assert.deepEqual(Object.keys(QUESTIONS).sort(), Object.keys(instruments).sort());
  for (const { instrument, answers, changes } of polls) {
    const responses = Object.fromEntries(answers.map((each, at) => [at, { ...each, poll_id: "q", function_id: "x" }]));
    assert.deepEqual(resultOf({ id: "q", instrument }, responses).field, changes);
  }
});

test("what is in front of a person stands newest first, of whatever kind", () => {
  const asked = poll({ id: "q", opened_at: "2026-01-01T09:00" });
  const leaders = [{ id: "s1", since: "2026-01-01T08:00" }, { id: "s2", since: "2026-01-01T10:00" }];
  assert.deepEqual(newestFirst(asked, leaders).map((each) => each.id), ["s2", "q", "s1"]);
  assert.deepEqual(newestFirst({ ...asked, ended_at: "2026-01-01T11:00" }, leaders).map((each) => each.id), ["q", "s2", "s1"]);
  assert.deepEqual(newestFirst(null, []), []);
});
