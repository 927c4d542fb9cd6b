"""Geometry of the "how they move" lane: from a map with its numbers to shapes in px.

Pure: no picture library, no page, no clock. The browser and the poster draw the same shapes, so
what was on the screen is what is on the paper (DOMAIN section 5: moves, losses, hand-offs).
"""

from __future__ import annotations

from customer_room.render.lane_labels import (
    already_here,
    bypass_words,
    floor_words,
    from_column,
    share_of,
    thousands,
    words,
)
from customer_room.render.lane_places import (
    FIRST_ROW,
    MARK,
    STAYED_HEIGHT,
    STAYED_WIDTH,
    Ground,
    Place,
    ground,
)
from customer_room.render.lane_routes import Way, arrow_width, customers_per_px, ways
from customer_room.render.lane_shapes import (
    Bar,
    Diamond,
    LaneDrawing,
    LossRow,
    Mark,
    MoveRow,
    Shade,
    StayedBox,
    Stroke,
)
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
from customer_room.render.palette import mark_corners

__all__ = ["LaneDrawing", "LaneView", "MoveView", "StageView", "StepView", "lane"]


def lane(view: LaneView) -> LaneDrawing:
    """Lay out the journey lane; the order of steps and moves in the view does not matter."""
    base = ground(view)
    routes = ways(view, base)
    crossings = _diamonds(view, base, routes)
    lost = [base.lost(column) for column in range(len(base.stages))]
    worst = lost.index(max(lost)) if any(lost) else None
    strokes = sorted(
        (_titled(view, base, way) for way in routes),
        key=lambda s: (_LAYER.get(s.role, 0), -s.width, s.id),
    )
    return LaneDrawing(
        width=base.width,
        height=base.height,
        floor=(base.edges[from_column(base)], base.width, base.floor)
        if worst is not None
        else None,
        stayed=_stayed(base),
        shades=_shades(view, base),
        strokes=(*_already_bands(view, base), *strokes),
        heads=tuple(
            way.head
            for way in sorted(routes, key=lambda w: (_LAYER.get(w.stroke.role, 0), w.stroke.id))
            if way.head
        ),
        diamonds=tuple(crossings),
        bars=_bars(base, lost),
        marks=tuple(_mark(place) for place in _in_order(base)),
        labels=(*words(view, base, routes, crossings), *floor_words(base, worst)),
        summary=_summary(view, base, lost, worst),
        moves=_move_rows(view, base),
        losses=_loss_rows(base),
    )


_LAYER = {"flow": 0, "stay": 0, "never": 1, "unknown": 1, "bypass": 2, "left": 3}


def _in_order(base: Ground) -> list[Place]:
    return sorted(base.places.values(), key=lambda p: (p.column, p.step.order, p.step.id))


def _titled(view: LaneView, base: Ground, way: Way) -> Stroke:
    move = way.move
    count = thousands(move.count)
    here = base.places[move.source].step.name
    match move.target:
        case "LEFT":
            text = f"{count} customers left at “{here}”"
        case "STAYED":
            text = f"{count} customers stayed after “{here}”"
        case "NEVER JOINED":
            text = f"{count} never joined after “{here}”"
        case "NOT KNOWN":
            text = f"{count} after “{here}”: where they went is not known"
        case _ if way.shape == "loop":
            text = f"{count} came back to “{here}”"
        case _:
            text = f"{count} from “{here}” to “{base.places[move.target].step.name}”"
            if way.shape == "bypass":
                text = f"{text}: {bypass_words(base, way)}"
            if (move.source, move.target) in view.unagreed:
                text = f"{text}; hand-off nobody agreed"
    stroke = way.stroke
    return Stroke(stroke.id, stroke.role, stroke.points, stroke.width, text)


def _diamonds(view: LaneView, base: Ground, routes: list[Way]) -> list[Diamond]:
    found: list[Diamond] = []
    for way in routes:
        pair = (way.move.source, way.move.target)
        if pair not in view.unagreed or pair[1] not in base.places or pair[0] == pair[1]:
            continue
        givers = (base.places[pair[0]].step.name, base.places[pair[1]].step.name)
        title = f"Hand-off nobody agreed: “{givers[0]}” to “{givers[1]}”"
        size = 8.0 if way.shape == "straight" and way.stroke.width > 5 else 5.5
        found.append(Diamond(way.stroke.id, *way.middle, size, title))
    return found


