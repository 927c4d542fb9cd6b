"""Note cards on a picture: tint, edge pattern, icon, function, evidence and votes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from customer_room.render.canvas import Canvas, Point
from customer_room.render.text import Face

Kind = Literal["note", "honour", "dishonour", "staff obstacle", "two truths", "bet"]
_TOKENS: dict[str, str] = {
    "honour": "k-honour",
    "dishonour": "k-dishonour",
    "staff obstacle": "k-obstacle",
    "two truths": "k-truths",
}
LINE, FOOT = 1.27, 16.0
_LEFT, _RIGHT, _TOP, _BOTTOM, _GAP = 14.0, 9.0, 7.0, 6.0, 4.0
_MOST_LINES = 12


@dataclass(frozen=True)
class PosterNote:
    """One note; ``stage`` is ``None`` where it concerns the whole journey, ``group`` is an id.

    ``function`` is the two-letter code, ``None`` where it must not show; ``evidence`` is one of
    "we assume", "staff say", "customers said", "data" (customers' words are set in serif).
    """

    lane: str
    stage: str | None
    text: str
    kind: Kind = "note"
    function: str | None = None
    evidence: str = ""
    votes: int = 0
    group: str = ""


@dataclass(frozen=True)
class PosterGroup:
    """A frame around the notes that name its ``id``."""

    id: str
    name: str
    votes: int = 0


@dataclass(frozen=True)
class SetNote:
    """A note broken into lines at a size; ``height`` in layout px."""

    note: PosterNote
    lines: tuple[str, ...]
    face: Face
    size: float
    height: float

    @property
    def notes(self) -> int:
        """How many notes this is."""
        return 1

    def within(self, height: float) -> SetNote | None:
        """Give it where it fits."""
        return self if self.height <= height else None


def set_note(on: Canvas, note: PosterNote, width: float, size: float) -> SetNote:
    """Break a note's text for a card of some width; ``size`` 1.0 is 13 px type."""
    face: Face = "serif" if note.evidence == "customers said" else "regular"
    room = width - (_LEFT + _RIGHT) * size
    lines = tuple(on.wrap(note.text, face, 13 * size, room, _MOST_LINES))
    height = (_TOP + len(lines) * 13 * LINE + _GAP + FOOT + _BOTTOM) * size
    return SetNote(note, lines, face, size, height)


def paint_note(on: Canvas, card: SetNote, x: float, y: float, width: float) -> None:
    """Paint a card with its top left at x, y."""
    size, note = card.size, card.note
    token = _TOKENS.get(note.kind, "k-note")
    edge = f"{token}-edge"
    on.rect(x, y + 0.8, width, card.height, on.mixed("ink", 0.12, "page"))
    on.rect(x, y, width, card.height, token)
    paint_edge(on, note.kind, x, y, card.height, size)
    baseline = y + (_TOP + 13 * 0.98) * size
    for line in card.lines:
        on.words(x + _LEFT * size, baseline, line, 13 * size, "ink", card.face)
        baseline += 13 * LINE * size
    middle = y + card.height - (_BOTTOM + FOOT / 2) * size
    at = x + _LEFT * size
    if note.kind in _TOKENS:
        paint_icon(on, note.kind, at + 7 * size, middle, 14 * size, edge)
        at += 20 * size
    if note.function:
        on.mark(at + FOOT / 2 * size, middle, FOOT * size, note.function)
        at += 23 * size
    end = x + width - _RIGHT * size
    end -= paint_votes(on, note.votes, end, middle, size)
    foot = note.evidence if note.kind != "bet" else " · ".join(filter(None, ("bet", note.evidence)))
    if foot and end - at > 24 * size:
        shown = on.shorten(foot, "regular", 12 * size, end - at - 6 * size)
        on.words(at, middle + 4.3 * size, shown, 12 * size, "ink-2")


def paint_votes(on: Canvas, votes: int, end: float, middle: float, size: float) -> float:
    """Paint a dot and how many there are, up to an end; give the width, none without votes."""
    if not votes:
        return 0.0
    wide = on.words(end, middle + 4.3 * size, str(votes), 12 * size, "ink", "bold", "end")
    wide += 12 * size
    on.polygon(_circle(end - wide + 4.5 * size, middle, 4.5 * size), "ink")
    return wide


def paint_edge(on: Canvas, kind: str, x: float, y: float, height: float, size: float) -> None:
    """Paint the left edge whose pattern tells the kind without colour."""
    token = f"{_TOKENS.get(kind, 'k-note')}-edge"
    wide = 5 * size
    match kind:
        case "honour":
            on.rect(x, y, wide, height, token)
        case "two truths":
            on.rect(x, y, 2 * size, height, token)
            on.rect(x + 3 * size, y, 2 * size, height, token)
        case "staff obstacle":
            at = 0.0
            while at < height:
                on.rect(x, y + at, wide, min(5 * size, height - at), token)
                at += 8 * size
        case "dishonour":
            _diagonal_edge(on, x, y, wide, height, token)
        case _:
            on.rect(x, y, 2 * size, height, token)


def _diagonal_edge(on: Canvas, x: float, y: float, wide: float, height: float, token: str) -> None:
    thick, step = wide * 0.85, wide * 1.7
    at = -wide
    while at < height:
        corners = ((0.0, at + wide), (wide, at), (wide, at + thick), (0.0, at + wide + thick))
        shape = [(x + dx, y + min(max(dy, 0.0), height)) for dx, dy in corners]
        if max(dy for _, dy in shape) > min(dy for _, dy in shape):
            on.polygon(shape, token)
        at += step


def paint_icon(on: Canvas, kind: str, x: float, y: float, size: float, token: str) -> None:
    """Paint the sign of a kind centred on x, y: heart, broken heart, cone, unequal."""
    thick = size * 0.1
    for line in _ICONS.get(kind, ()):
        on.line([(x + dx * size, y + dy * size) for dx, dy in line], thick, token)


def _circle(x: float, y: float, radius: float) -> list[Point]:
    turns = [2 * math.pi * at / 24 for at in range(24)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def _heart() -> tuple[Point, ...]:
    points: list[Point] = []
    for at in range(33):
        turn = 2 * math.pi * at / 32
        across = 16 * math.sin(turn) ** 3 / 38
        down = 13 * math.cos(turn) - 5 * math.cos(2 * turn) - 2 * math.cos(3 * turn)
        points.append((across, -(down - math.cos(4 * turn)) / 36 - 0.03))
    return tuple(points)


_ICONS: dict[str, tuple[tuple[Point, ...], ...]] = {
    "honour": (_heart(),),
    "dishonour": (_heart(), ((0.0, -0.2), (-0.1, -0.02), (0.08, 0.08), (-0.02, 0.22))),
    "staff obstacle": (
        ((-0.4, 0.4), (0.4, 0.4)),
        ((-0.26, 0.38), (-0.06, -0.4), (0.06, -0.4), (0.26, 0.38)),
        ((-0.15, 0.0), (0.15, 0.0)),
        ((-0.21, 0.2), (0.21, 0.2)),
    ),
    "two truths": (
        ((-0.32, -0.12), (0.32, -0.12)),
        ((-0.32, 0.14), (0.32, 0.14)),
        ((0.28, -0.36), (-0.28, 0.36)),
    ),
}
