// The places of the board that take the focus, found by what they stand for.
import { desk } from "./desk.js";

export function stopElement(stop) {
  return document.querySelector(`[data-stop="${CSS.escape(stop)}"]`);
}

/** Give a stop the focus once it is drawn. */
export function focusStop(stop, tries = 3) {
  const found = stopElement(stop);
  if (found) {
    desk.set({ focus: stop });
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (tries > 0) requestAnimationFrame(() => focusStop(stop, tries - 1));
}

/** The name of a stop's cell as it is written in keys: lane|stage. */
export const keyOfStop = (stop) => (stop?.startsWith("cell:") ? stop.slice(5) : null);

/** Bring the focus to what came back, except to somebody who writes by now. */
export function focusUnlessWriting(stop) {
  if (!document.activeElement?.matches("input, textarea, select")) focusStop(stop);
}
