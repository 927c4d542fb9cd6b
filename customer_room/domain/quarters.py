"""Which quarters were counted, which of them are whole, and which one is shown (DOMAIN §2)."""

from collections.abc import Mapping

from customer_room.domain.moves import Move
from customer_room.domain.people import fiscal_quarter
from customer_room.domain.record import Read

YEARS_BACK = 10
A_YEAR = 4


def counted_quarters(read: Read, now: str) -> dict[str, int]:
    """Return how many moves are counted in each quarter that has any, oldest first."""
    year = int(fiscal_quarter(read, now)[:4])
    asked = [f"{y}-Q{q}" for y in range(year - YEARS_BACK, year + 2) for q in (1, 2, 3, 4)]
    found = {quarter: read.count(Move, quarter=quarter) for quarter in asked}
    return {quarter: rows for quarter, rows in found.items() if rows}


def whole_quarters(counted: Mapping[str, int]) -> list[str]:
    """Return the quarters that hold at least half the rows of the fullest one within a year.

    A quarter comes in row by row. While most of it is missing, its totals would read as if the
    customers had gone; about as many rows as its neighbours have, and it can be compared with them.
    Half, because a map is redrawn now and then: rows are never quite the same from year to year.

    Args:
        counted: Rows by quarter, oldest first. Where any is counted, some quarter is whole.
    """
    rows = list(counted.values())
    fullest = [max(rows[max(0, at - A_YEAR) : at + A_YEAR + 1]) for at in range(len(rows))]
    return [q for q, most in zip(counted, fullest, strict=True) if 2 * counted[q] >= most]


def shown_quarter(read: Read, wanted: str | None, now: str) -> str:
    """Return the quarter to show: the newest whole one up to the wanted one, or any newest."""
    whole = whole_quarters(counted_quarters(read, now))
    before = [quarter for quarter in whole if wanted is None or quarter <= wanted]
    return (before or whole or [wanted or fiscal_quarter(read, now)])[-1]
