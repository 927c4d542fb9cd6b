// Whose key it is, and where the arrow keys lead.

/** Whether the key belongs to whatever has the focus: a field, a menu, a dialog. */
export function isTyping(target) {
  if (!target?.closest) return false;
  return Boolean(target.closest("input, textarea, select, [contenteditable='true'], dialog"));
}

/** Enter and the space bar press a focused button or link; they are not ours there. */
export function isPressing(target, action) {
  return action.act === "edit" && Boolean(target?.closest?.("button, a, summary"));
}

/**
 * The stop an arrow key leads to.
 *
 * @param {Array<Array<string[]>>} rows lanes from top to bottom; in each, stages from left to
 *   right; in each, the stops of that cell from top to bottom (at least one)
 * @param {string} at the stop that has the focus
 * @param {string} act up, down, left, right, first, last
 */
export function neighbour(rows, at, act) {
  const stops = rows.flat(2);
  if (!stops.length) return null;
  const place = find(rows, at);
  if (!place || act === "first") return act === "last" ? stops.at(-1) : stops[0];
  if (act === "last") return stops.at(-1);
  const { row, column, index } = place;
  const cell = rows[row][column];
  if (act === "up" && index > 0) return cell[index - 1];
  if (act === "down" && index < cell.length - 1) return cell[index + 1];
  if (act === "up") return rows[row - 1]?.[column]?.at(-1) ?? at;
  if (act === "down") return rows[row + 1]?.[column]?.[0] ?? at;
  const beside = rows[row][column + (act === "left" ? -1 : 1)];
  return beside ? beside[Math.min(index, beside.length - 1)] : at;
}

/**
 * The stop that takes over from `at`: itself while it stands, else its neighbour in the cell, else
 * what stands in that place; null when `at` was not on the board before either.
 *
 * @param {Array} before the rows with `at`, as in `neighbour`
 * @param {Array} after the rows now
 */
export function heir(before, after, at) {
  const standing = new Set(after.flat(2));
  if (standing.has(at)) return at;
  const place = find(before, at);
  if (!place) return null;
  const { row, column, index } = place;
  const cell = before[row][column];
  const beside = [...cell.slice(index + 1), ...cell.slice(0, index).reverse()].find((each) => standing.has(each));
  return beside ?? after[row]?.[column]?.[0] ?? null;
}

function find(rows, at) {
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const index = cell.indexOf(at);
      if (index >= 0) return { row, column, index };
    }
  }
  return null;
}
