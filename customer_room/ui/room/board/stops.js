// The places of the board that take the focus, found by what they stand for.
import { desk } from "./desk.js";

export function stopElement(stop) {
  return document.querySelector(`[data-stop="${CSS.escape(stop)}"]`);
}

const FRAMES = 60; // how long what was just written may take to be drawn

/** Give a stop the focus once it is drawn; the board's keys are about it from now on. */
export function focusStop(stop) {
  desk.set({ focus: stop });
  arrive(stop, FRAMES);
}

function arrive(stop, frames) {
  const found = stopElement(stop);
  if (found) {
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (frames > 0) requestAnimationFrame(() => isGoingTo(stop) && arrive(stop, frames - 1));
}

/** Who has gone elsewhere or writes again in the meantime is not called back. */
const isGoingTo = (stop) => desk.get().focus === stop && !isWriting();

const isWriting = () => Boolean(document.activeElement?.matches("input, textarea, select"));

/** The name of a stop's cell as it is written in keys: lane|stage. */
export const keyOfStop = (stop) => (stop?.startsWith("cell:") ? stop.slice(5) : null);

/** Bring the focus to what came back, except to somebody who writes by now. */
export function focusUnlessWriting(stop) {
  if (!isWriting()) focusStop(stop);
}
