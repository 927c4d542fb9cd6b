// The room's palette: every act that has a key, every place on this screen, every page.
import { useMemo, useSyncExternalStore } from "react";
import { useNavigate } from "react-router";
import { deviceLines, pageLines } from "../../palette/lines.js";
import { Palette } from "../../palette/palette.jsx";
import { singleKeysOn, subscribeKeys } from "../../sync/single_keys.js";
import { desk } from "./desk.js";
import { actsOf, placesOf } from "./finds.js";
import { useFacts, useScene } from "./hooks.js";
import { perform, turn } from "./keys.js";
import { notify } from "./line.js";
import { focusStop } from "./stops.js";
import { LANES, WHOLE } from "./words.js";

export function PaletteDialog() {
  const now = useScene((at) => at);
  const on = useSyncExternalStore(subscribeKeys, singleKeysOn, singleKeysOn);
  const { pages } = useFacts();
  const navigate = useNavigate();
  const places = useMemo(
    () => placesOf(now).map((line) => ({ ...line, run: () => go(line.to, now, navigate) })),
    [now],
  );
  const acts = actsOf(now.runs).map((line) => ({ ...line, run: () => act(line.row) }));
  const lines = (typed) => [...acts, ...own(), ...places, ...pageLines(pagesOf(now, pages), now.runs, navigate, typed), ...deviceLines(on)];
  return <Palette lines={lines} hint="A stage, a note, what to do" close={leave} />;
}

/** Only while it is still the one: what was chosen may have opened another. */
const leave = () => desk.get().dialog?.name === "palette" && desk.close();

/** What is done without a key of its own. */
function own() {
  return [
    { id: "bin", kind: "The room", title: "Bin: what was deleted here", icon: "trash-2", run: () => desk.open("bin") },
    { id: "help", kind: "The room", title: "Keys and help", icon: "circle-help", keys: "?", run: () => desk.open("help") },
  ];
}

function act(row) {
  if (perform({ act: row.act, row }) === false) notify({ text: row.without ?? "There is nothing to do that with here." });
}

function pagesOf({ runs, room_id }, pages) {
  return runs ? [...pages, ["Console of this room", `/room/${room_id}/console`]] : pages;
}

function go(to, now, navigate) {
  if (to.decision) return to.here ? openDecision(to.decision) : navigate(`/decisions/${to.number}`);
  if (to.notes) return desk.select(to.notes), show(stopOf(to.notes[0]), placeOf(now, to.notes[0]));
  if (to.stop) return show(to.stop, to);
  if (to.stage) return turn(now, to.at);
  return showLane(to.lane, now);
}

const openDecision = (id) => window.dispatchEvent(new CustomEvent("open-decision", { detail: { id } }));
const stopOf = (note) => `note:${note}`;

function placeOf({ records }, note) {
  const { lane, stage_id } = records.note[note];
  return { lane, stage: stage_id ?? WHOLE };
}

/** Open the lane and the stage of a place, then go there. */
function show(stop, { lane, stage }) {
  desk.set((at) => ({ stage, folds: { ...at.folds, [lane]: true } }));
  focusStop(stop);
}

function showLane(lane, now) {
  desk.set((at) => ({ lane, folds: { ...at.folds, [lane]: true } }));
  const first = now.stages[0]?.id ?? "";
  const stage = [desk.get().stage, now.room.stage_id].find((id) => now.stages.some((each) => each.id === id)) ?? first;
  const item = now.cells.get(`${lane}|${stage}`)?.items[0];
  const whole = lane === LANES[0] && !now.stages.length;
  const stop = item ? `${item.notes ? "group" : "note"}:${item.id}` : `cell:${lane}|${whole ? "" : stage}`;
  desk.say("");
  return focusStop(stop);
}
