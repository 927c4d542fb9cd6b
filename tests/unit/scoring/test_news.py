"""Noise or news: what may be said of a measure since its base, and why (DOMAIN §3.4)."""

from fractions import Fraction

import pytest

from customer_room.scoring.news import (
    A_SCORE,
    ALL_OR_NOBODY,
    NO_BASE,
    NO_READING,
    NO_SPREAD,
    Verdict,
    news,
)
from customer_room.scoring.readings import measured, proportion, survey_score

THEN, NOW = "2025-03-31", "2026-03-31"


def test_a_share_beyond_chance_is_news() -> None:
    found = news("proportion", proportion(THEN, 900, 2095), proportion(NOW, 560, 2280))
    assert (found.verdict, found.reason) == (Verdict.NEWS, "")
    # (560/2280 − 900/2095) ÷ √(1460/4375 × 2915/4375 × (1/2280 + 1/2095))
    assert found.z == pytest.approx(-12.89, abs=0.005)


def test_a_share_within_chance_is_noise() -> None:
    found = news("proportion", proportion(THEN, 146, 200), proportion(NOW, 161, 200))
    assert found.verdict is Verdict.NOISE
    # 0.075 ÷ √(0.7675 × 0.2325 × (1/200 + 1/200))
    assert found.z == pytest.approx(1.7755, abs=0.0005)


def test_few_cases_are_noise_however_large_the_difference() -> None:
    found = news("proportion", proportion(THEN, 1, 29), proportion(NOW, 29, 30))
    assert (found.verdict, found.reason) == (Verdict.NOISE, "Fewer than 30 cases on one side.")
    assert found.z is not None
    assert found.z > 1.96


def test_means_are_tested_where_their_spread_is_known() -> None:
    base = measured(THEN, Fraction(10), 50, Fraction(2))
    assert news("mean", base, measured(NOW, Fraction(12), 50, Fraction(2))).verdict is Verdict.NEWS
    near = news("time", base, measured(NOW, Fraction(101, 10), 50, Fraction(2)))
    assert near.verdict is Verdict.NOISE
    assert near.welch is not None


@pytest.mark.parametrize(
    ("kind", "base", "now", "why"),
    [
        ("proportion", None, proportion(NOW, 1, 2), NO_BASE),
        ("proportion", proportion(THEN, 1, 2), None, NO_READING),
        ("proportion", proportion(THEN, 40, 40), proportion(NOW, 50, 50), ALL_OR_NOBODY),
        ("score", survey_score(THEN, 168, 112, 120), survey_score(NOW, 190, 110, 100), A_SCORE),
        ("count", measured(THEN, Fraction(9)), measured(NOW, Fraction(3)), NO_SPREAD),
        ("time", measured(THEN, Fraction(9), 40), measured(NOW, Fraction(3), 40), NO_SPREAD),
    ],
)
def test_what_cannot_be_tested_says_why(kind, base, now, why) -> None:  # type: ignore[no-untyped-def]
    found = news(kind, base, now)
    assert (found.verdict, found.reason) == (Verdict.NOT_TESTED, why)
    assert (found.z, found.welch) == (None, None)
