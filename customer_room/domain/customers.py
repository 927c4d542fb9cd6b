"""Customers gained and lost: one agreed figure per segment and quarter (DOMAIN §2)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, NotAllowed, PhaseClosed
from customer_room.domain.freezing import being_kept, closing_room, restate
from customer_room.domain.journey import Segment, mapping
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, one
from customer_room.domain.values import (
    Count,
    Id,
    Money,
    Quarter,
    Text80,
    Text160,
    joined_id,
    previous_quarter,
)  # fmt: skip

ROWS_AT_ONCE = 5000
VERSIONS = 10
Figure = Literal["opening", "gained", "lost", "won_back", "bought_more", "bought_less", "closing"]


class CustomerCount(Record):
    """People who came and left; values are totals of yearly contribution in minor units.

    Attributes:
        agreed_by: Who agreed to the figures as they stand; None as long as nobody has.
        restated_reason: Why it opens with another number than the quarter before closed with.
        other_versions: Competing figures that were kept: two versions of the truth.
    """

    table_name: ClassVar[str] = "customer_count"
    segment_id: str
    quarter: str
    opening: int
    gained: int
    lost: int
    won_back: int
    bought_more: int = 0
    bought_less: int = 0
    closing: int
    value_gained: int
    value_lost: int
    source: str = ""
    agreed_by: str | None = None
    restated_reason: str | None = None
    other_versions: list[dict[str, Any]] = Field(default_factory=list)


class LossReason(Record):
    """How many of a segment's lost customers left for one reason; what is left over we never
    asked."""

    table_name: ClassVar[str] = "loss_reason"
    segment_id: str
    quarter: str
    category: str
    count: int
    step_id: str | None = None


class CountRow(BaseModel):
    """One segment's figures for a quarter, as a person or a file gives them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    segment_id: Id
    quarter: Quarter
    opening: Count
    gained: Count
    lost: Count
    won_back: Count = 0
    bought_more: Count = 0
    bought_less: Count = 0
    closing: Count
    value_gained: Money = 0
    value_lost: Money = 0
    source: Text80 = ""
    restated_reason: Text160 = ""

    @property
    def cell(self) -> str:
        """The one id of its place in the table."""
        return cell_id(self.quarter, self.segment_id)

    def count_after(self, standing: CustomerCount | None) -> CustomerCount:
        """Return the record of this row; other figures than were agreed are to be agreed anew."""
        given = self.model_dump(exclude={"restated_reason"})
        given["restated_reason"] = self.restated_reason or None
        if standing is None:
            return CustomerCount(id=self.cell, **given)
        changed = standing.model_copy(update=given)
        figures = changed.model_dump(exclude={"source"})
        same = figures == standing.model_dump(exclude={"source"})
        return changed if same else changed.model_copy(update={"agreed_by": None})


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a row: in which column, in words, and the figure that would fit."""

    field: str
    says: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What rows of counts are held against.

    Attributes:
        segments: Ids of the segments there are.
        closings: What each cell closed with, the rows themselves included.
        asked: How many of each cell's lost customers gave a reason.
    """

    segments: frozenset[str]
    closings: Mapping[str, int]
    asked: Mapping[str, int]


def cell_id(quarter: str, segment_id: str) -> str:
    """Return the one id of a segment's count in a quarter."""
    return joined_id(quarter, segment_id)


def ledger(read: Read, rows: Iterable[CountRow]) -> Ledger:
    """Gather what rows are held against."""
    rows = list(rows)
    quarters = {row.quarter for row in rows} | {previous_quarter(row.quarter) for row in rows}
    asked: Counter[str] = Counter()
    closings: dict[str, int] = {}
    for quarter in sorted(quarters):
        closings |= {c.id: c.closing for c in read.find(CustomerCount, quarter=quarter)}
        for reason in read.find(LossReason, quarter=quarter):
            asked[cell_id(quarter, reason.segment_id)] += reason.count
    closings |= {row.cell: row.closing for row in rows}
    return Ledger(frozenset(s.id for s in read.find(Segment)), closings, asked)


def trouble(row: CountRow, held: Ledger) -> Trouble | None:
    """Return what is wrong with a row, if anything."""
    if row.segment_id not in held.segments:
        return Trouble("segment_id", f"there is no segment “{row.segment_id}”.")
    adds_to = row.opening + row.gained + row.won_back - row.lost
    if adds_to != row.closing:
        return Trouble("closing", "those at the start, who came, were won back and left add up to "
                                  f"{adds_to:,}, not {row.closing:,}.")  # fmt: skip
    before = held.closings.get(cell_id(previous_quarter(row.quarter), row.segment_id), row.opening)
    if before != row.opening and not row.restated_reason:
        return Trouble("opening", f"{previous_quarter(row.quarter)} closed with {before:,}. Open "
                                  "with that, or say why it is restated.")  # fmt: skip
    asked = held.asked.get(row.cell, 0)
    if asked > row.lost:
        return Trouble("lost", f"{asked:,} of the lost have given a reason; {row.lost:,} are "
                               "fewer.")  # fmt: skip
    return None


