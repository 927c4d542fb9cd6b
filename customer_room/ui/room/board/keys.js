// From a key press, or a choice in the palette, to what it does here.
import {
  ask, placeOf, removeNotes, startDraft, targetGroup, targets, tick, vote,
} from "./acts.js";
import { desk } from "./desk.js";
import { scene } from "./hooks.js";
import { isPressing, isTyping, neighbour } from "./keyboard.js";
import { actionOf } from "./keymap.js";
import * as line from "./line.js";
import { cellAt, stopsOf } from "./selectors.js";
import { focusStop } from "./stops.js";
import { singleKeysOn } from "../../sync/single_keys.js";
import { LANES, some } from "./words.js";

/**
 * What each act of the keymap does; false: there is nothing to do it with.
 *
 * Each is given the scene, what it acts upon (`ids`, `group`), the page's `zoom` and `view`, and
 * `at`, which of the keys of its line was pressed.
 */
export const ACTS = {
  note: ({ now }) => startDraft(now),
  edit: ({ ids, group }) => edit(ids, group),
  undo: () => take("undo"),
  redo: () => take("redo"),
  up: (given) => go("up", given),
  down: (given) => go("down", given),
  left: (given) => go("left", given),
  right: (given) => go("right", given),
  first: (given) => go("first", given),
  last: (given) => go("last", given),
  stage: ({ now, at }) => turn(now, at),
  palette: () => desk.open("palette"),
  select: () => select(),
  leave: () => leave(),
  move: ({ ids }) => (ids.length ? desk.open("move", { ids }) : false),
  group: ({ ids }) => (ids.length ? desk.open("group", { ids }) : desk.open("how-to-select")),
  remove: ({ now, ids, group }) => (ids.length && !group ? removeNotes(now, ids) : false),
  vote: (given) => dot(given, false),
  unvote: (given) => dot(given, true),
  decide: ({ ids, group }) => desk.open("decide", { ids, group }),
  ending: ({ group }) => (group ? desk.open("group-menu", { id: group }) : false),
  answer: () => toQuestion(),
  done: ({ now }) => tick(now),
  gather: ({ now }) => gather(now),
  present: ({ now }) => void window.open(`/room/${encodeURIComponent(now.room_id)}/present`, "_blank", "noreferrer"),
  view: ({ view }) => desk.set({ view: view() === "board" ? "outline" : "board" }),
  "zoom-in": ({ zoom }) => zoom.by(1),
  "zoom-out": ({ zoom }) => zoom.by(-1),
  "zoom-whole": () => desk.set({ zoom: 100 }),
  "zoom-fit": () => desk.set({ zoom: null }),
  help: () => desk.open("help"),
};

let here = null; // {facts, zoom, view} of the page that is listened to

/** Listen to the page; returns a function that stops. `zoom` and `view` tell how it is drawn now. */
export function listenToKeys(facts, { zoom, view }) {
  here = { facts, zoom, view };
  const hear = (event) => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    const asked = actionOf(event, { single: singleKeysOn() });
    if (!asked || isPressing(event.target, asked)) return;
    if (asked.row.board && !isOnBoard(event.target)) return;
    if (perform(asked) !== false) event.preventDefault();
  };
  window.addEventListener("keydown", hear);
  return () => window.removeEventListener("keydown", hear);
}

/** On the board, or nowhere in particular: then its own place takes the key. */
const isOnBoard = (target) => target === document.body || Boolean(target.closest?.("[data-stop], .board"));

/** Do an act of the keymap; false: not here, or there is nothing to do it with. */
export function perform({ act, row, at = 0 }) {
  const { facts, zoom, view } = here;
  const now = scene(facts);
  if (!now.room || (row.runs && !now.runs)) return false;
  if (row.writes && !now.may) return line.notify({ text: "This board is not open for writing at the moment." });
  return ACTS[act]({ now, at, ids: targets(now), group: targetGroup(), zoom, view });
}

function edit(ids, group) {
  if (group) return desk.open("rename", { id: group });
  if (ids.length !== 1) return false;
  return desk.edit(ids[0]);
}

/** The first thing to press in the question that is asked. */
function toQuestion() {
  const first = document.querySelector("#asked button");
  first?.focus();
  return Boolean(first);
}

function leave() {
  if (!desk.get().selected.size) return false;
  desk.say("Nothing is selected.");
  return desk.select([]);
}

function select() {
  const [kind, id] = (desk.get().focus ?? "").split(":");
  if (kind !== "note") return false;
  desk.toggle(id);
  return desk.say(`${some(desk.get().selected.size, "note")} selected.`);
}

function dot({ now, ids, group }, back) {
  if (now.dotsLeft === null) return false;
  if (group) return vote(now, "group", group, back);
  return ids.length === 1 ? vote(now, "note", ids[0], back) : false;
}

function gather({ room, room_id }) {
  if (room.status !== "live") return false;
  desk.say("Everybody is asked to look where the room looks.");
  return ask("room.gather", { id: room_id });
}

async function take(way) {
  const result = await (way === "undo" ? line.undo() : line.redo());
  if (!result.ok) line.notify({ text: result.error.message });
  else desk.say(way === "undo" ? "Undone." : "Done again.");
}

/** Look at one stage, by its place. */
export function turn(now, at) {
  const stage = now.stages[at];
  if (!stage) return false;
  const { lane } = placeOf(now);
  desk.set({ stage: stage.id });
  desk.say(`Stage ${stage.letter}, ${stage.name}.`);
  const head = document.getElementById(`head-${stage.id}`) ?? document.getElementById(`sec-${stage.id}`);
  head?.scrollIntoView({ block: "nearest", inline: "center" });
  const cell = cellAt(now.cells, lane, stage.id);
  const item = cell.items[0];
  const stop = !item ? `cell:${lane}|${stage.id}` : item.notes ? `group:${item.id}` : `note:${item.id}`;
  return focusStop(stop);
}

/** The board reads by lanes; the outline reads downwards, stage after stage. */
function go(act, { now, view }) {
  const rows = view() === "outline" ? outlineRows() : stopsOf(now.cells, now.stages, now.lanes, hasWhole(now));
  const stop = neighbour(rows, desk.get().focus, act);
  if (!stop) return false;
  return focusStop(stop);
}

function outlineRows() {
  return [...document.querySelectorAll(".outline [data-stop]")].map((each) => [[each.dataset.stop]]);
}

export function hasWhole(now) {
  return (lane) => lane === LANES[0] || now.stages.length === 0 || cellAt(now.cells, lane, null).count > 0;
}
