"""The line of the last quarters: what was earned of what was possible."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from customer_room.operations.promise_book import PromiseBook
from customer_room.scoring.figures import percent
from customer_room.scoring.saydo import SayDo

FEW = 4
LEFT, BETWEEN = 44, 112
# Where 0 % and 100 % lie.
FLOOR, CEILING = 128, 18
ABOVE = 13


@dataclass(frozen=True)
class Point:
    """A quarter in the picture; without a rate it has no dot."""

    quarter: str = ""
    weighted: str = ""
    rate: str = ""
    x: str = ""
    y: str = ""
    label_y: str = ""
    link: str = ""
    here: bool = False


def points(book: PromiseBook, here: str) -> tuple[list[Point], str, str]:
    """Return the dots of the last quarters, the line through them, and all of it in words."""
    told = [
        (quarter, found)
        for quarter, found in book.said.items()
        if found.n and quarter != book.judging
    ][-FEW:]
    drawn = [_point(at, quarter, found, here) for at, (quarter, found) in enumerate(told)]
    rated = [each for each in drawn if each.rate]
    path = " ".join(f"{'L' if at else 'M'}{p.x} {p.y}" for at, p in enumerate(rated))
    words = "; ".join(f"{p.quarter} {p.rate or 'too few for a rate'}, {p.weighted}" for p in drawn)
    return drawn, path, f"Say–do by quarter: {words}"


def _point(at: int, quarter: str, found: SayDo, here: str) -> Point:
    x = LEFT + at * BETWEEN
    link = "/promises?" + urlencode({"quarter": quarter})
    if found.rate.value is None:
        return Point(quarter, found.weighted, x=str(x), y=str(FLOOR), label_y=str(FLOOR - ABOVE),
                     link=link, here=quarter == here)  # fmt: skip
    y = round(FLOOR - float(found.rate.value) * (FLOOR - CEILING))
    return Point(quarter, found.weighted, percent(found.rate.value).shown, str(x), str(y),
                 str(y - ABOVE), link, quarter == here)  # fmt: skip
