// Which of the palette's lines fit what is typed, best first; pure.

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * The lines that hold every word, in their own order within what fits equally well.
 *
 * Accents and capitals do not matter. A line of `later` kind waits for two letters: there may be
 * hundreds of them. One that is offered `always` comes last.
 *
 * @param {Array<{title: string, detail?: string, kind: string, later?: boolean, always?: boolean}>} lines
 * @param {string} typed
 */
export function matching(lines, typed, most = 40) {
  const asked = wordsOf(typed);
  const letters = asked.join("").length;
  const found = [];
  for (const [at, line] of lines.entries()) {
    if (line.later && letters < 2) continue;
    const rank = line.always ? Infinity : rankOf(line, asked);
    if (rank !== null) found.push({ line, rank, at });
  }
  found.sort((a, b) => (a.rank === b.rank ? a.at - b.at : a.rank - b.rank));
  return found.slice(0, most).map((each) => each.line);
}

/** 0: the title begins with it; then the beginning of a word, anywhere in the title, elsewhere. */
function rankOf({ title, detail = "", kind }, asked) {
  const [name, rest] = [plain(title), plain(`${kind} ${detail}`)];
  const words = wordsOf(title);
  let sum = 0;
  for (const word of asked) {
    if (name.startsWith(word)) continue;
    if (words.some((each) => each.startsWith(word))) sum += 1;
    else if (name.includes(word)) sum += 2;
    else if (rest.includes(word)) sum += 4;
    else return null;
  }
  return sum;
}

/** The place an arrow key leads to; from the end to the beginning and back. */
export const stepped = (at, by, count) => (count ? (at + by + count) % count : 0);
