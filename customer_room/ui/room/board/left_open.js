// What is still open when a room is to close; pure.
import { endingsOf } from "./endings.js";
import { toldOf, toReadBack } from "./readbacks.js";
import { some } from "./words.js";

export const MESSAGE = 280;

/**
 * In sentences, the most important first; nothing where all is done.
 *
 * @param {object} scene as hooks.js derives it
 * @returns {{kind: string, text: string, names: string[]}[]}
 */
export function leftOpen({ records, room, raised, phase, asked }) {
  const decisions = toReadBack(records.decision, room);
  const undecided = decisions.filter((each) => ["raised", "discussed"].includes(each.status));
  const groups = endingsOf(records.group, records.note, raised).open;
  const told = toldOf(decisions, records.read_back);
  const unmarked = told.reduce((sum, each) => sum + each.unmarked, 0);
  const isAlone = phase?.private && !phase.revealed && phase.status === "running";
  return [
    undecided.length && { kind: "undecided", text: `${some(undecided.length, "decision")} not made yet: ${undecided.length === 1 ? "it stays" : "they stay"} on the table after the room.`, names: undecided.map((each) => `${each.number} ${each.one_line}`) },
    groups.length && { kind: "groups", text: `${some(groups.length, "group")} that dishonour${groups.length === 1 ? "s" : ""} customers without an answer.`, names: groups.map((each) => each.name) },
    isAlone && { kind: "alone", text: `What was written alone in “${phase.title}” has not been revealed.`, names: [] },
    !isAlone && unmarked && { kind: "unmarked", text: `${some(unmarked, "read-back")} not marked as the same story or drifting.`, names: [] },
    asked?.status === "open" && { kind: "asked", text: "A question to the room is still open; it is dropped with its answers.", names: [] },
  ].filter(Boolean);
}
