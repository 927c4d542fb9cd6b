"""What leaders say: median, spread, agreement, number and gap (DOMAIN §3.5)."""

import statistics
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.spread import Vote, gap, gap_words, leaders_number, spread
from customer_room.scoring.weights import Weights
from customer_room.scoring.working import absent
from customer_room.scoring.working import given as taken

answers = st.lists(st.integers(0, 4), min_size=1, max_size=15)


@given(answers)
def test_a_second_computation_agrees(given_answers: list[int]) -> None:
    found = spread(given_answers)
    assert found is not None
    middle = statistics.median(given_answers)
    assert isclose(found.median, middle)
    assert isclose(found.distance, statistics.fmean(abs(a - middle) for a in given_answers))
    assert isclose(found.agreement, 1 - statistics.pvariance(given_answers) / 4, abs_tol=1e-12)
    assert found.range == max(given_answers) - min(given_answers)


@given(answers)
def test_bounds_and_order(given_answers: list[int]) -> None:
    found = spread(given_answers)
    assert found is not None
    assert 0 <= found.agreement <= 1
    assert 0 <= found.distance <= 2
    assert found.lowest <= found.median <= found.highest
    assert spread(sorted(given_answers)) == found


@pytest.mark.parametrize(
    ("given_answers", "median", "distance", "agreement", "disagree"),
    [
        ([1, 1, 2, 3, 3, 4, 4, 1], "2.5", "1.13", "0.63", True),
        ([3, 3, 3, 2, 3, 4, 3, 3], "3", "0.25", "0.94", False),
        ([0, 0, 4, 4], "2", "2.00", "0.00", True),
        ([2, 2, 2, 2], "2", "0.00", "1.00", False),
    ],
)
def test_the_examples_of_the_rule(
    given_answers: list[int], median: str, distance: str, agreement: str, disagree: bool
) -> None:
    found = spread(given_answers)
    assert found is not None
    assert found.median == Fraction(median)
    for exact, shown in ((found.distance, distance), (found.agreement, agreement)):
        rounded = (Decimal(exact.numerator) / exact.denominator).quantize(
            Decimal("0.01"), rounding=ROUND_HALF_UP
        )
        assert str(rounded) == shown
    assert found.we_disagree is disagree


@pytest.mark.parametrize(
    ("given_answers", "disagree"),
    [([1, 1, 1, 4], True), ([1, 2, 3, 3], False), ([0, 1, 2, 2, 1], False), ([2, 2, 0, 0], True)],
)
def test_we_disagree_by_range_or_by_distance(given_answers: list[int], disagree: bool) -> None:
    found = spread(given_answers)
    assert found is not None
    assert found.we_disagree is disagree


def test_nobody_answered() -> None:
    assert spread([]) is None


@pytest.mark.parametrize("answer", [-1, 5])
def test_what_is_no_answer_is_refused(answer: int) -> None:
    with pytest.raises(ValueError, match="0 to 4"):
        spread([2, answer])


@given(st.dictionaries(st.integers(1, 8), st.lists(st.integers(0, 4), min_size=4, max_size=9),
                       min_size=1))  # fmt: skip
def test_the_leaders_number_is_25_times_the_mean_of_all_ratings(
    votes: dict[int, list[int]],
) -> None:
    found = leaders_number({n: Vote(tuple(v)) for n, v in votes.items()}, list(votes))
    everything = [rating for given_answers in votes.values() for rating in given_answers]
    exact = Decimal(25 * sum(everything)) / Decimal(len(everything))
    assert found.value == int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    assert 0 <= found.value <= 100


def test_only_criteria_that_the_record_rates_count() -> None:
    votes = {1: Vote((4, 4, 4, 4)), 8: Vote((0, 0, 0, 0))}
    assert leaders_number(votes, [1]).value == 100
    assert leaders_number(votes, [1, 8]).value == 50
    assert leaders_number(votes, [2]).value is None


def test_fewer_than_four_answers_never_show() -> None:
    votes = {1: Vote((4, 4, 4)), 2: Vote((2, 2, 2, 2))}
    assert leaders_number(votes, [1, 2]).value == 50
    assert leaders_number({1: Vote((4, 4, 4))}, [1]).value is None


def test_the_re_vote_is_what_leaders_say_and_the_first_vote_is_kept() -> None:
    vote = Vote((0, 4, 0, 4), second=(2, 2, 3, 3))
    assert vote.first == (0, 4, 0, 4)
    assert leaders_number({1: vote}, [1]).value == 63


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (24, "we feel better than we do"),
        (10, "we feel better than we do"),
        (9, ""),
        (0, ""),
        (-9, ""),
        (-10, "we did it but do not feel it yet"),
    ],
)
def test_the_gap_in_words(points: int, words: str) -> None:
    assert gap_words(points) == words


def test_the_gap_is_leaders_less_record_and_none_without_both() -> None:
    assert gap(taken("leaders", 61), taken("record", 37)).value == 24
    assert gap(taken("leaders", 61), absent("record", "not yet")).value is None


def test_thresholds_are_settings() -> None:
    assert gap_words(4, Weights(gap_points=4)) == "we feel better than we do"
    found = spread([1, 2], Weights(disagree_range=1))
    assert found is not None
    assert found.we_disagree
