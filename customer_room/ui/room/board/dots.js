// Dots on the board: whose I see, and how many I have left; pure.
/**
 * Dots on each target: `Map(id -> {mine: [vote ids], total, typed, spread: [[function id, count]]})`; `typed` by a facilitator.
 *
 * While the vote of `phase` is open only my own dots are here, and only they are shown.
 */
export function dotsOf(votes, phase, me) {
  const dots = new Map();
  for (const [id, vote] of Object.entries(votes ?? {})) {
    const isOpen = phase?.votes_open && vote.phase_id === phase.id;
    if (phase?.votes_open && !isOpen) continue;
    const known = dots.get(vote.target_id) ?? { mine: [], total: 0, typed: 0, by: {} };
    if (vote.voter_id && vote.voter_id === me) known.mine.push(id);
    known.total += 1;
    known.typed += vote.typed_by ? 1 : 0;
    known.by[vote.function_id] = (known.by[vote.function_id] ?? 0) + 1;
    dots.set(vote.target_id, known);
  }
  for (const known of dots.values()) known.spread = Object.entries(known.by).sort(byCount);
  return dots;
}

/** Most dots first; functions with as many stand in the same order on every screen. */
function byCount(a, b) {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}

/** Whether I vote in a phase: with a seat, and in a town hall as a guest or a leader without one. */
export function mayVote(phase, me) {
  return Boolean(me.seat || (phase?.everybody_votes && ["leader", "guest"].includes(me.role)));
}

/** How many dots I may still give; null when nothing is voted on. Who does not vote has none. */
export function dotsLeft(votes, phase, me, may) {
  if (!phase?.votes_open) return null;
  if (!may) return 0;
  const given = Object.entries(votes ?? {}).filter(([, vote]) => vote.phase_id === phase.id && vote.voter_id === me);
  return phase.vote_budget - given.length;
}
