"""A quarter counts as the newest once it holds about what the ones before it hold."""

import pytest

from customer_room.domain.quarters import counted_quarters, shown_quarter, whole_quarters
from tests.unit.domain.cast import World, opened

TARGETS = ("a2", "b1", "LEFT", "STAYED")


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ({}, []),
        ({"2026-Q1": 1}, ["2026-Q1"]),
        ({"2026-Q1": 117, "2026-Q2": 1}, ["2026-Q1"]),
        ({"2026-Q1": 117, "2026-Q2": 58}, ["2026-Q1"]),
        ({"2026-Q1": 117, "2026-Q2": 59}, ["2026-Q1", "2026-Q2"]),
        ({"2026-Q1": 117, "2026-Q2": 2, "2026-Q3": 2}, ["2026-Q1"]),
        ({"2024-Q4": 1, "2025-Q1": 117}, ["2025-Q1"]),
    ],
)
def test_whole_is_half_of_the_fullest_within_a_year(rows: dict[str, int], whole: list[str]) -> None:
    assert whole_quarters(rows) == whole


def test_a_smaller_map_is_whole_again_after_a_year() -> None:
    rows = {"2025-Q1": 100} | {f"2026-Q{q}": 30 for q in (1, 2, 3, 4)} | {"2027-Q1": 30}
    assert whole_quarters(rows) == ["2025-Q1", "2027-Q1"]


def counted(*quarters: tuple[str, int]) -> World:
    world = opened()
    rows = [
        {"segment_id": "homes", "from_step": "a1", "count": 5, "quarter": quarter, "to": to}
        for quarter, n in quarters
        for to in TARGETS[:n]
    ]
    world.do("sales", "moves.load", rows=rows)
    return world


@pytest.mark.parametrize("wanted", [None, "2026-Q1", "2026-Q2"])
def test_one_row_does_not_make_a_quarter_the_newest(wanted: str | None) -> None:
    world = counted(("2025-Q4", 4), ("2026-Q1", 1))
    with world.store.reading() as read:
        assert counted_quarters(read, world.now) == {"2025-Q4": 4, "2026-Q1": 1}
        assert shown_quarter(read, wanted, world.now) == "2025-Q4"


def test_half_of_its_rows_do() -> None:
    world = counted(("2025-Q4", 4), ("2026-Q1", 2))
    with world.store.reading() as read:
        assert shown_quarter(read, None, world.now) == "2026-Q1"
        assert shown_quarter(read, "2025-Q4", world.now) == "2025-Q4"
