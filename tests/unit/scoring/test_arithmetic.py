"""Every number of the sample opens down to arithmetic that gives it, and to rows that exist."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from customer_room.scoring.anchors import CRITERIA
from customer_room.scoring.customer_math import (
    annual_loss_rate,
    average_gained,
    average_lost,
    loss_rate,
    replacing,
    value_gap,
)
from customer_room.scoring.decided import how_well_decided
from customer_room.scoring.figures import half_up
from customer_room.scoring.kept import how_well_kept
from customer_room.scoring.quarter import score_quarters
from customer_room.scoring.working import How, Working, given, share, total
from tests.unit.scoring.quarter_reader import QuarterReader

Rows = dict[str, set[str]]


def wrong(working: Working) -> list[str]:
    """Where a value does not follow from what is listed under it."""
    return [each.label for each in tree(working) if not follows(each)]


def tree(working: Working) -> Iterator[Working]:
    yield working
    for part in working.parts:
        yield from tree(part)


def follows(working: Working) -> bool:
    value, top, bottom = working.value, working.numerator, working.denominator
    parts = [Fraction(part.value) for part in working.parts if part.value is not None]
    if value is None:
        return bool(working.reason)
    match working.how:
        case How.SHARE:
            return bottom is not None and value == Fraction(top or 0) / Fraction(bottom)
        case How.POINTS:
            return bottom is not None and value == half_up(25 * Fraction(top or 0) / int(bottom))
        case How.MEAN:
            return value == sum(parts, Fraction(0)) / len(parts)
        case How.SUM:
            weights = [Fraction(part.weight) for part in working.parts]
            return value == sum((w * p for w, p in zip(weights, parts, strict=True)), Fraction(0))
        case How.LADDER:
            return value == [*parts, Fraction(0)].index(Fraction(0))
        case How.CAPPED:
            return value < parts[0] and bool(working.reason)
        case _:
            return True


@pytest.fixture(scope="module")
def numbers(reader: QuarterReader) -> list[Working]:
    found: list[Working] = []
    for score in score_quarters([reader.facts(quarter) for quarter in reader.quarters]):
        found += [criterion.x for criterion in score.record.criteria]
        found += [score.record.number, score.leaders, score.gap, score.say_do.unweighted]
        found += [score.change.points] if score.change else []
    for number in reader.decisions:
        decided = how_well_decided(reader.decided(number))
        levels = [reader.level(review) for review in reader.reviews(number)]
        kept = how_well_kept(reader.ledger.of_decision(number), levels[-1] if levels else None)
        found += [*decided.tests, decided.score, kept.promises, kept.score]
    found += [reader.evidenced(review).movement for review in reader.company["reviews"]]
    for segment in reader.company["segments"]:
        quarters = reader.customers(segment["id"])
        found.append(annual_loss_rate(quarters))
        for each in quarters:
            found += [rate(each) for rate in (loss_rate, value_gap, replacing, average_gained,
                                              average_lost)]  # fmt: skip
    return found


def test_every_value_follows_from_its_parts(numbers: list[Working]) -> None:
    assert len(numbers) > 200
    assert [line for number in numbers for line in wrong(number)] == []


@pytest.mark.parametrize(
    "planted",
    [
        Working("share", Fraction(1), How.SHARE, 1, 2),
        Working("mean", Fraction(1), How.MEAN, parts=(given("a", 2),)),
        Working("sum", Fraction(1), How.SUM, parts=(given("a", 1).weighing(2),)),
        Working("ladder", Fraction(1), How.LADDER, parts=(given("a", 0),)),
        Working("cap", Fraction(1), How.CAPPED, parts=(given("a", 2),)),
        Working("points", Fraction(1), How.POINTS, 1, 1),
        Working("unexplained", None),
        total("outer", [Working("inner", Fraction(1), How.SHARE, 1, 2)]),
    ],
)
def test_a_value_that_does_not_follow_is_noticed(planted: Working) -> None:
    assert len(wrong(planted)) == 1
    assert wrong(share("right", 1, 2)) == []


def test_every_row_behind_a_number_exists(
    numbers: list[Working], larkfield: dict[str, Any]
) -> None:
    known = {
        "decision": {d["number"] for d in larkfield["decisions"]},
        "customer_count": ids(larkfield["customer_counts"]),
        **{name: ids(larkfield[f"{name}s"]) for name in (
            "stage", "step", "segment", "hand_off", "move", "kpi", "action", "gate", "commitment",
            "review", "member")},
        "evidence": ids(larkfield["evidence"]),
    }  # fmt: skip
    behind = {row for number in numbers for row in number.all_rows()}
    assert {row.table for row in behind} == set(known)
    assert [row for row in sorted(behind, key=str) if row.id not in known[row.table]] == []


def ids(rows: list[dict[str, Any]]) -> set[str]:
    return {row["id"] for row in rows}


def test_every_criterion_of_the_sample_leads_to_rows(numbers: list[Working]) -> None:
    titles = {each.title for each in CRITERIA}
    rated = [n for n in numbers if n.label in titles and n.value]
    assert {n.label for n in rated} == titles
    assert [n.label for n in rated if not n.all_rows()] == []
