// What the screen needs to know, worked out from the records; pure, and cheap to ask again.
import { shapesOf } from "../../sync/marks.js";
import { byOrder } from "./order.js";
import { LANES, LETTERS, MOVES, numberWord } from "./words.js";

/** Remember the last answer of a function of records, by the identity of its arguments. */
export function remembered(work) {
  let known = null;
  let answer;
  return (...given) => {
    if (!known || given.some((each, at) => each !== known[at])) {
      answer = work(...given, answer);
      known = given;
    }
    return answer;
  };
}

export const keyOf = (lane, stageId) => `${lane}|${stageId ?? ""}`;

const isStanding = ([, record]) => !record.removed_at;
const entries = (table) => Object.entries(table ?? {});

/** Functions in their order, Company among them, with their ids and the shapes of their marks. */
export function functionsOf(table) {
  const shapes = shapesOf(entries(table).map(([, each]) => each.code));
  return entries(table)
    .map(([id, each]) => ({ id, ...each, shape: shapes[each.code] }))
    .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}

/**
 * The stages from left to right, with letter, owners and what is wrong with them.
 *
 * `internal` is the first word of the name that is ours instead of the customer's, or null: two
 * thirds of the room may have said that it is theirs.
 */
export function stagesOf({ stage, member, person, function: functions, workspace }) {
  const words = internalWordsOf(workspace, functions);
  return entries(stage)
    .filter(isStanding)
    .sort(([idA, a], [idB, b]) => a.order - b.order || (idA < idB ? -1 : 1))
    .map(([id, each], at) => {
      const claims = each.claims ?? [];
      const owners = claims.filter((claim) => claim.accepted);
      const shown = owners.length ? owners : claims;
      return {
        id,
        ...each,
        letter: LETTERS[at] ?? String(at + 1),
        owners: shown.map((claim) => ownerOf(claim.leader, member, person)),
        trouble: troubleOf(owners.length, claims.length),
        internal: each.outside_in_overruled ? null : internalIn(each.name, words),
      };
    });
}

function ownerOf(leader, members, people) {
  const person = people?.[leader];
  return {
    member_id: leader,
    function_id: members?.[leader]?.function_id ?? null,
    title: person?.title || person?.name || "A leader",
  };
}

function troubleOf(accepted, claimed) {
  if (accepted > 1) return `${numberWord(accepted)} leaders claim it`;
  if (accepted === 1) return null;
  return claimed > 1 ? `${numberWord(claimed)} leaders claim it` : claimed ? "Claimed, not agreed yet" : "Nobody’s stage";
}

/** Words that mark a stage's name as ours: the company's own list, and the names of its functions. */
export function internalWordsOf(workspace, functions) {
  const own = entries(workspace).flatMap(([, each]) => each.internal_words ?? []);
  return [...own, ...functionsOf(functions).filter((each) => !each.pseudo).map((each) => each.name)];
}

export function internalIn(name, words) {
  const low = name.toLowerCase();
  return words.find((word) => word && low.includes(word.toLowerCase())) ?? null;
}

/** The steps of each stage in order: `Map(stage id -> [{id, …, served}])`. */
export function stepsOf(table, quarter) {
  const found = new Map();
  const standing = entries(table).filter(isStanding);
  standing.sort(([idA, a], [idB, b]) => a.order - b.order || (idA < idB ? -1 : 1));
  for (const [id, step] of standing) {
    const list = found.get(step.stage_id) ?? [];
    found.set(step.stage_id, [...list, { id, ...step, served: servedBy(step, quarter) }]);
  }
  return found;
}

function servedBy(step, quarter) {
  const versions = Object.keys(step.function_by_quarter ?? {}).sort();
  const held = versions.filter((each) => each <= quarter);
  const version = held.at(-1) ?? versions[0];
  return version ? step.function_by_quarter[version] : null;
}

/**
 * What stands in each cell, from top to bottom: notes, and groups with their notes.
 *
 * A cell that did not change keeps its identity, so that only the changed cell is drawn again.
 *
 * @returns {Map<string, {items: Array, ids: string[], count: number}>}
 */
