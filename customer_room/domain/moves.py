"""How customers move: counts from step to step or to an end, and hand-offs (DOMAIN §2)."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Limit
from pydantic_core import PydanticCustomError
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, NotAllowed
from customer_room.domain.freezing import closing_room, restate
from customer_room.domain.journey import Segment, Step, mapping
from customer_room.domain.misfits import MORE_THAN_ALL
from customer_room.domain.partial import given, undisturbed
from customer_room.domain.people import Function, Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, one
from customer_room.domain.values import Count, Day, Id, Quarter, Text80, Text160

End = Literal["STAYED", "LEFT", "NEVER JOINED", "NOT KNOWN"]
ENDS = ("STAYED", "LEFT", "NEVER JOINED", "NOT KNOWN")
Quality = Literal["counted", "sampled", "estimated"]
ROWS_AT_ONCE = 5000
# What both leaders have accepted; changing any of it asks them again.
PAIR = ("kind", "giving", "receiving")
NEEDED = (*PAIR, "giving_leader", "receiving_leader")
ACCEPTED = (*NEEDED, "standard")


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
    """Set counted moves, all or nothing; taken back as a whole by undo.

    Of a closed quarter, ``because`` says why they are restated.
    """

    rows: list[Row] = Limit(min_length=1, max_length=ROWS_AT_ONCE)
    because: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        steps = {s.id: s for s in read.find(Step) if not s.removed_at}
        segments = {s.id for s in read.find(Segment)}
        for place, row in enumerate(self.rows, start=1):
            problem = trouble(row, steps, segments)
            if problem:
                raise BadField(f"Row {place}: {problem} Nothing was imported.",
                               field=f"rows.{place - 1}")  # fmt: skip
        moves = [row.move() for row in self.rows]
        for quarter in sorted({move.quarter for move in moves}):
            yield from self._restated(read, by, at, quarter, moves)
        yield from (move.put() for move in moves)

    def _restated(
        self, read: Read, by: Actor, at: At, quarter: str, moves: list[Move]
    ) -> Iterator[Effect]:
        """Yield why counts of a closed quarter change; the same counts again change nothing."""
        if closing_room(read, quarter) is None:
            return
        standing = {move.id: move for move in read.find(Move, quarter=quarter)}
        if any(m.quarter == quarter and m != standing.get(m.id) for m in moves):
            yield from restate(read, by, at, quarter=quarter, what="moves", segment_id=None,
                               reason=self.because)  # fmt: skip


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
    """Name a hand-off, or change what is sent of one; ``met`` adds to the quarters that stand.

    Changing what was accepted asks both leaders again. ``expect`` is the standard the edit
    started from.
    """

    id: Id
    kind: Literal["function pair", "step pair"] | None = None
    giving: Id | None = None
    receiving: Id | None = None
    giving_leader: Id | None = None
    receiving_leader: Id | None = None
    standard: Text160 = ""
    expect: Text160 | None = None
    kpi: Id | None = None
    made_on: Day | None = None
    met: dict[Quarter, MetShare] = Limit(default={}, max_length=40)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        known = read.get(HandOff, self.id)
        said = given(self, known, (*NEEDED, "made_on") if known else NEEDED)
        if known and said.get("standard", known.standard) != known.standard:
            _same_standard(known, self.expect)
        start: dict[str, Any] = known.as_row() if known else {"id": self.id}
        if said.get("made_on") is None and known is None:
            said["made_on"] = at.now[:10]
        whole = start | said
        changed = [f for f in ACCEPTED if known is None or getattr(known, f) != whole[f]]
        self._check(read, whole, changed)
        if known is None:
            yield HandOff(**whole).put()
            return
        if "met" in said:
            said["met"] = known.met | said["met"]
        again: dict[str, Any] = {"accepted_by": [], "agreed_on": None} if changed else {}
        if said:
            yield known.with_(**said, **again)

    def _check(self, read: Read, whole: dict[str, Any], changed: list[str]) -> None:
        if not {*PAIR}.isdisjoint(changed):
            ends = Function if whole["kind"] == "function pair" else Step
            for end in (whole["giving"], whole["receiving"]):
                one(read, ends, end)
            pair = {name: whole[name] for name in PAIR}
            if any(other.id != self.id for other in read.find(HandOff, **pair)):
                raise NotAllowed("These two have a hand-off already. Change that one. Nothing was "
                                 "changed.")  # fmt: skip
        for leader in ("giving_leader", "receiving_leader"):
            if leader in changed:
                one(read, Member, whole[leader])
        if whole["giving_leader"] and whole["giving_leader"] == whole["receiving_leader"]:
            raise BadField("Two leaders agree a hand-off: one who gives, another who receives.",
                           field="receiving_leader", actual=whole["receiving_leader"])  # fmt: skip


@command("hand_off.accept", Permission.SIGN, done="hand_off.accepted")
class AcceptHandOff(Command):
    """Accept a hand-off's standard, the one in ``expect``, as its giving or receiving leader."""

    id: Id
    expect: Text160 | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        hand_off = one(read, HandOff, self.id)
        both = {hand_off.giving_leader, hand_off.receiving_leader}
        if by.member_id not in both:
            raise NotAllowed("Only the two leaders of this hand-off can accept it. Nothing was "
                             "changed.")  # fmt: skip
        _same_standard(hand_off, self.expect)
        accepted = sorted({*hand_off.accepted_by, by.member_id})
        agreed = both <= set(accepted) and bool(hand_off.standard)
        yield hand_off.with_(accepted_by=accepted,
                             agreed_on=at.now[:10] if agreed else None)  # fmt: skip


def _same_standard(hand_off: HandOff, expect: str | None) -> None:
    """Refuse what started from a standard that stands no more."""
    if expect is not None:
        undisturbed("standard", hand_off.standard, "Somebody changed what is handed over "
                    "meanwhile. Nothing was changed; read it again.", started=expect)  # fmt: skip
