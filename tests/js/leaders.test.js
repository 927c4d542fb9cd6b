import assert from "node:assert/strict";
import test from "node:test";
import {
  anewWords, begun, inFront, isWhole, nameOf, nextStep, numberIn, saidAloud, stepsOf, turnoutWords, turnout, wordsOf,
} from "../../customer_room/ui/leaders/leaders.js";

const none = { given: false, points: [], choice: "", text: "" };
const scale = ["none", "a quarter", "half", "three quarters", "all"];
const question = (more) => ({ parts: [{ title: "One", scale }, { title: "Two", scale }], choices: [], written: false, mine: none, ...more });

test("a question is answered part by part, then by a choice, or in words", () => {
  assert.deepEqual(stepsOf(question()).map((each) => each.kind), ["scale", "scale"]);
  assert.deepEqual(stepsOf(question({ choices: ["a", "b"] })).map((each) => each.kind), ["scale", "scale", "choice"]);
  assert.deepEqual(stepsOf(question({ parts: [], written: true })).map((each) => each.kind), ["text"]);
  assert.deepEqual(stepsOf(question({ parts: [{ title: "Came", scale: [] }] })).map((each) => each.kind), ["count"]);
});

test("it is begun with my answer, or with nothing", () => {
  assert.deepEqual(begun(question()), { points: [null, null], choice: null, text: "" });
  const mine = { given: true, points: [0, 4], choice: "a", text: "" };
  assert.deepEqual(begun(question({ mine })), { points: [0, 4], choice: "a", text: "" });
});

test("nought is an answer; the next open one comes after it, then from the beginning", () => {
  const steps = stepsOf(question({ choices: ["a"] }));
  const said = { points: [null, 0], choice: null, text: "" };
  assert.equal(nextStep(steps, said, 1), 2);
  assert.equal(nextStep(steps, { ...said, choice: "a" }, 2), 0);
  assert.equal(isWhole(steps, { ...said, choice: "a" }), false);
  const whole = { points: [3, 0], choice: "a", text: "" };
  assert.equal(isWhole(steps, whole), true);
  assert.equal(nextStep(steps, whole, 0), -1);
  assert.equal(wordsOf(steps[0], whole), "3, three quarters");
  assert.equal(wordsOf(steps[2], whole), "a");
});

test("a sentence says something and is not too long", () => {
  const steps = stepsOf(question({ parts: [], written: true }));
  for (const [text, whole] of [["  ", false], ["never cold", true], ["x".repeat(161), false]]) {
    assert.equal(isWhole(steps, { points: [], choice: null, text }), whole, text);
  }
});

test("a number of customers is read as people type it", () => {
  assert.equal(numberIn("2,990"), 2990);
  assert.equal(numberIn(" 2 990 "), 2990);
  assert.equal(numberIn("0"), 0);
  for (const typed of ["", "many", "-3", "1e9", "12345678901"]) assert.equal(numberIn(typed), null, typed);
});

test("in front stand all open questions and what was shown last, unless hidden", () => {
  const asked = [{ id: "a", status: "shown" }, { id: "b", status: "open" }, { id: "c", status: "shown" }];
  assert.deepEqual(inFront({ asked, front: "c" }, new Set()).map((each) => each.id), ["b", "c"]);
  assert.deepEqual(inFront({ asked, front: "c" }, new Set(["c"])).map((each) => each.id), ["b"]);
  assert.deepEqual(inFront({ asked, front: "" }, new Set()).map((each) => each.id), ["b"]);
});

test("words", () => {
  assert.equal(turnoutWords({ answered: 1, of: 6 }), "1 of 6 has answered");
  assert.equal(turnoutWords({ answered: 4, of: 6 }), "4 of 6 have answered");
  assert.equal(anewWords({ instrument: "customers" }), "");
  assert.match(anewWords({ instrument: "honour" }), /If its text changes/);
  assert.equal(nameOf({ name: "What leaders say", vote: 2 }), "What leaders say, once again");
  assert.equal(saidAloud([1, 0, 2, 3, 0]), "0: once, 2: twice, 3: 3 times");
});

test("in a live room those are counted who are here now and may answer", () => {
  const members = { a: { seat: true, role: "leader", function_id: "sa" }, b: { seat: true, role: "leader", function_id: "fi" }, g: { role: "guest", function_id: "sa" }, f: { role: "facilitator" } };
  const here = ["a", "g", "f"].map((member_id) => ({ member_id, away: false }));
  const functions = [{ id: "sa", answered: 0, of: 1 }, { id: "fi", answered: 1, of: 1 }, { id: "op", answered: 0, of: 1 }];
  const open = { answered: 1, of: 6, everybody: false, status: "open", functions };
  const found = turnout(open, { status: "live" }, here, members);
  assert.deepEqual([found.answered, found.of], [1, 1]);
  assert.deepEqual(found.functions.map(({ id, answered, of }) => [id, answered, of]), [["sa", 0, 1], ["fi", 1, 1]]);
  assert.equal(turnout({ ...open, everybody: true }, { status: "live" }, here, members).of, 2);
  assert.equal(turnout(open, { status: "prepared" }, here, members), open);
});
