"""Title, stage heads and foot of the board poster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from customer_room.render.canvas import Canvas
from customer_room.render.note_paint import paint_edge, paint_icon


class Owner(Protocol):
    """A leader who answers for a stage."""

    @property
    def function(self) -> str | None: ...
    @property
    def title(self) -> str: ...


class StageHead(Protocol):
    """A stage with its leaders."""

    @property
    def name(self) -> str: ...
    @property
    def owners(self) -> Sequence[Owner]: ...


def heading_words(on: Canvas, title: str, subtitle: str, side: float) -> None:
    """Write the room's title, and beside it what the figures are of."""
    room = on.width - 2 * side
    shown = on.shorten(title, "bold", 34, room * 0.72)
    wide = on.words(side, 50, shown, 34, "ink", "bold")
    rest = room - wide - 24
    on.words(on.width - side, 50, on.shorten(subtitle, "regular", 20, rest), 20, "ink-2",
             align="end")  # fmt: skip


def stage_heads(
    on: Canvas,
    stages: Sequence[StageHead],
    lefts: Sequence[float],
    widths: Sequence[float],
    top: float,
    height: float,
) -> None:
    """Write each stage with its letter and its leaders; none or several are said in red."""
    for at, (stage, left, column) in enumerate(zip(stages, lefts, widths, strict=True)):
        letter = chr(ord("A") + at)
        on.words(left + 12, top + 26, letter, 13, "ink-3", "bold")
        size, lines = _name(on, stage.name, column - 36)
        for line_at, line in enumerate(lines):
            on.words(left + 28, top + 27 + line_at * size * 1.14, line, size, "ink", "serif")
        _owners(on, stage.owners, left + 12, top + height - 20, column - 20)


def _name(on: Canvas, name: str, room: float) -> tuple[float, list[str]]:
    """Give the largest size at which a stage's name stands in two lines, else cut it."""
    for size in (21.0, 19.0, 17.0, 15.0):
        if len(on.wrap(name, "serif", size, room)) <= 2:
            return size, on.wrap(name, "serif", size, room)
    return 15.0, on.wrap(name, "serif", 15.0, room, 2)


def _owners(on: Canvas, owners: Sequence[Owner], x: float, y: float, room: float) -> None:
    end = x + room
    for owner in owners[:4]:
        on.mark(x + 11, y, 22, owner.function)
        x += 25
    match len(owners):
        case 0:
            words, token, face = "Nobody’s stage", "left", "bold"
        case 1:
            words, token, face = owners[0].title, "ink-2", "regular"
        case 2:
            words, token, face = "Two leaders claim it", "left", "bold"
        case many:
            words, token, face = f"{many} leaders claim it", "left", "bold"
    x += 4 if owners else 0
    on.words(x, y + 5, on.shorten(words, face, 15, end - x), 15, token, face)


_KINDS = (
    ("honour", "Honours customers"),
    ("dishonour", "Dishonours customers"),
    ("staff obstacle", "Gets in our people’s way"),
    ("two truths", "Two truths"),
)
_EDGES = {"staff obstacle": "k-obstacle", "two truths": "k-truths"}


def foot_words(
    on: Canvas, date: str, head_hash: str, hidden: int, total: int, side: float, height: float
) -> None:
    """Write the key, what is not shown, the date and the record's hash."""
    middle = on.height - height / 2
    x = side
    on.polygon([(x + 8, middle - 8), (x + 16, middle), (x + 8, middle + 8), (x, middle)], "warn")
    on.polygon([(x + 8, middle - 5), (x + 13, middle), (x + 8, middle + 5), (x + 3, middle)],
               "sheet")  # fmt: skip
    x += 22 + on.words(x + 22, middle + 5, "Hand-off nobody agreed", 14, "ink-2") + 22
    on.rect(x, middle - 5, 18, 10, "left")
    x += 25 + on.words(x + 25, middle + 5, "Customers who left", 14, "ink-2") + 22
    for kind, said in _KINDS:
        token = _EDGES.get(kind, f"k-{kind}")
        on.rect(x, middle - 11, 30, 22, token)
        paint_edge(on, kind, x, middle - 11, 22, 1.0)
        paint_icon(on, kind, x + 18, middle, 14, f"{token}-edge")
        x += 37 + on.words(x + 37, middle + 5, said, 14, "ink-2") + 22
    record = f"{date} · record {head_hash}"
    wide = on.words(on.width - side, middle + 5, record, 14, "ink-2", align="end")
    if hidden:
        said = f"{hidden} of {total} notes are not on this sheet; all are in the room"
        room = on.width - side - wide - 22 - x
        shown = on.shorten(said, "bold", 14, room)
        on.words(on.width - side - wide - 22, middle + 5, shown, 14, "left", "bold", "end")
