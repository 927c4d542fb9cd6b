// Fractional index: base-62 text that sorts letter by letter; ties are broken by id.
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LONGEST = 64;
const STEP = 4; // digits that count when something is put at an end: short places, however many

/**
 * A place strictly between two places; null is the open end.
 *
 * Equal or reversed neighbours (two people dropped at once) give a place right after the first:
 * the id breaks the tie, and nothing is lost.
 */
export function between(before, after) {
  const low = before ?? "";
  const high = after !== null && after !== undefined && after > low ? after : null;
  if (low && high === null) return beside(low, 1) ?? middle(low, high);
  if (!low && high !== null) return beside(high, -1) ?? middle(low, high);
  return middle(low, high);
}

/** The next place of a few digits after or before one; null when the digits are used up. */
function beside(place, direction) {
  const head = place.slice(0, STEP).padEnd(STEP, "0");
  let number = [...head].reduce((sum, digit) => sum * DIGITS.length + DIGITS.indexOf(digit), 0);
  do number += direction;
  while (number % DIGITS.length === 0); // nothing would fit before a final zero
  if (number <= 0 || number >= DIGITS.length ** STEP) return null;
  let text = "";
  for (let n = 0; n < STEP; n += 1) {
    text = DIGITS[number % DIGITS.length] + text;
    number = Math.floor(number / DIGITS.length);
  }
  return text;
}

function middle(low, high) {
  let place = "";
  for (let at = 0; place.length < LONGEST; at += 1) {
    const from = at < low.length ? DIGITS.indexOf(low[at]) : 0;
    const bounded = high !== null && high.startsWith(place);
    const to = bounded ? (at < high.length ? DIGITS.indexOf(high[at]) : 0) : DIGITS.length;
    const half = Math.floor((from + to) / 2);
    if (half > from) return place + DIGITS[half];
    place += DIGITS[from];
  }
  return place;
}

/** `count` places in a row between two places. */
export function spread(before, after, count) {
  const places = [];
  let last = before;
  for (let n = 0; n < count; n += 1) {
    last = between(last, after);
    places.push(last);
  }
  return places;
}

/** How two records of one cell compare: by place, then by id. */
export function byOrder([idA, a], [idB, b]) {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return idA < idB ? -1 : 1;
}
