"""Customers gained and lost (DOMAIN §2, §3.7)."""

from dataclasses import replace
from fractions import Fraction
from math import isclose, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.customer_math import (
    Customers,
    annual_loss_rate,
    average_gained,
    average_lost,
    loss_rate,
    replacing,
    same_season,
    summed,
    value_gap,
)
from customer_room.scoring.working import Row

CELL = Customers("2025-Q1", 1000, 200, 150, won_back=10, value_gained=8_000_000,
                 value_lost=9_000_000, reasons={"moved home": 40},
                 rows=(Row("c", "1"),))  # fmt: skip
people = st.integers(0, 10_000)
cells = st.builds(
    Customers, st.just("2025-Q1"), people, people, people, people, people, people,
    st.integers(0, 10**9), st.integers(0, 10**9),
)  # fmt: skip


@given(cells)
def test_people_add_up(cell: Customers) -> None:
    assert cell.closing == cell.opening + cell.gained + cell.won_back - cell.lost
    assert cell.net == cell.closing - cell.opening
    assert cell.never_asked == cell.lost


@given(st.lists(cells, min_size=1, max_size=5))
def test_counts_are_summed_before_anything_is_divided(parts: list[Customers]) -> None:
    whole = summed(parts)
    assert whole.closing == sum(part.closing for part in parts)
    assert whole.value_net == sum(part.value_net for part in parts)
    rate = loss_rate(whole).value
    opening = sum(part.opening for part in parts)
    expected = Fraction(sum(part.lost for part in parts), opening) if opening else None
    assert rate == expected
    assert summed(parts[::-1]) == whole


def test_reasons_and_rows_are_summed_too() -> None:
    other = replace(CELL, reasons={"moved home": 1, "cold": 2}, rows=(Row("c", "2"),))
    whole = summed([CELL, other])
    assert whole.reasons == {"cold": 2, "moved home": 41}
    assert whole.never_asked == 300 - 43
    assert loss_rate(whole).rows == (Row("c", "1"), Row("c", "2"))


def test_only_cells_of_one_quarter_are_summed() -> None:
    for parts in ([], [CELL, replace(CELL, quarter="2025-Q2")]):
        with pytest.raises(ValueError, match="exactly one quarter"):
            summed(parts)


def test_more_reasons_than_losses_are_refused() -> None:
    with pytest.raises(ValueError, match="151 reasons for 150"):
        _ = replace(CELL, reasons={"x": 151}).never_asked


def test_an_opening_of_0_has_no_rate() -> None:
    found = loss_rate(replace(CELL, opening=0))
    assert (found.value, found.reason) == (None, "Nobody was here at the start")


@given(cells)
def test_the_value_gap_is_lost_less_gained_each(cell: Customers) -> None:
    found = value_gap(cell).value
    if not cell.lost or not cell.gained:
        assert found is None
        return
    each = cell.value_lost / cell.lost - cell.value_gained / cell.gained
    assert isclose(float(found or 0), each, abs_tol=1e-6)
    assert (average_lost(cell).value, average_gained(cell).value) == (
        Fraction(cell.value_lost, cell.lost),
        Fraction(cell.value_gained, cell.gained),
    )


@pytest.mark.parametrize(
    ("gained", "lost", "share"),
    [(200, 150, Fraction(3, 4)), (200, 300, 1), (200, 0, 0), (0, 5, None)],
)
def test_the_replacing_share(gained: int, lost: int, share: Fraction | None) -> None:
    assert replacing(replace(CELL, gained=gained, lost=lost)).value == share


def year(*lost: int, start: int = 1) -> list[Customers]:
    return [
        replace(CELL, quarter=f"{2025 + (start + i - 1) // 4}-Q{(start + i - 1) % 4 + 1}", lost=n)
        for i, n in enumerate(lost)
    ]


@given(st.lists(st.integers(0, 1000), min_size=4, max_size=7))
def test_the_rate_of_a_year_is_one_less_the_product_of_those_who_stay(lost: list[int]) -> None:
    found = annual_loss_rate(year(*lost)).value
    assert isclose(float(found or 0), 1 - prod(1 - n / 1000 for n in lost[-4:]), abs_tol=1e-12)
    assert Fraction(max(lost[-4:]), 1000) <= (found or 0) <= 1


def test_a_year_needs_four_quarters_in_a_row() -> None:
    whole = year(10, 20, 30, 40, 50)
    assert annual_loss_rate(whole[:3]).value is None
    assert annual_loss_rate([replace(each, lost=2 * each.opening) for each in whole]).value == 1
    assert annual_loss_rate([*whole[:2], *whole[3:]]).value is None
    assert annual_loss_rate([*whole[:3], replace(whole[3], opening=0)]).value is None
    assert annual_loss_rate(year(10, 20, 30, 40, start=3)).value is not None


def test_a_fall_against_the_same_season_is_positive() -> None:
    before, now = replace(CELL, lost=300), replace(CELL, lost=200)
    assert (same_season(before, now) or 0) > 1.96
    assert (same_season(now, before) or 0) < -1.96
    assert same_season(before, before) == 0
