"""Beyond noise or not (DOMAIN §3.4), each against a second computation."""

import statistics
from math import exp, isclose, lgamma, log, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.figures import half_up
from customer_room.scoring.noise import (
    Counted,
    Sample,
    Score,
    fall_in_losses,
    real_proportions,
    score_margin,
    two_proportions,
    two_sided,
    welch,
)
from customer_room.scoring.weights import Weights

counts = st.integers(1, 5000).flatmap(
    lambda n: st.builds(Counted, st.integers(0, n), st.just(n))
)  # fmt: skip
values = st.lists(st.integers(-50, 50).map(float), min_size=2, max_size=12)


@given(counts, counts)
def test_z_squared_is_the_chi_square_of_the_table(first: Counted, second: Counted) -> None:
    """z² equals the chi-square of the 2 × 2 table, which is counted from cells."""
    z = two_proportions(first, second)
    table = [[first.k, first.n - first.k], [second.k, second.n - second.k]]
    columns = [first.k + second.k, first.n + second.n - first.k - second.k]
    if 0 in columns:
        assert z is None
        return
    everybody = sum(columns)
    chi = sum(
        (table[r][c] - sum(table[r]) * columns[c] / everybody) ** 2
        / (sum(table[r]) * columns[c] / everybody)
        for r in (0, 1) for c in (0, 1)
    )  # fmt: skip
    assert z is not None
    assert isclose(z * z, chi, rel_tol=1e-6, abs_tol=1e-9)
    assert two_proportions(second, first) == pytest.approx(-z)


def test_the_sign_follows_the_order_and_a_fall_in_losses_is_positive() -> None:
    worse, better = Counted(300, 1000), Counted(200, 1000)
    assert (two_proportions(better, worse) or 0) < 0
    assert (fall_in_losses(before=worse, now=better) or 0) > 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Counted(0, 0), Counted(1, 2)),
        (Counted(1, 2), Counted(0, 0)),
        (Counted(0, 9), Counted(0, 9)),
        (Counted(9, 9), Counted(4, 4)),
    ],
)
def test_nothing_counted_or_nothing_to_tell_apart_is_not_tested(
    first: Counted, second: Counted
) -> None:
    assert two_proportions(first, second) is None
    assert not real_proportions(first, second)


def test_fewer_than_thirty_cases_are_never_real() -> None:
    assert real_proportions(Counted(0, 30), Counted(20, 30))
    assert not real_proportions(Counted(0, 29), Counted(30, 30))
    assert real_proportions(Counted(0, 29), Counted(30, 30), Weights(smallest_sample=10))


@pytest.mark.parametrize(("k", "n"), [(3, 2), (-1, 4), (0, -1)])
def test_what_is_no_share_is_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        Counted(k, n)


@given(values, values)
def test_welch_agrees_with_the_statistics_module(first: list[float], second: list[float]) -> None:
    a, b = statistics.variance(first) / len(first), statistics.variance(second) / len(second)
    found = welch(sample(first), sample(second))
    if a + b < 1e-12:
        assert found is None
        return
    assert found is not None
    assert isclose(found.t, (statistics.fmean(first) - statistics.fmean(second)) / sqrt(a + b),
                   abs_tol=1e-9)  # fmt: skip
    freedom = (a + b) ** 2 / sum(
        part**2 / (len(rows) - 1) for part, rows in ((a, first), (b, second))
    )
    assert isclose(found.freedom, freedom, rel_tol=1e-9)
    smaller = min(len(first), len(second)) - 1
    assert smaller - 1e-9 <= found.freedom <= len(first) + len(second) - 2 + 1e-9
    assert 0 <= found.probability <= 1


def sample(rows: list[float]) -> Sample:
    return Sample(statistics.fmean(rows), sqrt(statistics.variance(rows)), len(rows))


@pytest.mark.parametrize("freedom", [1.0, 2.0, 5.5, 29.0, 240.0])
@pytest.mark.parametrize("t", [0.0, 0.3, 1.0, 1.96, 4.0])
def test_the_probability_is_the_area_under_the_density(t: float, freedom: float) -> None:
    """Simpson's rule over Student's density, which the product never writes down."""
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)
    steps, inside = 2000, 0.0
    for i in range(steps + 1):
        x = t * i / steps
        height = scale * exp(-(freedom + 1) / 2 * log(1 + x * x / freedom))
        inside += height * (1 if i in (0, steps) else 4 if i % 2 else 2)
    area = 2 * inside * t / steps / 3
    assert isclose(two_sided(t, freedom), 1 - area, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("t", "freedom"), [(12.706, 1), (4.303, 2), (2.571, 5), (2.042, 30), (1.984, 100), (1.96, 1e9)]
)
def test_the_five_per_cent_points_of_the_printed_tables(t: float, freedom: float) -> None:
    assert two_sided(t, freedom) == pytest.approx(0.05, abs=5e-5)


def test_welch_calls_a_large_difference_real_and_a_small_one_not() -> None:
    slow, fast = Sample(6.4, 2.0, 1200), Sample(2.4, 2.0, 1190)
    found = welch(slow, fast)
    assert found is not None
    assert found.real
    close = welch(slow, Sample(6.39, 2.0, 1190))
    assert close is not None
    assert not close.real


@pytest.mark.parametrize(
    ("first", "second"),
    [(Sample(1, 1, 1), Sample(2, 1, 9)), (Sample(1, 0, 5), Sample(2, 0, 5))],
)
def test_welch_without_cases_or_spread_is_not_tested(first: Sample, second: Sample) -> None:
    assert welch(first, second) is None


@given(st.tuples(*[st.integers(0, 400)] * 3).filter(any))
def test_the_margin_of_a_survey_score_from_single_answers(answers: tuple[int, int, int]) -> None:
    """Every answer written out as 100, 0 or −100; 1.96 standard errors of their mean."""
    promoters, passives, detractors = answers
    score = Score(*answers)
    single = [100] * promoters + [0] * passives + [-100] * detractors
    margin = score_margin(score)
    assert margin is not None
    assert isclose(float(score.value or 0), statistics.fmean(single), abs_tol=1e-9)
    assert isclose(margin, 1.96 * statistics.pstdev(single) / sqrt(len(single)), abs_tol=1e-6)


def test_the_example_of_the_rule_is_12_give_or_take_8() -> None:
    score = Score(168, 112, 120)
    assert score.value == 12
    assert half_up(score_margin(score) or 0) == 8


def test_a_survey_nobody_answered_has_no_score() -> None:
    assert Score(0, 0, 0).value is None
    assert score_margin(Score(0, 0, 0)) is None
