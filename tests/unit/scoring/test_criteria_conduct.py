"""Criteria 5 to 8 (DOMAIN §3.2, §11 readings 3, 27–29)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.criteria_conduct import (
    covered,
    decided_together,
    doing_what_we_say,
    few_priorities,
    proved,
    within_limit,
)
from customer_room.scoring.criteria_facts import LostAt, Proved, Together
from customer_room.scoring.promises import Promise
from customer_room.scoring.saydo import say_do
from tests.unit.scoring.drawn import fractions

FIRST_BILL = LostAt("d1", "Open my first bill", Fraction(300), ("d-1",), ("m-1",))
YEAR = LostAt("f1", "Look back on my year", Fraction(700))
leaks = st.lists(
    st.builds(LostAt, st.just("s"), st.just("S"), st.integers(0, 900).map(Fraction),
              st.sampled_from([(), ("d-1",)]))
)  # fmt: skip

live = st.lists(st.just("d"), max_size=12)


class TestFewPriorities:
    """Criterion 5."""

    @given(st.integers(1, 9), live, leaks)
    def test_bounds_order_and_a_second_computation(
        self, limit: int, live_ones: list[str], lost: list[LostAt]
    ) -> None:
        found = few_priorities(limit, live_ones, lost).value
        first = min(1.0, limit / len(live_ones)) if live_ones else 0.0
        value = sum(float(leak.value) for leak in lost)
        touched = sum(float(leak.value) for leak in lost if leak.touched_by)
        x = first if not value else first / 2 + touched / value / 2
        assert float(found or 0) == pytest.approx(x)
        assert 0 <= (found or 0) <= 1
        assert few_priorities(limit, live_ones, lost[::-1]).value == found

    @given(st.integers(1, 8), live, leaks)
    def test_a_higher_limit_never_lowers_it(
        self, limit: int, live_ones: list[str], lost: list[LostAt]
    ) -> None:
        lower = few_priorities(limit, live_ones, lost).value
        higher = few_priorities(limit + 1, live_ones, lost).value
        assert (higher or 0) >= (lower or 0)

    def test_splitting_one_decision_into_two_costs_beyond_the_limit(self) -> None:
        assert within_limit(5, list("abcde")).value == 1
        assert within_limit(5, list("abcdef")).value == Fraction(5, 6)

    def test_no_live_decision_makes_the_first_half_0(self) -> None:
        assert few_priorities(5, [], [FIRST_BILL]).value == Fraction(1, 2)
        assert few_priorities(5, [], []).value == 0

    def test_without_known_lost_value_the_first_part_counts_whole(self) -> None:
        assert few_priorities(5, list("abcdefghij"), None).value == Fraction(1, 2)
        assert few_priorities(5, ["a"], [LostAt("s", "S", Fraction(0))]).value == 1

    def test_a_step_whose_value_is_not_known_counts_in_neither_and_is_named(self) -> None:
        unknown = LostAt("g1", "Add something new", None, ("d-1",))
        found = covered([FIRST_BILL, YEAR, unknown])
        assert found.value == Fraction(3, 10)
        assert (found.parts[-1].label, found.parts[-1].value) == ("Add something new", None)
        assert "not known" in found.parts[-1].reason
        assert covered([unknown]).value is None

    def test_only_what_a_live_decision_touches_is_covered(self) -> None:
        found = covered([FIRST_BILL, YEAR])
        assert found.value == Fraction(3, 10)
        assert [part.reason for part in found.parts] == ["", "No live decision touches it"]
        assert {row.id for row in found.all_rows()} == {"d-1", "m-1"}


class TestDecidedTogether:
    """Criterion 6."""

    @given(st.lists(fractions(0, 1), min_size=1))
    def test_it_is_the_mean_j(self, js: list[Fraction]) -> None:
        rows = [Together(f"d{i}", f"2025Q1-{i}", j) for i, j in enumerate(js)]
        found = decided_together(rows).value
        assert found == sum(js, Fraction(0)) / len(js)
        assert decided_together(rows[::-1]).value == found

    def test_a_room_without_a_decision_is_not_rated(self) -> None:
        found = decided_together([])
        assert (found.value, found.reason) == (None, "A room without a decision")


class TestSayDo:
    """Criterion 7."""

    def test_it_is_the_rate_of_the_window(self) -> None:
        promises = [Promise(f"a{i}", "action", "x", 1, Fraction(i % 2), "kept") for i in range(6)]
        assert doing_what_we_say(say_do(promises)).value == Fraction(1, 2)

    def test_fewer_than_five_promises_are_not_rated(self) -> None:
        promises = [Promise(f"a{i}", "action", "x", 1, Fraction(1), "kept") for i in range(4)]
        assert doing_what_we_say(say_do(promises)).value is None


class TestProved:
    """Criterion 8."""

    @given(st.lists(st.integers(0, 4), min_size=1))
    def test_it_is_the_mean_level_of_four(self, levels: list[int]) -> None:
        rows = [Proved(f"r{i}", "D", each) for i, each in enumerate(levels)]
        found = proved(rows).value
        assert float(found or 0) == pytest.approx(sum(levels) / len(levels) / 4)
        assert 0 <= (found or 0) <= 1

    def test_no_review_is_not_rated(self) -> None:
        found = proved([])
        assert (found.value, found.reason) == (None, "No decision was reviewed")
