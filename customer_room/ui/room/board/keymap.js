// Every key of the room, once: what the listener obeys, what the help shows, what the palette runs.
// Keys are named by the character they produce, not by their place: layouts differ.

/**
 * act      what is asked for, see ACTS in keys.js, or a list with one for each key; none: somebody
 *          else hears the key
 * keys     each of them asks for it; Ctrl is also the command key
 * says     the help's line, and the palette's
 * shown    how the help writes the keys, where that is not plain
 * when     "writing": in the field of a note; "drag": with the mouse; "browser": left to the browser
 * board    acts on what has the focus: needs it on the board
 * moves    goes about: of no use from the palette
 * writes   needs a board that is open for writing
 * runs     the facilitator's
 * without  what the palette says where there is nothing to do it with
 */
const row = (group, keys, act, says, more = {}) => ({ group, keys: keys.split(" ").map((key) => (key === "Space" ? " " : key)), act, says, ...more });

const WRITE = "Write";
const GO = "Go about";
const ARRANGE = "Arrange";
const DECIDE = "Vote and decide";
const ROOM = "The room";
const VIEW = "What I see";

const PLACE_FIRST = "Go to a note first: press it, or use the arrow keys.";

export const KEYS = [
  row(WRITE, "N", "note", "Write a note here", { writes: true }),
  row(WRITE, "Enter F2", "edit", "Edit the note", { writes: true, board: true, without: PLACE_FIRST }),
  row(WRITE, "Escape Ctrl+Enter", "finish", "Finish writing", { when: "writing" }),
  row(WRITE, "Tab", "next", "Finish, and start the next note", { when: "writing" }),
  row(WRITE, "Ctrl+Z", "undo", "Undo my last change"),
  row(WRITE, "Ctrl+Shift+Z Ctrl+Y", "redo", "Redo it"),
  row(GO, "ArrowUp ArrowDown ArrowLeft ArrowRight", ["up", "down", "left", "right"], "Through the board in reading order", {
    board: true, moves: true, shown: "Arrow keys",
  }),
  row(GO, "Home End", ["first", "last"], "To the first or the last place", { board: true, moves: true }),
  row(GO, "1 2 3 4 5 6 7 8 9", "stage", "Go to a stage", { shown: "1 – 9", moves: true }),
  row(GO, "Ctrl+K", "palette", "Find anything, do anything", { moves: true }),
  row(GO, "Ctrl+F", null, "Search the page, as in any page", { when: "browser" }),
  row(GO, "Space", null, "Hold it and drag: push the board about", { when: "drag", shown: "Space + drag" }),
  row(ARRANGE, "V", "select", "Select several, one by one", { without: PLACE_FIRST }),
  row(ARRANGE, "Escape", "leave", "Select nothing", { without: "Nothing is selected." }),
  row(ARRANGE, "M", "move", "Move to another place", { writes: true, without: PLACE_FIRST }),
  row(ARRANGE, "G", "group", "Group what is selected", { writes: true }),
  row(ARRANGE, "E", "ending", "How a group leaves the room", { without: "Go to a group first, with the arrow keys." }),
  row(ARRANGE, "Delete Backspace", "remove", "Delete; the message offers Undo", { writes: true, board: true, without: PLACE_FIRST }),
  row(DECIDE, "X", "vote", "Give a dot, while a vote is open", { writes: true, without: "Go to a note first; a dot is given while a vote is open." }),
  row(DECIDE, "Shift+X", "unvote", "Take a dot back", { writes: true, without: "Go to a note with your dot first." }),
  row(DECIDE, "D", "decide", "Make a decision of it"),
  row(ROOM, "Q", "answer", "Answer what the room is asked", { without: "The room is asked nothing at the moment." }),
  row(ROOM, "T", "done", "I’m done, or not yet", { writes: true, without: "Nothing waits for you at the moment." }),
  row(ROOM, "B", "gather", "Gather everybody here", { runs: true, without: "The room is not live." }),
  row(ROOM, "P", "present", "Open the projector view"),
  row(VIEW, "O", "view", "Board or outline"),
  row(VIEW, "!", "zoom-fit", "Fit to the screen", { shown: "Shift + 1" }),
  row(VIEW, "Ctrl+0", "zoom-whole", "Full size, 100%"),
  row(VIEW, "+", "zoom-in", "Larger"),
  row(VIEW, "-", "zoom-out", "Smaller", { shown: "−" }),
  row(VIEW, "?", "help", "This list", { moves: true }),
];

const parsed = (key) => {
  const parts = key.length > 1 ? key.split("+") : [key];
  return { key: parts.at(-1).toLowerCase(), ctrl: parts.includes("Ctrl"), shift: parts.includes("Shift") };
};
const actAt = ({ act }, at) => (Array.isArray(act) ? act[at] : act);
const BY_KEY = KEYS.flatMap((each) => each.keys.map((key, at) => ({ ...parsed(key), row: each, at, act: actAt(each, at) })));

/** A key that produces one character, alone: it can be switched off. */
export const isSingle = ({ key, ctrl }) => !ctrl && key.length === 1 && key !== " ";

/**
 * What a key press asks for, or null.
 *
 * Letters mean the same in capitals, which Caps Lock makes; Shift only tells apart what is listed
 * with and without it. Of other characters Shift is part of how they are made.
 *
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean}} event
 * @param {{when?: string, single?: boolean}} [how] where it is pressed, and whether single keys are on
 * @returns {{act: string, row: object, at: number} | null} `at`: which of the keys of its line
 */
export function actionOf(event, { when, single = true } = {}) {
  const ctrl = Boolean(event.ctrlKey || event.metaKey);
  if (event.altKey) return null;
  const key = (event.key ?? "").toLowerCase();
  const found = BY_KEY.filter((each) => each.act && each.row.when === when && each.key === key && each.ctrl === ctrl);
  const asIs = found.find((each) => each.shift === Boolean(event.shiftKey));
  const meant = asIs ?? (isMade(key, ctrl) ? found.find((each) => !each.shift) : undefined);
  if (!meant || (!single && isSingle(meant))) return null;
  return { act: meant.act, row: meant.row, at: meant.at };
}

/** Whether Shift may be no more than how a character is made; Ctrl + Shift + K is another key. */
const isMade = (key, ctrl) => key.length === 1 && !(ctrl && /\p{L}/u.test(key));

const WRITTEN = { Escape: "Esc" };

/** How a line's keys are written: ["Ctrl + Z"], ["Esc", "Ctrl + Enter"]. */
export function written({ keys, shown }) {
  if (shown) return [shown];
  return keys.map((key) => (key.length === 1 ? key : key.split("+").map((part) => WRITTEN[part] ?? part).join(" + ")));
}

/** The help's lines in their groups; the facilitator's only for who runs the room. */
export function helpFor(runs) {
  const mine = KEYS.filter((each) => !each.runs || runs);
  return [...new Set(mine.map((each) => each.group))].map((group) => [group, mine.filter((each) => each.group === group)]);
}
