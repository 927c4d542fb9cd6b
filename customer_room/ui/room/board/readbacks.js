// What each will tell his team of each decision: mine while it is written alone, all when revealed.
const entries = (table) => Object.entries(table ?? {});

export const LONGEST = 160;
const TOLD = new Set(["raised", "discussed", "decided", "in force"]);

/** The decisions a room reads back: its own that were not set aside, by number. */
export function toReadBack(decisions, room) {
  if (!room) return [];
  return entries(decisions)
    .filter(([, each]) => each.room_id === room.id && TOLD.has(each.status))
    .map(([id, each]) => ({ id, ...each }))
    .sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** Whether it is read back now: written alone, shown, or kept of a closed room. */
export function stateOf(phase, alone, room = null) {
  if (room?.status === "closed") return "kept";
  if (phase?.kind !== "close" || phase.status !== "running") return "none";
  return alone ? "writing" : "shown";
}

/** What I wrote of a decision; empty before. */
export function mineOf(readBacks, decisionId, me) {
  return entries(readBacks).find(([, each]) => each.decision_id === decisionId && each.member_id === me)?.[1].text ?? "";
}

/**
 * What was written of each decision, with how many drift.
 *
 * @returns {{id, number, one_line, told: {id, member_id, text, mark}[], drift: number, unmarked: number}[]}
 */
export function toldOf(decisions, readBacks) {
  return decisions.map((decision) => {
    const told = entries(readBacks)
      .filter(([, each]) => each.decision_id === decision.id)
      .map(([id, each]) => ({ id, ...each }))
      .sort((a, b) => (a.member_id < b.member_id ? -1 : 1));
    const drift = told.filter((each) => each.mark === "drifts").length;
    return { ...decision, told, drift, unmarked: told.filter((each) => !each.mark).length };
  });
}

/** “2 of 7 drift”, “7 tell the same story”, and what is not marked yet. */
export function driftWords({ told, drift, unmarked }) {
  if (!told.length) return "Nobody wrote one";
  const left = unmarked ? `; ${unmarked} not marked yet` : "";
  if (unmarked === told.length) return `${told.length} to mark`;
  if (drift) return `${drift} of ${told.length} ${drift === 1 ? "drifts" : "drift"}${left}`;
  return unmarked ? `None drifts so far${left}` : `All ${told.length} tell the same story`;
}

/** The count over all decisions: “3 of 14 read-backs drift.” */
export function driftTotal(decisions) {
  const told = decisions.reduce((sum, each) => sum + each.told.length, 0);
  const drift = decisions.reduce((sum, each) => sum + each.drift, 0);
  const unmarked = decisions.reduce((sum, each) => sum + each.unmarked, 0);
  if (!told) return "Nobody has read anything back.";
  const left = unmarked ? ` ${unmarked} to mark.` : "";
  return `${drift} of ${told} read-backs ${drift === 1 ? "drifts" : "drift"}.${left}`;
}

/** What the wall turns through: every line, `part` by decision, then the message to the company. */
export function toldItems(decisions, message) {
  const lines = decisions.flatMap((decision) => decision.told.map((each, at) => ({ ...each, part: decision.id, isFirst: at === 0 })));
  return message ? [...lines, { id: `message ${message}`, part: "message", message, isFirst: true }] : lines;
}
