// Cutting notes into pages: never smaller type, always whole rows.

/**
 * @param {{top: number, bottom: number}[]} boxes of the notes as one long sheet, in reading order
 * @param {number} height of a page
 * @returns {[number, number][]} first note of each page and the one after its last
 */
export function pagesOf(boxes, height) {
  const pages = [];
  let from = 0;
  for (let row = 0; row < boxes.length; ) {
    const next = rowAfter(boxes, row);
    const bottom = Math.max(...boxes.slice(row, next).map((box) => box.bottom));
    if (row > from && bottom - boxes[from].top > height) {
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

/** A long text gets two columns, so that it needs half the height. */
export const isWide = (text) => [...text].length > WIDE;

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
export function pagesFor(items, boxes, height) {
  return pagesOf(boxes, height).flatMap(([from, to]) => {
    const { top, bottom, inner } = boxes[from] ?? {};
    if (to - from !== 1 || !inner || bottom - top <= height) return [items.slice(from, to)];
    const frame = bottom - top - (Math.max(...inner.map((box) => box.bottom)) - inner[0].top);
    return pagesOf(inner, height - frame).map(([first, end], at) => [{ ...items[from], notes: items[from].notes.slice(first, end), goesOn: at > 0 }]);
  });
}

/** “Finance, Sales and Product” */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
