// Two lines for who joins when the room is under way; pure.
import { cut, some } from "./words.js";

/** Whether somebody who is here for the first time has missed something. */
export const isLate = (room, plan) => room?.status === "live" && plan.at > 0;

const SIGNED = new Set(["decided", "in force"]);

/** The decisions a room has made, by number, and how many more are on the table. */
export function madeIn(decisions, room) {
  const ours = Object.values(decisions ?? {}).filter((each) => each.room_id === room.id);
  return {
    made: ours.filter((each) => SIGNED.has(each.status)).sort((a, b) => (a.number < b.number ? -1 : 1)),
    open: ours.filter((each) => ["raised", "discussed"].includes(each.status)).length,
  };
}

/** “You join in phase 3 of 8: Walk in their shoes.” and what has been decided so far. */
export function summaryFor(plan, decisions, room) {
  const { now, at, list } = plan;
  const { made, open } = madeIn(decisions, room);
  const so = made.length ? `Decided so far: ${made.map((each) => `${each.number} ${cut(each.one_line, 60).text}`).join("; ")}.` : "Nothing is decided yet.";
  const table = open ? ` ${some(open, "decision")} on the table.` : "";
  return [`You join in phase ${at + 1} of ${list.length}: ${now.title}.`, `${so}${table}`];
}
