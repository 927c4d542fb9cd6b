// Wishes for more time, and what the facilitator answered; pure.
import { isAsked } from "./selectors.js";

const ANSWER_MS = 60_000;

/** Whether time is short enough to ask for more: the last fifth, or over. Not while the clock stands. */
export const isShort = (clock) => Boolean(clock && !clock.isPaused && clock.tone);

/** How many of those who are here and asked want more time. */
export function wishesOf(ticks, phaseId, presence, members) {
  const wanting = new Set(
    Object.values(ticks ?? {})
      .filter((tick) => tick.phase_id === phaseId && tick.says === "more time")
      .map((tick) => tick.member_id),
  );
  const here = presence.filter((each) => !each.away && isAsked(members?.[each.member_id])).map((each) => each.member_id);
  return { want: wanting.size, of: new Set([...here, ...wanting]).size };
}

/** “4 of 8 want more time” */
export const wishWords = ({ want, of }) => `${want} of ${of} ${want === 1 ? "wants" : "want"} more time`;

/** What the facilitator said last, for a minute; empty after it. */
export function answerWords(phase, now) {
  if (!phase?.time_given_at || now - Date.parse(phase.time_given_at) > ANSWER_MS) return "";
  const minutes = phase.time_given;
  if (minutes === 0) return "No more time for this phase: we finish it now.";
  return `${minutes} more ${minutes === 1 ? "minute" : "minutes"}.`;
}
