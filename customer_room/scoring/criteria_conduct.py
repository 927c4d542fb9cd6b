"""Criteria 5 to 8 of a quarter: priorities, joint decisions, say–do, proof (DOMAIN §3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from customer_room.scoring.anchors import anchors_of
from customer_room.scoring.criteria_facts import LostAt, Proved, Together
from customer_room.scoring.kept import HIGHEST_LEVEL
from customer_room.scoring.saydo import SayDo
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import How, Row, Working, absent, mean, rows_of, total

NO_DECISION = "A room without a decision"
UNKNOWN = "What those who left there were worth is not known"
NO_REVIEW = "No decision was reviewed"


def few_priorities(
    limit: int, live: Sequence[str], leaks: Sequence[LostAt] | None, weights: Weights = DEFAULTS
) -> Working:
    """Criterion 5: ½ within the limit of live decisions, ½ lost value that one of them touches.

    No live decision makes the first half 0. Where no lost value is known the first part counts
    whole (DOMAIN §11 reading 28).

    Args:
        limit: How many live decisions the team allows itself.
        live: Ids of the decisions live at the close.
        leaks: Lost value by step; None or nothing lost is no lost value known.
        weights: How the two parts share x.
    """
    title, within = anchors_of(5).title, within_limit(limit, live)
    lost = covered(leaks or ())
    if lost.value is None:
        return total(title, [within])
    return total(title, [
        within.weighing(weights.limit_part), lost.weighing(weights.leaks_part)
    ])  # fmt: skip


def within_limit(limit: int, live: Sequence[str]) -> Working:
    """Return min(1, limit / live decisions), 0…1; 0 without a live decision."""
    label, rows = "The limit, of live decisions", rows_of("decision", live)
    if not live:
        return Working(label, Fraction(0), reason="No decision is live")
    part = Fraction(min(limit, len(live)), len(live))
    return Working(label, part, How.SHARE, min(limit, len(live)), len(live), rows=rows)


def covered(leaks: Sequence[LostAt]) -> Working:
    """Return the share of lost value at steps that a live decision touches directly, 0…1.

    Where it is not known what those who left were worth, a step counts in neither, and is named.
    """
    everything = sum((leak.value or Fraction(0) for leak in leaks), Fraction(0))
    if everything <= 0:
        return absent("Lost value that a live decision touches", "No lost value is known")
    lines = (*(_leak(leak, leak.value) for leak in leaks if leak.value),
             *(absent(leak.name, UNKNOWN) for leak in leaks if leak.value is None))  # fmt: skip
    touched = sum((leak.value or Fraction(0) for leak in leaks if leak.touched_by), Fraction(0))
    return Working("Lost value that a live decision touches", touched / everything, How.SHARE,
                   touched, everything, parts=lines, in_minor=True)  # fmt: skip


def _leak(leak: LostAt, value: Fraction) -> Working:
    rows = (*rows_of("decision", leak.touched_by), *rows_of("move", leak.moves))
    touched = value if leak.touched_by else Fraction(0)
    return Working(leak.name, Fraction(int(bool(leak.touched_by))), How.SHARE, touched, value,
                   rows=rows, reason="" if leak.touched_by else "No live decision touches it",
                   in_minor=True)  # fmt: skip


def decided_together(decisions: Sequence[Together]) -> Working:
    """Criterion 6: the mean J of the decisions of the window; without one no value."""
    lines = [
        Working(f"J of {item.number}", item.j, rows=(Row("decision", item.decision),))
        for item in decisions
    ]  # fmt: skip
    return mean(anchors_of(6).title, lines, reason=NO_DECISION)


def doing_what_we_say(found: SayDo) -> Working:
    """Criterion 7: say–do of the window; without a rate no value."""
    return replace(found.rate, label=anchors_of(7).title)


def proved(reviews: Sequence[Proved]) -> Working:
    """Criterion 8: the mean proof level / 4 over the reviews of the window; without one none."""
    lines = [
        Working(item.label, Fraction(item.level, HIGHEST_LEVEL), How.SHARE, item.level,
                HIGHEST_LEVEL, rows=(Row("review", item.review),))
        for item in reviews
    ]  # fmt: skip
    return mean(anchors_of(8).title, lines, reason=NO_REVIEW)
