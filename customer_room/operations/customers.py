"""Customers gained and lost, from the counts and reasons that stand (DOMAIN §2, §3.7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from customer_room.domain.customers import CustomerCount, LossReason
from customer_room.domain.journey import Segment
from customer_room.domain.record import Read
from customer_room.operations.sheets.customers import segment_sheet
from customer_room.operations.sheets.figures import Json
from customer_room.scoring.customer_math import Customers, summed
from customer_room.scoring.working import rows_of

EVERYBODY = "all"

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Book:
    """Every cell that was entered.

    Attributes:
        segments: All there are, in their order.
        quarters: Those with a count, oldest first.
        cells: The figures by (quarter, segment).
        counts: The records they are read from, by the same key.
        reasons: Why they left, by the same key, most people first.
    """

    segments: tuple[Segment, ...]
    quarters: tuple[str, ...]
    cells: Mapping[Cell, Customers]
    counts: Mapping[Cell, CustomerCount]
    reasons: Mapping[Cell, tuple[LossReason, ...]]

    def of(self, segment_id: str) -> list[Customers]:
        """Return a segment's quarters, or those of everybody summed, oldest first."""
        found = (self.cell(quarter, segment_id) for quarter in self.quarters)
        return [cell for cell in found if cell is not None]

    def cell(self, quarter: str, segment_id: str) -> Customers | None:
        """Return a quarter of a segment, or of everybody summed; None if nobody entered it."""
        if segment_id != EVERYBODY:
            return self.cells.get((quarter, segment_id))
        here = [self.cells[key] for key in sorted(self.cells) if key[0] == quarter]
        return summed(here) if here else None

    def missing(self, quarter: str) -> list[Segment]:
        """Return the segments of which nobody entered this quarter, in their order."""
        return [each for each in self.segments if (quarter, each.id) not in self.cells]


def customer_book(read: Read) -> Book:
    """Read all counts and reasons of a workspace."""
    counts = {(c.quarter, c.segment_id): c for c in read.find(CustomerCount)}
    reasons: defaultdict[Cell, list[LossReason]] = defaultdict(list)
    for reason in read.find(LossReason):
        reasons[reason.quarter, reason.segment_id].append(reason)
    segments = sorted(read.find(Segment), key=lambda each: (each.order, each.id))
    return Book(
        segments=tuple(segments),
        quarters=tuple(sorted({quarter for quarter, _ in counts})),
        cells={key: _cell(count, reasons[key]) for key, count in counts.items()},
        counts=counts,
        reasons={key: tuple(sorted(found, key=_first_most)) for key, found in reasons.items()},
    )


def customers_sheet(read: Read) -> Json:
    """Lay out every segment and all summed, as ``customer-room customers --json`` prints it."""
    book = customer_book(read)
    names = [EVERYBODY, *(segment.id for segment in book.segments)]
    return {name: segment_sheet(book.of(name)) for name in names}


def _cell(count: CustomerCount, reasons: list[LossReason]) -> Customers:
    people: defaultdict[str, int] = defaultdict(int)
    for reason in reasons:
        people[reason.category] += reason.count
    return Customers(
        quarter=count.quarter,
        opening=count.opening,
        gained=count.gained,
        lost=count.lost,
        won_back=count.won_back,
        bought_more=count.bought_more,
        bought_less=count.bought_less,
        value_gained=count.value_gained,
        value_lost=count.value_lost,
        reasons=dict(people),
        rows=rows_of("customer_count", [count.id])
        + rows_of("loss_reason", [reason.id for reason in reasons]),
    )


def _first_most(reason: LossReason) -> tuple[int, str]:
    return -reason.count, reason.category
