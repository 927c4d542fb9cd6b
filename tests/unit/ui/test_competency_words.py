"""The gap in words, for every way it can stand."""

from dataclasses import replace

import pytest

from customer_room.operations.competency import Competency, competency
from customer_room.scoring.working import Working, absent
from customer_room.ui.competency.chart import SMALL, Point, drawn
from customer_room.ui.competency.words import headline
from tests.loaded import NOW, Loaded


@pytest.fixture
def found(sample: Loaded) -> Competency:
    with sample.house.store.reading("main") as read:
        shown = competency(read, "2026-Q1", NOW)
    assert shown is not None
    return shown


def standing(found: Competency, gap: Working, alone: bool) -> Competency:
    score = replace(found.score, gap=gap)
    before = () if alone else found.scores[:-1]
    return replace(found, scores=(*before, score))


@pytest.mark.parametrize(
    ("gap", "alone", "said"),
    [
        (12, True, "We feel 12 points better than we do."),
        (1, True, "We feel 1 point better than we do."),
        (0, True, "The record is what we feel."),
        (-3, True, "The record is 3 points ahead."),
        (12, False, "A year ago we felt 24 points better than we did. Now we feel 12 points "
                    "better than we do."),
    ],
)  # fmt: skip
def test_the_headline(found: Competency, gap: int, alone: bool, said: str) -> None:
    assert "".join(headline(standing(found, Working("Gap", gap), alone))) == said


def test_without_leaders_there_is_no_gap(found: Competency) -> None:
    shown = standing(found, absent("Gap", "Fewer than 4 leaders answered"), alone=True)
    assert "".join(headline(shown)) == "There is a record. Leaders have not said yet."


def test_a_line_breaks_where_nothing_is_rated_and_where_the_rules_changed() -> None:
    points = [Point("2025-Q1", 1, 1), Point("2025-Q2", None, 2), Point("2025-Q3", 2, 2),
              Point("2025-Q4", 3, 2, breaks=True)]  # fmt: skip
    chart = drawn(points, SMALL, "x")
    assert chart.record.count("M") == 3
    assert chart.leaders.count("M") == 2
    assert chart.breaks.count("M") == 1
