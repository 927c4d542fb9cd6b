"""One decision as an A4 picture: ten parts in a fixed order (DOMAIN section 6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from customer_room.render.canvas import Canvas
from customer_room.render.card_parts import (
    CardView,
    Dissent,
    Reading,
    Seat,
    Signer,
    Stance,
    part_chosen_over,
    part_dissent,
    part_expected,
    part_how_well,
    part_where,
    part_who,
    part_why,
    part_words,
)
from customer_room.render.palette import Theme

__all__ = ["CardView", "Dissent", "Reading", "Seat", "Signer", "Stance", "card"]

_PIXELS = {1: (1240, 1754), 2: (2480, 3508)}
_WIDEST, _STEP, _LEAST_WIDTH = 1500.0, 60.0, 860.0
_SIDE, _RAIL = 62.0, 122.0

Part = tuple[str, Callable[[Canvas, CardView, float, float, float], float]]


def card(view: CardView, theme: Theme = "light", density: Literal[1, 2] = 2) -> bytes:
    """Draw the card as PNG in A4 proportions: 1240 × 1754 (150 dpi), twice that at density 2.

    A long card is set smaller until it fits the page; past the least size it ends with a sentence
    that says so. Parts that are absent are left out.
    """
    width = _LEAST_WIDTH
    while True:
        across, down = _PIXELS[density]
        on = Canvas(width, down * width / across, across / width, theme)
        on.rect(0, 0, on.width, on.height, "sheet")
        bottom = _paint(on, view, cut=width + _STEP > _WIDEST)
        if bottom <= on.height - 76 or width + _STEP > _WIDEST:
            break
        width += _STEP
    _foot(on, view)
    return on.png()


def _paint(on: Canvas, view: CardView, *, cut: bool) -> float:
    right = on.width - _SIDE
    y = _header(on, view, right)
    limit = on.height - 76
    for label, paint in _parts(view):
        top = y
        on.rect(_SIDE, y, right - _SIDE, 1, "line")
        on.words(_SIDE, y + 26, label, 14, "ink-3")
        y = paint(on, view, _SIDE + _RAIL, y + 11, right) + 13
        if cut and y > limit - 34:
            on.rect(0, top, on.width, on.height - top, "sheet")
            on.words(_SIDE, top + 22, "The rest of this card is in the log", 14, "left", "bold")
            return top + 34
    return y


def _parts(view: CardView) -> list[Part]:
    """Give the parts that are there, in the order of the method."""
    promises, permits = view.promises, view.permits
    expected = "Expected, now" if view.reading and view.reading.now is not None else "Expected"
    over = "Chosen over" if view.lead else "Options, none chosen yet"
    wanted: list[tuple[object, Part]] = [
        (view.stages or view.where, ("Where", part_where)),
        (view.why or view.quote, ("Why", part_why)),
        (view.owners or view.seats, ("Who", part_who)),
        (view.dissent, ("Dissent", part_dissent)),
        (view.options or view.who_pays, (over, part_chosen_over)),
        (view.reading or view.expected, (expected, part_expected)),
        (promises, ("Promises", part_words(promises, "regular"))),
        (permits, ("Our people may", part_words(permits, "medium"))),
        (view.decided is not None, ("How well", part_how_well)),
    ]
    return [part for there, part in wanted if there]


def _header(on: Canvas, view: CardView, right: float) -> float:
    x, y = _SIDE, 64.0
    label = f"{view.label}: {view.label_reason}" if view.label_reason else view.label
    room = right - _SIDE
    label = on.shorten(label, "medium", 14, room * 0.45)
    wide = on.words(right, y, label, 14, "ink", "medium", "end") if label else 0.0
    x += on.words(x, y, view.number, 14, "ink", "bold") + 16
    for words in (view.decided_on, view.status):
        left = right - wide - 20 - x
        if words and left > 40:
            x += on.words(x, y, on.shorten(words, "regular", 14, left), 14, "ink-2") + 16
    y += 16
    size = 40.0 if len(on.wrap(view.one_line, "bold", 40, room)) <= 2 else 30.0
    for line in on.wrap(view.one_line, "bold", size, room, 4):
        y += size * 1.14
        on.rect(
            _SIDE - 3, y - size * 0.28, on.measure(line, "bold", size) + 6, size * 0.42, "marker"
        )
        on.words(_SIDE, y, line, size, "on-marker", "bold")
    y += 14
    for line in on.wrap(view.lead, "regular", 18, room, 3) if view.lead else ():
        y += 24
        on.words(_SIDE, y - 4, line, 18, "ink-2")
    return y + 22


def _foot(on: Canvas, view: CardView) -> None:
    y, right = on.height - 60, on.width - _SIDE
    on.rect(_SIDE, y, right - _SIDE, 1, "line-strong")
    wide = on.words(right, y + 24, view.foot, 13, "ink-2", align="end")
    room = right - _SIDE - wide - 20
    on.words(_SIDE, y + 24, on.shorten(view.room, "regular", 13, room), 13, "ink-2")
