// What people do on the board, as commands with the echo that shows them at once.
import { desk } from "./desk.js";
import * as line from "./line.js";
import { spread } from "./order.js";
import { cellAt, isAsked, isWaitedIn, isPrivate } from "./selectors.js";
import { focusUnlessWriting } from "./stops.js";
import { cut, LANE_NAMES, lengthOf, LIMIT, some, WHOLE } from "./words.js";

const LONGEST_ID = 80;

/** Send a command about a record; its mark says so until the server has answered. */
export async function send(id, name, payload, echo, options) {
  desk.busy(id, 1);
  try {
    return await line.propose(name, payload, echo, options);
  } finally {
    desk.busy(id, -1);
  }
}

/** A command that is not about text. */
export function ask(name, payload, echo = []) {
  return line.propose(name, payload, echo);
}

/** Wait for an answer and say a refusal in a message; whether it was accepted, or nothing was asked. */
export async function told(answer) {
  const { ok, error } = (await answer) ?? { ok: true };
  if (!ok) line.notify({ text: error.message, tone: "bad" });
  return ok;
}

function lastOrder(cell) {
  const item = cell.items.at(-1);
  return item ? (item.note ?? item.group).order : null;
}

/** The phase a text was begun in: what is written alone or without a name there stays so. */
const begunIn = (scene, place) => (isPrivate(scene.phase) || scene.phase?.anonymous ? scene.phase.id : place.phase_id ?? null);

/** Write notes into a cell, one below the other; several come from a split text. */
export function addNotes(scene, place, texts, options) {
  keepInSight(scene.phase, place.lane);
  const cell = cellAt(scene.cells, place.lane, place.stage_id);
  const orders = spread(lastOrder(cell), null, texts.length);
  return texts.map((text, at) => {
    const id = line.newId();
    const fields = {
      room_id: scene.room_id,
      lane: place.lane,
      stage_id: place.stage_id ?? null,
      text: text.trim(),
      kind: place.kind ?? "note",
      evidence_level: place.evidence_level ?? "we assume",
      group_id: place.group_id ?? null,
      order: orders[at],
    };
    const shown = {
      ...fields, phase_id: scene.room.phase_id ?? null, author_id: scene.me.member_id,
      function_id: scene.me.function_id, typed_by: null, step_id: null, instead_of: null, removed_at: null,
    };
    send(id, "note.add", { id, ...fields, phase_id: begunIn(scene, place) }, [["note", id, shown]], options);
    return id;
  });
}

/** What was begun before the phase changed may lie in a lane that this one folds: mine stays open. */
function keepInSight(phase, lane) {
  const isFolded = phase?.lanes?.length && !phase.lanes.includes(lane);
  if (isFolded) desk.set((on) => ({ folds: { ...on.folds, [lane]: true } }));
}

/** Write the notes that a long text became, and offer to take them all back. */
export function splitNotes(scene, place, texts) {
  const undo = [];
  addNotes(scene, place, texts, { onOp: (op) => undo.push(op) });
  line.notify({ text: `Your text is now ${texts.length} notes.`, undo });
}

/** Save what was changed in a note; `from` is the note as it was when writing began. */
export function editNote(id, from, to) {
  const changed = {};
  for (const name of ["text", "kind", "evidence_level"]) if (to[name] !== from[name]) changed[name] = to[name];
  if (!Object.keys(changed).length) return null;
  const payload = { id, ...changed };
  if ("text" in changed) payload.expect = from.text;
  return send(id, "note.edit", payload, [["note", id, changed]]);
}

/** Put notes into a cell at a place between its items; they keep their order among themselves. */
export function moveNotes(scene, ids, lane, stageId, at = null) {
  const cell = cellAt(scene.cells, lane, stageId);
  const others = cell.items.filter((item) => !ids.includes(item.id));
  const index = at === null ? others.length : Math.min(at, others.length);
  const orderOf = (item) => (item ? (item.note ?? item.group).order : null);
  const standing = ids.filter((id) => scene.records.note?.[id]);
  if (!standing.length) return;
  const orders = spread(orderOf(others[index - 1]), orderOf(others[index]), standing.length);
  for (const [n, id] of standing.entries()) {
    const note = scene.records.note[id];
    const stays = note.lane === lane && (note.stage_id ?? null) === (stageId ?? null);
    const order = orders[n];
    const fields = { lane, stage_id: stageId ?? null, order };
    send(id, "note.move", { id, ...fields }, [["note", id, stays ? fields : { ...fields, group_id: null }]]);
  }
  desk.say(`${some(standing.length, "note")} moved to ${placeName(scene, lane, stageId)}.`);
}

