"""The boxes to tick on the panel: where a decision lies, and who is in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from customer_room.domain.decisions import Decision
from customer_room.domain.journey import Segment, Stage, Step
from customer_room.domain.record import Read
from customer_room.domain.room import Attendance
from customer_room.operations.names import Names, day_in_words


@dataclass(frozen=True)
class Tick:
    """A box that can be ticked."""

    value: str
    words: str
    on: bool


@dataclass(frozen=True)
class Orphan:
    """A step nobody serves, with the functions it could be given to."""

    step_id: str
    name: str
    given: str
    choices: list[tuple[str, str]]


def places(read: Read, decision: Decision) -> dict[str, Any]:
    """Return the boxes of the map; steps of ticked stages, or ticked themselves, come along."""
    place = decision.place
    stages = sorted(read.find(Stage, removed_at=None), key=lambda s: (s.order, s.id))
    order = {stage.id: at for at, stage in enumerate(stages)}
    steps = [s for s in read.find(Step, removed_at=None) if s.stage_id in order]
    steps.sort(key=lambda s: (order[s.stage_id], s.order, s.id))
    near = [s for s in steps if s.stage_id in place.stage_ids or s.id in place.step_ids]
    segments = sorted(read.find(Segment), key=lambda s: (s.order, s.id))
    return {
        "stages": [Tick(s.id, s.name, s.id in place.stage_ids) for s in stages],
        "steps": [Tick(s.id, s.name, s.id in place.step_ids) for s in near],
        "segments": [Tick(s.id, s.name, s.id in place.segment_ids) for s in segments],
        "orphans": list(_orphans(read, decision, near)),
    }


def _orphans(read: Read, decision: Decision, near: Iterable[Step]) -> Iterator[Orphan]:
    names = Names(read)
    for step in near:
        if step.id in decision.place.step_ids and step.served_by(decision.quarter) is None:
            rest = {id: to for id, to in decision.gives.items() if id != step.id}
            choices = [(json.dumps(rest, sort_keys=True), "Nobody yet")]
            choices += [(json.dumps({**rest, step.id: f.id}, sort_keys=True), f.name)
                        for f in names.functions.values() if not f.pseudo]  # fmt: skip
            given = json.dumps(decision.gives, sort_keys=True)
            yield Orphan(step.id, step.name, given, choices)


def people(read: Read, decision: Decision, names: Names, now: str) -> dict[str, Any]:
    """Return the boxes of the seats: who owns it, who was asked; and who could drive it."""
    order = {id: place for place, id in enumerate(names.functions)}
    active = [m for m in names.members.values() if m.seat and m.active_on(now)]
    active.sort(key=lambda m: (order.get(m.function_id, len(order)), m.id))
    there = {a.member_id for a in read.find(Attendance, room_id=decision.room_id or "-")}
    asked = set(decision.dissent_asked) or there or {m.id for m in active}

    def ticks(on: Iterable[str]) -> list[Tick]:
        wanted = set(on)
        return [Tick(m.id, names.who(m.id).short, m.id in wanted) for m in active]

    return {
        "owners": ticks(decision.co_owners),
        "asked": ticks(asked),
        "asked_said": _asked(decision, len(active)),
        "drivers": [(m.id, names.who(m.id).short) for m in active],
    }


def _asked(decision: Decision, seats: int) -> str:
    if decision.dissent_done_at is None:
        return ""
    asked = len(decision.dissent_asked)
    some = f"{asked} of {seats} {'was' if asked == 1 else 'were'}"
    who = "Everybody was" if asked >= seats else some
    return f"{who} asked on {day_in_words(decision.dissent_done_at)}."


def where(read: Read, decision: Decision) -> Iterator[str]:
    """Yield stages, steps and kinds of customer the decision names, in words."""
    place = decision.place
    for kind, ids in ((Stage, place.stage_ids), (Step, place.step_ids),
                      (Segment, place.segment_ids)):  # fmt: skip
        for id in ids:
            found = read.get(kind, id)
            if found is not None:
                yield f"“{found.name}”" if kind is Stage else found.name
