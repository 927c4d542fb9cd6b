"""Figures are rounded half up once and printed the way the screens print them."""

from fractions import Fraction

import pytest

from customer_room.scoring.figures import (
    count,
    decimal,
    half_up,
    money,
    percent,
    points,
)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [(2.345, 1, "2.3"), (0.5, 0, "1"), (-0.5, 0, "0"), (Fraction(-6675, 100), 1, "-66.7")],
)
def test_halves_go_up(value: float | Fraction, places: int, rounded: str) -> None:
    assert half_up(value, places) == Fraction(rounded)


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (count(1234567), "1,234,567"),
        (count(None), "n/a"),
        (decimal(-66.75, 1), "−66.7"),
        (decimal(Fraction(-1, 1000), 1), "0.0"),
        (decimal(Fraction(7, 8), 3), "0.875"),
        (percent(Fraction(2420, 31000), places=2), "7.81 %"),
        (percent(1), "100.0 %"),
        (percent(None), "n/a"),
        (points(0.00841), "0.84 points"),
        (points(None), "n/a"),
        (money(-34570000), "−345,700"),
        (money(Fraction(50), 100), "1"),
        (money(1999, minor_per_major=1), "1,999"),
    ],
)
def test_shown(figure: object, shown: str) -> None:
    assert getattr(figure, "shown", None) == shown


def test_raw_is_whole_where_it_can_be_and_twelve_digits_elsewhere() -> None:
    assert repr(money(36400000).raw) == "364000"
    assert repr(decimal(1.0, 1).raw) == "1"
    assert decimal(1 / 3, 1).raw == 0.333333333333
    assert decimal(Fraction(1, 3), 1).raw == 0.333333333333
    assert decimal(None, 1).raw is None


def test_exact_is_kept_for_fractions_only() -> None:
    assert decimal(Fraction(7, 8), 1).exact == "7/8"
    assert decimal(2, 1).exact == "2/1"
    assert decimal(0.5, 1).exact is None
    assert decimal(None, 1).exact is None
