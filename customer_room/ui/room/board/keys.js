// From a key press to what it does here.
import {
  placeOf, removeNotes, startDraft, targetGroup, targets, tick, vote,
} from "./acts.js";
import { desk } from "./desk.js";
import { scene } from "./hooks.js";
import { actionOf, isPressing, isTyping, neighbour } from "./keyboard.js";
import * as line from "./line.js";
import { cellAt, stopsOf } from "./selectors.js";
import { focusStop } from "./stops.js";
import { LANES, some } from "./words.js";

const WRITES = new Set(["note", "edit", "move", "group", "remove", "vote", "done"]);
const ARROWS = new Set(["up", "down", "left", "right", "first", "last"]);

/** Listen to the page; returns a function that stops. `size` gives the zoom of the moment. */
export function listenToKeys(facts, { zoom, view }) {
  const hear = (event) => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    const asked = actionOf(event);
    if (!asked || isPressing(event.target, asked)) return;
    if (ARROWS.has(asked.act) && !event.target.closest?.("[data-stop], .board")) return;
    const did = perform(asked, scene(facts), { zoom, view });
    if (did !== false) event.preventDefault();
  };
  window.addEventListener("keydown", hear);
  return () => window.removeEventListener("keydown", hear);
}

function perform({ act, more, stage }, now, { zoom, view }) {
  if (!now.room) return false;
  if (ARROWS.has(act)) return go(act, now, view());
  if (WRITES.has(act) && !now.may) return line.notify({ text: "This board is not open for writing at the moment." });
  const ids = targets(now);
  const group = targetGroup();
  switch (act) {
    case "note":
      return startDraft(now);
    case "edit":
      return edit(ids, group);
    case "leave":
      return leave();
    case "move":
      return ids.length ? desk.open("move", { ids }) : false;
    case "group":
      return ids.length ? desk.open("group", { ids }) : desk.open("how-to-select");
    case "decide":
      return desk.open("decide", { ids, group });
    case "select":
      return select();
    case "remove":
      return ids.length && !group ? removeNotes(now, ids) : false;
    case "vote":
      return dot(now, ids, group, more);
    case "done":
      return tick(now);
    case "stage":
      return turn(now, stage);
    case "view":
      return desk.set({ view: view() === "board" ? "outline" : "board" });
    case "present":
      return void window.open(`/room/${encodeURIComponent(now.room_id)}/present`, "_blank", "noreferrer");
    case "help":
      return desk.open("help");
    case "undo":
    case "redo":
      return take(act);
    case "zoom-in":
      return zoom.by(1);
    case "zoom-out":
      return zoom.by(-1);
    case "zoom-whole":
      return desk.set({ zoom: 100 });
    case "zoom-fit":
      return desk.set({ zoom: null });
    default:
      return false;
  }
}

function edit(ids, group) {
  if (group) return desk.open("rename", { id: group });
  if (ids.length !== 1) return false;
  return desk.edit(ids[0]);
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

function dot(now, ids, group, back) {
  if (now.dotsLeft === null) return false;
  if (group) return vote(now, "group", group, back);
  return ids.length === 1 ? vote(now, "note", ids[0], back) : false;
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
function go(act, now, view) {
  const rows = view === "outline" ? outlineRows() : stopsOf(now.cells, now.stages, now.lanes, hasWhole(now));
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
