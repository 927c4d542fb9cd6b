"""A number with its working: the arithmetic and the rows it was made of (DOMAIN §3, principle vi).

A formula builds its value out of its parts, so what is listed under a figure is what was
computed. Values are exact fractions; only test statistics are floats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from customer_room.scoring.figures import Number


class How(StrEnum):
    """How a value follows from its parts, as a reader is told."""

    GIVEN = "as recorded"
    SHARE = "the first number divided by the second"
    MEAN = "the mean of the parts"
    SUM = "the sum of the parts, each times its weight"
    LADDER = "one for each rung reached, none skipped"
    CAPPED = "the part, but no more than the cap"
    MEDIAN = "the middle answer"
    POINTS = "25 times the first number divided by the second, rounded half up"


@dataclass(frozen=True, slots=True)
class Row:
    """A record that a number rests on: its table and its id."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class Working:
    """A number and what it is made of.

    Attributes:
        label: What it is, in a leader's words.
        value: Unrounded; None where there is nothing to compute.
        how: How it follows from numerator and denominator, or from the parts.
        numerator: Of a share, else None.
        denominator: Of a share, else None.
        weight: How much it counts in the sum it is part of.
        rows: The records it was read from.
        parts: What it was computed from, in the order of reading.
        reason: Why there is no value, or what else is to be known, as a sentence or phrase.
        in_minor: Numerator and denominator are money, in minor units.
    """

    label: str
    value: Number | None
    how: How = How.GIVEN
    numerator: Number | None = None
    denominator: Number | None = None
    weight: Number = 1
    rows: tuple[Row, ...] = ()
    parts: tuple[Working, ...] = ()
    reason: str = ""
    in_minor: bool = False

    def weighing(self, weight: Number) -> Working:
        """Return it with its weight in the sum it is part of."""
        return replace(self, weight=weight)

    def all_rows(self) -> tuple[Row, ...]:
        """Return the rows of the number and of all its parts, each once, in reading order."""
        below = (row for part in self.parts for row in part.all_rows())
        return tuple(dict.fromkeys((*self.rows, *below)))


def rows_of(table: str, ids: Iterable[str]) -> tuple[Row, ...]:
    """Name rows of one table."""
    return tuple(Row(table, id) for id in ids)


def given(label: str, value: Number, rows: Sequence[Row] = ()) -> Working:
    """Take a number as it was recorded."""
    return Working(label, value, rows=tuple(rows))


def absent(label: str, reason: str, parts: Iterable[Working] = ()) -> Working:
    """Say that there is nothing to compute, and why."""
    return Working(label, None, parts=tuple(parts), reason=reason)


def holds(label: str, condition: bool, rows: Sequence[Row] = ()) -> Working:
    """Count a condition: 1 if it holds, else 0."""
    return Working(label, Fraction(int(condition)), rows=tuple(rows))


def share(
    label: str, part: Number, whole: Number, rows: Sequence[Row] = (), reason: str = ""
) -> Working:
    """Divide ``part`` by ``whole``; there is no value, and the reason is kept, for a whole of 0."""
    value = Fraction(part) / Fraction(whole) if whole else None
    return Working(label, value, How.SHARE, part, whole, rows=tuple(rows),
                   reason=reason if value is None else "")  # fmt: skip


def mean(label: str, parts: Iterable[Working], reason: str = "") -> Working:
    """Take the mean of the parts that have a value; of none there is none, for the reason given."""
    listed = tuple(parts)
    values = [Fraction(part.value) for part in listed if part.value is not None]
    value = sum(values, Fraction(0)) / len(values) if values else None
    return Working(label, value, How.MEAN, parts=listed, reason="" if values else reason)


def total(label: str, parts: Iterable[Working]) -> Working:
    """Add up the parts, each times its weight; a part without a value leaves the sum without."""
    listed = tuple(parts)
    value = Fraction(0)
    for part in listed:
        if part.value is None:
            return Working(label, None, How.SUM, parts=listed, reason=part.reason)
        value += Fraction(part.weight) * Fraction(part.value)
    return Working(label, value, How.SUM, parts=listed)


def ladder(label: str, rungs: Iterable[Working]) -> Working:
    """Count the conditions that hold from the first on; the first that fails ends the count."""
    listed = tuple(rungs)
    reached = next((i for i, rung in enumerate(listed) if not rung.value), len(listed))
    return Working(label, Fraction(reached), How.LADDER, parts=listed)


def capped(working: Working, cap: int, because: str) -> Working:
    """Hold a number to ``cap`` for a reason; a smaller one, or none, stays as it is."""
    if working.value is None or working.value <= cap:
        return working
    return Working(working.label, Fraction(cap), How.CAPPED, parts=(working,), reason=because)