export function cellsOf(notes, groups, onlyOf, last, shown = []) {
  const rows = new Map();
  const frames = new Map(entries(groups).filter(isStanding).map(([id, group]) => [id, { id, group, notes: [] }]));
  const standing = entries(notes).filter(isStanding);
  standing.sort(byOrder);
  for (const [id, note] of standing) {
    if (onlyOf && ![note.author_id, note.typed_by].includes(onlyOf) && !shown.includes(note.author_id)) continue;
    const frame = frames.get(note.group_id);
    if (frame) frame.notes.push({ id, note });
    else put(rows, note, { id, note });
  }
  for (const frame of frames.values()) if (frame.notes.length || !onlyOf) put(rows, frame.group, frame);
  return settle(rows, last);
}

function put(rows, record, item) {
  const key = keyOf(record.lane, record.stage_id);
  if (!rows.has(key)) rows.set(key, []);
  rows.get(key).push(item);
}

function settle(rows, last) {
  const cells = new Map();
  for (const [key, found] of rows) {
    const items = found.sort((a, b) => byOrder([a.id, a.note ?? a.group], [b.id, b.note ?? b.group]));
    const known = last?.get(key);
    if (known && sameItems(known.items, items)) {
      cells.set(key, known);
      continue;
    }
    const ids = items.flatMap((item) => (item.notes ? item.notes.map((each) => each.id) : [item.id]));
    cells.set(key, { items, ids, count: ids.length });
  }
  return cells;
}

function sameItems(a, b) {
  return a.length === b.length && a.every((item, at) => sameItem(item, b[at]));
}

function sameItem(a, b) {
  if (a.id !== b.id || a.note !== b.note || a.group !== b.group) return false;
  return !a.notes || (b.notes && sameItems(a.notes, b.notes));
}

export const EMPTY = Object.freeze({ items: [], ids: [], count: 0 });
export const cellAt = (cells, lane, stageId) => cells.get(keyOf(lane, stageId)) ?? EMPTY;

/** How many notes of how many functions; the functions in their order. */
export function tally(cell, order) {
  const seen = new Set(notesOf(cell).map(({ note }) => note.function_id));
  return { count: cell.count, functions: order.filter((each) => seen.has(each.id)) };
}

export function notesOf(cell) {
  return cell.items.flatMap((item) => item.notes ?? [item]);
}

/** Rows of stops for the arrow keys: see keyboard.neighbour. */
export function stopsOf(cells, stages, openLanes, stageless) {
  const rows = [];
  for (const lane of LANES.filter((each) => openLanes.has(each))) {
    if (stageless(lane)) rows.push([stops(cellAt(cells, lane, null), keyOf(lane, null))]);
    if (stages.length) rows.push(stages.map((stage) => stops(cellAt(cells, lane, stage.id), keyOf(lane, stage.id))));
  }
  return rows;
}

function stops(cell, key) {
  const found = cell.items.flatMap((item) =>
    item.notes ? [`group:${item.id}`, ...item.notes.map((each) => `note:${each.id}`)] : [`note:${item.id}`],
  );
  return found.length ? found : [`cell:${key}`];
}

/** The phases of the agenda in order, and where the room is in it. */
export function agendaOf(phases, room) {
  const list = entries(phases).map(([id, each]) => ({ id, ...each })).sort((a, b) => a.order - b.order);
  const at = list.findIndex((each) => each.id === room?.phase_id);
  const next = list.slice(at + 1).find((each) => each.status !== "skipped") ?? null;
  return { list, at, now: list[at] ?? null, next };
}

/** Whether somebody can write on the board now; the server decides, this only spares the try. */
export function mayWrite(me, room, runs) {
  if (!room || me.role === "reader" || room.status === "closed") return false;
  return !room.frozen || runs;
}