@command("count.enter", Permission.MAP, done="count.entered")
class EnterCount(CountRow, Command):
    """Enter one segment's figures for a quarter; of a closed quarter, ``because`` says why."""

    because: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        one(read, Segment, self.segment_id)
        found = trouble(self, ledger(read, [self]))
        if found:
            says = found.says[0].upper() + found.says[1:]
            raise BadField(f"{says} Nothing was changed.", field=found.field,
                           actual=getattr(self, found.field))  # fmt: skip
        standing = read.get(CustomerCount, self.cell)
        row = CountRow(**self.model_dump(exclude={"because"}))
        changed = row.count_after(standing)
        if changed == standing:
            return
        yield from restate(read, by, at, quarter=self.quarter, what="counts",
                           segment_id=self.segment_id, reason=self.because)  # fmt: skip
        yield changed.put()


@command("counts.load", Permission.MAP, done="counts.loaded", undoable=True)
class LoadCounts(Command):
    """Enter many figures, all or nothing; taken back as a whole by undo."""

    rows: list[CountRow] = Limit(min_length=1, max_length=ROWS_AT_ONCE)
    because: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        held = ledger(read, self.rows)
        for place, row in enumerate(self.rows, start=1):
            found = trouble(row, held)
            if found:
                raise BadField(f"Row {place}: {found.says} Nothing was imported.",
                               field=f"rows.{place - 1}.{found.field}")  # fmt: skip
        standing = {
            c.id: c for quarter in sorted({row.quarter for row in self.rows})
            for c in read.find(CustomerCount, quarter=quarter)
        }  # fmt: skip
        counts = [row.count_after(standing.get(row.cell)) for row in self.rows]
        changed = [count for count in counts if count != standing.get(count.id)]
        for quarter in sorted({count.quarter for count in changed}):
            yield from restate(read, by, at, quarter=quarter, what="counts", segment_id=None,
                               reason=self.because)  # fmt: skip
        yield from (count.put() for count in changed)


@command("count.agree", Permission.MAP, done="count.agreed")
class AgreeCount(Command):
    """Agree to the figures as they stand: for oneself, or typed by a facilitator."""

    segment_id: Id
    quarter: Quarter
    agreed_by: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        if self.agreed_by not in (None, by.member_id) and not by.runs_rooms:
            raise NotAllowed("Only a facilitator types for somebody else that he agrees.")
        mapping(read, by)
        count = standing_count(read, self.quarter, self.segment_id)
        if being_kept(read, self.quarter):
            raise PhaseClosed(f"{self.quarter} is being kept as its room saw it, within 72 hours "
                              "of its close. Nothing was changed.")  # fmt: skip
        who = one(read, Member, self.agreed_by).id if self.agreed_by else by.member_id
        yield count.with_(agreed_by=who)


@command("count.differ", Permission.MAP, done="count.differed")
class DifferOnCount(Command):
    """Keep somebody's own figure beside the one that stands; None takes it back."""

    segment_id: Id
    quarter: Quarter
    figure: Figure
    value: Count | None
    source: Text80 = ""
    for_member: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        if self.for_member not in (None, by.member_id) and not by.runs_rooms:
            raise NotAllowed("Only a facilitator types somebody else's figure.")
        mapping(read, by)
        count = standing_count(read, self.quarter, self.segment_id)
        if closing_room(read, self.quarter) is not None:
            raise PhaseClosed(f"{self.quarter} is closed; its versions stay as they were.")
        who = one(read, Member, self.for_member).id if self.for_member else by.member_id
        kept = [v for v in count.other_versions if (v["by"], v["figure"]) != (who, self.figure)]
        if self.value is not None:
            kept.append({"by": who, "figure": self.figure, "source": self.source,
                         "value": self.value})  # fmt: skip
        if len(kept) > VERSIONS:
            raise BadField(f"{VERSIONS} other versions are kept. Take one back first.",
                           field="value", limit=VERSIONS)  # fmt: skip
        yield count.with_(other_versions=kept)


def standing_count(read: Read, quarter: str, segment_id: str) -> CustomerCount:
    """Return a segment's count of a quarter.

    Raises:
        BadField: Nobody has entered it.
    """
    found = read.get(CustomerCount, cell_id(quarter, segment_id))
    if found is None:
        raise BadField(f"Nobody has entered these customers of {quarter} yet. Enter them first.",
                       field="quarter", actual=quarter)  # fmt: skip
    return found
