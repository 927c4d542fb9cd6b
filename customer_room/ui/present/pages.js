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

/** Notes to show: those of the stage the room looks at, else those written in this phase. */
export function notesFor({ notes, room, phase, lanes, dots }) {
  const open = new Set(phase.lanes?.length ? phase.lanes : lanes);
  const belongs = (note) => (room.stage_id ? note.stage_id === room.stage_id && open.has(note.lane) : note.phase_id === phase.id);
  const total = (id) => dots.get(id)?.total ?? 0;
  return Object.entries(notes ?? {})
    .filter(([, note]) => !note.removed_at && belongs(note))
    .map(([id, note]) => ({ id, note, dots: total(id) }))
    .sort((a, b) => b.dots - a.dots || lanes.indexOf(a.note.lane) - lanes.indexOf(b.note.lane) || (a.note.order < b.note.order ? -1 : a.note.order > b.note.order ? 1 : a.id < b.id ? -1 : 1));
}

/** “Finance, Sales and Product” */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
