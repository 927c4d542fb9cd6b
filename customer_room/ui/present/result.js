// What a vote came to, from the records everybody may see; pure.
import { countHere } from "../room/board/selectors.js";
import { asLine } from "./pages.js";

/** How many have voted, of how many who may: seats that are here, or in a town hall everybody. */
export function turnout(phase, presence, members) {
  const may = (each) => each.seat || (phase.everybody_votes && ["leader", "guest"].includes(each.role));
  const voted = phase.voted ?? 0;
  return { voted, asked: Math.max(countHere(presence, members, may), voted) };
}

/** Whether this phase’s vote is over, has a result, and the room still looks at it. */
export function hasResult(phase, votes) {
  return phase.shows_result && !phase.votes_open && Object.values(votes ?? {}).some((each) => each.phase_id === phase.id);
}

/** What dots were given to, most first: `{id, text, theirs, total, spread: [[function, count]]}`. */
export function resultOf(phase, records) {
  const rows = new Map();
  for (const vote of Object.values(records.vote ?? {})) {
    if (vote.phase_id !== phase.id) continue;
    const row = rows.get(vote.target_id) ?? { id: vote.target_id, ...targetOf(vote, records), total: 0, by: {} };
    row.total += 1;
    row.by[vote.function_id] = (row.by[vote.function_id] ?? 0) + 1;
    rows.set(vote.target_id, row);
  }
  const order = (id) => records.function?.[id]?.order ?? 99;
  return [...rows.values()]
    .map(({ by, ...row }) => ({ ...row, spread: Object.entries(by).sort((a, b) => b[1] - a[1] || order(a[0]) - order(b[0])) }))
    .sort((a, b) => b.total - a.total || (a.text < b.text ? -1 : 1));
}

function targetOf({ target_type: type, target_id: id }, records) {
  const found = records[type]?.[id];
  const stage = records.stages.find((each) => each.id === (type === "stage" ? id : found?.stage_id));
  if (type === "stage") return { text: stage ? `${stage.letter} ${stage.name}` : GONE, theirs: Boolean(stage) };
  if (!found || found.removed_at) return { text: GONE, theirs: false };
  if (type === "note") return { text: asLine(found.text), theirs: found.evidence_level === "customers said" };
  return { text: found.name, theirs: type === "step" };
}

const GONE = "Removed meanwhile";