def _already_bands(view: LaneView, base: Ground) -> list[Stroke]:
    per_px = customers_per_px(view, base.moves)
    bands: list[Stroke] = []
    for place in _in_order(base):
        count = already_here(base, place)
        if not count:
            continue
        top = place.y - FIRST_ROW + 21 if place.row == 0 else place.y - MARK / 2 - 16
        title = f"{thousands(count)} already with us before “{place.step.name}”"
        points = ((place.x, top), (place.x, place.y))
        width = arrow_width(count, per_px)
        bands.append(Stroke(f"already>{place.step.id}", "already", points, width, title))
    return bands


def _bars(base: Ground, lost: list[int]) -> tuple[Bar, ...]:
    most = max(lost, default=0)
    if not most:
        return ()
    longest = min(stage.width for stage in base.stages) - 20
    return tuple(
        Bar(
            stage.id,
            base.edges[column] + 10,
            base.floor + 3,
            max(longest * lost[column] / most, 2.0),
            9.0,
            f"{thousands(lost[column])} customers left in “{stage.name}”",
        )
        for column, stage in enumerate(base.stages)
        if lost[column]
    )


def _mark(place: Place) -> Mark:
    step = place.step
    corners = mark_corners(step.function)
    served = step.function_name or step.function
    title = f"{step.name}, {f'served by {served}' if served else 'nobody serves this step'}"
    size = MARK
    radii = (corners[0] * size, corners[1] * size, corners[2] * size, corners[3] * size)
    return Mark(step.id, place.x, place.y, size, step.function, radii, title)


def _stayed(base: Ground) -> StayedBox | None:
    if not base.stayed:
        return None
    count = sum(move.count for move in base.moves if move.target == STAYED)
    return StayedBox(*base.stayed, STAYED_WIDTH, STAYED_HEIGHT, thousands(count))


def _shades(view: LaneView, base: Ground) -> tuple[Shade, ...]:
    return tuple(
        Shade(base.edges[column], stage.width)
        for column, stage in enumerate(base.stages)
        if stage.id == view.current
    )


def _summary(view: LaneView, base: Ground, lost: list[int], worst: int | None) -> str:
    """Say the lane in one or two sentences, for those who do not see it."""
    stages, steps = len(base.stages), len(base.places)
    shape = f"{stages} stage{'s' * (stages != 1)}, {steps} step{'s' * (steps != 1)}."
    if not base.moves:
        return f"{shape} No customer numbers yet."
    sums = {
        end: sum(move.count for move in base.moves if move.target == end)
        for end in (STAYED, LEFT, NEVER_JOINED, NOT_KNOWN)
    }
    parts = [f"{thousands(sums[STAYED])} stayed", f"{thousands(sums[LEFT])} left"]
    if worst is not None and len(base.stages) > 1:
        share = share_of(lost[worst], sums[LEFT])
        name = base.stages[worst].name
        parts[1] += f", most in “{name}” ({thousands(lost[worst])}, {share}% of all)"
    if sums[NEVER_JOINED]:
        parts.append(f"{thousands(sums[NEVER_JOINED])} never joined")
    if sums[NOT_KNOWN]:
        parts.append(f"of {thousands(sums[NOT_KNOWN])} we do not know")
    open_ones = sum((m.source, m.target) in view.unagreed for m in base.moves)
    if open_ones:
        parts.append(f"{open_ones} hand-off{'s' * (open_ones != 1)} nobody agreed")
    return f"{shape} {'; '.join(parts)}."


def _move_rows(view: LaneView, base: Ground) -> tuple[MoveRow, ...]:
    ends = {STAYED: "Stayed", NEVER_JOINED: "Never joined", NOT_KNOWN: "Not known", LEFT: "Left"}
    return tuple(
        MoveRow(
            base.places[move.source].step.name,
            ends.get(move.target) or base.places[move.target].step.name,
            move.count,
            (move.source, move.target) not in view.unagreed,
        )
        for move in base.moves
    )


def _loss_rows(base: Ground) -> tuple[LossRow, ...]:
    total = sum(move.count for move in base.moves if move.target == LEFT)
    rows = [
        LossRow(
            base.stages[base.places[move.source].column].name,
            base.places[move.source].step.name,
            move.count,
            share_of(move.count, total),
        )
        for move in base.moves
        if move.target == LEFT
    ]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.step)))
