"""What holds of every formula whatever is counted: bounds, mirrors, order, more is never less."""

import random
from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from customer_room.scoring.customer_math import Customers, annual_loss_rate, loss_rate, replacing
from customer_room.scoring.intervals import wilson
from customer_room.scoring.noise import Counted, Sample, Score, score_margin, two_proportions, welch
from customer_room.scoring.record import Criterion, record
from customer_room.scoring.reporting import Level, VariableResult, reporting
from customer_room.scoring.spread import Vote, leaders_number, spread
from customer_room.scoring.trend import like_for_like
from customer_room.scoring.working import Working
from customer_room.scoring.working import given as taken
from tests.unit.scoring.drawn import fractions

shares = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
answers = st.lists(st.integers(0, 4), min_size=1, max_size=15)
samples = st.builds(
    Sample, st.integers(-50, 50).map(float), st.integers(1, 20).map(float), st.integers(2, 400)
)
xs = st.lists(fractions(0, 1), min_size=8, max_size=8)


def value(working: Working) -> Fraction:
    assert working.value is not None
    return Fraction(working.value)


class TestWilson:
    """The range of a counted share."""

    @given(shares)
    def test_who_stayed_mirrors_who_left(self, share: tuple[int, int]) -> None:
        left, stayed = wilson(*share), wilson(share[1] - share[0], share[1])
        assert left is not None
        assert stayed is not None
        assert abs(left.low - (1 - stayed.high)) < 1e-12
        assert abs(left.high - (1 - stayed.low)) < 1e-12

    @given(shares)
    def test_one_more_case_never_lowers_it(self, share: tuple[int, int]) -> None:
        k, n = share
        assume(k < n)
        less, more = wilson(k, n), wilson(k + 1, n)
        assert less is not None
        assert more is not None
        assert less.low <= more.low
        assert less.high <= more.high

    @given(shares, st.integers(2, 9))
    def test_counting_more_of_the_same_narrows_it(self, share: tuple[int, int], times: int) -> None:
        few, many = wilson(*share), wilson(share[0] * times, share[1] * times)
        assert few is not None
        assert many is not None
        assert many.high - many.low < few.high - few.low


class TestNoise:
    """Proportions, means and survey scores."""

    @given(shares, shares)
    def test_z_rises_with_the_first_share(
        self, first: tuple[int, int], second: tuple[int, int]
    ) -> None:
        k, n = first
        assume(k < n)
        lower = two_proportions(Counted(k, n), Counted(*second))
        higher = two_proportions(Counted(k + 1, n), Counted(*second))
        assert lower is None or higher is None or lower <= higher + 1e-9

    @given(samples, samples, st.integers(-30, 30).map(float))
    def test_welch_turns_with_its_samples_and_does_not_feel_a_shift(
        self, first: Sample, second: Sample, shift: float
    ) -> None:
        found, turned = welch(first, second), welch(second, first)
        moved = welch(replace(first, mean=first.mean + shift),
                      replace(second, mean=second.mean + shift))  # fmt: skip
        assert found is not None
        assert turned is not None
        assert moved is not None
        assert abs(found.t + turned.t) < 1e-9
        assert abs(found.probability - turned.probability) < 1e-9
        assert abs(found.t - moved.t) < 1e-9

    @given(samples, samples, st.integers(1, 9).map(float))
    def test_welch_of_a_larger_difference_is_rarer(
        self, first: Sample, second: Sample, further: float
    ) -> None:
        apart = further if first.mean >= second.mean else -further
        near = welch(first, second)
        far = welch(replace(first, mean=first.mean + apart), second)
        assert near is not None
        assert far is not None
        assert far.probability <= near.probability + 1e-12

    @given(st.tuples(*[st.integers(0, 400)] * 3).filter(any), st.integers(2, 9))
    def test_a_survey_score_mirrors_and_its_margin_shrinks_with_the_root_of_answers(
        self, given_answers: tuple[int, int, int], times: int
    ) -> None:
        promoters, passives, detractors = given_answers
        score, turned = Score(*given_answers), Score(detractors, passives, promoters)
        many = Score(promoters * times, passives * times, detractors * times)
        assert score.value is not None
        assert turned.value == -score.value
        assert many.value == score.value
        margin, other, smaller = map(score_margin, (score, turned, many))
        assert margin is not None
        assert other is not None
        assert smaller is not None
        assert abs(margin - other) < 1e-9
        assert abs(smaller * times**0.5 - margin) < 1e-6
        # Answers half at each end lie as far apart as they can.
        assert 0 <= margin <= 196 / score.n**0.5 + 1e-9


