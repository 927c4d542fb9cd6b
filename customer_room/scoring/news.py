"""Noise or news: did a measure move since its base by more than luck would (DOMAIN §3.4)?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from customer_room.scoring.noise import (
    Counted,
    Sample,
    Welch,
    real_proportions,
    two_proportions,
    welch,
)
from customer_room.scoring.readings import KpiType, Reading
from customer_room.scoring.weights import DEFAULTS, Weights


class Verdict(StrEnum):
    """What may be said of a difference."""

    NEWS = "news"
    NOISE = "noise"
    NOT_TESTED = "not tested"


@dataclass(frozen=True, slots=True)
class News:
    """The newest reading held against the base.

    Attributes:
        reason: Why it was not tested, or why a large difference is noise all the same.
        z: Of now less base, for shares; None: not computed.
        welch: The test of two means.
    """

    verdict: Verdict
    reason: str = ""
    z: float | None = None
    welch: Welch | None = None


UNTESTED = News(Verdict.NOT_TESTED)
NO_BASE = "It has no base to be held against."
NO_READING = "It has not been read since its base."
A_SCORE = "A survey score is read with its margin; it is not tested."
NO_SPREAD = "Without the number of cases and their spread luck cannot be told from change."
ALL_OR_NOBODY = "All of them, or nobody, on both days: there is nothing to test."
FEW = "Fewer than {least} cases on one side."


def news(
    kind: KpiType, base: Reading | None, now: Reading | None, weights: Weights = DEFAULTS
) -> News:
    """Tell noise from news.

    Shares: two proportions, |z| at least 1.96 and 30 cases on each side. Means, times and sums
    with n and sd on both days: Welch. Everything else is not tested, and says why.

    Args:
        kind: What kind of number it is.
        base: Where it started; None is a missing base.
        now: The newest reading after it; None is none.
        weights: How far beyond noise, and how many cases.
    """
    if base is None:
        return News(Verdict.NOT_TESTED, NO_BASE)
    if now is None:
        return News(Verdict.NOT_TESTED, NO_READING)
    if kind == "score":
        return News(Verdict.NOT_TESTED, A_SCORE)
    if kind == "proportion":
        return _shares(base, now, weights)
    return News(Verdict.NOT_TESTED, NO_SPREAD) if kind == "count" else _means(base, now)


def _shares(base: Reading, now: Reading, weights: Weights) -> News:
    if base.k is None or base.n is None or now.k is None or now.n is None:
        return News(Verdict.NOT_TESTED, NO_SPREAD)
    newest, first = Counted(now.k, now.n), Counted(base.k, base.n)
    z = two_proportions(newest, first)
    if z is None:
        return News(Verdict.NOT_TESTED, ALL_OR_NOBODY)
    if real_proportions(newest, first, weights):
        return News(Verdict.NEWS, z=z)
    few = min(now.n, base.n) < weights.smallest_sample
    return News(Verdict.NOISE, FEW.format(least=weights.smallest_sample) if few else "", z=z)


def _means(base: Reading, now: Reading) -> News:
    if base.sd is None or base.n is None or now.sd is None or now.n is None:
        return News(Verdict.NOT_TESTED, NO_SPREAD)
    found = welch(
        Sample(float(now.value), float(now.sd), now.n),
        Sample(float(base.value), float(base.sd), base.n),
    )
    if found is None:
        return News(Verdict.NOT_TESTED, NO_SPREAD)
    return News(Verdict.NEWS if found.real else Verdict.NOISE, welch=found)