export function placeName(scene, lane, stageId) {
  const stage = scene.stages.find((each) => each.id === stageId);
  return `${LANE_NAMES[lane]}, ${stage ? `${stage.letter} ${stage.name}` : "whole journey"}`;
}

/** What marks a record as removed by me, now. */
const intoBin = ({ me }) => ({ removed_at: new Date(line.now()).toISOString(), removed_by: me.member_id });

export function removeNotes(scene, ids) {
  const undo = [];
  for (const id of ids) {
    const options = { onOp: (op) => undo.push(op), taken: () => focusUnlessWriting(`note:${id}`) };
    send(id, "note.remove", { id }, [["note", id, intoBin(scene)]], options);
  }
  desk.select([]);
  line.notify({ text: ids.length === 1 ? "Note deleted." : `${some(ids.length, "note")} deleted.`, undo });
}

export function makeGroup(scene, ids, name) {
  const id = line.newId();
  const first = scene.records.note[ids[0]];
  const place = { lane: first.lane, stage_id: first.stage_id ?? null };
  const group = { room_id: first.room_id, name, ...place, order: first.order, removed_at: null };
  const echo = [["group", id, group], ...ids.map((each) => ["note", each, { group_id: id, ...place }])];
  desk.select([]);
  desk.say(`${some(ids.length, "note")} grouped as “${name}”.`);
  return send(id, "group.make", { id, name, note_ids: ids }, echo);
}

export function renameGroup(id, group, name) {
  if (name === group.name) return null;
  desk.say(`The group is called “${name}” now.`);
  return send(id, "group.rename", { id, name, expect: group.name }, [["group", id, { name }]]);
}

export function dissolveGroup(scene, id) {
  const inside = Object.entries(scene.records.note ?? {}).filter(([, note]) => note.group_id === id);
  const echo = [...inside.map(([each]) => ["note", each, { group_id: null }]), ["group", id, intoBin(scene)]];
  const undo = [];
  const sent = send(id, "group.dissolve", { id }, echo, { onOp: (op) => undo.push(op) });
  line.notify({ text: "The frame is gone; its notes stay where they are.", undo });
  return sent;
}

export function mergeGroup(scene, id, into) {
  const target = scene.records.group[into];
  const place = { group_id: into, lane: target.lane, stage_id: target.stage_id ?? null };
  const inside = Object.entries(scene.records.note ?? {}).filter(([, note]) => note.group_id === id);
  desk.say(`“${scene.records.group[id].name}” is now part of “${target.name}”.`);
  return send(id, "group.merge", { id, into }, [
    ...inside.map(([each]) => ["note", each, place]),
    ["group", id, intoBin(scene)],
  ]);
}

export function regroup(scene, ids, groupId) {
  const group = groupId ? scene.records.group[groupId] : null;
  const place = group ? { lane: group.lane, stage_id: group.stage_id ?? null } : {};
  desk.say(group ? `${some(ids.length, "note")} put into “${group.name}”.` : `${some(ids.length, "note")} taken out of the group.`);
  for (const id of ids) send(id, "note.regroup", { id, group_id: groupId }, [["note", id, { group_id: groupId, ...place }]]);
}

/** Give a dot, or take my last one back from the target. */
export function vote(scene, type, id, back = false) {
  const { phase, me } = scene;
  const mine = scene.dots.get(id)?.mine ?? [];
  if (back) {
    if (!mine.length) return;
    desk.say("Dot taken back.");
    send(id, "vote.withdraw", { id: mine.at(-1) }, [["vote", mine.at(-1), null]]);
    return;
  }
  if (!scene.mayVote) {
    line.notify({ text: "Only people with a seat vote." });
    return;
  }
  if (!scene.dotsLeft) {
    line.notify({ text: `All ${phase.vote_budget} dots are given. Take one back to move it.` });
    return;
  }
  const dot = line.newId();
  const fields = { phase_id: phase.id, target_type: type, target_id: id };
  const shown = { ...fields, room_id: phase.room_id, voter_id: me.member_id, function_id: me.function_id };
  desk.say(`Dot given. ${some(scene.dotsLeft - 1, "dot")} left.`);
  send(id, "vote.cast", { id: dot, ...fields }, [["vote", dot, shown]]);
}

