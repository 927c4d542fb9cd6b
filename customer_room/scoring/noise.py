"""Is a difference more than noise? (DOMAIN §3.4): proportions, means, survey scores, losses."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import erfc, exp, lgamma, log, sqrt

from customer_room.scoring.weights import DEFAULTS, Weights

BY_LUCK = "With many measures, 1 in 20 will look real by luck."
ALPHA = 0.05
TINY, CLOSE, TERMS = 1e-300, 1e-15, 300


@dataclass(frozen=True, slots=True)
class Counted:
    """k cases of n.

    Raises:
        ValueError: When k is outside 0…n or n is negative.
    """

    k: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.k <= self.n:
            raise ValueError(f"{self.k} of {self.n} is not a share")


@dataclass(frozen=True, slots=True)
class Sample:
    """A mean with its standard deviation (of the sample, n − 1) and its number of cases."""

    mean: float
    sd: float
    n: int


@dataclass(frozen=True, slots=True)
class Welch:
    """Welch's t: the statistic, its degrees of freedom and its two-sided probability."""

    t: float
    freedom: float
    probability: float

    @property
    def real(self) -> bool:
        """Whether so large a difference would come by luck in less than one case in twenty."""
        return self.probability < ALPHA


@dataclass(frozen=True, slots=True)
class Score:
    """Answers to "would you recommend us": 100 (P − D) / n, −100…100."""

    promoters: int
    passives: int
    detractors: int

    @property
    def n(self) -> int:
        """All who answered."""
        return self.promoters + self.passives + self.detractors

    @property
    def value(self) -> Fraction | None:
        """The score in points; None when nobody answered."""
        return Fraction(100 * (self.promoters - self.detractors), self.n) if self.n else None


def two_proportions(first: Counted, second: Counted) -> float | None:
    """Return z of the first less the second proportion, pooled (DOMAIN §3.4).

    z = (p1 − p2) / √(p̄ (1 − p̄) (1/n1 + 1/n2)).

    Returns:
        None where nothing was counted on one side, or all or nobody on both: not tested.
    """
    if not first.n or not second.n:
        return None
    pooled = Fraction(first.k + second.k, first.n + second.n)
    variance = pooled * (1 - pooled) * (Fraction(1, first.n) + Fraction(1, second.n))
    if not variance:
        return None
    return float(Fraction(first.k, first.n) - Fraction(second.k, second.n)) / sqrt(variance)


def real_proportions(first: Counted, second: Counted, weights: Weights = DEFAULTS) -> bool:
    """Tell whether two proportions differ beyond noise: |z| ≥ 1.96 and at least 30 on each side."""
    z = two_proportions(first, second)
    enough = min(first.n, second.n) >= weights.smallest_sample
    return z is not None and enough and abs(z) >= weights.real_z


def fall_in_losses(before: Counted, now: Counted) -> float | None:
    """Return z of lost customers of the opening count, same season; a fall is positive (§11, 56).

    Args:
        before: Lost of opening, a year ago.
        now: Lost of opening, this quarter.
    """
    return two_proportions(before, now)


def welch(first: Sample, second: Sample) -> Welch | None:
    """Compare two means without assuming equal spread.

    Returns:
        None for fewer than two cases on a side, or no spread on both: not tested.
    """
    if min(first.n, second.n) < 2:
        return None
    a, b = first.sd**2 / first.n, second.sd**2 / second.n
    if not a + b:
        return None
    t = (first.mean - second.mean) / sqrt(a + b)
    freedom = (a + b) ** 2 / (a * a / (first.n - 1) + b * b / (second.n - 1))
    return Welch(t, freedom, two_sided(t, freedom))


def score_margin(score: Score) -> float | None:
    """Return the 95 % margin of a survey score in points (DOMAIN §3.4, P2).

    196 · √(((P + D)/n − (score/100)²) / n): 168, 112 and 120 answers give 12 ± 8.
    None when nobody answered.
    """
    if score.value is None:
        return None
    decided = Fraction(score.promoters + score.detractors, score.n)
    variance = (decided - (score.value / 100) ** 2) / score.n
    return 196 * sqrt(variance)


def two_sided(t: float, freedom: float) -> float:
    """Return how often |t| of Student's distribution is at least this large, 0…1.

    Regularised incomplete beta function at freedom/(freedom + t²), by continued fraction; above
    ten million degrees of freedom the normal distribution.
    """
    if freedom > 1e7:
        return erfc(abs(t) / sqrt(2))
    x = freedom / (freedom + t * t)
    return _beta_share(x, freedom / 2, 0.5)


def _beta_share(x: float, a: float, b: float) -> float:
    if x <= 0 or x >= 1:
        return min(1.0, max(0.0, x))
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    # The fraction converges fast on this side of the mean only.
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """Evaluate the continued fraction of the incomplete beta function by Lentz's method."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, TERMS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away(1 + step * d)
            c = _away(1 + step / c)
            found *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return found


def _away(number: float) -> float:
    """Keep a divisor away from zero."""
    return number if abs(number) > TINY else TINY
