// Half an answer stays on this device until it is sent, or the question is over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createDesk } from "../../customer_room/ui/room/board/desk.js";
import { forgetAnswers, keepAnswer, keptAnswer } from "../../customer_room/ui/room/board/kept_answers.js";

function storage() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
}

function entered(box, room = "r1") {
  const desk = createDesk(box);
  desk.enter(room);
  return desk;
}

test("a half answer outlives a reload, for whoever gave it and in its room", () => {
  const box = storage();
  keepAnswer(entered(box), "ann", "q1", { points: [3, null] });
  assert.deepEqual(keptAnswer(entered(box).get(), "ann", "q1"), { points: [3, null] });
  assert.equal(keptAnswer(entered(box).get(), "ben", "q1"), null);
  assert.equal(keptAnswer(entered(box).get(), "ann", "q2"), null);
  assert.equal(keptAnswer(entered(box, "r2").get(), "ann", "q1"), null);
});

test("it goes when it is sent, and when nobody asks any more", () => {
  const box = storage();
  const desk = entered(box);
  for (const id of ["sent", "over", "open"]) keepAnswer(desk, "ann", id, { points: [1] });
  forgetAnswers(desk, (id) => id === "sent");
  forgetAnswers(desk, (id) => !["open"].includes(id));
  const left = entered(box).get();
  assert.deepEqual(Object.keys(left.answers), ["open"]);
});

test("nothing is written when there is nothing to forget", () => {
  const desk = entered(storage());
  let heard = 0;
  desk.subscribe(() => (heard += 1));
  forgetAnswers(desk, () => true);
  assert.equal(heard, 0);
});
