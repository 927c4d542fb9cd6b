// What others do on the board, gathered and said politely now and then. Pure but for `batch`.
import { cut, LANE_NAMES, some } from "./words.js";

const SAID_EVERY_MS = 5000;
const SHORT = 80;

const isThere = (record) => Boolean(record && !record.removed_at);

/**
 * What changed on the board between two moments by others' hands, as [{what, id}].
 *
 * @param {object} before, after records by table
 * @param {(table: string, id: string) => boolean} isMine whether a change of mine is under way there
 * @param {string} me
 */
export function changesOf(before, after, isMine, me) {
  return [
    ...differing(before.note, after.note).filter(({ id }) => !isMine("note", id)).flatMap((pair) => noteChange(pair, me)),
    ...differing(before.group, after.group).filter(({ id }) => !isMine("group", id)).flatMap(groupChange),
    ...differing(before.decision, after.decision).filter(({ id }) => !isMine("decision", id)).flatMap(({ id, was }) => (was ? [] : [{ what: "raised", id }])),
  ];
}

function differing(before = {}, after = {}) {
  if (before === after) return [];
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => before[id] !== after[id]).map((id) => ({ id, was: before[id], is: after[id] }));
}

/** A note of mine that comes is what I wrote, maybe on another device. */
function noteChange({ id, was, is }, me) {
  if (!isThere(was)) return isThere(is) && (was || is.author_id !== me) ? [{ what: "written", id }] : [];
  if (!isThere(is)) return [{ what: "deleted", id }];
  if (was.text !== is.text) return [{ what: "changed", id }];
  const stays = was.lane === is.lane && (was.stage_id ?? null) === (is.stage_id ?? null);
  return stays ? [] : [{ what: "moved", id }];
}

function groupChange({ id, was, is }) {
  return isThere(is) && !isThere(was) ? [{ what: "grouped", id }] : [];
}

const COUNTED = [
  ["written", (n) => some(n, "new note")],
  ["changed", (n) => `${some(n, "note")} changed`],
  ["moved", (n) => `${some(n, "note")} moved`],
  ["deleted", (n) => `${some(n, "note")} deleted`],
  ["grouped", (n) => some(n, "new group")],
  ["raised", (n) => `${some(n, "decision")} raised`],
];

/** One sentence for all of it: one new note in its words, more as counts. */
export function sentenceOf(news, scene) {
  const known = new Map(news.map((each) => [`${each.what} ${each.id}`, each]));
  const each = [...known.values()];
  if (each.length === 1 && each[0].what === "written") return oneNote(scene, each[0].id);
  const counts = COUNTED.map(([what, say]) => [each.filter((one) => one.what === what).length, say]);
  const parts = counts.filter(([count]) => count).map(([count, say]) => say(count));
  return parts.length ? `From others: ${parts.join(", ")}.` : "";
}

function oneNote({ records, functionById, stages }, id) {
  const note = records.note?.[id];
  if (!note) return "";
  const from = functionById.get(note.function_id)?.name;
  const stage = stages.find((one) => one.id === note.stage_id);
  const where = `${LANE_NAMES[note.lane]}${stage ? `, ${stage.letter}` : ""}`;
  return `New note${from ? ` from ${from}` : ""}, ${where}: ${cut(note.text, SHORT).text}`;
}

/** Gathers news and tells them at most every few seconds, the first one after as long. */
export function batch({ tell, later = setTimeout, every = SAID_EVERY_MS }) {
  let news = [];
  let timer = null;
  const go = () => {
    const told = news;
    news = [];
    timer = null;
    tell(told);
  };
  return (more) => {
    if (!more.length) return;
    news = [...news, ...more];
    timer ??= later(go, every);
  };
}
