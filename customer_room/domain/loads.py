"""Many notes or steps at once, from a file or pasted cells: all or nothing."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed
from customer_room.domain.journey import STAGES, Stage, Step, mapping
from customer_room.domain.notes import (
    NOTES_PER_BOARD,
    EvidenceLevel,
    Lane,
    Note,
    NoteKind,
    check_board,
    hidden,
    kept_from,
    signed,
)
from customer_room.domain.people import Function, Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, one
from customer_room.domain.room import Room, writable
from customer_room.domain.steps import Channel, Entry, Kind
from customer_room.domain.values import Id, NoteText, Prose280, Quarter, Some60, Some80, Text80

STEPS_AT_ONCE = 500
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ID_LENGTH = 22


class NoteRow(BaseModel):
    """One note of a file, without its place in the cell's order."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    lane: Lane
    text: NoteText
    stage_id: Id | None = None
    step_id: Id | None = None
    kind: NoteKind = "note"
    evidence_level: EvidenceLevel = "we assume"
    instead_of: Text80 | None = None


@command("notes.load", Permission.WRITE_NOTE, done="notes.loaded", undoable=True)
class LoadNotes(Command):
    """Write many notes of mine at once, each after the last one of its cell."""

    room_id: Id
    rows: list[NoteRow] = Limit(min_length=1, max_length=NOTES_PER_BOARD)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = writable(read, by, self.room_id)
        check_board(read, by, room.id, len(self.rows))
        for stage_id in {row.stage_id for row in self.rows if row.stage_id}:
            one(read, Stage, stage_id)
        for step_id in {row.step_id for row in self.rows if row.step_id}:
            one(read, Step, step_id)
        yield from self._notes(read, by, at, room)

    def _notes(self, read: Read, by: Actor, at: At, room: Room) -> Iterator[Effect]:
        function_id = one(read, Member, by.member_id).function_id
        last: dict[tuple[str, str | None], str] = {}
        for note in read.find(Note, room_id=room.id, removed_at=None):
            # From its place nobody is to tell what somebody, its author included, wrote alone.
            if note.phase_id != room.phase_id and hidden(read, note):
                continue
            if kept_from(read, by, note):
                continue
            cell = (note.lane, note.stage_id)
            last[cell] = max(last.get(cell, ""), note.order)
        for place, row in enumerate(self.rows, start=1):
            order = last.get((row.lane, row.stage_id), "")[:58] + _digits(place)
            yield from signed(read, Note(
                id=at.draw(DIGITS, ID_LENGTH), room_id=room.id, phase_id=room.phase_id,
                author_id=by.member_id, function_id=function_id, order=order, **row.model_dump(),
            ))  # fmt: skip


def _digits(place: int) -> str:
    """Return a fractional index that grows with ``place`` and leaves room after it."""
    base = len(DIGITS)
    return f"{DIGITS[place // base**2]}{DIGITS[place // base % base]}{DIGITS[place % base]}V"


class StepRow(BaseModel):
    """One step of a file; ``stage`` is a stage's id or name, and a new name makes a stage."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    stage: Some60
    name: Some80
    function_id: Id | None = None
    entry: Entry = "–"
    channel: Channel = "other"
    kind: Kind = "–"
    typical_days: Annotated[float, Limit(ge=0, le=3650)] = 0
    obstacle_for_staff: Prose280 = ""


@command("steps.load", Permission.MAP, done="steps.loaded", undoable=True)
class LoadSteps(Command):
    """Put stages and steps on the map in the order of the rows.

    A step that its stage already has is changed in what the row gives.
    """

    quarter: Quarter
    rows: list[StepRow] = Limit(min_length=1, max_length=STEPS_AT_ONCE)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        for function_id in {row.function_id for row in self.rows if row.function_id}:
            one(read, Function, function_id)
        stages = read.find(Stage, removed_at=None)
        known = {same(name): stage for stage in stages for name in (stage.name, stage.id)}
        new: dict[str, str] = {}
        for row in self.rows:
            if same(row.stage) not in known:
                new.setdefault(same(row.stage), row.stage)
        if len(stages) + len(new) > STAGES:
            raise NotAllowed(f"Nine stages are the most a team can hold; {len(stages)} are there "
                             f"and {len(new)} would come. Nothing was imported.")  # fmt: skip
        last = max((stage.order for stage in stages), default=0)
        for place, (key, name) in enumerate(new.items(), start=last + 1):
            order = min(place, STAGES)
            known[key] = Stage(id=at.draw(DIGITS, ID_LENGTH), order=order, name=name)
            yield known[key].put()
        yield from self._steps(read, at, known)

    def _steps(self, read: Read, at: At, stages: dict[str, Stage]) -> Iterator[Effect]:
        standing = read.find(Step, removed_at=None)
        known = {(step.stage_id, same(step.name)): step for step in standing}
        order = max((step.order for step in standing), default=0)
        for row in self.rows:
            stage_id = stages[same(row.stage)].id
            step = known.get((stage_id, same(row.name)))
            given = row.model_dump(exclude={"stage", "function_id"}, exclude_unset=True)
            if step is None:
                order = min(order + 1, 999)
                step = Step(id=at.draw(DIGITS, ID_LENGTH), stage_id=stage_id, order=order, **given,
                            function_by_quarter={self.quarter: row.function_id})  # fmt: skip
                known[stage_id, same(row.name)] = step
                yield step.put()
                continue
            if "function_id" in row.model_fields_set:
                served = {**step.function_by_quarter, self.quarter: row.function_id}
                given["function_by_quarter"] = dict(sorted(served.items()))
            yield step.with_(**given)


def same(name: str) -> str:
    """Return a name as it is compared with another."""
    return " ".join(name.casefold().split())
