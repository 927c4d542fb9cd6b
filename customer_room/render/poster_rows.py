"""How the rows of the poster share its height, and which notes each cell can hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from customer_room.render.canvas import Canvas
from customer_room.render.group_paint import SetGroup, paint_group, set_group
from customer_room.render.note_paint import PosterGroup, PosterNote, SetNote, paint_note, set_note

_PAD, _GAP, _MORE, _EMPTY = 7.0, 6.0, 19.0, 40.0
_CARD = 142.0
WHY = "…and why"


class LaneName(Protocol):
    """A row's id and title; ``moves`` marks the one with the journey."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def moves(self) -> bool: ...


class HasId(Protocol):
    """A stage, as far as rows need it."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class Cell:
    """The cards of one cell or, with ``stage`` ``None``, of the whole row, and its place."""

    left: float
    width: float
    cards: tuple[SetNote | SetGroup, ...]
    columns: int
    gap: float = _GAP

    def needs(self) -> float:
        """Give the height for all cards."""
        heights = [0.0] * self.columns
        for card in self.cards:
            shortest = heights.index(min(heights))
            heights[shortest] += card.height + self.gap
        return max(heights) + 2 * _PAD - self.gap if self.cards else _EMPTY


@dataclass(frozen=True)
class Band:
    """One horizontal band: notes of a lane, or the journey. ``follows`` continues its lane.

    ``title`` stands in place of the lane's.
    """

    lane: str
    top: float
    height: float
    cells: tuple[Cell, ...]
    journey: bool = False
    follows: bool = False
    whole: bool = False
    title: str = ""


@dataclass(frozen=True)
class Rows:
    """The planned board body; ``fits`` says whether every note is shown."""

    bands: tuple[Band, ...]
    lane_size: float
    fits: bool


@dataclass(frozen=True)
class Body:
    """What is to be planned: the grid of the board and its notes, in layout px."""

    lanes: Sequence[LaneName]
    notes: Sequence[PosterNote]
    stages: Sequence[HasId]
    lefts: Sequence[float]
    widths: Sequence[float]
    left: float
    width: float
    top: float
    room: float
    groups: Sequence[PosterGroup] = ()


def column_widths(
    stages: Sequence[HasId], notes: Sequence[PosterNote], width: float
) -> list[float]:
    """Share the board's width: a stage with more notes in a lane gets a wider column."""
    most: list[int] = []
    for stage in stages:
        counts: dict[str, int] = {}
        for note in notes:
            if note.stage == stage.id:
                counts[note.lane] = counts.get(note.lane, 0) + 1
        most.append(max(counts.values(), default=0))
    shares = [1 + 0.14 * min(count, 7) for count in most]
    return [width * share / sum(shares) for share in shares]


def plan_rows(
    on: Canvas, body: Body, note_size: float, lane_size: float, lane_height: float
) -> Rows:
    """Set all notes at one size and share the height among the rows."""
    wanted: list[tuple[Band, float]] = []
    for row in body.lanes:
        if row.moves:
            wanted.append((Band(row.id, 0, lane_height, (), journey=True), lane_height))
        for at, (is_whole, cells) in enumerate(_parts(on, body, row, note_size)):
            need = max((cell.needs() for cell in cells), default=_EMPTY)
            follows = row.moves or at > 0
            title = WHY if row.moves and at == 0 else ""
            wanted.append((Band(row.id, 0, 0, tuple(cells), False, follows, is_whole, title), need))
    fixed = [band.journey for band, _ in wanted]
    heights, fits = _share([need for _, need in wanted], fixed, body.room)
    bands: list[Band] = []
    top = body.top
    for (band, _), height in zip(wanted, heights, strict=True):
        bands.append(replace(band, top=top, height=height))
        top += height
    return Rows(tuple(bands), lane_size, fits)


def _parts(on: Canvas, body: Body, row: LaneName, size: float) -> list[tuple[bool, list[Cell]]]:
    """Give the bands of a lane: notes on the whole journey, then those of each stage."""
    inside = [note for note in body.notes if note.lane == row.id]
    parts: list[tuple[bool, list[Cell]]] = []
    whole = [note for note in inside if note.stage is None]
    if whole:
        parts.append((True, [_cell(on, body, whole, body.left, body.width, size)]))
    cells = [
        _cell(on, body, [note for note in inside if note.stage == stage.id], left, width, size)
        for stage, left, width in zip(body.stages, body.lefts, body.widths, strict=True)
    ]
    if not whole or any(cell.cards for cell in cells):
        parts.append((False, cells))
    return parts


