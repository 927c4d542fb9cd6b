"""What counts where (DOMAIN §2.2, §11 readings 1–6 and 50)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.windows import (
    QuarterlyRoom,
    Window,
    fresh,
    live,
    quarter_number,
    successive,
    window_of,
    windows,
)

START = "2024-12-01"
SPRING = QuarterlyRoom("2025-Q1", "2025-04-10T08:00:00.000Z", "2025-04-10T11:00:00.000Z")
SUMMER = QuarterlyRoom("2025-Q2", "2025-07-10T08:00:00.000Z", "2025-07-10T10:00:00.000Z")
AUTUMN = QuarterlyRoom("2025-Q3")
WINTER = QuarterlyRoom("2025-Q4")
YEAR = windows(START, [SUMMER, SPRING, WINTER, AUTUMN])


def quarter_at(moment: str) -> str | None:
    found = window_of(YEAR, moment)
    return found.quarter if found else None


def test_windows_stand_in_order_and_end_with_the_open_one() -> None:
    assert [window.quarter for window in YEAR] == ["2025-Q1", "2025-Q2", "2025-Q3"]


@pytest.mark.parametrize(
    ("moment", "quarter"),
    [
        ("2024-11-30", None),
        ("2024-12-01", "2025-Q1"),
        ("2024-12-01T00:00:00.000Z", "2025-Q1"),
        ("2025-04-10", "2025-Q1"),
        ("2025-04-10T11:00:00.000Z", "2025-Q1"),
        ("2025-04-10T11:00:00.001Z", "2025-Q2"),
        ("2025-04-11", "2025-Q2"),
        ("2025-07-10", "2025-Q2"),
        ("2025-07-11", "2025-Q3"),
        ("2031-01-01", "2025-Q3"),
    ],
)
def test_a_day_belongs_to_the_room_held_on_it_and_an_instant_to_what_was_open(
    moment: str, quarter: str | None
) -> None:
    assert quarter_at(moment) == quarter


days = st.dates(max_value=date(2030, 1, 1)).map(lambda day: day.isoformat())


@given(days)
def test_no_day_lies_in_two_windows(day: str) -> None:
    assert sum(window.holds(day) for window in YEAR) == (day >= START)


def test_the_instant_of_a_close_lies_in_one_window() -> None:
    assert sum(window.holds(str(SPRING.closed_at)) for window in YEAR) == 1


def test_without_a_start_everything_before_the_first_close_counts() -> None:
    assert windows(None, [SPRING])[0].holds("1999-01-01")


def test_no_room_no_window() -> None:
    assert windows(START, []) == ()
    assert window_of((), START) is None


def test_a_window_knows_its_last_day_once_it_has_closed() -> None:
    assert YEAR[0].last_day == "2025-04-10"
    assert Window("2025-Q3", "").last_day is None


@pytest.mark.parametrize(
    ("decided", "ended", "alive"),
    [
        (None, [], False),
        ("2025-04-10T10:59:00.000Z", [], True),
        ("2025-04-10T11:00:01.000Z", [], False),
        ("2024-01-01T00:00:00.000Z", ["2025-04-10"], False),
        ("2024-01-01T00:00:00.000Z", ["2025-04-11"], True),
    ],
)
def test_live_is_decided_by_the_close_and_not_ended_by_it(
    decided: str | None, ended: list[str], alive: bool
) -> None:
    assert live(decided, ended, SPRING.closed_at) is alive


def test_live_now_is_decided_and_not_ended_at_all() -> None:
    assert live("2025-01-01T00:00:00.000Z", [], None)
    assert not live("2025-01-01T00:00:00.000Z", ["2025-02-01"], None)


@pytest.mark.parametrize(
    ("observed", "counts"),
    [
        ("2024-Q2", False),
        ("2024-Q3", True),
        ("2024-Q4", True),
        ("2025-Q1", True),
        ("2025-Q2", True),
    ],
)
def test_fresh_is_the_quarter_two_before_it_and_since(observed: str, counts: bool) -> None:
    assert fresh(observed, "2025-Q1", back=2) is counts


def test_quarters_follow_each_other_over_new_year() -> None:
    assert successive(["2024-Q4", "2025-Q1", "2025-Q2"])
    assert not successive(["2024-Q4", "2025-Q2"])
    assert quarter_number("2025-Q1") - quarter_number("2024-Q4") == 1
