"""How well a decision was kept: its promises, and what was proved (DOMAIN §3.1). It moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from customer_room.scoring.promises import Promise
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import Row, Working, absent, given, mean, total

HIGHEST_LEVEL, OF_ALL = 4, 100
TOO_EARLY = "too early to prove"
NOTHING_DUE = "no promise judged"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a decision so far.

    Attributes:
        promises: F, the mean over its judged actions, 0…1; no value before one was judged.
        level: The proof level of its latest review; None before the first.
        score: 0–100; no value without F or without a review.
        note: "too early to prove" before the first review.
    """

    promises: Working
    level: int | None
    score: Working
    note: str


def how_well_kept(
    promises: Sequence[Promise], level: int | None, weights: Weights = DEFAULTS
) -> Kept:
    """Score a decision's conduct: 100 · (0.4 F + 0.6 level/4) (DOMAIN §3.1).

    Args:
        promises: Its judged actions; those a stopped decision left behind are not among them.
        level: 0–4 of the latest review, None before the first: then only F is shown.
        weights: How promises and proof share the score.
    """
    lines = [
        Working(p.text, p.k, rows=(Row(p.kind, p.id),), reason=p.verdict)
        for p in promises
    ]  # fmt: skip
    kept = mean("Promises kept", lines, reason=NOTHING_DUE)
    if level is None:
        return Kept(kept, None, absent("How well kept", TOO_EARLY), TOO_EARLY)
    proved = given("Proof level of four", Fraction(level, HIGHEST_LEVEL))
    score = total("How well kept", [
        kept.weighing(OF_ALL * weights.kept_promises),
        proved.weighing(OF_ALL * weights.kept_proof),
    ])  # fmt: skip
    return Kept(kept, level, score, "")