def _cell(
    on: Canvas, body: Body, notes: list[PosterNote], left: float, width: float, size: float
) -> Cell:
    """Set the notes of a cell, most votes first so that the last to go are the least wanted."""
    groups = {group.id: group for group in body.groups}
    framed: dict[str, list[PosterNote]] = {}
    for note in notes:
        if note.group in groups:
            framed.setdefault(note.group, []).append(note)
    loose = [note for note in notes if note.group not in groups]
    ordered = sorted([*loose, *(groups[id] for id in framed)], key=lambda item: -item.votes)
    columns = min(max(int((width - _PAD) // (_CARD * size)), 1), max(len(ordered), 1))
    columns = max(columns, int(width // (2 * _CARD * size)))
    gap = max(_GAP * min(size, 1.0), 2.0)
    card = (width - 2 * _PAD - (columns - 1) * gap) / columns
    cards = tuple(
        set_note(on, item, card, size)
        if isinstance(item, PosterNote)
        else set_group(on, item, framed[item.id], card, size)
        for item in ordered
    )
    return Cell(left, width, cards, columns, gap)


def _share(needs: list[float], fixed: list[bool], room: float) -> tuple[list[float], bool]:
    """Give each band its height: spare room is shared, missing room is taken from the tallest."""
    spare = room - sum(needs)
    if spare >= 0:
        loose = [0 if stays else 1 for stays in fixed]
        each = spare / max(sum(loose), 1)
        return [need + each * one for need, one in zip(needs, loose, strict=True)], True
    pairs = list(zip(needs, fixed, strict=True))
    left = max(room - sum(need for need, stays in pairs if stays), 0.0)
    low, high = 0.0, left
    for _ in range(30):
        cap = (low + high) / 2
        taken = sum(min(need, cap) for need, stays in pairs if not stays)
        low, high = (cap, high) if taken <= left else (low, cap)
    return [need if stays else min(need, low) for need, stays in pairs], False


def paint_rows(on: Canvas, lanes: Sequence[LaneName], rows: Rows, side: float) -> int:
    """Paint names and notes of all rows; give how many notes are not shown."""
    titles = {row.id: row.title for row in lanes}
    hidden = 0
    for band in rows.bands:
        title = band.title or ("" if band.follows else titles[band.lane])
        lines = on.wrap(title, "bold", 17, 126, 2) if title else []
        for at, line in enumerate(lines):
            on.words(side, band.top + 25 + at * 20, line, 17, "ink", "bold")
        count = sum(card.notes for cell in band.cells for card in cell.cards)
        if not band.journey and count:
            said = f"{count} note{'s' * (count != 1)}"
            said += ", whole journey" if band.whole else ""
            used = 20 * len(lines)
            if band.height > used + 24:
                on.words(side, band.top + used + 22, said, 13, "ink-3")
        hidden += sum(_paint_cell(on, cell, band) for cell in band.cells)
    return hidden


def _paint_cell(on: Canvas, cell: Cell, band: Band) -> int:
    """Paint the cards that fit; give the number of those that do not, after writing it."""
    fits = cell.needs() <= band.height + 0.5
    limit = band.height - _PAD - (0.0 if fits else _MORE)
    width = (cell.width - 2 * _PAD - (cell.columns - 1) * cell.gap) / cell.columns
    heights = [_PAD] * cell.columns
    hidden = 0
    for card in cell.cards:
        shortest = heights.index(min(heights))
        shown = card.within(limit - heights[shortest])
        hidden += card.notes - (shown.notes if shown else 0)
        if shown is None:
            continue
        x = cell.left + _PAD + shortest * (width + cell.gap)
        _paint(on, shown, x, band.top + heights[shortest], width)
        heights[shortest] += shown.height + cell.gap
    if hidden:
        baseline = band.top + band.height - 6
        on.words(cell.left + _PAD, baseline, f"+{hidden} more", 14, "ink-2", "bold")
    return hidden


def _paint(on: Canvas, card: SetNote | SetGroup, x: float, y: float, width: float) -> None:
    if isinstance(card, SetGroup):
        paint_group(on, card, x, y, width)
    else:
        paint_note(on, card, x, y, width)
