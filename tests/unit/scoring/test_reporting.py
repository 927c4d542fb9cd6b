"""Where the customer leader should report, and the strip (DOMAIN §3.7, §11 readings 39 and 40)."""

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.reporting import (
    AS_HIGH_AS_POSSIBLE,
    BETWEEN,
    COMPETENCIES,
    ELSEWHERE,
    PICKS,
    STATEMENTS,
    Area,
    Level,
    VariableResult,
    beside_working_across,
    candidates,
    level_of,
    reporting,
    strip,
    variable_result,
)

LEADERS = ("amal", "dana", "idris", "jun", "maren")
ratings = st.lists(
    st.fixed_dictionaries({leader: st.integers(0, 4) for leader in LEADERS}), min_size=1, max_size=7
)


def variable(level: Level, split: tuple[int, ...] = ()) -> VariableResult:
    half = Fraction(1, 2)
    return VariableResult("mission", 20, half, level, half, half, split)


@given(ratings)
def test_the_median_is_over_all_answers(statements: list[dict[str, int]]) -> None:
    found = variable_result("mission", statements)
    assert found is not None
    answers = [rating for each in statements for rating in each.values()]
    assert float(found.median) == statistics.median(answers)
    assert found.answers == len(answers)
    means = [statistics.fmean(each[leader] for each in statements) for leader in LEADERS]
    assert float(found.lowest) == pytest.approx(min(means))
    assert float(found.highest) == pytest.approx(max(means))
    assert variable_result("mission", statements[::-1]).median == found.median  # type: ignore[union-attr]


def test_three_leaders_are_too_few_to_show() -> None:
    assert variable_result("mission", [dict.fromkeys(LEADERS[:3], 2)]) is None


def test_a_leader_may_leave_a_statement_out() -> None:
    found = variable_result("mission", [dict.fromkeys(LEADERS, 2), {"amal": 4}])
    assert found is not None
    assert (found.answers, found.highest) == (6, 3)


@pytest.mark.parametrize(
    ("median", "level"),
    [("0", "early"), ("1.49", "early"), ("1.5", "on the way"), ("2.74", "on the way"),
     ("2.75", "evolved"), ("4", "evolved")],
)  # fmt: skip
def test_the_thresholds(median: str, level: str) -> None:
    assert level_of(Fraction(median)) == level


@pytest.mark.parametrize(
    ("levels", "outcome"),
    [
        (("early", "early", "evolved"), AS_HIGH_AS_POSSIBLE),
        (("early", "early", "early"), AS_HIGH_AS_POSSIBLE),
        (("early", "evolved", "evolved"), BETWEEN),
        (("on the way", "evolved", "evolved"), BETWEEN),
        (("evolved", "evolved", "evolved"), ELSEWHERE),
    ],
)
def test_the_rule(levels: tuple[Level, ...], outcome: str) -> None:
    found = reporting([variable(level) for level in levels])
    assert found.outcome == outcome
    assert found.early == levels.count("early")


def test_more_early_variables_ask_for_more_backing() -> None:
    order: tuple[Level, ...] = ("early", "early", "early", "evolved", "evolved", "evolved")
    found = [reporting([variable(level) for level in order[i : i + 3]]).backing for i in range(4)]
    assert len(set(found)) == 4


def test_nothing_answered_recommends_nothing_beyond_the_middle() -> None:
    assert reporting([]).outcome == BETWEEN


def test_disagreement_is_a_finding() -> None:
    answers = dict(zip(LEADERS, (0, 4, 0, 4, 2), strict=True))
    found = variable_result("mission", [dict.fromkeys(LEADERS, 2), answers])
    assert found is not None
    assert found.split == (1,)
    assert reporting([found]).split
    assert not reporting([variable("evolved")]).split


def test_areas_stand_by_influence_and_the_power_core_first() -> None:
    sales, field, care = Area("sales", 3, True), Area("field", 4, False), Area("care", 3, False)
    assert candidates([care, sales, field]) == (field, sales, care)


def test_the_record_stands_beside_working_across() -> None:
    joint, agreed, objections = beside_working_across(["a"], ["a", "b"], [], ["h"], (1, 1))
    assert (joint.value, agreed.value, objections.value) == (Fraction(1, 2), 0, 1)
    nothing = beside_working_across([], [], [], [], (0, 0))
    assert [part.value for part in nothing] == [None, None, None]
    assert [part.reason for part in nothing] == [
        "No decision yet", "No hand-off is named yet", "Nobody objected",
    ]  # fmt: skip


def test_all_statements_of_the_source_are_asked() -> None:
    assert {name: len(each) for name, each in STATEMENTS.items()} == {
        "commitment": 6, "mission": 4, "cross-functional": 4,
    }  # fmt: skip
    assert (len(COMPETENCIES), len(PICKS)) == (5, 3)


def test_the_strip_shows_what_enough_leaders_answered() -> None:
    found = strip([[1, 1, 2, 2], [4, 4, 4]])
    assert found[0] is not None
    assert (found[0].median, found[0].n) == (Fraction(3, 2), 4)
    assert found[1] is None
