"""What the numbers say of each review: movement, noise, and the level they allow (DOMAIN §3.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

from customer_room.domain.customers import CustomerCount
from customer_room.domain.decisions import Decision
from customer_room.domain.decisions_number import on_record
from customer_room.domain.decisions_parts import Anchors
from customer_room.domain.kpis import Kpi, KpiReading
from customer_room.domain.measured import reading_of
from customer_room.domain.moves import Move
from customer_room.domain.record import Read
from customer_room.domain.reviews import Review
from customer_room.domain.rules import weights_of
from customer_room.domain.values import amount_of
from customer_room.domain.windows import window_at
from customer_room.scoring.noise import Counted
from customer_room.scoring.proof import Evidenced, Expected, evidenced, leak_fell, level, rose
from customer_room.scoring.readings import KpiType, Reading
from customer_room.scoring.weights import DEFAULTS, Weights

LEFT = "LEFT"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review that was checked: the level that counts, and what the numbers say."""

    review: Review
    decision: Decision
    level: int
    evidenced: Evidenced


def reviewed(read: Read) -> list[Reviewed]:
    """Return every checked review of a decision that is on record, oldest first.

    4 is given at the second review that finds the fall (DOMAIN §11 reading 33).
    """
    decisions = {decision.id: decision for decision in on_record(read)}
    found: list[Reviewed] = []
    fallen: set[str] = set()
    for review in sorted(read.find(Review), key=lambda r: (r.on or "", r.id)):
        decision = decisions.get(review.decision_id)
        if decision is None or review.level is None or review.on is None:
            continue
        weights, better = _seen(read, decision, review.on)
        said = evidenced(
            expected(read, decision), list(_readings(read, decision)), review.on,
            leak_fell=better, fell_before=decision.id in fallen, weights=weights,
        )  # fmt: skip
        fallen |= {decision.id} if better else set()
        found.append(Reviewed(review, decision, level(review.level, said.supported), said))
    return found


def _seen(read: Read, decision: Decision, on: str) -> tuple[Weights, bool]:
    """Return the numbers of a review's window, and whether fewer customers left by then."""
    window = window_at(read, on)
    if window is None:
        return DEFAULTS, False
    weights = weights_of(read, window.quarter)
    return weights, fell(read, decision, window.quarter, weights)


def expected(read: Read, decision: Decision) -> Expected | None:
    """Return what a decision expects of its measure; None where it names none that is known.

    Own words may later turn out to be the id of a measure: they say no number then.
    """
    said = decision.expectation
    kpi = read.get(Kpi, str(said["kpi"])) if said else None
    if said is None or kpi is None or amount_of(said["to"]) is None:
        return None
    start: dict[str, Any] = said.get("from") or {}
    return Expected(
        kpi=kpi.id,
        type=cast("KpiType", kpi.type),
        start=reading_of(start, kpi.type) if start.get("date") else None,
        target=Fraction(said["to"]),
        tolerance=Fraction(kpi.tolerance or 0),
        hold=kpi.direction == "hold",
    )


def _readings(read: Read, decision: Decision) -> Iterator[Reading]:
    kpi = read.get(Kpi, str(decision.expectation["kpi"])) if decision.expectation else None
    if kpi is not None:
        for row in read.find(KpiReading, kpi_id=kpi.id):
            found = reading_of(row.model_dump(), kpi.type)
            if found is not None:
                yield found


def fell(read: Read, decision: Decision, quarter: str, weights: Weights) -> bool:
    """Tell whether fewer customers left where a decision lies than in the same season last year.

    Or they stayed, or bought more, beyond noise (DOMAIN §3.4, level 4): of the segments it names,
    all of them where it names none.
    """
    ago = year_before(quarter)
    leaks = (_leak(read, decision.place, ago), _leak(read, decision.place, quarter))
    before, now = (_people(read, decision.place, each) for each in (ago, quarter))
    return (
        leak_fell(*leaks, weights)
        or leak_fell(before.lost, now.lost, weights)
        or rose(before.bought_more, now.bought_more, weights)
    )


def year_before(quarter: str) -> str:
    """Return the same quarter a year earlier."""
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def _leak(read: Read, place: Anchors, quarter: str) -> Counted:
    """Count who left from the anchored steps, of all who moved on from them.

    Nobody where some of it is estimated: luck cannot be told from change (DOMAIN §11 reading 46).
    """
    steps = {*place.step_ids, *left_from(read, place)}
    rows = [m for m in read.find(Move, quarter=quarter)
            if m.from_step in steps and _of(place, m.segment_id)]  # fmt: skip
    if any(m.quality == "estimated" for m in rows):
        return Counted(0, 0)
    return Counted(sum(m.count for m in rows if m.to == LEFT), sum(m.count for m in rows))


def left_from(read: Read, place: Anchors) -> set[str]:
    """Return the steps whose way out is anchored."""
    moves = (read.get(Move, id) for id in place.move_ids)
    return {move.from_step for move in moves if move is not None and move.to == LEFT}


@dataclass(frozen=True, slots=True)
class _Shares:
    """Customers who left, and who bought more, of those here at the start."""

    lost: Counted
    bought_more: Counted


def _people(read: Read, place: Anchors, quarter: str) -> _Shares:
    rows = [c for c in read.find(CustomerCount, quarter=quarter) if _of(place, c.segment_id)]
    here = sum(c.opening for c in rows)
    lost, more = sum(c.lost for c in rows), sum(c.bought_more for c in rows)
    return _Shares(Counted(min(lost, here), here), Counted(min(more, here), here))


def _of(place: Anchors, segment_id: str) -> bool:
    return not place.segment_ids or segment_id in place.segment_ids
