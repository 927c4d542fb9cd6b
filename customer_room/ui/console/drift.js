// The hour against its plan, in minutes.

const MINUTE = 60_000;

/**
 * How a room stands against its agenda.
 *
 * @param {Array} list the phases in order
 * @param {object|null} phase the running one
 * @param {number} now milliseconds
 * @returns {{behind: number, ends: number, spent: Map<string, number>}} whole minutes behind the
 *   plan (ahead is negative), when it ends as things stand, and minutes each phase took
 */
export function driftOf(list, phase, now) {
  const spent = new Map();
  const aside = passedOver(list, phase);
  let behind = 0;
  let left = 0;
  for (const each of list) {
    if (each.status === "done" && each.started_at && each.ended_at) {
      const took = (Date.parse(each.ended_at) - Date.parse(each.started_at)) / MINUTE;
      spent.set(each.id, Math.max(1, Math.round(took)));
      behind += took - each.minutes;
    } else if (each.status === "skipped" || aside.has(each.id)) {
      behind -= each.minutes;
    } else if (each.id === phase?.id) {
      const rest = leftOf(each, now);
      const took = (now - Date.parse(each.started_at)) / MINUTE;
      behind += Math.max(took, 0) + rest - each.minutes;
      left += Math.max(rest, 0);
    } else {
      left += each.minutes;
    }
  }
  return { behind: Math.round(behind), ends: now + left * MINUTE, spent };
}

/** The ids of what stands before the running phase and was never begun: who jumped over it left it aside. */
function passedOver(list, phase) {
  const here = list.findIndex((each) => each.id === phase?.id);
  return new Set(list.slice(0, Math.max(here, 0)).filter((each) => each.status === "to come").map((each) => each.id));
}

/** Minutes a running phase has left; below zero it is over time. */
function leftOf(phase, now) {
  if (typeof phase.paused_left === "number") return phase.paused_left / 60;
  const rest = (Date.parse(phase.deadline) - now) / MINUTE;
  return Math.max(rest, 0);
}

/** Phases that are kept whole when time runs short (DOMAIN §4, overrun rule). */
const PROTECTED = new Set(["promises", "decide", "prove"]);
const CUT_FIRST = ["why", "counts"];

/** "If it grows, shorten phase 4; keep 6 and 7 whole." */
export function advice(list, phase) {
  const aside = passedOver(list, phase);
  const coming = list.filter((each) => each.status === "to come" && !aside.has(each.id));
  const cut = CUT_FIRST.map((kind) => coming.find((each) => each.kind === kind)).find(Boolean);
  const whole = coming.filter((each) => PROTECTED.has(each.kind)).map((each) => each.order);
  const first = cut ? `If it grows, shorten phase ${cut.order}` : "";
  const then = whole.length ? `keep ${whole.length > 1 ? `${whole.slice(0, -1).join(", ")} and ${whole.at(-1)}` : whole[0]} whole` : "";
  const said = [first, then].filter(Boolean).join("; ");
  return said && `${said[0].toUpperCase()}${said.slice(1)}.`;
}
