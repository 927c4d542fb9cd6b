"""The words of the lane and the room they take: each goes where it covers least."""

from __future__ import annotations

from dataclasses import dataclass, field

from customer_room.render.lane_shapes import Label, LabelRole
from customer_room.render.metrics import text_width

SIZE = 12.0
SOLID, THIN = 100.0, 1.0
_LINE, _NEAR = 13.5, 3.0
_NEVER = 1e12
_BOLD: frozenset[LabelRole] = frozenset({"count", "side", "left", "worst", "warn"})
Box = tuple[float, float, float, float]


@dataclass
class Sheet:
    """The words placed so far and all that later words should not cover.

    Boxes are kept by the squares they touch, so that a full map is laid out at once.
    """

    width: float
    height: float
    taken: dict[tuple[int, int], list[tuple[Box, float]]] = field(
        default_factory=dict[tuple[int, int], list[tuple[Box, float]]]
    )
    labels: list[Label] = field(default_factory=list[Label])

    def block(self, box: Box, weight: float = SOLID) -> None:
        """Keep words away from a box; the weight says how much they mind."""
        left, top, right, bottom = _squares(box)
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                self.taken.setdefault((column, row), []).append((box, weight))

    def cost(self, label: Label) -> float:
        """Say how badly a label sits: covered area by weight, endless outside the lane."""
        box = extent(label)
        if box[0] < 1 or box[1] < 0 or box[2] > self.width - 1 or box[3] > self.height:
            return _NEVER
        left, top, right, bottom = _squares(box)
        covered = 0.0
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                for other, weight in self.taken.get((column, row), ()):
                    # A box is in several squares; it counts in the first that both touch.
                    first = _squares(other)
                    if column == max(left, first[0]) and row == max(top, first[1]):
                        covered += _overlap(box, other) * weight
        return covered

    def put(self, spots: list[Label], limit: float = _NEVER) -> bool:
        """Place the best of several spots, the first of equals, if it covers less than the limit.

        Without a limit the words are placed in any case.
        """
        best, least = spots[0], _NEVER
        for at, spot in enumerate(spots):
            cost = self.cost(spot) + at * 0.5
            if cost < least:
                best, least = spot, cost
            if cost <= at * 0.5:
                break
        if least >= limit and limit < _NEVER:
            return False
        self.labels.append(best)
        left, top, right, bottom = extent(best)
        self.block((left, top, right, bottom))
        self.block((left - 6, top - 6, right + 6, bottom + 6), _NEAR)
        return True


def extent(label: Label) -> Box:
    """Give the box of a label in px: left, top, right, bottom."""
    bold = label.role in _BOLD
    width = max((text_width(line, label.size, bold=bold) for line in label.lines), default=0.0)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    top = label.y - label.size * 0.82
    below = (len(label.lines) - 1) * line_step(label.size) + label.size * 1.02
    return left, top, left + width, top + below


def line_step(size: float) -> float:
    """Give the px from one baseline to the next."""
    return round(size * _LINE / SIZE, 2)


def _squares(box: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return int(left // 40), int(top // 24), int(right // 40), int(bottom // 24)


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0
