"""What the record shows: eight criteria, their levels, and one number of 100 (DOMAIN §3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from customer_room.scoring.anchors import CRITERIA, anchors_of
from customer_room.scoring.figures import Figure, decimal, half_up
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import How, Working, absent

LEVELS, PER_POINT, PLACES = 4, 25, 1
STOPPED = "stopped measuring"
TITLE = "What the record shows"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of one quarter.

    Attributes:
        number: 1–8.
        x: 0…1 with its working; no value is not rated.
        unrecorded: There were cases, but nothing was recorded about them.
    """

    number: int
    x: Working
    unrecorded: bool = False

    @property
    def points(self) -> Fraction | None:
        """The shown figure, 4·x to one decimal, half up; it is what the record is made of."""
        return None if self.x.value is None else half_up(LEVELS * Fraction(self.x.value), PLACES)

    @property
    def figure(self) -> Figure:
        """The points as shown: ``"3.1"``, or ``"n/a"``."""
        return decimal(self.points, PLACES)

    @property
    def level(self) -> int | None:
        """The floor of the shown figure, 0–4: which anchor it reaches."""
        return None if self.points is None else floor(self.points)

    @property
    def anchor(self) -> str | None:
        """The words of that anchor."""
        return None if self.level is None else anchors_of(self.number).anchors[self.level]


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one quarter.

    Attributes:
        criteria: In their order, 1–8.
        number: 0–100, an integer; no value below the fewest rated criteria.
    """

    criteria: tuple[Criterion, ...]
    number: Working

    @property
    def rated(self) -> tuple[Criterion, ...]:
        """The criteria that have a value."""
        return tuple(c for c in self.criteria if c.points is not None)

    @property
    def rated_words(self) -> str:
        """``"7 of 8 rated"``; printed with the number, always."""
        return f"{len(self.rated)} of {len(CRITERIA)} rated"


def record(criteria: Sequence[Criterion], weights: Weights = DEFAULTS) -> Record:
    """Make the record of one quarter: 25 × the mean of the shown figures, half up.

    Args:
        criteria: In any order; ``stopped`` applied before.
        weights: How many must be rated, else "not yet".
    """
    ordered = tuple(sorted(criteria, key=lambda c: c.number))
    found = [c for c in ordered if c.points is not None]
    if len(found) < weights.fewest_criteria:
        said = f"Not yet: {len(found)} of {len(CRITERIA)} are rated, {weights.fewest_criteria} must"
        return Record(ordered, absent(TITLE, said))
    return Record(ordered, of_points(TITLE, found))


def of_points(title: str, criteria: Sequence[Criterion]) -> Working:
    """Return 25 × the mean of the shown figures of at least one rated criterion, half up."""
    points = [c.points for c in criteria if c.points is not None]
    gained = sum(points, Fraction(0))
    lines = tuple(
        Working(anchors_of(c.number).title, c.points, parts=(c.x,)) for c in criteria
    )  # fmt: skip
    return Working(title, half_up(PER_POINT * gained / len(points)), How.POINTS, gained,
                   len(points), parts=lines)  # fmt: skip


def stopped(
    windows: Sequence[Sequence[Criterion]], weights: Sequence[Weights] = ()
) -> list[tuple[Criterion, ...]]:
    """Count 0 for criteria that the team stopped measuring (DOMAIN §3.2 edge cases).

    A criterion whose cases existed but were not recorded in two successive windows counts 0,
    from the second of them on, if it had been rated before (§11 reading 53).

    Args:
        windows: The criteria of every quarter, oldest first.
        weights: How many windows in a row, by each window's own version; else the defaults.
    """
    settled: list[tuple[Criterion, ...]] = []
    silent: dict[int, int] = {}
    known: set[int] = set()
    for place, criteria in enumerate(windows):
        own = weights[place] if place < len(weights) else DEFAULTS
        row: list[Criterion] = []
        for criterion in criteria:
            number = criterion.number
            quiet = criterion.points is None and criterion.unrecorded
            silent[number] = silent.get(number, 0) + 1 if quiet else 0
            if number in known and silent[number] >= own.silent_windows:
                criterion = _at_zero(criterion)
            elif criterion.points is not None:
                known.add(number)
            row.append(criterion)
        settled.append(tuple(row))
    return settled


def _at_zero(criterion: Criterion) -> Criterion:
    zero = Working(criterion.x.label, Fraction(0), reason=STOPPED)
    return replace(criterion, x=zero)
