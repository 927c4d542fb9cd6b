"""Where the steps stand: rows, columns and the floor of the journey lane."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from customer_room.render.lane_view import (
    LEFT,
    NEVER_JOINED,
    NOT_KNOWN,
    STAYED,
    LaneView,
    MoveView,
    StageView,
    StepView,
)

MARK = 30.0
ROW_PITCH = 90.0
FIRST_ROW = 106.0
STAYED_ROOM = 88.0
STAYED_WIDTH, STAYED_HEIGHT = 64.0, 40.0
_SMALLEST_COLUMN = 60.0
_SMALLEST_GAP = 54.0
_CLEAR = 20.0


@dataclass(frozen=True)
class Place:
    """A step with its centre in px, its row (0 = the main way) and the column of its stage."""

    step: StepView
    column: int
    row: int
    x: float
    y: float


@dataclass(frozen=True)
class Ground:
    """The lane before anything moves on it."""

    stages: tuple[StageView, ...]
    edges: tuple[float, ...]
    places: dict[str, Place]
    moves: tuple[MoveView, ...]
    stayed: tuple[float, float] | None
    floor: float
    width: float
    height: float

    def count(self, source: str, target: str) -> int:
        """Give the customers of one pair, 0 when there is none."""
        return sum(m.count for m in self.moves if (m.source, m.target) == (source, target))

    def lost(self, column: int) -> int:
        """Give the customers who left in one stage."""
        return sum(
            m.count
            for m in self.moves
            if m.target == LEFT and self.places[m.source].column == column
        )

    def row(self, row: int) -> list[Place]:
        """Give the steps of a row from left to right."""
        return sorted((p for p in self.places.values() if p.row == row), key=lambda p: p.x)


def ground(view: LaneView) -> Ground:
    """Place every step: the most used way on the first row, side ways below it."""
    stages = tuple(StageView(s.id, s.name, max(s.width, _SMALLEST_COLUMN)) for s in view.stages)
    column_of = {stage.id: at for at, stage in enumerate(stages)}
    steps = sorted(
        (step for step in view.steps if step.stage in column_of),
        key=lambda step: (column_of[step.stage], step.order, step.id),
    )
    moves = _moves(view, [step.id for step in steps])
    stays = any(move.target == STAYED for move in moves)
    edges = [0.0]
    for stage in stages:
        edges.append(edges[-1] + stage.width)
    spare = STAYED_ROOM + _SMALLEST_GAP - stages[-1].width if stages and stays else 0.0
    width = edges[-1] + max(spare, 0.0)
    rows = _rows(steps, moves)
    places: dict[str, Place] = {}
    for column, stage in enumerate(stages):
        room = stage.width
        if stays and column == len(stages) - 1:
            room = max(stage.width - STAYED_ROOM, _SMALLEST_GAP)
        inside = [step for step in steps if column_of[step.stage] == column]
        for place in _column(column, inside, rows, edges[column], room):
            places[place.step.id] = place
    floor = _floor(places)
    at_end = (width - STAYED_WIDTH / 2 - 8, FIRST_ROW) if stays else None
    return Ground(stages, tuple(edges), places, moves, at_end, floor, width, floor + 42)


def _moves(view: LaneView, ids: list[str]) -> tuple[MoveView, ...]:
    """Add up equal pairs; order them along the journey."""
    at = {step: index for index, step in enumerate(ids)}
    ends = {STAYED: 0, NEVER_JOINED: 1, NOT_KNOWN: 2, LEFT: 3}
    known = {**at, **{end: len(ids) + place for end, place in ends.items()}}
    sums: dict[tuple[str, str], int] = {}
    for move in view.moves:
        if move.count > 0 and move.source in at and move.target in known:
            pair = (move.source, move.target)
            sums[pair] = sums.get(pair, 0) + move.count
    ordered = sorted(sums, key=lambda pair: (known[pair[0]], known[pair[1]]))
    return tuple(MoveView(source, target, sums[source, target]) for source, target in ordered)


def _rows(steps: list[StepView], moves: tuple[MoveView, ...]) -> dict[str, int]:
    """Give 0 to the steps on the most used way forward, 1 to all others."""
    at = {step.id: index for index, step in enumerate(steps)}
    onward = [m for m in moves if m.target in at and at[m.target] > at[m.source]]
    if not onward:
        return {step.id: 0 for step in steps}
    fed = {m.target for m in onward}
    way: set[str] = set()
    index = 0
    while index < len(steps):
        here = steps[index].id
        ahead = [m for m in onward if m.source == here]
        if ahead:
            way.add(here)
            index = at[max(ahead, key=lambda m: (m.count, -at[m.target])).target]
        elif here in fed or any(m.source == here for m in moves):
            way.add(here)
            # A map in several pieces goes on where the next piece starts by itself.
            index = next(
                (
                    later
                    for later in range(index + 1, len(steps))
                    if steps[later].id not in fed
                    and any(m.source == steps[later].id for m in onward)
                ),
                len(steps),
            )
        else:
            index += 1
    return {step.id: 0 if step.id in way else 1 for step in steps}


def _column(
    column: int, steps: list[StepView], rows: dict[str, int], left: float, room: float
) -> list[Place]:
    """Spread the steps of one stage over rows; what does not fit goes one row down."""
    most = max(1, int(room // _SMALLEST_GAP))
    waiting = [step for step in steps if rows[step.id] == 0]
    lower = [step for step in steps if rows[step.id] == 1]
    placed: list[Place] = []
    row = 0
    while waiting or lower:
        if row == 1:
            waiting = sorted([*waiting, *lower], key=lambda step: (step.order, step.id))
            lower = []
        fit = most if row % 2 == 0 or not placed or most == 1 else max(1, most - 1)
        now, waiting = waiting[:fit], waiting[fit:]
        taken = [place.x for place in placed]
        for step, x in zip(now, _spread(len(now), left, room, taken), strict=True):
            placed.append(Place(step, column, row, x, FIRST_ROW + row * ROW_PITCH))
        row += 1
    return placed


def _spread(count: int, left: float, room: float, taken: list[float]) -> list[float]:
    """Give even places that keep clear of the steps above, so that losses fall past them."""
    if not count:
        return []
    even = [(at + 0.5) / count for at in range(count)]
    inner = [(at + 1) / (count + 1) for at in range(count)]
    best: tuple[float, float] | None = None
    chosen: list[float] = []
    for pattern in (even, inner):
        spots = [left + share * room for share in pattern]
        for shift in (0, 8, -8, 16, -16, 24, -24, 32, -32, 42, -42):
            moved = [spot + shift for spot in spots]
            edge = MARK / 2 + 4
            if shift and (moved[0] < left + edge or moved[-1] > left + room - edge):
                continue
            if any(b - a < MARK + 12 for a, b in pairwise(moved)):
                continue
            near = min((abs(x - other) for x in moved for other in taken), default=_CLEAR)
            rank = (min(near, _CLEAR), -abs(shift))
            if best is None or rank > best:
                best, chosen = rank, moved
    return chosen


def _floor(places: dict[str, Place]) -> float:
    last = max((place.row for place in places.values()), default=0)
    return FIRST_ROW + (last * ROW_PITCH + 56 if last else 116)
