"""Say–do congruence: what we did against what we said we would do (DOMAIN §3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from customer_room.scoring.figures import decimal_text
from customer_room.scoring.intervals import Interval, wilson
from customer_room.scoring.promises import RENEGOTIATED, Promise
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import How, Row, Working, absent

TITLE = "We do what we say"


@dataclass(frozen=True, slots=True)
class SayDo:
    """One window's promises, counted first and put into a rate second.

    Attributes:
        n: Promises judged: ``kept`` + ``late`` + ``broken``.
        renegotiated: How many of them had been given a new day; printed beside the rate.
        earned: Σ w·k; ``possible`` Σ w.
        rate: earned/possible; no value below the fewest promises.
        unweighted: Σ k / n, under the same rule.
        wilson_kept: 95 % interval of the kept ones of all, unweighted.
        differs: Weighted and unweighted lie further apart than the flag allows.
    """

    n: int
    kept: int
    late: int
    broken: int
    renegotiated: int
    earned: Fraction
    possible: int
    rate: Working
    unweighted: Working
    wilson_kept: Interval | None
    differs: bool

    @property
    def weighted(self) -> str:
        """``"9.0 of 24"``: what was earned of what was possible."""
        return f"{decimal_text(self.earned, 1)} of {self.possible}"


def say_do(promises: Sequence[Promise], weights: Weights = DEFAULTS) -> SayDo:
    """Count and rate the promises of one window (DOMAIN §3.3).

    Args:
        promises: All that were judged in the window, in any order.
        weights: The fewest promises for a rate; the promises carry their own weights.
    """
    earned = sum((p.weight * p.k for p in promises), Fraction(0))
    possible = sum(p.weight for p in promises)
    kept = sum(p.k == 1 for p in promises)
    late = sum(0 < p.k < 1 for p in promises)
    rate, unweighted = _rates(promises, earned, possible, weights)
    return SayDo(
        n=len(promises),
        kept=kept,
        late=late,
        broken=len(promises) - kept - late,
        renegotiated=sum(RENEGOTIATED in p.note for p in promises),
        earned=earned,
        possible=possible,
        rate=rate,
        unweighted=unweighted,
        wilson_kept=None if rate.value is None else wilson(kept, len(promises)),
        differs=_apart(rate, unweighted, weights),
    )


def _rates(
    promises: Sequence[Promise], earned: Fraction, possible: int, weights: Weights
) -> tuple[Working, Working]:
    lines = tuple(_line(promise) for promise in promises)
    if len(promises) < weights.fewest_promises:
        said = f"{len(promises)} promises were due; a rate needs {weights.fewest_promises}"
        return absent(TITLE, said, lines), absent("Unweighted", said)
    plain = sum((p.k for p in promises), Fraction(0))
    n = len(promises)
    return (
        Working(TITLE, earned / possible if possible else None, How.SHARE, earned, possible,
                parts=lines),
        Working("Unweighted", plain / n, How.SHARE, plain, n),
    )  # fmt: skip


def _line(promise: Promise) -> Working:
    said = f"{promise.verdict}; {promise.note}" if promise.note else promise.verdict
    return Working(promise.text, promise.k, weight=promise.weight,
                   rows=(Row(promise.kind, promise.id),), reason=said)  # fmt: skip


def _apart(rate: Working, unweighted: Working, weights: Weights) -> bool:
    if rate.value is None or unweighted.value is None:
        return False
    return abs(Fraction(rate.value) - Fraction(unweighted.value)) > weights.weighing_gap
