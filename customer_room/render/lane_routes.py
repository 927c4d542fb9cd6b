"""The ways between the steps: straight bands, curves, bypasses, losses and fades."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from customer_room.render.lane_places import MARK, STAYED_HEIGHT, STAYED_WIDTH, Ground, Place
from customer_room.render.lane_shapes import Head, Point, Role, Stroke
from customer_room.render.lane_view import (
    LEFT,
    NEVER_JOINED,
    NOT_KNOWN,
    STAYED,
    LaneView,
    MoveView,
)

WIDEST = 26.0
THINNEST, THINNEST_LOSS = 1.6, 1.3
_STEPS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_HALF = MARK / 2
_EDGE = 13.0
Shape = Literal["straight", "curve", "bypass", "round", "loop", "drop", "fade"]
Side = Literal["top", "bottom"]
Port = tuple[str, Side, str, str]


@dataclass(frozen=True)
class Way:
    """A move with the line it is drawn as; ``middle`` is the point half way along."""

    move: MoveView
    shape: Shape
    stroke: Stroke
    head: Head | None
    middle: Point


@dataclass
class _Ports:
    """Where lines leave and enter a step, side by side in the order of where they lead."""

    wanted: dict[tuple[str, Side], list[tuple[float, float, tuple[str, str]]]] = field(
        default_factory=dict[tuple[str, Side], list[tuple[float, float, tuple[str, str]]]]
    )

    def want(self, at: str, side: Side, toward: float, width: float, pair: tuple[str, str]) -> None:
        self.wanted.setdefault((at, side), []).append((toward, width, pair))

    def offset(self, at: str, side: Side, pair: tuple[str, str]) -> float:
        lines = sorted(self.wanted[at, side])
        gaps = [max((a[1] + b[1]) / 2 + 3.5, 6.5) for a, b in pairwise(lines)]
        spread = sum(gaps)
        squeeze = min(1.0, 2 * _EDGE / spread) if spread else 1.0
        index = [line[2] for line in lines].index(pair)
        return (sum(gaps[:index]) - spread / 2) * squeeze


def customers_per_px(view: LaneView, moves: tuple[MoveView, ...]) -> float:
    """Give the round figure that keeps the widest arrow within 26 px (300 in a town's company)."""
    if view.customers_per_px:
        return view.customers_per_px
    most = max((move.count for move in moves), default=0)
    if most == 0:
        return 1.0
    least = most / WIDEST
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * 0.999)


def arrow_width(count: int, per_px: float, *, loss: bool = False) -> float:
    """Give px linear in customers, never thinner than can be seen (DESIGN: journey)."""
    return max(count / per_px, THINNEST_LOSS if loss else THINNEST)


def ways(view: LaneView, base: Ground) -> list[Way]:
    """Draw every move of the map, in the order of the journey."""
    per_px = customers_per_px(view, base.moves)
    shapes: list[tuple[MoveView, Shape]] = [(m, _shape(base, m)) for m in base.moves]
    ports = _Ports()
    for move, shape in shapes:
        width = arrow_width(move.count, per_px, loss=move.target == LEFT)
        for at, side, toward in _docks(base, move, shape):
            ports.want(at, side, toward, width, (move.source, move.target))
    return [_way(base, ports, move, shape, per_px) for move, shape in shapes]


def _shape(base: Ground, move: MoveView) -> Shape:
    if move.target == LEFT:
        return "drop"
    if move.target in (NEVER_JOINED, NOT_KNOWN):
        return "fade"
    if move.source == move.target:
        return "loop"
    source = base.places[move.source]
    row = base.row(source.row)
    at = row.index(source)
    if move.target == STAYED:
        return "straight" if source.row == 0 and at == len(row) - 1 else "curve"
    target = base.places[move.target]
    if source.row != target.row:
        return "curve"
    if at + 1 < len(row) and row[at + 1] == target:
        return "straight"
    return "bypass" if source.row == 0 and target.x > source.x else "round"


def _docks(base: Ground, move: MoveView, shape: Shape) -> list[tuple[str, Side, float]]:
    """Say which sides of which steps a line uses, and where the line leads from there."""
    source = base.places[move.source]
    if shape in ("straight", "loop"):
        return []
    if shape in ("drop", "fade"):
        return [(move.source, "bottom", source.x)]
    if move.target == STAYED:
        assert base.stayed
        own: list[tuple[str, Side, float]] = (
            [(move.source, "bottom", base.stayed[0])] if source.row == 0 else []
        )
        return [*own, (STAYED, "bottom", source.x)]
    target = base.places[move.target]
    out: Side = "bottom" if target.row > source.row else "top"
    back: Side = "top" if out == "bottom" else "bottom"
    if source.row == target.row:
        out = back = "bottom" if source.row == 0 else "top"
    return [(move.source, out, target.x), (move.target, back, source.x)]


