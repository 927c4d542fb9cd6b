"""The board as one picture to take along: stages, five lanes of notes and the journey."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from customer_room.render.canvas import Canvas
from customer_room.render.lane_paint import paint_lane
from customer_room.render.lane_shapes import LaneDrawing
from customer_room.render.lane_view import LaneView
from customer_room.render.layout import lane
from customer_room.render.note_paint import Kind, PosterGroup, PosterNote
from customer_room.render.palette import Theme
from customer_room.render.poster_rows import Body, Rows, column_widths, paint_rows, plan_rows
from customer_room.render.poster_words import foot_words, heading_words, stage_heads

__all__ = [
    "Kind",
    "PosterGroup",
    "PosterLane",
    "PosterNote",
    "PosterOwner",
    "PosterStage",
    "PosterView",
    "poster",
]

Paper = Literal["screen", "a3"]
WIDTH = 1920.0
_HEIGHTS: dict[Paper, float] = {"screen": 1080.0, "a3": 1920 * 3508 / 4961}
_SCALES: dict[tuple[Paper, int], float] = {
    ("screen", 1): 1.0,
    ("screen", 2): 2.0,
    ("a3", 1): 4961 / 1920 / 2,
    ("a3", 2): 4961 / 1920,
}
SIDE, LANE_NAMES, HEAD, STAGE_HEAD, FOOT = 36.0, 150.0, 72.0, 94.0, 48.0
# Largest first: size of the notes (1.0 is 13 px type) and of the journey lane.
_SIZES = (
    (1.2, 1.3), (1.1, 1.25), (1.0, 1.2), (0.92, 1.12), (0.84, 1.06), (0.76, 0.95), (0.7, 0.86),
    (0.62, 0.86), (0.56, 0.85), (0.5, 0.84), (0.44, 0.82), (0.39, 0.8), (0.35, 0.78),
)  # fmt: skip
_LEAST_TYPE = 9.0


@dataclass(frozen=True)
class PosterOwner:
    """A leader who answers for a stage: two-letter function code and title."""

    function: str | None
    title: str


@dataclass(frozen=True)
class PosterStage:
    """A stage in the customers' words with those who accepted it (none = nobody's stage)."""

    id: str
    name: str
    owners: tuple[PosterOwner, ...] = ()


@dataclass(frozen=True)
class PosterLane:
    """A row of the board; the journey is drawn in the one that is ``moves``."""

    id: str
    title: str
    moves: bool = False


@dataclass(frozen=True)
class PosterView:
    """All that a board poster shows; ``date`` and ``head_hash`` are printed in the foot."""

    room_title: str
    subtitle: str
    stages: tuple[PosterStage, ...]
    lanes: tuple[PosterLane, ...]
    notes: tuple[PosterNote, ...]
    journey: LaneView
    date: str
    head_hash: str
    groups: tuple[PosterGroup, ...] = ()


def poster(
    view: PosterView, theme: Theme = "light", paper: Paper = "screen", density: Literal[1, 2] = 2
) -> bytes:
    """Draw the board as PNG: 1920 × 1080 or A3 landscape (150 dpi) at density 1, twice at 2.

    Notes shrink together to no less than 9 px type in the picture; what then does not fit is
    counted in its cell ("+12 more") and in the foot. Nothing is drawn outside its cell.
    """
    on = Canvas(WIDTH, _HEIGHTS[paper], _SCALES[paper, density], theme)
    body = _body(on, view)
    rows = _plan(on, view, body)
    on.rect(0, 0, WIDTH, HEAD + STAGE_HEAD, "sheet")
    on.rect(0, HEAD, SIDE + LANE_NAMES, on.height - HEAD - FOOT, "sheet")
    heading_words(on, view.room_title, view.subtitle, SIDE)
    stage_heads(on, view.stages, body.lefts, body.widths, HEAD, STAGE_HEAD)
    _rules(on, body, rows)
    lanes = {row.id for row in view.lanes}
    hidden = sum(note.lane not in lanes for note in view.notes)
    hidden += paint_rows(on, view.lanes, rows, SIDE)
    for band in rows.bands:
        if band.journey:
            drawing = _journey(view, body, rows.lane_size)
            paint_lane(on, drawing, SIDE + LANE_NAMES, band.top, rows.lane_size)
    foot_words(on, view.date, view.head_hash, hidden, len(view.notes), SIDE, FOOT)
    return on.png()


def _body(on: Canvas, view: PosterView) -> Body:
    left, width = SIDE + LANE_NAMES, WIDTH - 2 * SIDE - LANE_NAMES
    widths = column_widths(view.stages, view.notes, width)
    lefts = [left + sum(widths[:at]) for at in range(len(widths))]
    top = HEAD + STAGE_HEAD
    room = on.height - top - FOOT
    known = {stage.id for stage in view.stages}
    # A note of a stage that is no longer there still belongs to the board.
    notes = tuple(n if n.stage in known else replace(n, stage=None) for n in view.notes)
    return Body(view.lanes, notes, view.stages, lefts, widths, left, width, top, room, view.groups)


def _journey(view: PosterView, body: Body, size: float) -> LaneDrawing:
    """Lay out the journey over the columns of the poster."""
    width_of = {stage.id: width for stage, width in zip(view.stages, body.widths, strict=True)}
    stages = tuple(
        replace(stage, width=width_of.get(stage.id, stage.width) / size)
        for stage in view.journey.stages
    )
    return lane(replace(view.journey, stages=stages))


def _plan(on: Canvas, view: PosterView, body: Body) -> Rows:
    """Choose the largest size at which all notes fit; else the least size, with counts."""
    legible = [size for size in _SIZES if 13 * size[0] * on.type_scale >= _LEAST_TYPE]

    def planned(at: int) -> Rows:
        note_size, lane_size = legible[at]
        height = _journey(view, body, lane_size).height * lane_size
        return plan_rows(on, body, note_size, lane_size, height)

    low, high = 0, len(legible) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if planned(middle).fits else (middle + 1, high)
    return planned(low)


def _rules(on: Canvas, body: Body, rows: Rows) -> None:
    bottom = on.height - FOOT
    right = WIDTH - SIDE
    on.rect(0, HEAD + STAGE_HEAD - 0.5, WIDTH, 1, "line-strong")
    for left in body.lefts[1:]:
        on.rect(left, HEAD, 1, STAGE_HEAD, "line")
        for band in rows.bands:
            if not band.journey:
                on.rect(left, band.top, 1, band.height, "line")
    on.rect(SIDE + LANE_NAMES, HEAD, 1, bottom - HEAD, "line-strong")
    for band in rows.bands[1:]:
        on.rect(SIDE if not band.follows else SIDE + LANE_NAMES, band.top, right - SIDE, 1, "line")
    on.rect(0, bottom, WIDTH, FOOT, "sheet")
    on.rect(0, bottom, WIDTH, 1, "line-strong")
