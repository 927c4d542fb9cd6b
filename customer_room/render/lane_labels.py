"""Which words stand on the lane, and the spots each may take."""

from __future__ import annotations

from customer_room.render.lane_places import (
    FIRST_ROW,
    MARK,
    STAYED_HEIGHT,
    STAYED_WIDTH,
    Ground,
    Place,
)
from customer_room.render.lane_routes import Way, along_curve
from customer_room.render.lane_shapes import Anchor, Diamond, Label, LabelRole
from customer_room.render.lane_sheet import SIZE, SOLID, THIN, Sheet, line_step
from customer_room.render.lane_view import LEFT, NEVER_JOINED, NOT_KNOWN, LaneView
from customer_room.render.metrics import text_width, wrapped

_SHOWN = 2.2
_ASIDE = (0.0, 30.0, -30.0, 50.0, -50.0)


def thousands(count: int) -> str:
    """Write a number of customers with a comma."""
    return f"{count:,}"


def words(view: LaneView, base: Ground, routes: list[Way], diamonds: list[Diamond]) -> list[Label]:
    """Place all words of the lane, the most needed first."""
    sheet = Sheet(base.width, base.height)
    _block_shapes(sheet, base, routes, diamonds)
    _step_names(sheet, base, first=True)
    _already_here(sheet, base)
    _straight_counts(sheet, routes, diamonds)
    _never_joined(sheet, base, routes)
    _step_names(sheet, base, first=False)
    _bypasses(sheet, view, base, routes)
    _curve_counts(sheet, routes)
    _hand_off_note(sheet, routes, diamonds)
    return sheet.labels


def _block_shapes(sheet: Sheet, base: Ground, routes: list[Way], diamonds: list[Diamond]) -> None:
    half = MARK / 2 + 2
    for place in base.places.values():
        sheet.block((place.x - half, place.y - half, place.x + half, place.y + half))
    for spot in diamonds:
        reach = spot.size + 2
        sheet.block((spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach))
    if base.stayed:
        x, y = base.stayed
        w, h = STAYED_WIDTH / 2 + 3, STAYED_HEIGHT / 2 + 3
        sheet.block((x - w, y - h, x + w, y + h))
    sheet.block((0, base.floor - 1, base.width, base.height))
    for way in routes:
        half_width = way.stroke.width / 2 + 1
        parts = 24
        for at in range(parts + 1):
            x, y = along_curve(way.stroke.points, at / parts)
            step = 3.0 if len(way.stroke.points) == 2 else half_width
            sheet.block((x - step, y - half_width, x + step, y + half_width), THIN)


def _step_names(sheet: Sheet, base: Ground, *, first: bool) -> None:
    for place in sorted(base.places.values(), key=lambda p: (p.row, p.x)):
        if (place.row == 0) != first:
            continue
        if first:
            lines = wrapped(place.step.name, _room(base, place), SIZE, 3)
            top = place.y - MARK / 2 - 7 - (len(lines) - 1) * line_step(SIZE)
            sheet.put([Label("step", place.x, top, "middle", SIZE, tuple(lines))])
        else:
            sheet.put(_beside(place))


def _beside(place: Place) -> list[Label]:
    """Give the spots of a name on a lower row: below right, below left, right, left, above."""
    spots: list[Label] = []
    word = max((text_width(part, SIZE) for part in place.step.name.split()), default=0.0)
    for width in (52.0, 66.0, 86.0):
        width = min(max(width, word + 1), 86.0)
        lines = tuple(wrapped(place.step.name, width, SIZE, 3))
        up = place.y - MARK / 2 - 6 - (len(lines) - 1) * line_step(SIZE)
        level = place.y + 4 - (len(lines) - 1) * line_step(SIZE) / 2
        places: tuple[tuple[float, float, Anchor], ...] = (
            (place.x + 9, place.y + MARK / 2 + 13, "start"),
            (place.x - 9, place.y + MARK / 2 + 13, "end"),
            (place.x + MARK / 2 + 6, level, "start"),
            (place.x - MARK / 2 - 6, level, "end"),
            (place.x, up, "middle"),
        )
        spots += [Label("step", x, y, anchor, SIZE, lines) for x, y, anchor in places]
    return spots


def _room(base: Ground, place: Place) -> float:
    """Give the width for a name on the first row: half way to the neighbours."""
    gaps = [abs(p.x - place.x) for p in base.row(0) if p is not place]
    sides = min([*gaps, 2 * min(place.x, base.width - place.x)])
    return max(min(sides - 4, 88.0), 30.0)


def _already_here(sheet: Sheet, base: Ground) -> None:
    for place in base.places.values():
        count = already_here(base, place)
        if count:
            lines = (f"{thousands(count)} already with us",)
            y = place.y - FIRST_ROW + 16 if place.row == 0 else place.y - MARK / 2 - 20
            spots = [Label("note", place.x + dx, y, "middle", SIZE, lines) for dx in _ASIDE]
            sheet.put(spots, limit=900.0)


def already_here(base: Ground, place: Place) -> int:
    """Give the customers who were with us before: more went out of the step than came in."""
    if place.step.entry != "already here":
        return 0
    out = sum(m.count for m in base.moves if m.source == place.step.id)
    come = sum(m.count for m in base.moves if m.target == place.step.id)
    return max(out - come, 0)


