"""A stage's measures: where they started, where they should go, what was read, noise or news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from customer_room.domain.kpis import Kpi, KpiReading
from customer_room.domain.measured import reading_of
from customer_room.domain.record import Read
from customer_room.operations.names import short_day
from customer_room.operations.workings import WorkingLine
from customer_room.scoring.figures import decimal_text, percent
from customer_room.scoring.news import News, news
from customer_room.scoring.noise import ALPHA, score_margin
from customer_room.scoring.proof import Expected, movement
from customer_room.scoring.readings import KpiType, Reading, latest
from customer_room.scoring.weights import Weights
from customer_room.scoring.working import Working, absent


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of one stage, up to a moment.

    Attributes:
        base: Where it started; None is a missing base.
        readings: Newest first, each with its record.
        newest: The newest after the base; None is none.
        news: What may be said of the difference between the two.
        way: The part of the way from base to target that was gone.
        in_window: It was read since the room before.
    """

    kpi: Kpi
    base: Reading | None
    readings: tuple[tuple[KpiReading, Reading], ...]
    newest: Reading | None
    news: News
    way: Working
    in_window: bool


def measures_by_stage(
    read: Read, until: str, read_now: frozenset[str], weights: Weights
) -> Mapping[str, tuple[Measure, ...]]:
    """Return the measures that were not given up, by stage, in the order they were made.

    Args:
        read: The records as they stood.
        until: The moment after which nothing counts.
        read_now: Ids of the measures that have a target and were read in the window.
        weights: How far beyond noise.
    """
    found: defaultdict[str, list[Measure]] = defaultdict(list)
    rows: defaultdict[str, list[KpiReading]] = defaultdict(list)
    for row in read.find(KpiReading):
        if row.date <= until:
            rows[row.kpi_id].append(row)
    for kpi in sorted(read.find(Kpi), key=lambda k: (k.made_on, k.id)):
        if kpi.measured_on(until):
            found[kpi.stage_id].append(_measure(kpi, rows[kpi.id], until, read_now, weights))
    return {stage: tuple(measures) for stage, measures in found.items()}


def _measure(
    kpi: Kpi, rows: list[KpiReading], until: str, read_now: frozenset[str], weights: Weights
) -> Measure:
    base = reading_of(kpi.baseline, kpi.type) if kpi.baseline else None
    told = [(row, reading_of(row.model_dump(), kpi.type)) for row in rows]
    readings = [(row, found) for row, found in told if found is not None]
    readings.sort(key=lambda each: each[0].date, reverse=True)
    newest = latest([found for _, found in readings], base, until)
    kind = cast("KpiType", kpi.type)
    return Measure(
        kpi=kpi,
        base=base,
        readings=tuple(readings),
        newest=newest,
        news=news(kind, base, newest, weights),
        way=_way(kpi, kind, base, newest),
        in_window=kpi.id in read_now,
    )


def _way(kpi: Kpi, kind: KpiType, base: Reading | None, newest: Reading | None) -> Working:
    if kpi.target is None:
        return absent("The way to the target", "It has no target")
    wanted = Expected(
        kpi=kpi.id, type=kind, start=base, target=Fraction(kpi.target),
        tolerance=Fraction(kpi.tolerance or 0), hold=kpi.direction == "hold",
    )  # fmt: skip
    return movement(wanted, newest)


def value_in_words(kind: str, value: Fraction) -> str:
    """Print a value of a measure: a share in percent, a score in points, else as it is."""
    if kind == "proportion":
        return percent(value, 1).shown
    if kind == "score":
        return decimal_text(value, 0)
    for places in (0, 1):
        if (value * 10**places).denominator == 1:
            return decimal_text(value, places)
    return decimal_text(value, 2)


def cases(kind: str, reading: Reading) -> str:
    """Say what a value was made of: ``560 of 2,280``; empty where nobody said."""
    if kind == "proportion" and reading.k is not None and reading.n is not None:
        return f"{reading.k:,} of {reading.n:,}"
    if reading.score is not None:
        margin = score_margin(reading.score)
        about = "" if margin is None else f", ±\u00a0{decimal_text(Fraction(margin), 0)} points"
        score = reading.score
        return f"{score.promoters:,} would, {score.detractors:,} would not, of {score.n:,}{about}"
    spread = f", spread {decimal_text(reading.sd, 2)}" if reading.sd is not None else ""
    return f"{reading.n:,} cases{spread}" if reading.n is not None else ""


def arithmetic(measure: Measure, weights: Weights) -> list[WorkingLine]:
    """Return how noise was told from news, line by line."""
    return list(_lines(measure, weights))


def _lines(measure: Measure, weights: Weights) -> Iterator[WorkingLine]:
    found, kind = measure.news, measure.kpi.type
    first, least = decimal_text(weights.real_z, 2), weights.smallest_sample
    if found.z is not None:
        yield WorkingLine(0, "z", decimal_text(Fraction(found.z), 2),
                          f"news from {first} on, either way, with at least {least} cases on each "
                          "side")  # fmt: skip
    elif found.welch is not None:
        yield WorkingLine(0, "Chance of so large a difference by luck",
                          percent(Fraction(found.welch.probability), 1).shown,
                          f"news below {percent(Fraction(str(ALPHA)), 0).shown}")  # fmt: skip
    for label, reading in (("Newest", measure.newest), ("Base", measure.base)):
        if reading is not None:
            shown = value_in_words(kind, reading.value)
            yield WorkingLine(1, f"{label}, {short_day(reading.on)}", shown, cases(kind, reading))
    yield from _steps(measure)
    if found.reason:
        yield WorkingLine(1, "", "", found.reason)
    if measure.way.value is not None and measure.kpi.direction != "hold":
        yield WorkingLine(1, "Of the way to the target",
                          percent(measure.way.value, 0).shown)  # fmt: skip


def _steps(measure: Measure) -> Iterator[WorkingLine]:
    """Yield what stands between the two values and the test's number."""
    base, now, found = measure.base, measure.newest, measure.news
    if base is None or now is None:
        return
    if found.welch is not None:
        yield WorkingLine(1, "Welch’s t", decimal_text(Fraction(found.welch.t), 2),
                          f"{decimal_text(Fraction(found.welch.freedom), 1)} degrees of "
                          "freedom")  # fmt: skip
    elif found.z is not None and base.n and now.n:
        together = Fraction((now.k or 0) + (base.k or 0), now.n + base.n)
        yield WorkingLine(1, "Both together", percent(together, 1).shown,
                          f"{(now.k or 0) + (base.k or 0):,} of {now.n + base.n:,}")  # fmt: skip
        rest = percent(1 - together, 1).shown
        gap = decimal_text((now.value - base.value) * 100, 1)
        yield WorkingLine(1, "z is", "",
                          f"{gap} points ÷ √({percent(together, 1).shown} × {rest} × "
                          f"(1/{now.n:,} + 1/{base.n:,}))")  # fmt: skip
