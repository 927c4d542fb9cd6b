"""The drawn journey lane as plain shapes in px, equal for the browser and for a picture."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Role = Literal["flow", "stay", "bypass", "left", "never", "already", "unknown", "warn"]
LabelRole = Literal["step", "count", "side", "left", "worst", "never", "note", "warn", "quiet"]
Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Shade:
    """The column of the stage in work."""

    x: float
    width: float


@dataclass(frozen=True)
class Stroke:
    """A line (two points) or a cubic curve (four points), ``width`` px wide."""

    id: str
    role: Role
    points: tuple[Point, ...]
    width: float
    title: str = ""


@dataclass(frozen=True)
class Head:
    """The tip of an arrow: a triangle."""

    id: str
    role: Role
    points: tuple[Point, Point, Point]


@dataclass(frozen=True)
class Diamond:
    """A hand-off nobody agreed; ``size`` is half its diagonal in px."""

    id: str
    x: float
    y: float
    size: float
    title: str


@dataclass(frozen=True)
class Bar:
    """Customers lost in one stage, on the floor of the lane."""

    stage: str
    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True)
class Mark:
    """A step: the mark of the function that serves it, centred on x, y.

    ``corners`` are radii in px (top left, top right, bottom right, bottom left); ``code`` is
    ``None`` for the dashed circle of a step nobody serves.
    """

    id: str
    x: float
    y: float
    size: float
    code: str | None
    corners: tuple[float, float, float, float]
    title: str


@dataclass(frozen=True)
class StayedBox:
    """Customers who stayed; x, y is the centre."""

    x: float
    y: float
    width: float
    height: float
    count: str


@dataclass(frozen=True)
class Label:
    """Lines of real text; x by ``anchor``, y the baseline of the first line, ``size`` px."""

    role: LabelRole
    x: float
    y: float
    anchor: Anchor
    size: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class MoveRow:
    """One row of the table of moves; ``agreed`` is false where nobody agreed the hand-off."""

    source: str
    target: str
    count: int
    agreed: bool


@dataclass(frozen=True)
class LossRow:
    """Customers lost at a step; ``share`` of all lost customers in whole percent."""

    stage: str
    step: str
    count: int
    share: int


@dataclass(frozen=True)
class LaneDrawing:
    """All shapes of the lane in drawing order, with the sentence and tables that say the same."""

    width: float
    height: float
    floor: tuple[float, float, float] | None
    stayed: StayedBox | None
    shades: tuple[Shade, ...]
    strokes: tuple[Stroke, ...]
    heads: tuple[Head, ...]
    diamonds: tuple[Diamond, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    summary: str
    moves: tuple[MoveRow, ...]
    losses: tuple[LossRow, ...]

    def as_json(self) -> dict[str, object]:
        """Give the drawing as JSON values: keys sorted, lengths rounded to a tenth of a px."""
        plain = _plain(asdict(self))
        assert isinstance(plain, dict)
        return plain  # pyright: ignore[reportUnknownVariableType]


def _plain(value: object) -> object:
    match value:
        case float():
            return round(value, 1)
        case dict():
            return {key: _plain(value[key]) for key in sorted(value)}  # pyright: ignore
        case list() | tuple():
            return [_plain(item) for item in value]  # pyright: ignore
        case _:
            return value
