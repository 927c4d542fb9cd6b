"""A figure opened: its arithmetic line by line, down to the rows it rests on (DOMAIN §3, vi)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from customer_room.domain.journey import Segment
from customer_room.domain.record import RECORDS, Read, Record
from customer_room.operations.names import currency_of
from customer_room.operations.row_words import ROW_WORDS
from customer_room.scoring.figures import NOT_AVAILABLE, Number, decimal_text, money, percent
from customer_room.scoring.spread import PER_POINT
from customer_room.scoring.working import How, Row, Working

Show = Callable[[Number], str]
Word = Callable[[Read, Any], str]


@dataclass(frozen=True)
class WorkingLine:
    """One line of the arithmetic.

    Attributes:
        depth: 0 for the figure, 1 for what it is made of, and so on.
        label: What it is.
        shown: The number.
        how: How it follows: ``2,070 of 41,750``, or words.
        rows: The records it was read from, each in a few words.
    """

    depth: int = 0
    label: str = ""
    shown: str = ""
    how: str = ""
    rows: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class WorkingPart:
    """One part of a long arithmetic: its line, and what that is made of, opened for itself."""

    line: WorkingLine = field(default_factory=WorkingLine)
    inside: list[WorkingLine] = field(default_factory=list[WorkingLine])


def in_parts(lines: Iterable[WorkingLine]) -> list[WorkingPart]:
    """Fold a figure's arithmetic into what it is made of at first."""
    parts: list[WorkingPart] = []
    for line in lines:
        if line.depth > 1 and parts:
            parts[-1].inside.append(line)
        else:
            parts.append(WorkingPart(line))
    return parts


def told(read: Read, working: Working, show: Show) -> list[WorkingLine]:
    """Return the arithmetic of a figure, itself first, its parts below it.

    Args:
        read: Where its rows stand.
        working: The figure.
        show: Prints a value of it.
    """
    return list(_lines(read, working, show, 0))


def as_rate(value: Number) -> str:
    """Print a rate with the two places that losses have (DOMAIN §11, 49)."""
    return percent(value, 2).shown


def as_whole_rate(value: Number) -> str:
    """Print a share of few things, in whole percent."""
    return percent(value, 0).shown


def as_money(sign: str) -> Show:
    """Return what prints minor units as whole money with its sign: ``€1,234``."""
    return lambda value: f"{sign}{money(value).shown}"


def as_number(value: Number) -> str:
    """Print a plain number: whole where it is, else with two places."""
    return decimal_text(value, 0 if Fraction(value).denominator == 1 else 2)


def row_in_words(read: Read, row: Row) -> str:
    """Name a record as a reader knows it; by its table where nobody has words for it."""
    kind = RECORDS.get(row.table)
    record = read.get(kind, row.id) if kind else None
    if record is None:
        return f"a {row.table.replace('_', ' ')} that is gone"
    return WORDS.get(row.table, _plainly)(read, record)


def _lines(read: Read, working: Working, show: Show, depth: int) -> Iterator[WorkingLine]:
    shown = NOT_AVAILABLE if working.value is None else show(working.value)
    rows = [row_in_words(read, row) for row in working.rows]
    yield WorkingLine(depth, working.label, shown, _how(read, working), rows)
    for part in working.parts:
        yield from _lines(read, part, show, depth + 1)


def _how(read: Read, working: Working) -> str:
    if working.how is How.GIVEN:
        return working.reason
    if working.numerator is not None and working.denominator is not None:
        # More than the whole is no part of it, but a mean.
        over = "÷" if working.numerator > working.denominator else "of"
        show = as_money(currency_of(read)) if working.in_minor else as_number
        made = f"{show(working.numerator)} {over} {show(working.denominator)}"
        if working.how is How.POINTS:
            made = f"{PER_POINT} × {made}, rounded half up"
        return f"{made}; {working.reason}" if working.reason else made
    return working.reason or working.how.value


def _plainly(_read: Read, record: Record) -> str:
    row = record.as_row()
    words = next((row[name] for name in ("number", "name", "text", "title") if row.get(name)), "")
    return f"{record.table_name.replace('_', ' ')} {words}".strip()


def _segment(read: Read, id: str) -> str:
    found = read.get(Segment, id)
    return found.name if found else "customers that are gone"


WORDS: Mapping[str, Word] = {
    **ROW_WORDS,
    "customer_count": lambda read, row: f"{_segment(read, row.segment_id)}, {row.quarter}",
    "loss_reason": lambda read, row: (
        f"{row.category}: {row.count:,} of {_segment(read, row.segment_id)}, {row.quarter}"
    ),
}
"""How a row of each table is named; a table without words is named by its name or text."""
