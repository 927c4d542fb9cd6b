"""Groups on a picture: one frame with its name, its votes and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from customer_room.render.canvas import Canvas
from customer_room.render.note_paint import (
    LINE,
    PosterGroup,
    PosterNote,
    SetNote,
    paint_note,
    paint_votes,
    set_note,
)

_PAD, _GAP, _TYPE = 6.0, 5.0, 13.0


@dataclass(frozen=True)
class SetGroup:
    """A group with its notes broken into lines at a size; ``head`` is the height of its name."""

    group: PosterGroup
    lines: tuple[str, ...]
    cards: tuple[SetNote, ...]
    size: float
    head: float

    @property
    def notes(self) -> int:
        """How many notes are in it."""
        return len(self.cards)

    @property
    def height(self) -> float:
        """The height of the frame."""
        inside = sum(card.height for card in self.cards) + _GAP * self.size * len(self.cards)
        return self.head + inside + _PAD * self.size

    def within(self, height: float) -> SetGroup | None:
        """Give it with as many of its notes as fit, if any does."""
        shown = self
        while shown.height > height and shown.cards:
            shown = replace(shown, cards=shown.cards[:-1])
        return shown if shown.cards else None


def set_group(
    on: Canvas, group: PosterGroup, notes: Sequence[PosterNote], width: float, size: float
) -> SetGroup:
    """Break a group's name and notes for a frame of some width."""
    room = width - (2 * _PAD + 28) * size
    lines = tuple(on.wrap(group.name, "bold", _TYPE * size, room, 2))
    cards = tuple(set_note(on, note, width - 2 * _PAD * size, size) for note in notes)
    head = (_PAD + len(lines) * _TYPE * LINE) * size
    return SetGroup(group, lines, cards, size, head)


def paint_group(on: Canvas, card: SetGroup, x: float, y: float, width: float) -> None:
    """Paint a frame with its top left at x, y."""
    size = card.size
    on.rect(x, y, width, card.height, "line-strong")
    on.rect(x + 1, y + 1, width - 2, card.height - 2, "sheet")
    baseline = y + (_PAD + _TYPE * 0.98) * size
    for line in card.lines:
        on.words(x + _PAD * size, baseline, line, _TYPE * size, "ink", "bold")
        baseline += _TYPE * LINE * size
    end = x + width - _PAD * size
    paint_votes(on, card.group.votes, end, y + (_PAD + _TYPE * 0.6) * size, size)
    top = y + card.head
    for note in card.cards:
        top += _GAP * size
        paint_note(on, note, x + _PAD * size, top, width - 2 * _PAD * size)
        top += note.height
