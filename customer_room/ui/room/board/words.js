// What the board calls things. Sentences stand here so that they can be translated later.
export const LANES = ["WHO", "WHERE FROM", "HOW THEY MOVE", "WHY THEY STAY", "WHAT NEXT"];
export const MOVES = "HOW THEY MOVE";
export const WHOLE = "whole"; // in place of a stage: notes about no stage in particular

export const LANE_NAMES = {
  WHO: "Who they are",
  "WHERE FROM": "Where we win them",
  "HOW THEY MOVE": "How they move",
  "WHY THEY STAY": "Why they stay",
  "WHAT NEXT": "What they want next",
};

export const KINDS = [
  { kind: "note", name: "Note", says: "", icon: null, look: "plain" },
  { kind: "honour", name: "Honour", says: "Honours customers", icon: "heart", look: "honour" },
  { kind: "dishonour", name: "Dishonour", says: "Dishonours customers", icon: "heart-crack", look: "dishonour" },
  { kind: "staff obstacle", name: "Obstacle", says: "Gets in our people’s way", icon: "traffic-cone", look: "obstacle" },
  { kind: "two truths", name: "Two truths", says: "Two truths", icon: "equal-not", look: "truths" },
  { kind: "bet", name: "Bet", says: "A bet", icon: "flag", look: "bet" },
];
const BY_KIND = new Map(KINDS.map((each) => [each.kind, each]));
export const kindOf = (kind) => BY_KIND.get(kind) ?? KINDS[0];

/** A bet is about what keeps customers or what they want next; elsewhere it says nothing. */
export function kindsIn(lane) {
  return KINDS.filter((each) => each.kind !== "bet" || lane === "WHY THEY STAY" || lane === "WHAT NEXT");
}

export const EVIDENCE = ["we assume", "staff say", "customers said", "data"];
export const LIMIT = 280;
export const LETTERS = "ABCDEFGHI";
const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

export const numberWord = (count) => NUMBERS[count] ?? String(count);
export const figure = (count) => count.toLocaleString("en-GB");

/** The time of an instant on this device's clock, such as 14:05. */
export const clock = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** "1 note", "3 notes". */
export function some(count, one, many = `${one}s`) {
  return `${figure(count)}\u00a0${count === 1 ? one : many}`;
}

/** Length as the server counts it: in characters, not in halves of an emoji. */
export const lengthOf = (text) => [...text].length;

/** Cut a text at the limit, before the word that does not fit; `rest` is what did not. */
export function cut(text, limit = LIMIT) {
  const letters = [...text];
  const head = letters.slice(0, limit + 1).join("");
  const gap = head.search(/\s\S*$/);
  const at = letters.length > limit && gap > 0 ? gap : letters.slice(0, limit).join("").length;
  return { text: text.slice(0, at), rest: text.slice(at) };
}

/** Split a long text into notes: at line ends, else after sentences, else between words. */
export function split(text, limit = LIMIT) {
  const notes = [];
  let left = text.trim();
  while (lengthOf(left) > limit) {
    const head = [...left].slice(0, limit + 1).join("");
    const at = breakIn(head) || cut(left, limit).text.length;
    notes.push(left.slice(0, at).trim());
    left = left.slice(at).trim();
  }
  return left ? [...notes, left] : notes;
}

function breakIn(head) {
  const line = head.lastIndexOf("\n");
  if (line > 0) return line;
  const ends = [...head.matchAll(/[.!?…]["”’)]?\s/g)].map((found) => found.index + found[0].length);
  const sentence = ends.at(-1) ?? 0;
  return sentence > head.length / 3 ? sentence : Math.max(head.lastIndexOf(" "), 0);
}
