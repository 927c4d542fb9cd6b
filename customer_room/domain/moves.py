"""How customers move: counts from step to step or to an end, and hand-offs (DOMAIN §2)."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Limit
from pydantic_core import PydanticCustomError
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField
from customer_room.domain.journey import Segment, Step, mapping
from customer_room.domain.misfits import MORE_THAN_ALL
from customer_room.domain.people import Function, Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, one
from customer_room.domain.values import Count, Day, Id, Quarter, Text80, Text160

End = Literal["STAYED", "LEFT", "NEVER JOINED", "NOT KNOWN"]
ENDS = ("STAYED", "LEFT", "NEVER JOINED", "NOT KNOWN")
Quality = Literal["counted", "sampled", "estimated"]
ROWS_AT_ONCE = 5000
# What both leaders have accepted; changing any of it asks them again.
ACCEPTED = ("kind", "giving", "receiving", "giving_leader", "receiving_leader", "standard")


class Move(Record):
    """How many customers of a segment went from a step to a step or end in a quarter.

    ``to_kind`` is ``step`` or ``end``. There is one row for each (quarter, segment, from, to).
    """

    table_name: ClassVar[str] = "move"
    from_step: str
    to: str
    to_kind: str
    segment_id: str
    quarter: str
    count: int
    source: str = ""
    quality: str = "counted"


class HandOff(Record):
    """What is agreed where work passes between two functions, or (overriding) two steps.

    Agreed iff both leaders accept and the standard is not empty.
    """

    table_name: ClassVar[str] = "hand_off"
    kind: str
    giving: str
    receiving: str
    giving_leader: str
    receiving_leader: str
    standard: str = ""
    kpi: str | None = None
    accepted_by: list[str] = Field(default_factory=list)
    agreed_on: str | None = None
    made_on: str
    met: dict[str, dict[str, int]] = Field(default_factory=dict)


def move_id(quarter: str, segment_id: str, from_step: str, to: str) -> str:
    """Return the one id of a cell of the move table."""
    key = "\0".join((quarter, segment_id, from_step, to))
    return f"m-{sha256(key.encode()).hexdigest()[:24]}"


class Row(BaseModel):
    """One counted move, as a person or a file gives it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    from_step: Id
    to: Annotated[str, Limit(min_length=1, max_length=80)]
    segment_id: Id
    quarter: Quarter
    count: Count
    source: Text80 = ""
    quality: Quality = "counted"

    def move(self) -> Move:
        """Return the record of this row."""
        kind = "end" if self.to in ENDS else "step"
        id = move_id(self.quarter, self.segment_id, self.from_step, self.to)
        return Move(id=id, to_kind=kind, **self.model_dump())


@command("moves.load", Permission.MAP, done="moves.loaded", undoable=True)
class LoadMoves(Command):
    """Set counted moves, all or nothing; taken back as a whole by undo."""

    rows: list[Row] = Limit(min_length=1, max_length=ROWS_AT_ONCE)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        steps = {s.id: s for s in read.find(Step) if not s.removed_at}
        segments = {s.id for s in read.find(Segment)}
        for place, row in enumerate(self.rows, start=1):
            problem = trouble(row, steps, segments)
            if problem:
                raise BadField(f"Row {place}: {problem} Nothing was imported.",
                               field=f"rows.{place - 1}")  # fmt: skip
            yield row.move().put()


def trouble(row: Row, steps: dict[str, Step], segments: set[str]) -> str | None:
    """Return what is wrong with a row against the map, in words; None if nothing."""
    if row.from_step not in steps:
        return f"there is no step “{row.from_step}”."
    if row.to not in ENDS and row.to not in steps:
        return f"there is no step or ending “{row.to}”."
    if row.segment_id not in segments:
        return f"there is no segment “{row.segment_id}”."
    return None


class MetShare(BaseModel):
    """Of n hand-offs looked at in a quarter, k met the standard."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    k: Count
    n: Annotated[int, Limit(ge=1, le=10**9)]

    @model_validator(mode="after")
    def _not_more_than_all(self) -> "MetShare":
        if self.k > self.n:
            raise PydanticCustomError(MORE_THAN_ALL, "more met than looked at")
        return self


@command("hand_off.set", Permission.MAP, done="hand_off.set", undoable=True)
class SetHandOff(Command):
    """Name a hand-off with its standard; changing what was accepted asks both leaders again."""

    id: Id
    kind: Literal["function pair", "step pair"]
    giving: Id
    receiving: Id
    giving_leader: Id
    receiving_leader: Id
    standard: Text160 = ""
    kpi: Id | None = None
    made_on: Day | None = None
    met: dict[Quarter, MetShare] = Limit(default={}, max_length=40)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        ends = Function if self.kind == "function pair" else Step
        for end in (self.giving, self.receiving):
            one(read, ends, end)
        for leader in (self.giving_leader, self.receiving_leader):
            one(read, Member, leader)
        known = read.get(HandOff, self.id)
        same = known is not None and all(getattr(known, f) == getattr(self, f) for f in ACCEPTED)
        given = self.model_dump(mode="json", exclude={"made_on"})
        made_on = self.made_on or (known.made_on if known else at.now[:10])
        accepted = known.accepted_by if known and same else []
        agreed_on = known.agreed_on if known and same else None
        yield HandOff(**given, made_on=made_on, accepted_by=accepted, agreed_on=agreed_on).put()


@command("hand_off.accept", Permission.SIGN, done="hand_off.accepted")
class AcceptHandOff(Command):
    """Accept a hand-off's standard as its giving or receiving leader."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        hand_off = one(read, HandOff, self.id)
        both = {hand_off.giving_leader, hand_off.receiving_leader}
        if by.member_id not in both:
            raise BadField("Only the two leaders of this hand-off can accept it.", field="id")
        accepted = sorted({*hand_off.accepted_by, by.member_id})
        agreed = both <= set(accepted) and bool(hand_off.standard)
        yield hand_off.with_(accepted_by=accepted,
                             agreed_on=at.now[:10] if agreed else None)  # fmt: skip
