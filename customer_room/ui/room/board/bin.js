// What is in the room's bin for me: removed here, seen by me before, and mine to bring back. Pure.
import { kindOf, LANE_NAMES, WHOLE } from "./words.js";

const entries = (table) => Object.entries(table ?? {});
const newestFirst = (a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1);

/**
 * The lines of the bin, newest first; nothing once the room is closed.
 *
 * While people write alone only my own notes are on my screen, so only they are in my bin.
 *
 * @param {object} scene see hooks.derive
 * @returns {Array<{table: string, id: string, text: string, what: string, where: string, at: string, by: string|null}>}
 */
export function binOf(scene) {
  if (!scene.may) return [];
  return [...notes(scene), ...groups(scene), ...map(scene)].sort(newestFirst);
}

const removed = (table) => entries(table).filter(([, record]) => record.removed_at);
const line = (table, id, record, more) => ({ table, id, at: record.removed_at, by: record.removed_by ?? null, ...more });

function notes(scene) {
  const { records, me } = scene;
  return removed(records.note)
    .filter(([, note]) => isMine(note, me) || (me.role !== "guest" && isShown(note, scene)))
    .map(([id, note]) => line("note", id, note, { text: note.text, what: kindOf(note.kind).name, icon: kindOf(note.kind).icon ?? "sticky-note", where: placeOf(note, scene) }));
}

const isMine = (note, me) => note.author_id === me.member_id || note.typed_by === me.member_id;
const isShown = (note, { alone, phase }) => !alone || Boolean(phase?.shown?.includes(note.author_id));

function groups(scene) {
  if (scene.me.role === "guest" || scene.alone) return [];
  return removed(scene.records.group).map(([id, group]) => line("group", id, group, { text: group.name, what: "Group", icon: "group", where: placeOf(group, scene) }));
}

/** Stages and steps are of no room: theirs is the one during whose life they were removed. */
function map({ records, mayMap }) {
  if (!mayMap) return [];
  const since = entries(records.room).reduce((last, [, room]) => (room.closed_at > last ? room.closed_at : last), "");
  const here = (table) => removed(table).filter(([, record]) => record.removed_at >= since);
  const nameOf = (id) => records.stage?.[id]?.name ?? "";
  return [
    ...here(records.stage).map(([id, stage]) => line("stage", id, stage, { text: stage.name, what: "Stage", icon: "map", where: "" })),
    ...here(records.step).map(([id, step]) => line("step", id, step, { text: step.name, what: "Step", icon: "route", where: nameOf(step.stage_id) })),
  ];
}

function placeOf({ lane, stage_id: id }, { stages }) {
  const stage = stages.find((each) => each.id === id);
  return `${LANE_NAMES[lane]}, ${stage ? `${stage.letter} ${stage.name}` : id ? "a stage that is gone" : WHOLE_NAME}`;
}

const WHOLE_NAME = `${WHOLE} journey`;

/** Who removed it, as it is said on the screen; nothing where that is not known. */
export function removerOf({ by }, { records, me }) {
  if (by === null) return "";
  if (by === "") return "without a name";
  return by === me.member_id ? "by you" : `by ${records.person?.[by]?.name ?? "somebody"}`;
}
