"""How the record moves from quarter to quarter, like for like (DOMAIN §3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from customer_room.scoring.anchors import anchors_of
from customer_room.scoring.figures import half_up
from customer_room.scoring.record import Criterion, Record, of_points
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import How, Working

Direction: TypeAlias = Literal["up", "down", "about the same"]

PER_POINT = 25
BAND = (4, 5)
"""Quarters of the programme at which many teams report being united."""
BAND_WORDS = "when many teams report being united (a rough count of podcast guests)"


@dataclass(frozen=True, slots=True)
class Change:
    """A change over the criteria rated in both quarters.

    Attributes:
        criteria: How many they are.
        points: 25 × the mean difference of the shown figures, half up.
        words: up, down, or about the same below the threshold.
        rules_changed: The weights changed in between: a visible break of the line.
    """

    criteria: int
    points: Working
    words: Direction
    rules_changed: bool = False


@dataclass(frozen=True, slots=True)
class Ends:
    """The record of the first and of the last quarter over the criteria rated in both."""

    criteria: int
    first: Working
    last: Working


def like_for_like(
    before: Record, after: Record, weights: Weights = DEFAULTS, before_version: int | None = None
) -> Change | None:
    """Compare two quarters over what both rate; None where they have nothing in common.

    Args:
        before: The earlier quarter.
        after: The later one.
        weights: Of the later quarter; from how many points on a change is movement.
        before_version: Version of the weights of the earlier quarter, if known.
    """
    pairs = common(before, after)
    if not pairs:
        return None
    lines = tuple(_difference(old, new) for old, new in pairs)
    gained = sum((Fraction(line.value or 0) for line in lines), Fraction(0))
    points = half_up(PER_POINT * gained / len(pairs))
    worked = Working("Like for like", points, How.POINTS, gained, len(pairs), parts=lines)
    changed = before_version is not None and before_version != weights.version
    return Change(len(pairs), worked, _direction(points, weights), changed)


def first_to_last(records: Sequence[Record]) -> Ends | None:
    """Compare the first and the last quarter over the criteria rated in both."""
    if len(records) < 2 or not (pairs := common(records[0], records[-1])):
        return None
    return Ends(
        criteria=len(pairs),
        first=of_points("The first quarter", [old for old, _ in pairs]),
        last=of_points("The last quarter", [new for _, new in pairs]),
    )


def common(before: Record, after: Record) -> list[tuple[Criterion, Criterion]]:
    """Return the criteria that both quarters rate, in pairs, in their order."""
    later = {criterion.number: criterion for criterion in after.rated}
    return [(old, later[old.number]) for old in before.rated if old.number in later]


def in_band(quarters_of_programme: int) -> bool:
    """Tell whether a quarter, the first being 1, lies in the band; it is no target."""
    return BAND[0] <= quarters_of_programme <= BAND[1]


def _difference(old: Criterion, new: Criterion) -> Working:
    points = (new.points or Fraction(0)) - (old.points or Fraction(0))
    return Working(anchors_of(new.number).title, points, reason=f"{old.figure.shown} to "
                   f"{new.figure.shown}")  # fmt: skip


def _direction(points: Fraction, weights: Weights) -> Direction:
    if abs(points) < weights.movement_points:
        return "about the same"
    return "up" if points > 0 else "down"
