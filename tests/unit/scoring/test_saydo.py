"""Say–do congruence, and how well one decision was kept (DOMAIN §3.1, §3.3)."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.figures import percent
from customer_room.scoring.kept import how_well_kept
from customer_room.scoring.promises import Promise
from customer_room.scoring.saydo import say_do
from customer_room.scoring.weights import Weights

HALF = Fraction(1, 2)
ks = st.sampled_from([Fraction(0), HALF, Fraction(1)])


def promise(k: Fraction | int, weight: int = 1, note: str = "", id: str = "a") -> Promise:
    return Promise(id, "action", "Do it", weight, Fraction(k), "kept", note)


promises = st.lists(st.builds(promise, ks, st.sampled_from([1, 2, 3])), max_size=20)


@given(promises)
def test_counts_add_up_and_the_rate_lies_between_0_and_1(given_ones: list[Promise]) -> None:
    found = say_do(given_ones)
    assert found.kept + found.late + found.broken == found.n == len(given_ones)
    if found.n < 5:
        assert found.rate.value is None
        assert found.wilson_kept is None
        return
    assert found.rate.value is not None
    assert 0 <= found.rate.value <= 1
    assert found.wilson_kept is not None
    assert found.wilson_kept.low <= found.kept / found.n <= found.wilson_kept.high


@given(promises.filter(lambda each: len(each) >= 5))
def test_a_second_computation_agrees(given_ones: list[Promise]) -> None:
    """Every promise written out as often as it weighs, then a plain mean."""
    copies = [p.k for p in given_ones for _ in range(p.weight)]
    found = say_do(given_ones)
    assert found.rate.value == sum(copies, Fraction(0)) / len(copies)
    assert found.unweighted.value == sum((p.k for p in given_ones), Fraction(0)) / len(given_ones)
    assert say_do(given_ones[::-1]).rate.value == found.rate.value


@given(promises, st.integers(0, 19))
def test_keeping_one_more_never_lowers_the_rate(given_ones: list[Promise], place: int) -> None:
    before = say_do(given_ones).rate.value
    if before is None:
        return
    place %= len(given_ones)
    better = [*given_ones[:place], promise(1, given_ones[place].weight), *given_ones[place + 1 :]]
    after = say_do(better).rate.value
    assert after is not None
    assert after >= before


def test_kept_late_and_broken_are_told_apart() -> None:
    found = say_do([promise(1)] * 4 + [promise(HALF)] * 2 + [promise(0)])
    assert (found.kept, found.late, found.broken) == (4, 2, 1)
    generous = say_do([promise(Fraction(2, 3))] * 5)
    assert (generous.kept, generous.late, generous.broken) == (0, 5, 0)


def test_four_promises_are_counted_but_give_no_rate() -> None:
    found = say_do([promise(1)] * 4)
    assert (found.kept, found.n, found.weighted) == (4, 4, "4.0 of 4")
    assert found.rate.value is None
    assert "needs 5" in found.rate.reason


def test_no_promise_is_n_a_and_not_broken() -> None:
    found = say_do([])
    assert (found.n, found.weighted, found.rate.value, found.wilson_kept) == (
        0,
        "0.0 of 0",
        None,
        None,
    )


def test_eight_of_ten_print_the_interval_of_the_rule() -> None:
    found = say_do([promise(1)] * 8 + [promise(0)] * 2)
    assert found.wilson_kept is not None
    ends = (found.wilson_kept.low, found.wilson_kept.high)
    assert [percent(end, 0).shown for end in ends] == ["49 %", "94 %"]


def test_the_interval_is_on_kept_ones_alone() -> None:
    with_late = say_do([promise(1)] * 8 + [promise(HALF)] * 2)
    without = say_do([promise(1)] * 8 + [promise(0)] * 2)
    assert with_late.wilson_kept == without.wilson_kept
    assert with_late.rate.value != without.rate.value


@pytest.mark.parametrize(("heavy", "apart"), [(3, True), (1, False)])
def test_weights_that_change_the_story_are_flagged(heavy: int, apart: bool) -> None:
    found = say_do([promise(0, heavy)] * 2 + [promise(1)] * 3)
    assert found.differs is apart


def test_ten_points_apart_exactly_are_not_flagged() -> None:
    found = say_do([promise(1)] * 3 + [promise(0), promise(0, 2)])
    assert (found.rate.value, found.unweighted.value) == (HALF, Fraction(3, 5))
    assert not found.differs


def test_renegotiated_ones_are_counted_beside() -> None:
    moved = [promise(1, note="renegotiated"), promise(0, note="renegotiated; kept later")]
    assert say_do([*moved, promise(1)]).renegotiated == 2


def test_every_promise_stands_under_the_rate() -> None:
    found = say_do([promise(1, 3, id="c"), promise(0), promise(1), promise(1), promise(HALF)])
    assert len(found.rate.parts) == 5
    assert found.rate.parts[0].rows[0].id == "c"
    earned = sum(
        (Fraction(p.weight) * Fraction(p.value or 0) for p in found.rate.parts), Fraction(0)
    )
    assert earned == found.rate.numerator


class TestKept:
    """100 · (0.4 F + 0.6 level/4)."""

    @given(st.lists(st.builds(promise, ks), min_size=1, max_size=9), st.integers(0, 4))
    def test_a_second_computation_agrees(self, given_ones: list[Promise], level: int) -> None:
        f = sum(float(p.k) for p in given_ones) / len(given_ones)
        found = how_well_kept(given_ones, level).score.value
        assert found is not None
        assert 0 <= found <= 100
        assert abs(float(found) - (40 * f + 15 * level)) < 1e-9

    @given(st.lists(st.builds(promise, ks), min_size=1, max_size=9), st.integers(0, 3))
    def test_a_higher_level_scores_higher(self, given_ones: list[Promise], level: int) -> None:
        scores = [how_well_kept(given_ones, each).score.value for each in (level, level + 1)]
        assert None not in scores
        assert scores[0] < scores[1]  # type: ignore[operator]

    def test_before_the_first_review_only_f_is_shown(self) -> None:
        found = how_well_kept([promise(1), promise(0)], None)
        assert (found.promises.value, found.score.value) == (HALF, None)
        assert found.note == "too early to prove"

    def test_without_a_judged_action_there_is_no_score(self) -> None:
        found = how_well_kept([], 3)
        assert (found.promises.value, found.score.value, found.level) == (None, None, 3)

    def test_the_shares_are_a_setting(self) -> None:
        weights = Weights(kept_promises=Fraction(1), kept_proof=Fraction(0))
        assert how_well_kept([promise(HALF)], 4, weights).score.value == 50

    def test_a_half_is_shown_up(self) -> None:
        score = how_well_kept([promise(HALF), promise(1)] * 4, 1).score.value
        assert score is not None
        exact = Decimal(score.numerator) / Decimal(score.denominator)  # type: ignore[union-attr]
        assert exact.quantize(Decimal(1), rounding=ROUND_HALF_UP) == 45
