"""Values of a measure on a day, whatever its kind (DOMAIN §2, §3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from customer_room.scoring.noise import Score

KpiType: TypeAlias = Literal["proportion", "mean", "count", "time", "money", "score"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a measure on a day.

    A proportion has k and n; a score its three counts; others a value, and n and sd where known.

    Attributes:
        value: Of a proportion a fraction of 1; of a score −100…100; otherwise in its own unit.
    """

    on: str
    value: Fraction
    k: int | None = None
    n: int | None = None
    sd: Fraction | None = None
    score: Score | None = None


def proportion(on: str, k: int, n: int) -> Reading:
    """Read k of n cases."""
    return Reading(on, Fraction(k, n), k=k, n=n)


def survey_score(on: str, promoters: int, passives: int, detractors: int) -> Reading:
    """Read the answers to "would you recommend us"."""
    score = Score(promoters, passives, detractors)
    return Reading(on, score.value or Fraction(0), n=score.n, score=score)


def measured(on: str, value: Fraction, n: int | None = None, sd: Fraction | None = None) -> Reading:
    """Read a mean, a count, a time or an amount of money."""
    return Reading(on, value, n=n, sd=sd)


def latest(readings: Sequence[Reading], start: Reading | None, on: str) -> Reading | None:
    """Return the newest reading up to a review's day, taken after the base."""
    since = start.on if start else ""
    fitting = [reading for reading in readings if since < reading.on <= on[:10]]
    return max(fitting, key=lambda reading: reading.on, default=None)