class TestLeaders:
    """What leaders say."""

    @given(answers, st.randoms(use_true_random=False))
    def test_a_mirrored_scale_keeps_spread_and_turns_the_median(
        self, said: list[int], rng: random.Random
    ) -> None:
        found, mirrored = spread(said), spread([4 - answer for answer in said])
        assert found is not None
        assert mirrored is not None
        assert mirrored.median == 4 - found.median
        assert (mirrored.distance, mirrored.agreement, mirrored.range, mirrored.we_disagree) == (
            found.distance, found.agreement, found.range, found.we_disagree)  # fmt: skip
        mixed = said[:]
        rng.shuffle(mixed)
        assert spread(mixed) == found

    @given(st.lists(st.integers(0, 3), min_size=4, max_size=9), st.integers(0, 8))
    def test_a_higher_rating_never_lowers_their_number(self, said: list[int], place: int) -> None:
        more = said[:]
        more[place % len(said)] += 1
        low, high = (leaders_number({1: Vote(tuple(each))}, [1]) for each in (said, more))
        assert value(low) <= value(high)

    @given(st.lists(st.sampled_from(["early", "on the way", "evolved"]), min_size=3, max_size=3),
           st.integers(0, 2))  # fmt: skip
    def test_an_earlier_variable_never_moves_the_role_away_from_the_top(
        self, levels: list[Level], place: int
    ) -> None:
        order = ("may sit elsewhere", "report to the member", "report as high")
        earlier: list[Level] = [*levels[:place], "early", *levels[place + 1 :]]

        def height(given_levels: list[Level]) -> int:
            half = Fraction(1, 2)
            outcome = reporting([
                VariableResult("mission", 20, half, each, half, half, ()) for each in given_levels
            ]).outcome  # fmt: skip
            return next(i for i, words in enumerate(order) if outcome.startswith(words))

        assert height(levels) <= height(earlier)
        assert height(levels) == height(levels[::-1])


class TestTrend:
    """Like for like, there and back."""

    @given(xs, xs)
    def test_the_way_back_is_as_far_but_for_a_half_that_goes_up(
        self, before: list[Fraction], after: list[Fraction]
    ) -> None:
        old, new = (record([Criterion(n, taken("x", x)) for n, x in enumerate(each, start=1)])
                    for each in (before, after))  # fmt: skip
        there, back = like_for_like(old, new), like_for_like(new, old)
        assert there is not None
        assert back is not None
        assert value(there.points) + value(back.points) in (0, 1)
        assert -100 <= value(there.points) <= 100


class TestCustomers:
    """Rates of customers gained and lost."""

    @given(st.integers(1, 9999), st.integers(0, 9999), st.integers(1, 9999))
    def test_bounds_and_one_more_lost(self, opening: int, lost: int, gained: int) -> None:
        lost = min(lost, opening)
        cell = Customers("2026-Q1", opening, gained, lost)
        worse = replace(cell, lost=lost + 1)
        assert 0 <= value(loss_rate(cell)) <= 1
        assert value(loss_rate(cell)) < value(loss_rate(worse))
        assert 0 <= value(replacing(cell)) <= value(replacing(worse)) <= 1

    @given(st.lists(st.integers(0, 1000), min_size=4, max_size=4),
           st.randoms(use_true_random=False))  # fmt: skip
    def test_a_year_does_not_care_which_season_lost_them(
        self, lost: list[int], rng: random.Random
    ) -> None:
        def of(rows: list[int]) -> Fraction:
            return value(annual_loss_rate([
                Customers(f"2025-Q{place}", 1000, 0, each) for place, each in enumerate(rows, 1)
            ]))  # fmt: skip

        mixed = lost[:]
        rng.shuffle(mixed)
        assert 0 <= of(lost) == of(mixed) <= 1
        assert of(lost) <= Fraction(sum(lost), 1000)
