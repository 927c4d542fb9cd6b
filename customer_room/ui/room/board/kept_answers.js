// Answers I have begun and not sent: on this device alone, until they are sent or the question is over.

/** What I (`me`, a member id) have begun to answer to a question, or null. */
export function keptAnswer({ answers }, me, id) {
  return answers[id]?.by === me ? answers[id].said : null;
}

export function keepAnswer(desk, me, id, said) {
  desk.set(({ answers }) => ({ answers: { ...answers, [id]: { by: me, said } } }));
}

/** `isOver` is asked with the id of each question. */
export function forgetAnswers(desk, isOver) {
  const kept = Object.entries(desk.get().answers);
  const left = kept.filter(([id]) => !isOver(id));
  if (left.length < kept.length) desk.set({ answers: Object.fromEntries(left) });
}
