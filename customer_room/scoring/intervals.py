"""Uncertainty of counted shares."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.96
"""Standard normal quantile of a two-sided 95 % interval (DOMAIN §11 reading 30)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of a rate; both ends are fractions of 1."""

    low: float
    high: float


def wilson(k: int, n: int, z: float = Z_95) -> Interval | None:
    """Return the Wilson score interval of k cases out of n (DOMAIN §5, §3.3).

    Args:
        k: Cases, 0 ≤ k ≤ n.
        n: All that were counted.
        z: Normal quantile.

    Returns:
        The interval within [0, 1]; None when nothing was counted.

    Raises:
        ValueError: When k is outside 0…n or n is negative.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is not a share")
    if n == 0:
        return None
    rate, square = k / n, z * z
    centre = rate + square / (2 * n)
    spread = z * sqrt(rate * (1 - rate) / n + square / (4 * n * n))
    scale = 1 + square / n
    # Float error would leave none and all a hair inside the range.
    low = (centre - spread) / scale if k else 0.0
    high = (centre + spread) / scale if k < n else 1.0
    return Interval(low, high)