def _straight_counts(sheet: Sheet, routes: list[Way], diamonds: list[Diamond]) -> None:
    crossed = {spot.id for spot in diamonds}
    for way in routes:
        if way.shape != "straight":
            continue
        text = (thousands(way.move.count),)
        wide = text_width(text[0], SIZE, bold=True)
        (x0, y), (x1, _) = way.stroke.points
        start, free = x0 + 6, x1 - x0 - 6
        if way.stroke.width >= 12 and free >= wide + 4 and way.stroke.id not in crossed:
            sheet.put([Label("count", start + free / 2, y + 4.3, "middle", SIZE, text)])
        elif way.stroke.width >= 12 and free >= 2 * wide + 52:
            sheet.put([Label("count", start + free / 4, y + 4.3, "middle", SIZE, text)])
        elif way.stroke.width >= _SHOWN or way.stroke.points[0][1] == FIRST_ROW:
            down, up = way.stroke.width / 2 + 14, way.stroke.width / 2 + 6
            middle = (x0 + x1) / 2 + 2
            spots = [
                Label("side", middle + dx, y + dy, "middle", SIZE, text)
                for dy in (down, 27.0, 32.0, -up)
                for dx in (0.0, 8.0, -8.0, 16.0, -16.0)
            ]
            sheet.put(spots, limit=SOLID * 40)


def _never_joined(sheet: Sheet, base: Ground, routes: list[Way]) -> None:
    ends: dict[int, list[tuple[float, float]]] = {}
    for way in routes:
        if way.move.target not in (NEVER_JOINED, NOT_KNOWN):
            continue
        x, y = way.stroke.points[1]
        known = way.move.target == NEVER_JOINED
        text = thousands(way.move.count) + ("" if known else " not known")
        sheet.put([Label("never", x, y + 16, "middle", SIZE, (text,))], limit=SOLID * 60)
        if known and base.places[way.move.source].row == 0:
            ends.setdefault(base.places[way.move.source].column, []).append((x, y))
    for column in sorted(ends):
        middle = sum(x for x, _ in ends[column]) / len(ends[column])
        low = max(y for _, y in ends[column])
        sheet.put([Label("never", middle, low + 32, "middle", SIZE, ("never joined",))], 900.0)


def _bypasses(sheet: Sheet, view: LaneView, base: Ground, routes: list[Way]) -> None:
    for way in routes:
        if way.shape != "bypass":
            continue
        lines = tuple(wrapped(bypass_words(base, way), 92, SIZE, 3, bold=True))
        low = max(along_curve(way.stroke.points, at / 10)[1] for at in range(11))
        spots = [
            Label("left", way.middle[0] + dx, low + dy, "middle", SIZE, lines)
            for dy in (15.0, 22.0, 30.0)
            for dx in (0.0, 12.0, -12.0, 26.0, -26.0, 40.0, -40.0)
        ]
        sheet.put(spots, limit=SOLID * 60)


def bypass_words(base: Ground, way: Way) -> str:
    """Say what the customers of a bypass missed, in words."""
    row = base.row(0)
    source, target = base.places[way.move.source], base.places[way.move.target]
    missed = [place.step for place in row if source.x < place.x < target.x]
    count = thousands(way.move.count)
    if len(missed) == 1:
        return f"{count} {missed[0].skipped or 'skipped ' + missed[0].name}"
    return f"{count} skipped {len(missed)} steps"


def _curve_counts(sheet: Sheet, routes: list[Way]) -> None:
    for way in sorted(routes, key=lambda w: -w.move.count):
        if way.shape not in ("curve", "round") or way.stroke.width < _SHOWN:
            continue
        text = (thousands(way.move.count),)
        spots: list[Label] = []
        for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.8):
            x, y = along_curve(way.stroke.points, share)
            away = way.stroke.width / 2 + 5
            spots += [
                Label("side", x + away, y + 9, "start", SIZE, text),
                Label("side", x - away, y - 2, "end", SIZE, text),
                Label("side", x, y + away + 10, "middle", SIZE, text),
                Label("side", x, y - away, "middle", SIZE, text),
            ]
        sheet.put(spots, limit=130.0)


def _hand_off_note(sheet: Sheet, routes: list[Way], diamonds: list[Diamond]) -> None:
    """Name the largest hand-off nobody agreed that has room for the words."""
    counts = {way.stroke.id: way.move.count for way in routes}
    for spot in sorted(diamonds, key=lambda d: (-counts[d.id], d.id)):
        lines = ("no agreed hand-off",)
        spots = [
            Label("warn", spot.x, spot.y + dy, "middle", SIZE, lines)
            for dy in (-21.0, 27.0, -15.0, 22.0)
        ]
        if sheet.put(spots, limit=60.0):
            return


def floor_words(base: Ground, worst: int | None) -> list[Label]:
    """Write the losses of each stage under the floor."""
    total = sum(base.lost(column) for column in range(len(base.stages)))
    labels: list[Label] = []
    for column, stage in enumerate(base.stages):
        lost = base.lost(column)
        if not lost:
            continue
        text = f"{thousands(lost)} left"
        size = 15.0 if column == worst else 13.0
        if column == worst and lost < total:
            full = f"{text}, {share_of(lost, total)}% of all"
            text = full if text_width(full, size, bold=True) <= stage.width - 18 else text
        role: LabelRole = "worst" if column == worst else "left"
        x = base.edges[column] + 10
        labels.append(Label(role, x, base.floor + 28, "start", size, (text,)))
    if not base.moves:
        return [Label("quiet", 10, base.floor + 28, "start", 13.0, ("No customer numbers yet",))]
    if from_column(base) > 0:
        words_ = ("Not yet customers",)
        labels.insert(0, Label("quiet", 10, base.floor + 28, "start", SIZE, words_))
    return labels


def from_column(base: Ground) -> int:
    """Give the first stage in which customers can be lost: the floor begins there."""
    columns = [
        place.column
        for place in base.places.values()
        if place.step.entry in ("new customer", "already here") or base.count(place.step.id, LEFT)
    ]
    return min(columns, default=0)


def share_of(part: int, whole: int) -> int:
    """Give whole percent, rounded half up."""
    return (200 * part + whole) // (2 * whole) if whole else 0
