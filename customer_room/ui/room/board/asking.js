// Asking the room and answering, as commands with the echo that shows them at once.
import { ask, told } from "./acts.js";
import { answerOf, QUESTIONS } from "./asked.js";
import { desk } from "./desk.js";
import { newId } from "./line.js";

/** Ask everybody about a stage; the question names it, and the room stays where it works. */
export function askRoom(room, stageId, instrument) {
  return told(ask("poll.open", { id: newId(), room_id: room.id, instrument, stage_id: stageId }));
}

/** Give my answer, or another one instead; `given` is `{choice}` or `{points}`. */
export function answer(scene, poll, given) {
  const { me, records } = scene;
  const mine = answerOf(records.response, poll.id, me.member_id);
  const id = mine?.id ?? newId();
  const fields = { choice: given.choice ?? null, points: given.points ?? [] };
  const shown = { room_id: scene.room_id, poll_id: poll.id, member_id: me.member_id, function_id: me.function_id, typed_by: null, ...fields };
  const counted = mine ? [] : [["poll", poll.id, { answered: poll.answered + 1 }]];
  desk.say(`Answered: ${wordsOf(poll, given)}.`);
  return told(ask("poll.answer", { id, poll_id: poll.id, ...fields }, [["response", id, shown], ...counted]));
}

/** As facilitator, answer for somebody without a device; it is marked as typed. */
export function answerFor(poll, memberId, given) {
  return told(ask("poll.answer", { id: newId(), poll_id: poll.id, for_member: memberId, choice: given.choice ?? null, points: given.points ?? [] }));
}

/** “It depends”, or “3, 2, 4, 1” for the statements. */
export function wordsOf(poll, given) {
  const { choices } = QUESTIONS[poll.instrument];
  return choices.find((each) => each.choice === given.choice)?.name ?? given.points?.join(", ") ?? "";
}

