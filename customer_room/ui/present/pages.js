// Cutting notes into pages: never smaller type, always whole rows.

/**
 * @param {{top: number, bottom: number}[]} boxes of the items as one long sheet, in reading order
 * @param {number[]} heights of the pages; the last one is that of all further pages
 * @returns {[number, number][]} first item of each page and the one after its last
 */
export function pagesOf(boxes, heights) {
  const pages = [];
  const height = () => heights[Math.min(pages.length, heights.length - 1)];
  let from = 0;
  for (let row = 0; row < boxes.length; ) {
    const next = rowAfter(boxes, row);
    const bottom = Math.max(...boxes.slice(row, next).map((box) => box.bottom));
    // A page with less room than the next may stay without items; any other takes one row.
    while ((row > from || height() < heights.at(-1)) && bottom - boxes[from].top > height()) {
      pages.push([from, row]);
      from = row;
    }
    row = next;
  }
  pages.push([from, boxes.length]);
  return pages;
}

function rowAfter(boxes, row) {
  let next = row + 1;
  while (next < boxes.length && boxes[next].top === boxes[row].top) next += 1;
  return next;
}

const WIDE = 150;
const SQUARE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** How long a text is on a line, in letters: characters as wide as high count twice. */
export function widthOf(text) {
  return [...text].reduce((sum, each) => sum + (SQUARE.test(each) ? 2 : 1), 0);
}

/** A long text gets two columns, so that it needs half the height. */
export const isWide = (text) => widthOf(text) > WIDE;

/** A long heading is set a step smaller, never small. */
export function headOf(text) {
  const width = widthOf(text);
  return width > 150 ? "longest" : width > 48 ? "long" : "";
}

const LINES = 5;

/** A text of many short lines is set as one, so that it has a height that can be shown. */
export function asLine(text) {
  const lines = text.split("\n").map((each) => each.trim()).filter(Boolean);
  return lines.length > LINES ? lines.join(" · ") : lines.join("\n");
}

/**
 * Notes to show: those of the stage the room looks at, else those written in this phase. Notes of a
 * group come as one item with its name: `{id, group, notes, dots}` among `{id, note, dots}`.
 */
export function itemsFor({ notes, groups, room, phase, lanes, dots }) {
  const open = new Set(phase.lanes?.length ? phase.lanes : lanes);
  const belongs = (note) => (room.stage_id ? note.stage_id === room.stage_id && open.has(note.lane) : note.phase_id === phase.id);
  const total = (id) => dots.get(id)?.total ?? 0;
  const frames = new Map();
  const items = [];
  for (const [id, note] of Object.entries(notes ?? {})) {
    if (note.removed_at || !belongs(note)) continue;
    const item = { id, note, dots: total(id) };
    const group = groups?.[note.group_id];
    if (!group || group.removed_at) items.push(item);
    else if (frames.has(note.group_id)) frames.get(note.group_id).notes.push(item);
    else frames.set(note.group_id, { id: note.group_id, group, notes: [item], dots: total(note.group_id) });
  }
  for (const frame of frames.values()) frame.notes.sort(byPlace(lanes));
  return [...items, ...frames.values()].sort((a, b) => b.dots - a.dots || byPlace(lanes)(a, b));
}

function byPlace(lanes) {
  return (a, b) => {
    const [one, other] = [a.group ?? a.note, b.group ?? b.note];
    return lanes.indexOf(one.lane) - lanes.indexOf(other.lane) || (one.order < other.order ? -1 : one.order > other.order ? 1 : a.id < b.id ? -1 : 1);
  };
}

/** How many columns an item needs to stand in one row; a group more than that gets more rows. */
export function columnsOf(item) {
  if (!item.group) return isWide(item.note.text) ? 2 : 1;
  return Math.min(3, item.notes.reduce((sum, each) => sum + columnsOf(each), 0));
}

/**
 * The items of each page. Only a group higher than a page is cut, at its rows, and goes on.
 *
 * @param {{top: number, bottom: number, inner?: {top: number, bottom: number}[]}[]} boxes as for
 *   `pagesOf`; of a group also those of its notes
 */
export function pagesFor(items, boxes, heights) {
  return partsOf(items).flatMap(([from, to]) => pagesOfPart(items.slice(from, to), boxes.slice(from, to), from ? heights.slice(-1) : heights));
}

/** Items of another `part` begin a page of their own; the first of them stands in a row of its own. */
function partsOf(items) {
  const starts = items.flatMap((each, at) => (at === 0 || each.part !== items[at - 1].part ? [at] : []));
  return (starts.length ? starts : [0]).map((from, at) => [from, starts[at + 1] ?? items.length]);
}

function pagesOfPart(items, boxes, heights) {
  const height = heights.at(-1);
  return pagesOf(boxes, heights).flatMap(([from, to]) => {
    const { top, bottom, inner } = boxes[from] ?? {};
    if (to - from !== 1 || !inner || bottom - top <= height) return [items.slice(from, to)];
    const frame = bottom - top - (Math.max(...inner.map((box) => box.bottom)) - inner[0].top);
    return pagesOf(inner, [height - frame]).map(([first, end], at) => [{ ...items[from], notes: items[from].notes.slice(first, end), goesOn: at > 0 }]);
  });
}

/** “Finance, Sales and Product” */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const NAMED = 60;
const more = (count) => `${count} more`;

/**
 * How many functions are here and who is still to come, by name as long as there is room. Company
 * is no function: it is named beside those that are counted, as its mark stands beside theirs.
 */
export function arrival(rows) {
  if (!rows.length) return "";
  const counted = rows.filter((row) => !row.pseudo);
  const missing = [...rows].sort((a, b) => Boolean(a.pseudo) - Boolean(b.pseudo)).filter((row) => row.away).map((row) => row.name);
  const beside = rows.filter((row) => row.pseudo && (missing.length === rows.length || !row.away)).map((row) => row.name);
  if (missing.length === rows.length) return `${standing([`${counted.length} functions`, ...beside], "expected")}`;
  const here = counted.filter((row) => !row.away).length;
  const said = standing([here === counted.length ? `All ${here} functions` : here && `${here} of ${counted.length} functions`, ...beside], "here");
  if (!missing.length) return said;
  return `${said} ${missingWords(missing)} ${missing.length === 1 ? "is on its" : "are on their"} way.`;
}

/** “All 6 functions and Company are here.” */
function standing(who, where) {
  const named = who.filter(Boolean);
  return `${listed(named)} ${named.length === 1 && !/functions$/.test(named[0]) ? "is" : "are"} ${where}.`;
}

function missingWords(names) {
  if (widthOf(names[0]) > NAMED) return names.length === 1 ? "One function" : `${names.length} functions`;
  return withinReason(names, NAMED);
}

/** Names as far as there is room for them, the first in any case, and how many more. */
export function withinReason(names, limit, comma = null) {
  let width = 0;
  const named = names.filter((name, at) => (width += widthOf(name) + 2) <= limit || at === 0);
  const rest = names.length - named.length;
  const all = rest ? [...named, more(rest)] : named;
  return comma ? all.join(comma) : listed(all);
}

const SENTENCE = 240;

/** A sentence as far as it can be taken in on a wall, whole words; the card has the rest. */
export function cutAt(text, limit = SENTENCE) {
  if (widthOf(text) <= limit) return text;
  let width = 0;
  const head = [...text].filter((each) => (width += widthOf(each)) <= limit).join("");
  const gap = head.lastIndexOf(" ");
  return `${gap > head.length / 2 ? head.slice(0, gap) : head} …`;
}
