// Which question the wall shows when there are two: what was asked, or shown, last; pure.

/**
 * @param poll the question to the room that is in front of everybody, or null
 * @param leaders the questions to leaders, and which of them is in `front`
 * @returns {"asked"|"leaders"|""} whose picture it is
 */
export function inFrontOfAll(poll, { front, asked }) {
  const question = asked.find((each) => each.id === front);
  if (!poll || !question) return poll ? "asked" : question ? "leaders" : "";
  return question.since > (poll.ended_at ?? poll.opened_at) ? "leaders" : "asked";
}