const TOLD = {
  done: ["You are done with this phase.", "You are not done yet."],
  "more time": ["You ask for more time.", "You ask for no more time."],
};

/** Say, or say no more, that I am done with this phase (or want more time for it). */
export function tick(scene, says = "done") {
  const { phase, me } = scene;
  if (!phase || (says === "done" && !isWaitedIn(phase)) || !isAsked(scene.records.member?.[me.member_id])) return;
  const known = Object.entries(scene.records.tick ?? {}).find(
    ([, each]) => each.phase_id === phase.id && each.member_id === me.member_id,
  );
  const id = known?.[0] ?? `${phase.id}.${me.member_id}`;
  const on = known?.[1].says !== says;
  const shown = on ? { room_id: scene.room_id, phase_id: phase.id, member_id: me.member_id, says } : null;
  desk.say(TOLD[says][on ? 0 : 1]);
  // Only the server knows the id of a longer pair: that tick is shown when it is saved.
  ask("tick.set", { phase_id: phase.id, says, on }, id.length <= LONGEST_ID ? [["tick", id, shown]] : []);
}

/** Start writing: in the place of the focus, else in the stage and lane of the moment. */
export function startDraft(scene, given = {}) {
  const place = given.lane ? given : placeOf(scene, given);
  const folds = scene.lanes.has(place.lane) ? {} : { folds: { ...desk.get().folds, [place.lane]: true } };
  desk.set({ ...folds, editing: null, draft: { ...blankDraft(scene.room?.phase_id), ...given, ...place, ...broughtAlong(desk.get().draft, given) } });
  const line = document.querySelector(".composer textarea");
  if (!line?.checkVisibility()) return;
  takeOver();
  line.focus();
}

/** Write on at the thumb what was begun in a cell: on a phone that is the one place to write. */
export function takeOver() {
  const { draft } = desk.get();
  if (!draft || draft.thumb) return;
  const { lane, stage_id, text, rest } = draft;
  desk.set({ lane, stage: stage_id ?? WHOLE, draft: { ...draft, text: text + rest, rest: "", group_id: null, thumb: true } });
}

export const blankDraft = (phaseId = null) => ({
  phase_id: phaseId, at: line.now(), stage_id: null, group_id: null, text: "", rest: "", kind: "note", evidence_level: "we assume",
});

/** What is being written elsewhere comes along, behind a text that is given. */
function broughtAlong(known, given) {
  const words = known ? known.text + known.rest : "";
  if (!words.trim()) return {};
  if (given.text) return { rest: `${given.rest ?? ""}\n${words}` };
  return { ...cut(words), evidence_level: known.evidence_level };
}

export function placeOf(scene, given = {}) {
  const { stage, lane } = desk.get();
  const focus = document.activeElement?.closest?.("[data-stop]")?.dataset.stop;
  const [kind, ...rest] = (focus ?? "").split(":");
  const at = rest.join(":");
  const record = kind === "note" ? scene.records.note?.[at] : kind === "group" ? scene.records.group?.[at] : null;
  if (record) return { lane: record.lane, stage_id: record.stage_id ?? null, ...given };
  if (kind === "cell") {
    const [inLane, stageId] = at.split("|");
    return { lane: inLane, stage_id: stageId || null, ...given };
  }
  const lanes = scene.phase?.lanes?.length ? scene.phase.lanes : ["HOW THEY MOVE"];
  const chosen = lane && scene.lanes.has(lane) ? lane : lanes[0];
  const stageId = stage ?? scene.room?.stage_id ?? scene.stages[0]?.id ?? null;
  return { lane: chosen, stage_id: stageId, ...given };
}

/** What keys and buttons act upon: the selection, else the note with the focus. */
export function targets(scene) {
  const { selected, focus } = desk.get();
  const standing = [...selected].filter((id) => scene.records.note?.[id] && !scene.records.note[id].removed_at);
  if (standing.length) return standing;
  const [kind, id] = (focus ?? "").split(":");
  return kind === "note" && scene.records.note?.[id] && !scene.records.note[id].removed_at ? [id] : [];
}

export function targetGroup() {
  const [kind, id] = (desk.get().focus ?? "").split(":");
  return kind === "group" ? id : null;
}

export const fits = (text) => text.trim() !== "" && lengthOf(text.trim()) <= LIMIT;
