"""How far a decision is proved: movement of its measure, and the level it supports (DOMAIN §3.4).

The checker gives the level, 0–4; the numbers cap it (§11 reading 34). "Moved after, not proved
because of" stands under every one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from customer_room.scoring.news import UNTESTED, Verdict, news
from customer_room.scoring.noise import Counted, Welch, real_proportions, two_proportions
from customer_room.scoring.readings import KpiType, Reading, latest
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import How, Working, absent

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
    moves = expected is not None and not expected.holds
    found = news(expected.type, start, now, weights) if expected and moves else UNTESTED
    real = found.verdict is Verdict.NEWS
    enough = moved.value is not None and moved.value >= weights.moved_enough
    supported = MOVED if real and enough else SEEN
    if supported == MOVED and leak_fell and fell_before:
        supported = HELD
    return Evidenced(now, moved, found.z, found.welch, real, supported)


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
