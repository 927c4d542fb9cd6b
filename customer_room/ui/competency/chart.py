"""Lines over five quarters: the record solid, leaders dashed, decisions as ticks, the band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from customer_room.scoring.working import Number

SLOTS = 5
APART = 22
"""How far two labels of a quarter stand apart, so that neither covers the other."""
ASIDE, BELOW = 14, 18
"""How far a label stands beside its dot; at the first quarter it stands above or below the line."""


@dataclass(frozen=True)
class Dot:
    """A point of a line."""

    x: str = ""
    y: str = ""


@dataclass(frozen=True)
class Label:
    """Words in a picture."""

    x: str = ""
    y: str = ""
    words: str = ""


@dataclass(frozen=True)
class Tick:
    """The decisions of one quarter, as short strokes below the lines."""

    path: str = ""
    says: str = ""


@dataclass(frozen=True)
class Chart:
    """One picture; what is not drawn is empty. ``says`` tells it to those who do not see it."""

    says: str = ""
    record: str = ""
    leaders: str = ""
    between: str = ""
    record_dots: list[Dot] = field(default_factory=list[Dot])
    leaders_dots: list[Dot] = field(default_factory=list[Dot])
    ticks: list[Tick] = field(default_factory=list[Tick])
    band_x: str = ""
    band_wide: str = ""
    breaks: str = ""
    single: bool = False
    record_labels: list[Label] = field(default_factory=list[Label])
    leaders_labels: list[Label] = field(default_factory=list[Label])
    quarters: list[Label] = field(default_factory=list[Label])


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things lie in a picture: pixels of its own coordinates."""

    left: float
    step: float
    top: float
    bottom: float
    most: int
    foot: float

    def x(self, place: int, of: int) -> float:
        """Return where a quarter stands; the newest is always on the right."""
        return self.left + (SLOTS - of + place) * self.step

    def y(self, value: Number) -> float:
        """Return how high a value lies."""
        return self.bottom - float(value) / self.most * (self.bottom - self.top)


LARGE = Frame(left=44, step=124, top=10, bottom=262, most=100, foot=276)
SMALL = Frame(left=6, step=57, top=6, bottom=62, most=4, foot=67)


@dataclass(frozen=True, slots=True)
class Point:
    """One quarter of a picture.

    Attributes:
        in_band: Its quarter of the programme lies in the band.
        breaks: The rules changed since the quarter before.
    """

    quarter: str
    record: Number | None
    leaders: Number | None
    decisions: tuple[str, ...] = ()
    in_band: bool = False
    breaks: bool = False


def drawn(points: Sequence[Point], frame: Frame, says: str) -> Chart:
    """Draw lines, ticks, band and breaks."""
    of = len(points)
    xs = [frame.x(place, of) for place in range(of)]
    record = [None if p.record is None else frame.y(p.record) for p in points]
    leaders = [None if p.leaders is None else frame.y(p.leaders) for p in points]
    broken = [p.breaks for p in points]
    banded = [x for x, p in zip(xs, points, strict=True) if p.in_band]
    half = frame.step * 0.18
    return Chart(
        says=says,
        record=_path(xs, record, broken),
        leaders=_path(xs, leaders, broken),
        between=_between(xs, record, leaders),
        record_dots=_dots(xs, record),
        leaders_dots=_dots(xs, leaders),
        ticks=[_tick(x, p, frame) for x, p in zip(xs, points, strict=True) if p.decisions],
        band_x=_n(banded[0] - half) if banded else "",
        band_wide=_n(banded[-1] - banded[0] + 2 * half) if banded else "",
        breaks=" ".join(
            f"M{_n(x - frame.step / 2)} {_n(frame.top)} V{_n(frame.bottom)}"
            for x, p in zip(xs, points, strict=True) if p.breaks
        ),
    )  # fmt: skip


def labelled(chart: Chart, points: Sequence[Point], frame: Frame) -> Chart:
    """Write quarters below a picture, and the first and the last numbers at the lines."""
    of = len(points)
    record: list[Label] = []
    leaders: list[Label] = []
    for place in sorted({0, of - 1}):
        point, x = points[place], frame.x(place, of)
        first = place == 0
        aside = -ASIDE if of == 1 else 0 if first else ASIDE
        high, low = _beside(point, frame, BELOW if first and of > 1 else 0)
        if point.record is not None:
            record.append(Label(_n(x + aside), _n(high), _named("Record", point.record, first)))
        if point.leaders is not None:
            leaders.append(Label(_n(x + aside), _n(low), _named("Leaders", point.leaders, first)))
    quarters = [
        Label(_n(frame.x(place, of)), "296", point.quarter if place in (0, of - 1)
              or point.quarter.endswith("Q1") else point.quarter[-2:])
        for place, point in enumerate(points)
    ]  # fmt: skip
    return replace(
        chart, single=of == 1, record_labels=record, leaders_labels=leaders, quarters=quarters
    )


def _named(name: str, value: Number, named: bool) -> str:
    return f"{name} {int(value)}" if named else str(int(value))


def _beside(point: Point, frame: Frame, away: float) -> tuple[float, float]:
    """Return how high the labels of record and leaders stand: apart, ``away`` from their dots."""
    record, leaders = frame.y(point.record or 0) + 6, frame.y(point.leaders or 0) + 6
    above = record < leaders
    if point.record is not None and point.leaders is not None and abs(record - leaders) < APART:
        middle = (record + leaders) / 2
        record, leaders = (middle - APART / 2, middle + APART / 2) if above else (
            middle + APART / 2, middle - APART / 2)  # fmt: skip
    return (record - away, leaders + away) if above else (record + away, leaders - away)


def _path(xs: Sequence[float], ys: Sequence[float | None], broken: Sequence[bool]) -> str:
    """Return a line that is interrupted where there is no value, and where the rules changed."""
    found: list[str] = []
    pen_down = False
    for x, y, breaks in zip(xs, ys, broken, strict=True):
        if y is not None:
            found.append(f"{'L' if pen_down and not breaks else 'M'}{_n(x)} {_n(y)}")
        pen_down = y is not None
    return " ".join(found)


def _between(
    xs: Sequence[float], record: Sequence[float | None], leaders: Sequence[float | None]
) -> str:
    """Return the space between both lines, quarter by quarter: the gap."""
    found: list[str] = []
    for place in range(1, len(xs)):
        a, b = record[place - 1], record[place]
        c, d = leaders[place - 1], leaders[place]
        if a is None or b is None or c is None or d is None:
            continue
        x, to = _n(xs[place - 1]), _n(xs[place])
        found.append(f"M{x} {_n(a)} L{to} {_n(b)} L{to} {_n(d)} L{x} {_n(c)} Z")
    return " ".join(found)


def _dots(xs: Sequence[float], ys: Sequence[float | None]) -> list[Dot]:
    return [Dot(_n(x), _n(y)) for x, y in zip(xs, ys, strict=True) if y is not None]


def _tick(x: float, point: Point, frame: Frame) -> Tick:
    wide = min(frame.step * 0.08, 8)
    start = x - wide * (len(point.decisions) - 1) / 2
    tall = frame.step * 0.1
    strokes = [
        f"M{_n(start + wide * place)} {_n(frame.foot)} V{_n(frame.foot - tall)}"
        for place in range(len(point.decisions))
    ]
    return Tick(" ".join(strokes), f"{point.quarter}: {', '.join(point.decisions)}")


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
