"""Where do we lose customers? Counts, rates with their range, and value (DOMAIN §5 row 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from customer_room.insight.graph import End, Flow, StepFact, row_totals, summed
from customer_room.scoring.figures import Figure, money, percent
from customer_room.scoring.intervals import wilson

SMALLEST_RANKED_ROW = 30
"""A step with fewer customers than this gets no rank: its place would be chance."""


@dataclass(frozen=True, slots=True)
class LostValue:
    """The agreed figures of one segment and quarter: customers lost and their yearly value.

    ``value_minor`` is the total contribution lost, in minor units (cents).
    """

    segment: str
    quarter: str
    lost: int
    value_minor: int


@dataclass(frozen=True, slots=True)
class Leak:
    """Customers lost at one step.

    Attributes:
        step_id: The step they left from.
        stage_id: Its stage.
        base: All customers who moved on from the step, the lost ones included.
        lost: Customers who left us there.
        rate: lost/base; n/a for an empty row.
        interval: Low and high end of the 95 % range; None on estimated rows.
        value_minor: Yearly contribution lost, in minor units, exact; None when a segment with
            losses has no agreed figures.
        value: The same as shown, in whole major units.
        estimated: At least one count of the row is an estimate.
        rank: 1 is the worst; None under 30 customers or when nobody left.
    """

    step_id: str
    stage_id: str
    base: int
    lost: int
    rate: Figure
    interval: tuple[Figure, Figure] | None
    value_minor: Fraction | None
    value: Figure
    estimated: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class StageLeak:
    """Customers lost in one stage, and their share of all lost on the map."""

    stage_id: str
    lost: int
    share: Figure
    value_minor: Fraction | None
    value: Figure


@dataclass(frozen=True, slots=True)
class Leaks:
    """Leaks of the map, the worst first, and the same by stage in map order."""

    steps: tuple[Leak, ...]
    stages: tuple[StageLeak, ...]
    lost: int
    value_minor: Fraction | None

    @property
    def value(self) -> Figure:
        """All value lost on the map, in whole major units."""
        return money(self.value_minor)


def find_leaks(
    steps: Sequence[StepFact], flows: Iterable[Flow], values: Iterable[LostValue]
) -> Leaks:
    """List where customers leave, by value lost, then by count, then in map order.

    Value is lost customers times the value of a lost customer of the same segment and
    quarter (DOMAIN §11 reading 29); summed segments add their values. A step is listed when
    somebody counted customers leaving it, none included.

    Args:
        steps: The map of the quarter, unsound steps included (DOMAIN §11 reading 55).
        flows: Moves of one segment and quarter, or of several to sum.
        values: Agreed figures of at least these segments and quarters.
    """
    rows: dict[str, list[Flow]] = {}
    for flow in flows:
        rows.setdefault(flow.from_step, []).append(flow)
    per_customer = value_per_customer(values)
    ordered = sorted(steps, key=lambda step: (step.order, step.id))
    found = [leak for step in ordered if (leak := _leak(step, rows.get(step.id, ()), per_customer))]
    ranked = _ranked(found)
    return Leaks(
        steps=ranked,
        stages=_by_stage(ordered, ranked),
        lost=sum(leak.lost for leak in ranked),
        value_minor=_total([leak.value_minor for leak in ranked]),
    )


def value_per_customer(values: Iterable[LostValue]) -> dict[tuple[str, str], Fraction]:
    """Return (segment, quarter) → value of one lost customer, in minor units, exact.

    A cell that lost nobody has no such value and is left out.
    """
    return {
        (cell.segment, cell.quarter): Fraction(cell.value_minor, cell.lost)
        for cell in values
        if cell.lost > 0
    }


def _leak(
    step: StepFact, row: Sequence[Flow], per_customer: Mapping[tuple[str, str], Fraction]
) -> Leak | None:
    leaving = [flow for flow in row if flow.to is End.LEFT]
    if not leaving:
        return None
    total = row_totals(summed(row))[step.id]
    lost = sum(flow.count for flow in leaving)
    value = _total(
        [
            per_customer[cell] * flow.count if cell in per_customer else None
            for flow in leaving
            if flow.count and (cell := (flow.segment, flow.quarter))
        ]
    )
    return Leak(
        step_id=step.id,
        stage_id=step.stage_id,
        base=total.customers,
        lost=lost,
        rate=percent(Fraction(lost, total.customers) if total.customers else None),
        interval=None if total.estimated else _range(lost, total.customers),
        value_minor=value,
        value=money(value),
        estimated=total.estimated,
        rank=None,
    )


def _range(lost: int, base: int) -> tuple[Figure, Figure] | None:
    interval = wilson(lost, base)
    return (percent(interval.low), percent(interval.high)) if interval else None


def _ranked(leaks: Iterable[Leak]) -> tuple[Leak, ...]:
    """Sort the worst first; small rows are passed over, so ranks have no gap to guess from."""
    worst_first = sorted(leaks, key=_severity, reverse=True)
    ranked: list[Leak] = []
    rank = 0
    for leak in worst_first:
        rankable = leak.base >= SMALLEST_RANKED_ROW and leak.lost > 0
        rank += rankable
        ranked.append(replace(leak, rank=rank if rankable else None))
    return tuple(ranked)


def _severity(leak: Leak) -> tuple[bool, Fraction, int]:
    known = leak.value_minor is not None
    return known, leak.value_minor or Fraction(0), leak.lost


def _by_stage(steps: Iterable[StepFact], leaks: Sequence[Leak]) -> tuple[StageLeak, ...]:
    everybody = sum(leak.lost for leak in leaks)
    stages: list[StageLeak] = []
    for stage in dict.fromkeys(step.stage_id for step in steps):
        inside = [leak for leak in leaks if leak.stage_id == stage]
        lost = sum(leak.lost for leak in inside)
        value = _total([leak.value_minor for leak in inside])
        share = percent(Fraction(lost, everybody) if everybody else None)
        stages.append(StageLeak(stage, lost, share, value, money(value)))
    return tuple(stages)


def _total(parts: Sequence[Fraction | None]) -> Fraction | None:
    """Add up values; one unknown part leaves the sum unknown rather than too small."""
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) if len(known) == len(parts) else None
