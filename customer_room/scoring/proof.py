"""How far a decision is proved: movement of its measure, and the level it supports (DOMAIN §3.4).

The checker gives the level, 0–4; the numbers cap it (§11 reading 34). "Moved after, not proved
because of" stands under every one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from customer_room.scoring.noise import (
    Counted,
    Sample,
    Score,
    Welch,
    real_proportions,
    two_proportions,
    welch,
)
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import How, Working, absent

KpiType: TypeAlias = Literal["proportion", "mean", "count", "time", "money", "score"]

ATTRIBUTION = "Moved after, not proved because of."
LEVELS = (
    "nothing",
    "activity",
    "customers or staff can see it",
    "the stage's measure moved, beyond noise",
    "fewer customers lost, held",
)
LEAST, MOST = Fraction(-1), Fraction(3, 2)
SEEN, MOVED, HELD = 2, 3, 4


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


@dataclass(frozen=True, slots=True)
class Expected:
    """What a decision expects of a measure.

    Attributes:
        kpi: Its id; None where the decision names no measure.
        start: Where it started; None is a missing base.
        target: Where it should go, in the unit of the readings.
        tolerance: How far from the target still holds, for a measure that should stay.
        hold: It should stay where it is; so it does where target and base are equal.
    """

    kpi: str | None
    type: KpiType
    start: Reading | None
    target: Fraction
    tolerance: Fraction = Fraction(0)
    hold: bool = False

    @property
    def holds(self) -> bool:
        """Whether the measure should stay instead of moving."""
        return self.hold or (self.start is not None and self.start.value == self.target)


@dataclass(frozen=True, slots=True)
class Evidenced:
    """What the numbers say at one review.

    Attributes:
        reading: The latest reading up to the review and after the base; None without one.
        movement: m, −1…1.5: the part of the expected way that was gone.
        z: Of now less base, for proportions (§11 reading 35); None: not tested.
        welch: The test of two means, where both have n and sd.
        real: Whether the difference is beyond noise.
        supported: The highest level the numbers allow, 2–4.
    """

    reading: Reading | None
    movement: Working
    z: float | None
    welch: Welch | None
    real: bool
    supported: int


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


def movement(expected: Expected | None, now: Reading | None) -> Working:
    """Return m = (now − base) / (target − base), held to −1…1.5, in either direction.

    A measure that should hold gives 1 within its tolerance of the target, else 0. No value
    without a base or a reading.
    """
    label = "Movement, of what was expected"
    if expected is None or now is None:
        return absent(label, "No reading since the decision")
    if expected.holds:
        stayed = abs(now.value - expected.target) <= expected.tolerance
        return Working(label, Fraction(int(stayed)), reason="It should stay where it is")
    if expected.start is None:
        return absent(label, "The measure has no base")
    gone, way = now.value - expected.start.value, expected.target - expected.start.value
    return Working(label, min(MOST, max(LEAST, gone / way)), How.SHARE, gone, way)


def evidenced(
    expected: Expected | None,
    readings: Sequence[Reading],
    on: str,
    *,
    leak_fell: bool = False,
    fell_before: bool = False,
    weights: Weights = DEFAULTS,
) -> Evidenced:
    """Weigh what the numbers say at a review (DOMAIN §3.4).

    Args:
        expected: What should move; None where the decision never said.
        readings: All of its measure, in any order.
        on: The day of the review.
        leak_fell: The linked leak fell beyond noise against the same season last year (or
            customers stayed or bought more) at this review.
        fell_before: An earlier review had already found that: 4 is given at the second (§11, 33).
        weights: How much movement, and how far beyond noise, level 3 asks for.
    """
    start = expected.start if expected else None
    now = latest(readings, start, on)
    moved = movement(expected, now)
    z, t = _tests(expected, start, now)
    real = _real(start, now, t, weights) if z is not None or t is not None else False
    enough = moved.value is not None and moved.value >= weights.moved_enough
    supported = MOVED if real and enough else SEEN
    if supported == MOVED and leak_fell and fell_before:
        supported = HELD
    return Evidenced(now, moved, z, t, real, supported)


def level(checked: int, supported: int) -> int:
    """Return the level that counts: the checker's, capped by the numbers (§11 reading 34)."""
    return min(checked, supported)


def leak_fell(year_ago: Counted, now: Counted, weights: Weights = DEFAULTS) -> bool:
    """Tell whether customers leave less often than in the same season last year, beyond noise."""
    z = two_proportions(year_ago, now)
    return z is not None and z > 0 and real_proportions(year_ago, now, weights)


def rose(year_ago: Counted, now: Counted, weights: Weights = DEFAULTS) -> bool:
    """Tell whether a share rose against the same season last year, beyond noise."""
    return leak_fell(now, year_ago, weights)


def _tests(
    expected: Expected | None, start: Reading | None, now: Reading | None
) -> tuple[float | None, Welch | None]:
    """Return z of proportions, or Welch's test of means.

    Nothing is tested where the measure should hold, for scores, and without n or sd.
    """
    if expected is None or start is None or now is None or expected.holds:
        return None, None
    if expected.type == "proportion" and (pair := _counts(start, now)):
        return two_proportions(*pair), None
    if expected.type in ("mean", "time", "money") and (means := _samples(start, now)):
        return None, welch(*means)
    return None, None


def _real(start: Reading | None, now: Reading | None, t: Welch | None, weights: Weights) -> bool:
    if t is not None:
        return t.real
    pair = _counts(start, now) if start and now else None
    return pair is not None and real_proportions(*pair, weights)


def _counts(start: Reading, now: Reading) -> tuple[Counted, Counted] | None:
    """Return the counts of now and of the base, in this order: a rise is positive."""
    if start.k is None or start.n is None or now.k is None or now.n is None:
        return None
    return Counted(now.k, now.n), Counted(start.k, start.n)


def _samples(start: Reading, now: Reading) -> tuple[Sample, Sample] | None:
    if start.sd is None or start.n is None or now.sd is None or now.n is None:
        return None
    return (
        Sample(float(now.value), float(now.sd), now.n),
        Sample(float(start.value), float(start.sd), start.n),
    )
