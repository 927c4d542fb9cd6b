// Who is in the team and in the room, as the console lists them; pure.
import { isAsked, isWaitedIn } from "../room/board/selectors.js";

/** Members who are somebody here today: not merged into another, in office, and no other room's guests. */
export function membersOf(records, today) {
  const isHere = ({ guest_of }) => !guest_of || Boolean(records.room?.[guest_of] && records.room[guest_of].status !== "closed");
  return Object.entries(records.member ?? {}).filter(([, each]) => !each.merged_into && isHere(each) && inOffice(each, today));
}

/** Days compare as text; the server's clock is UTC. */
function inOffice(member, today) {
  return (member.active_from ?? "") <= today && today <= (member.active_to ?? "9999");
}

/** How somebody is called in a list: by his job, guests by their name. */
export function calledOf(records, id) {
  const person = records.person?.[id];
  const isGuest = records.member?.[id]?.role === "guest";
  return (isGuest ? person?.name : person?.title || person?.name) || "Somebody";
}

/** The second line: the name under the job, or that it is a guest. */
export function besideOf(records, id) {
  if (records.member?.[id]?.role === "guest") return "Guest";
  const { name, title } = records.person?.[id] ?? {};
  return title ? (name ?? "") : "";
}

/**
 * Everybody with a seat, and whoever else is here and waited for; guests after them, who is missing last.
 *
 * @returns {Array<{id: string, function_id: string, called: string, beside: string, state: "done"|"writing"|"here"|"away"}>}
 */
export function rowsOf({ presence, records, phase, today }) {
  const here = new Set(presence.filter((each) => !each.away).map((each) => each.member_id));
  const done = new Set(
    Object.values(records.tick ?? {})
      .filter((tick) => tick.phase_id === phase?.id && tick.says === "done")
      .map((tick) => tick.member_id),
  );
  return membersOf(records, today)
    .filter(([id, member]) => member.seat || (here.has(id) && isAsked(member)))
    .map(([id, member]) => ({
      id,
      function_id: member.function_id,
      called: calledOf(records, id),
      beside: besideOf(records, id),
      isGuest: member.role === "guest",
      state: !here.has(id) ? "away" : !isWaitedIn(phase) ? "here" : done.has(id) ? "done" : "writing",
    }))
    .sort((a, b) => (a.state === "away") - (b.state === "away") || a.isGuest - b.isGuest || (a.called < b.called ? -1 : 1));
}

/** Whether what somebody writes in this phase is shown to nobody yet, and could be shown alone. */
export function isHidden(phase, id) {
  return Boolean(phase?.private && !phase.revealed && !phase.anonymous && !phase.shown?.includes(id));
}

/** Whether dots and answers are typed for others: a facilitator does, an owner does not. */
export const typesForOthers = (me) => me.role === "facilitator";

/** For whom a facilitator types: everybody who takes part, as [id, name]. */
export function writersOf(records, today) {
  return listed(records, membersOf(records, today).filter(([, each]) => each.role !== "reader"));
}

/** For whom dots are given: everybody who has any in this phase. */
export function votersOf(records, phase, today) {
  return listed(records, membersOf(records, today).filter(([, each]) => each.seat || phase?.everybody_votes));
}

/** Who can be merged: everybody, with what tells two of one name apart. */
export function peopleOf(records, today) {
  return listed(records, membersOf(records, today));
}

function listed(records, members) {
  const nameOf = (id) => [calledOf(records, id), besideOf(records, id)].filter(Boolean).join(", ");
  return members.map(([id]) => [id, nameOf(id)]).sort(([, a], [, b]) => (a < b ? -1 : 1));
}

/** Functions with a seat of which nobody has written anything that can be seen, here or at all. */
export function missingOf({ records, phase, stage, today }) {
  const seated = membersOf(records, today).filter(([, each]) => each.seat);
  const isHere = (note) => (stage ? note.stage_id === stage.id : note.phase_id === phase.id);
  const heard = Object.values(records.note ?? {}).filter((note) => !note.removed_at && isHere(note));
  const voices = new Set(heard.map((note) => note.function_id));
  const silent = new Set(seated.map(([, each]) => each.function_id).filter((id) => !voices.has(id)));
  return [...silent].filter((id) => !records.function?.[id]?.pseudo);
}
