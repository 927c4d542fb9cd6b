// Which question the wall shows when there are two: what was asked, or shown, last; pure.
import { newestFirst } from "../room/board/asked.js";

/**
 * @param poll the question to the room that is in front of everybody, or null
 * @param leaders the questions to leaders, and which of them is in `front`
 * @returns {"asked"|"leaders"|""} whose picture it is
 */
export function inFrontOfAll(poll, { front, asked }) {
  const [newest] = newestFirst(poll, asked.filter((each) => each.id === front));
  if (!newest) return "";
  return newest.id === poll?.id ? "asked" : "leaders";
}