def _way(base: Ground, ports: _Ports, move: MoveView, shape: Shape, per_px: float) -> Way:
    source = base.places[move.source]
    width = arrow_width(move.count, per_px, loss=move.target == LEFT)
    pair = (move.source, move.target)
    role = _role(move, shape)
    match shape:
        case "drop":
            x = source.x + ports.offset(move.source, "bottom", pair)
            tip = base.floor - 1
            return _line(move, shape, role, (x, source.y + _HALF - 3), (x, tip), width, 6.0, 2.9)
        case "fade":
            x = source.x + ports.offset(move.source, "bottom", pair)
            stroke = Stroke(_id(move), role, _fade(base, source, x), width)
            return Way(move, shape, stroke, None, stroke.points[1])
        case "straight":
            if move.target == STAYED:
                assert base.stayed
                end = (base.stayed[0] - STAYED_WIDTH / 2 - 5, source.y)
            else:
                end = (base.places[move.target].x - _HALF + 1, source.y)
            return _line(move, shape, role, (source.x + 10, source.y), end, width, 9.5, 3.5)
        case "loop":
            corner = (source.x - 9, source.y + 12)
            start = (source.x - 13, source.y + 4)
            reach = ((source.x - 42, source.y + 12), (source.x - 18, source.y + 42))
            return _curve(move, shape, role, (start, *reach, corner), width)
        case _:
            return _curve(move, shape, role, _bend(base, ports, move, shape), width)


def _role(move: MoveView, shape: Shape) -> Role:
    match move.target:
        case "LEFT":
            return "left"
        case "NEVER JOINED":
            return "never"
        case "NOT KNOWN":
            return "unknown"
        case "STAYED":
            return "stay"
        case _:
            return "bypass" if shape == "bypass" else "flow"


def _fade(base: Ground, source: Place, x: float) -> tuple[Point, Point]:
    """Let prospects fade downward, shorter where steps stand below."""
    crowded = any(
        place.row > source.row and place.column == source.column for place in base.places.values()
    )
    long = 62.0 if source.row == 0 and not crowded else 42.0
    return (x, source.y + 10), (x, source.y + long)


def _bend(
    base: Ground, ports: _Ports, move: MoveView, shape: Shape
) -> tuple[Point, Point, Point, Point]:
    """Give the four points of a curve between two steps or from a step to the stayed box."""
    source = base.places[move.source]
    pair = (move.source, move.target)
    docks = _docks(base, move, shape)
    if move.target == STAYED:
        assert base.stayed
        end = (
            base.stayed[0] + ports.offset(STAYED, "bottom", pair),
            base.stayed[1] + STAYED_HEIGHT / 2 + 1,
        )
        if source.row:
            start = (source.x + _HALF - 2, source.y - 2)
            reach = max((end[0] - start[0]) * 0.75, 20.0)
            return start, (start[0] + reach, start[1] - 4), (end[0], end[1] + 46), end
        start = (source.x + ports.offset(move.source, "bottom", pair), source.y + _HALF - 2)
        return start, (start[0], start[1] + 46), (end[0], end[1] + 46), end
    (_, out, _), (_, back, _) = docks
    target = base.places[move.target]
    start = _dock(source, out, ports.offset(move.source, out, pair), 2.0)
    end = _dock(target, back, ports.offset(move.target, back, pair), -1.0)
    if source.row == target.row:
        deep = min(30 + 0.09 * abs(end[0] - start[0]), 66.0)
        deep = deep if out == "bottom" else -deep
        return start, (start[0], start[1] + deep), (end[0], end[1] + deep), end
    pull = max(0.55 * abs(end[1] - start[1]), min(0.2 * abs(end[0] - start[0]), 60.0))
    down = 1 if out == "bottom" else -1
    return start, (start[0], start[1] + down * pull), (end[0], end[1] - down * pull), end


def _dock(place: Place, side: Side, offset: float, inside: float) -> Point:
    down = 1 if side == "bottom" else -1
    return place.x + offset, place.y + down * (_HALF - inside)


def _line(
    move: MoveView,
    shape: Shape,
    role: Role,
    start: Point,
    tip: Point,
    width: float,
    length: float,
    beside: float,
) -> Way:
    head = _head(move, role, tip, _direction(start, tip), width, length, beside)
    along = _direction(start, tip)
    end = (tip[0] - along[0] * (length - 1), tip[1] - along[1] * (length - 1))
    middle = ((start[0] + tip[0]) / 2, (start[1] + tip[1]) / 2)
    return Way(move, shape, Stroke(_id(move), role, (start, end), width), head, middle)


def _curve(
    move: MoveView, shape: Shape, role: Role, bend: tuple[Point, Point, Point, Point], width: float
) -> Way:
    start, first, second, tip = bend
    along = _direction(second, tip)
    length = 8.0
    end = (tip[0] - along[0] * (length - 1.5), tip[1] - along[1] * (length - 1.5))
    head = _head(move, role, tip, along, width, length, 3.1)
    points = (start, first, second, end)
    return Way(move, shape, Stroke(_id(move), role, points, width), head, along_curve(points, 0.5))


def along_curve(points: tuple[Point, ...], share: float) -> Point:
    """Give the point at a share (0 to 1) of a line or a cubic curve."""
    if len(points) == 2:
        (x0, y0), (x1, y1) = points
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x = sum(w * p[0] for w, p in zip(weights, points, strict=True))
    y = sum(w * p[1] for w, p in zip(weights, points, strict=True))
    return x, y


def _head(
    move: MoveView,
    role: Role,
    tip: Point,
    along: Point,
    width: float,
    length: float,
    beside: float,
) -> Head:
    half = width / 2 + beside
    foot = (tip[0] - along[0] * length, tip[1] - along[1] * length)
    left = (foot[0] - along[1] * half, foot[1] + along[0] * half)
    right = (foot[0] + along[1] * half, foot[1] - along[0] * half)
    return Head(_id(move), role, (left, tip, right))


def _direction(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = math.hypot(dx, dy)
    return (dx / long, dy / long) if long else (0.0, 1.0)


def _id(move: MoveView) -> str:
    return f"{move.source}>{move.target}"
