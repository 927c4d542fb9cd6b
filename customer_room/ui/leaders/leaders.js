// Questions to leaders as they come from the server; what is answered, what is still to say; pure.
import { countHere } from "../room/board/selectors.js";

/** The steps of answering one: each part, then a choice; or one text. */
export function stepsOf({ parts, choices, written }) {
  const steps = parts.map(({ title, scale }, at) => ({ kind: scale.length ? "scale" : "count", title, scale, at }));
  if (choices.length) steps.push({ kind: "choice", title: "Which of these are we?", choices });
  if (written) steps.push({ kind: "text", title: "In your own words" });
  return steps;
}

/** What is being answered: from my answer, or nothing yet. */
export function begun({ parts, mine }) {
  return { points: parts.map((_, at) => mine.points[at] ?? null), choice: mine.choice || null, text: mine.text };
}

export function isSaid(step, said) {
  if (step.kind === "choice") return Boolean(said.choice);
  if (step.kind === "text") return said.text.trim() !== "" && [...said.text.trim()].length <= LONGEST;
  return said.points[step.at] !== null;
}

export const LONGEST = 160;

export const isWhole = (steps, said) => steps.every((step) => isSaid(step, said));

/** The next step without an answer behind `from`, then from the beginning; -1 when all are said. */
export function nextStep(steps, said, from) {
  const open = steps.map((step, at) => (isSaid(step, said) ? -1 : at)).filter((at) => at >= 0);
  return open.find((at) => at > from) ?? open[0] ?? -1;
}

/** What becomes of answers when what they are about is rewritten; empty where it cannot be. */
export const anewWords = ({ instrument }) => (instrument === "honour" ? "If its text changes, the answers go and all are asked anew." : "");

/** What was said to a step, in words. */
export function wordsOf(step, said) {
  if (!isSaid(step, said)) return "";
  if (step.kind === "choice") return said.choice;
  if (step.kind === "text") return said.text.trim();
  const point = said.points[step.at];
  return step.kind === "scale" ? `${point}, ${step.scale[point]}` : point.toLocaleString("en");
}

/** A number of customers as it is typed: digits, maybe parted; null when it is none. */
export function numberIn(typed) {
  const digits = typed.replace(/[\s,.'’]/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

export function turnoutWords({ answered, of }) {
  return `${answered} of ${of} ${answered === 1 ? "has" : "have"} answered`;
}

/**
 * How many have answered, of those who are in the room now and may; by function where that is told.
 * Before a room is live nobody is in it: then it is of all with a seat.
 */
export function turnout(question, room, presence, members) {
  if (room?.status !== "live") return question;
  const may = (each) => each.seat || (question.everybody && ["leader", "guest"].includes(each.role));
  const of = (where) => countHere(presence, members, (each) => may(each) && where(each));
  const functions = question.functions
    .map((each) => ({ ...each, of: Math.max(of((who) => who.function_id === each.id), each.answered) }))
    .filter((each) => each.of > 0);
  return { ...question, functions, of: Math.max(of(() => true), question.answered) };
}

/** Whom to wait for is no secret to whoever runs the room; what was said is. */
export const WAITING = "Here you see whom to wait for. Nobody sees who said what.";

/**
 * What stands in front of one person: all that is open, and what was shown last.
 *
 * `hidden` are ids he has put away for himself.
 */
export function inFront({ asked, front }, hidden) {
  return asked.filter((each) => each.status === "open" || (each.id === front && !hidden.has(each.id)));
}

/** “What leaders say, once again” */
export const nameOf = ({ name, vote }) => (vote === 2 ? `${name}, once again` : name);

/** How answers lie, said aloud: “0: once, 2: 3 times”. */
export function saidAloud(counts) {
  const times = (n) => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);
  return counts.map((n, point) => n && `${point}: ${times(n)}`).filter(Boolean).join(", ");
}

