// React's view of the line and of the desk: a part is drawn again only when its part changed.
import { createContext, useContext, useSyncExternalStore } from "react";
import { desk } from "./desk.js";
import * as line from "./line.js";
import { inFront } from "./asked.js";
import { dotsLeft, dotsOf, mayVote } from "./dots.js";
import { onTableOf, raisedFrom } from "./raised.js";
import {
  agendaOf, cellsOf, functionsOf, isPrivate, knocksOf, mayWrite, openLanes, remembered, stagesOf, stepsOf,
} from "./selectors.js";

export function useLine(pick) {
  const read = () => pick(line.getState());
  return useSyncExternalStore(line.subscribe, read, read);
}

export function useDesk(pick) {
  const read = () => pick(desk.get());
  return useSyncExternalStore(desk.subscribe, read, read);
}

export const Facts = createContext({ room_id: "" });
export const useFacts = () => useContext(Facts);

const NONE = Object.freeze({});
const NOBODY = Object.freeze([]);
const stages = remembered((stage, member, person, functions, workspace) =>
  stagesOf({ stage, member, person, function: functions, workspace }),
);
const cells = remembered((notes, groups, onlyOf, shown, last) => cellsOf(notes, groups, onlyOf, last, shown));
const functions = remembered((table) => functionsOf(table));
const agenda = remembered((phases, room) => agendaOf(phases, room));
const dots = remembered((votes, phase, me) => dotsOf(votes, phase, me));
const left = remembered((votes, phase, me, may) => dotsLeft(votes, phase, me, may));
const lanes = remembered((phase, folds, found, written) => openLanes(phase, folds, found, written));
const steps = remembered((table, quarter) => stepsOf(table, quarter));
const known = remembered((id, room) => room && { id, ...room });
const knocks = remembered((sessions, room) => knocksOf(sessions, room));
const raised = remembered((table) => raisedFrom(table));
const onTable = remembered((table, room) => onTableOf(table, room));
const asked = remembered((polls, phase, isLive) => (isLive ? inFront(polls, phase) : null));
const byId = remembered((list) => new Map(list.map((each) => [each.id, each])));

let last = { facts: null, state: null, folds: null, written: null, scene: null };

/** Everything derived, for code outside of drawing: keys, acts. The same object until it changed. */
export function scene(facts) {
  const state = line.getState();
  const { folds, editing } = desk.get();
  const written = state.records.note?.[editing]?.lane ?? null;
  if (last.facts !== facts || last.state !== state || last.folds !== folds || last.written !== written) {
    last = { facts, state, folds, written, scene: derive(facts, state, folds, written) };
  }
  return last.scene;
}

function derive(facts, state, folds, written) {
  const records = state.records;
  const room = known(facts.room_id, records.room?.[facts.room_id] ?? null);
  const plan = agenda(records.phase ?? NONE, room);
  const me = state.me ?? NONE;
  const alone = isPrivate(plan.now, me.member_id);
  const runs = me.role === "facilitator" || me.role === "owner";
  const order = functions(records.function ?? NONE);
  const found = cells(records.note ?? NONE, records.group ?? NONE, alone ? me.member_id : null, plan.now?.shown ?? NOBODY);
  const may = mayWrite(me, room, runs);
  return {
    records, room, me, plan, alone,
    room_id: facts.room_id,
    phase: plan.now,
    runs,
    may,
    mayMap: may && me.role !== "guest" && (runs || !room.notes_only), // nor does a reader: he writes nothing
    stages: stages(records.stage ?? NONE, records.member ?? NONE, records.person ?? NONE, records.function ?? NONE, records.workspace ?? NONE),
    cells: found,
    functions: order,
    functionById: byId(order),
    dots: dots(records.vote ?? NONE, plan.now, me.member_id),
    mayVote: mayVote(plan.now, me),
    dotsLeft: left(records.vote ?? NONE, plan.now, me.member_id, mayVote(plan.now, me)),
    lanes: lanes(plan.now, folds, found, written),
    asked: asked(records.poll ?? NONE, plan.now, room?.status === "live"),
    raised: raised(records.decision ?? NONE),
    onTable: onTable(records.decision ?? NONE, room),
    knocks: knocks(records.session ?? NONE, facts.room_id),
    steps: steps(records.step ?? NONE, room?.quarter ?? "9999"),
  };
}

/** One derived part; `pick` must return something with a stable identity. */
export function useScene(pick) {
  const facts = useFacts();
  const read = () => pick(scene(facts));
  // Folding lanes is on the desk, all else on the line.
  return useSyncExternalStore(both, read, read);
}

/** Hear of every change on the line and on the desk. */
export function both(hear) {
  const offs = [line.subscribe(hear), desk.subscribe(hear)];
  return () => offs.forEach((off) => off());
}
