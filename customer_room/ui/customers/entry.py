"""What the forms of one segment and quarter start from."""

from __future__ import annotations

from dataclasses import dataclass, field

from customer_room.domain.values import previous_quarter
from customer_room.operations.customers import Book

MINOR = 100


@dataclass(frozen=True)
class Given:
    """One reason that people gave."""

    category: str = ""
    people: str = ""
    named: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Entry:
    """The figures as numbers for fields; money in whole units.

    Attributes:
        key: Changes with the record, so that its form starts anew.
        cell: Which segment and quarter the forms are about.
    """

    key: str = ""
    cell: dict[str, str] = field(default_factory=dict[str, str])
    opening: str = ""
    gained: str = ""
    lost: str = ""
    won_back: str = "0"
    bought_more: str = "0"
    bought_less: str = "0"
    closing: str = ""
    value_gained: str = ""
    value_lost: str = ""
    source: str = ""
    restated_reason: str = ""
    reasons: list[Given] = field(default_factory=list[Given])


def entry_of(book: Book, quarter: str, segment_id: str) -> Entry:
    """Return what the forms of a cell start from; a new one opens with what was there before."""
    cell = {"segment_id": segment_id, "quarter": quarter}
    record = book.counts.get((quarter, segment_id))
    if record is None:
        before = book.counts.get((previous_quarter(quarter), segment_id))
        return Entry(key=f"{quarter}-{segment_id}-new", cell=cell,
                     opening=str(before.closing) if before else "")  # fmt: skip
    return Entry(
        key=f"{quarter}-{segment_id}",
        cell=cell,
        opening=str(record.opening),
        gained=str(record.gained),
        lost=str(record.lost),
        won_back=str(record.won_back),
        bought_more=str(record.bought_more),
        bought_less=str(record.bought_less),
        closing=str(record.closing),
        value_gained=_major(record.value_gained),
        value_lost=_major(record.value_lost),
        source=record.source,
        restated_reason=record.restated_reason or "",
        reasons=[
            Given(reason.category, f"{reason.count:,}", {**cell, "category": reason.category})
            for reason in book.reasons.get((quarter, segment_id), ())
        ],
    )


def _major(minor: int) -> str:
    return f"{minor / MINOR:.2f}".removesuffix(".00")
