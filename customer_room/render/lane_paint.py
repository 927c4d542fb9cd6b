"""Paints the geometry of the journey lane on a sheet."""

from __future__ import annotations

from customer_room.render.canvas import Align, Canvas, Point
from customer_room.render.lane_routes import along_curve
from customer_room.render.lane_shapes import (
    Diamond,
    Label,
    LabelRole,
    LaneDrawing,
    Role,
    StayedBox,
    Stroke,
)
from customer_room.render.lane_sheet import line_step
from customer_room.render.text import Face

_TOKENS: dict[Role, str] = {
    "flow": "flow",
    "stay": "stay",
    "bypass": "left",
    "left": "left",
    "already": "never-soft",
    "never": "never",
    "unknown": "never",
    "warn": "warn",
}
_TYPE: dict[LabelRole, tuple[str, Face]] = {
    "step": ("ink", "regular"),
    "count": ("flow-ink", "bold"),
    "side": ("flow-ink", "bold"),
    "left": ("left", "bold"),
    "worst": ("left", "bold"),
    "never": ("ink-3", "medium"),
    "note": ("ink-3", "medium"),
    "warn": ("warn", "bold"),
    "quiet": ("ink-3", "medium"),
}
_ALONG_STRAIGHT = 0.55


class _Pen:
    """The sheet with the lane's corner and size."""

    def __init__(self, on: Canvas, x: float, y: float, size: float) -> None:
        self.on, self.x, self.y, self.size = on, x, y, size

    def point(self, at: Point) -> Point:
        return self.x + at[0] * self.size, self.y + at[1] * self.size


def paint_lane(on: Canvas, drawing: LaneDrawing, x: float, y: float, size: float = 1.0) -> None:
    """Paint the lane with its top left at x, y, ``size`` times as large as laid out."""
    pen = _Pen(on, x, y, size)
    for shade in drawing.shades:
        tint = on.mixed("ink", 0.035, "page")
        left, top = pen.point((shade.x, 0))
        on.rect(left, top, shade.width * size, drawing.height * size, tint)
    straight = {line.id for line in drawing.strokes if len(line.points) == 2}
    for line in drawing.strokes:
        _stroke(pen, line)
    for head in drawing.heads:
        faint = head.role == "stay" and head.id in straight
        points = [pen.point(point) for point in head.points]
        on.polygon(points, _faint(on) if faint else _TOKENS[head.role])
    if drawing.floor:
        left, right, low = drawing.floor
        on.line([pen.point((left, low)), pen.point((right, low))], size, "left")
    for bar in drawing.bars:
        on.rect(*pen.point((bar.x, bar.y)), bar.width * size, bar.height * size, "left")
    for label in drawing.labels:
        _label(pen, label)
    for diamond in drawing.diamonds:
        _diamond(pen, diamond)
    for mark in drawing.marks:
        on.mark(*pen.point((mark.x, mark.y)), mark.size * size, mark.code, ring=True)
    if drawing.stayed:
        _stayed(pen, drawing.stayed)


def _stroke(pen: _Pen, line: Stroke) -> None:
    width = line.width * pen.size
    if line.role == "never":
        (x, top), (_, bottom) = pen.point(line.points[0]), pen.point(line.points[1])
        pen.on.fade(x, top, bottom, width, ("never", "never-soft"))
        return
    if line.role == "unknown":
        (x, top), (_, bottom) = line.points
        while top < bottom:
            pen.on.line([pen.point((x, top)), pen.point((x, top + 3))], width, "never")
            top += 6
        return
    parts = 1 if len(line.points) == 2 else 40
    points = [pen.point(along_curve(line.points, at / parts)) for at in range(parts + 1)]
    faint = line.role == "stay" and parts == 1
    pen.on.line(points, width, _faint(pen.on) if faint else _TOKENS[line.role])


def _faint(on: Canvas) -> str:
    """Give the paler blue of the wide arrow to the stayed box, on which its count is read."""
    return on.mixed("stay", _ALONG_STRAIGHT, "page")


def _label(pen: _Pen, label: Label) -> None:
    token, face = _TYPE[label.role]
    halo = None if label.role == "count" else "page"
    align: Align = label.anchor
    for at, line in enumerate(label.lines):
        x, y = pen.point((label.x, label.y + at * line_step(label.size)))
        pen.on.words(x, y, line, label.size * pen.size, token, face, align, halo)


def _diamond(pen: _Pen, spot: Diamond) -> None:
    for size, token in ((spot.size + 1.5, "warn"), (spot.size - 1.7, "sheet")):
        corners = ((0, -size), (size, 0), (0, size), (-size, 0))
        pen.on.polygon([pen.point((spot.x + dx, spot.y + dy)) for dx, dy in corners], token)


def _stayed(pen: _Pen, box: StayedBox) -> None:
    size = pen.size
    left, top = pen.point((box.x - box.width / 2, box.y - box.height / 2))
    pen.on.panel(left, top, box.width * size, box.height * size, 6 * size, "stay")
    x, y = pen.point((box.x, box.y))
    pen.on.words(x, y + 0.5 * size, box.count, 15 * size, "sheet", "bold", "middle")
    pen.on.words(x, y + 13 * size, "stayed", 11.5 * size, "sheet", "medium", "middle")