/** Whether people write alone now; to whoever's notes have been shown already (`me`) it is over. */
export const isPrivate = (phase, me = null) =>
  Boolean(phase?.private && !phase.revealed && phase.status === "running" && !phase.shown?.includes(me));

/**
 * The lanes that are open: what I opened or folded myself wins over the phase.
 *
 * A phase without lanes of its own, and a room between phases, open what holds notes.
 * The lane in which I edit a note (`written`) stays open until I am done.
 */
export function openLanes(phase, mine, cells, written = null) {
  const filled = () => [...cells].filter(([, cell]) => cell.count).map(([key]) => key.split("|")[0]);
  const planned = new Set(phase?.lanes?.length ? phase.lanes : [MOVES, ...filled()]);
  return new Set(LANES.filter((lane) => lane === written || (mine[lane] ?? planned.has(lane))));
}

/** Who is here, function by function: here, done (everybody waited for has ticked) or away. */
export function presenceOf(presence, ticks, members, functions, phaseId) {
  const here = new Set(presence.filter((each) => !each.away).map((each) => each.member_id));
  const ticked = new Set(entries(ticks).filter(([, tick]) => tick.phase_id === phaseId && tick.says === "done").map(([, tick]) => tick.member_id));
  const rows = functionsOf(functions).map((each) => {
    const people = entries(members).filter(([, member]) => member.function_id === each.id);
    const present = people.map(([id]) => id).filter((id) => here.has(id));
    const waited = present.filter((id) => isAsked(members[id]));
    const expected = people.some(([, member]) => member.seat);
    const done = waited.length > 0 && waited.every((id) => ticked.has(id));
    return { ...each, shown: expected || present.length > 0, away: present.length === 0, done };
  });
  const asked = [...here].filter((id) => isAsked(members[id]));
  const done = asked.filter((id) => ticked.has(id)).length;
  return { rows: rows.filter((each) => each.shown), here: asked.length, done };
}

/** Whether anybody is waited for in a phase: a break has nobody to be done. */
export const isWaitedIn = (phase) => Boolean(phase) && phase.kind !== "break";

/** Whether the room waits for somebody; not for who only runs it or reads it, without a seat. */
export function isAsked(member) {
  return member?.seat || member?.role === "leader" || member?.role === "guest";
}

/** How many of those whom `may` takes are in the room, their page in front of them or not. */
export function countHere(presence, members, may) {
  return new Set(presence.map((each) => each.member_id).filter((id) => members?.[id] && may(members[id]))).size;
}

/** Who waits at the door of a room, first come first. */
export function knocksOf(sessions, room) {
  return entries(sessions)
    .filter(([, each]) => each.waiting && !each.ended_at && (!each.room_id || each.room_id === room))
    .map(([id, each]) => ({ id, ...each }))
    .sort((a, b) => (a.opened_at < b.opened_at ? -1 : 1));
}

/** What is left of the time: milliseconds, share used, and the tone of the clock. */
export function clockOf(phase, now) {
  const isPaused = typeof phase?.paused_left === "number";
  if (!phase?.started_at || !(phase.deadline || isPaused)) return null;
  const left = isPaused ? phase.paused_left * 1000 : Date.parse(phase.deadline) - now;
  const whole = isPaused ? phase.minutes * 60_000 : Math.max(now + left - Date.parse(phase.started_at), 1);
  const share = left / whole;
  const tone = share <= 0.05 ? "red" : share <= 0.2 ? "amber" : "";
  return { left, used: Math.min(Math.max(1 - share, 0), 1), tone, isPaused };
}

/** "7:40"; after the end "+1:05". */
export function clockFace(left) {
  const over = left < 0;
  const seconds = over ? Math.floor(-left / 1000) : Math.ceil(left / 1000);
  return `${over ? "+" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function clockWords(left) {
  const minutes = Math.floor(Math.abs(left) / 60000);
  const seconds = Math.floor(Math.abs(left) / 1000) % 60;
  return `${minutes} minutes ${seconds} seconds ${left < 0 ? "over time" : "left"}`;
}
