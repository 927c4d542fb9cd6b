// In the room, what goes leaves the focus to its heir (see useOneStop).
import { landWith } from "../../sync/kept_focus.js";
import { desk } from "./desk.js";
import { focusStop } from "./stops.js";

/** Returns a function that ends it. */
export const keepOnBoard = () => landWith(".room *:not(.strip-bar *, dialog *)", () => focusStop(desk.get().focus));
