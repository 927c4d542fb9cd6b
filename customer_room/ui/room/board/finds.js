// What the palette finds in a room: only what this person's screen holds, by where it is. Pure.
import { helpFor, written } from "./keymap.js";
import { LANE_NAMES, LANES, cut, kindOf, WHOLE } from "./words.js";

const ICONS = {
  note: "sticky-note", edit: "pencil", undo: "undo-2", redo: "redo-2", select: "check", leave: "x", move: "move",
  group: "group", remove: "trash-2", vote: "vote", unvote: "minus", decide: "scale", done: "check", gather: "hand",
  present: "presentation", view: "list", "zoom-in": "plus", "zoom-out": "minus", "zoom-fit": "layout-grid", "zoom-whole": "layout-grid",
};

/** The acts that have a key, for who may ask for them; those that go about are places below. */
export function actsOf(runs) {
  const rows = helpFor(runs).flatMap(([, each]) => each).filter((row) => row.act && !row.when && !row.moves);
  return rows.map((row) => ({ id: `act:${row.act}`, kind: row.group, title: row.says, icon: ICONS[row.act] ?? "play", keys: written(row)[0], row }));
}

/** Stages, lanes, decisions, people with notes, groups and notes, each with where it leads (`to`). */
export function placesOf(scene) {
  return [...stages(scene), ...lanes(), ...decisions(scene), ...people(scene), ...items(scene)];
}

function stages({ stages: list }) {
  const found = list.map((stage, at) => ({
    id: `stage:${stage.id}`, kind: "Stage", title: `${stage.letter} ${stage.name}`, icon: "map",
    detail: stage.trouble ?? stage.owners[0]?.title, to: { stage: stage.id, at },
  }));
  return found;
}

const lanes = () => LANES.map((lane) => ({ id: `lane:${lane}`, kind: "Lane", title: LANE_NAMES[lane], icon: "route", to: { lane } }));

function decisions({ records, room_id }) {
  return Object.entries(records.decision ?? {})
    .sort(([, a], [, b]) => (a.number < b.number ? 1 : -1))
    .map(([id, each]) => ({
      id: `decision:${id}`, kind: "Decision", title: `${each.number} ${each.one_line}`, icon: "scale",
      to: { decision: id, number: each.number, here: each.room_id === room_id },
    }));
}

/** Notes as they stand on this screen, each with where it is. */
function standing({ cells, stages: list }) {
  const letters = new Map(list.map((stage) => [stage.id, stage.letter]));
  return [...cells].flatMap(([key, cell]) => {
    const [lane, stage] = key.split("|");
    const place = { lane, stage: stage || WHOLE };
    const detail = `${LANE_NAMES[lane]}${letters.has(stage) ? `, ${letters.get(stage)}` : ""}`;
    return cell.items.map((item) => ({ ...item, place, detail }));
  });
}

function people(scene) {
  const by = new Map();
  for (const { notes, id, note } of standing(scene)) {
    for (const each of notes ?? [{ id, note }]) {
      if (each.note.author_id) by.set(each.note.author_id, [...(by.get(each.note.author_id) ?? []), each.id]);
    }
  }
  return [...by]
    .map(([member, notes]) => ({ member, notes, name: scene.records.person?.[member]?.name ?? "" }))
    .filter(({ name }) => name)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ member, notes, name }) => ({ id: `person:${member}`, kind: "Person", title: `Notes of ${name}`, icon: "user", to: { notes } }));
}

function items(scene) {
  return standing(scene).flatMap(({ id, note, group, notes, place, detail }) => {
    if (!group) return [lineOf(id, note, place, detail)];
    const frame = { id: `group:${id}`, kind: "Group", title: group.name, detail, icon: "group", later: true, to: { ...place, stop: `group:${id}` } };
    return [frame, ...notes.map((each) => lineOf(each.id, each.note, place, detail))];
  });
}

function lineOf(id, note, place, detail) {
  const theirs = note.evidence_level === "customers said";
  return {
    id: `note:${id}`, kind: "Note", title: cut(note.text, 120).text, detail, theirs, later: true,
    icon: kindOf(note.kind).icon ?? "sticky-note", to: { ...place, stop: `note:${id}` },
  };
}
