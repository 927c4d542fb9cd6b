"""The parts of the decision card, each painted from its top and giving its bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from customer_room.render.canvas import Canvas
from customer_room.render.text import Face

Stance = Literal["agree", "agree with a worry", "disagree and commit", "object", "not signed"]
_STEP = 22.5


@dataclass(frozen=True)
class Signer:
    """A co-owner: function code (two letters) and title, "driver" included in the title."""

    function: str | None
    title: str


@dataclass(frozen=True)
class Seat:
    """One seat and where it stood when the text froze."""

    stance: Stance


@dataclass(frozen=True)
class Dissent:
    """A disagreement in the dissenter's words and what would change their mind."""

    function: str | None
    words: str
    who: str = ""
    would_change: str = ""


@dataclass(frozen=True)
class Reading:
    """Where a rate stood, where it should go and where it is, as fractions of 1.

    ``now`` and its range are absent before the first reading.
    """

    before: float
    before_label: str
    expected: float
    expected_label: str
    now: float | None = None
    now_label: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class CardView:
    """All that a decision card shows; empty parts are left out."""

    number: str
    one_line: str
    decided_on: str = ""
    status: str = ""
    label: str = ""
    label_reason: str = ""
    lead: str = ""
    stages: tuple[str, ...] = ()
    here: tuple[int, ...] = ()
    where: str = ""
    why: str = ""
    quote: str = ""
    owners: tuple[Signer, ...] = ()
    seats: tuple[Seat, ...] = ()
    signed: str = ""
    dissent: tuple[Dissent, ...] = ()
    options: tuple[str, ...] = ()
    who_pays: str = ""
    reading: Reading | None = None
    expected: str = ""
    promises: str = ""
    permits: str = ""
    decided: str | None = None
    kept: str | None = None
    room: str = ""
    frozen: str = ""
    record: str = ""

    @property
    def foot(self) -> str:
        """When the text froze, if it has, and the record's hash, if there is one."""
        parts = (self.frozen, self.record and f"record {self.record}")
        said = " · ".join(part for part in parts if part)
        return said[:1].upper() + said[1:]


def paragraph(
    on: Canvas,
    words: str,
    x: float,
    y: float,
    right: float,
    *,
    size: float = 16.0,
    tone: str = "ink",
    face: Face = "regular",
    most: int = 6,
) -> float:
    """Set a text from its top and give the bottom of its last line."""
    step = size * 1.42
    for line in on.wrap(words, face, size, right - x, most) if words else ():
        on.words(x, y + size * 1.02, line, size, tone, face)
        y += step
    return y


def part_where(on: Canvas, view: CardView, x: float, y: float, right: float) -> float:
    """Paint the strip of stages with the decision's own ones marked, then the place in words."""
    count = len(view.stages)
    bottom = y
    if count:
        wide = (right - x - 3 * (count - 1)) / count
        for at, stage in enumerate(view.stages):
            left = x + at * (wide + 3)
            inside = at in view.here
            on.rect(left, y + 2, wide, 5, "ink" if inside else "line")
            face, token = ("serif-bold", "ink") if inside else ("serif", "ink-3")
            size = 14.0 if wide > 60 else 11.0
            line_y = y + 10
            for line in on.wrap(stage, face, size, wide - 4, 4):
                line_y += size * 1.2
                on.words(left, line_y, line, size, token, face)
            bottom = max(bottom, line_y + 14)
    return paragraph(on, view.where, x, bottom, right, most=4)


def part_why(on: Canvas, view: CardView, x: float, y: float, right: float) -> float:
    """Paint the reason and one customer's words."""
    y = paragraph(on, view.why, x, y, right, most=5)
    if view.quote:
        y = paragraph(on, view.quote, x, y + 4, right, size=21, face="serif", most=3)
    return y


def part_who(on: Canvas, view: CardView, x: float, y: float, right: float) -> float:
    """Paint the co-owners and the bar of seats: full, half, hatched or empty."""
    at = x
    for owner in view.owners:
        title = on.shorten(owner.title, "regular", 16, right - x - 30)
        wide = 32 + on.measure(title, "regular", 16)
        if at > x and at + wide > right:
            at, y = x, y + 30
        on.mark(at + 12, y + 12, 24, owner.function)
        on.words(at + 32, y + 17, title, 16)
        at += wide + 20
    y += 32 if view.owners else 0
    at = x
    for seat in view.seats:
        _seat(on, seat.stance, at, y)
        at += 10.5
    if view.signed:
        left = at + 8 if view.seats else x
        on.words(left, y + 13, on.shorten(view.signed, "regular", 14, right - left), 14)
    return y + (20 if view.seats or view.signed else 0)


def _seat(on: Canvas, stance: Stance, x: float, y: float) -> None:
    wide, high = 8.0, 16.0
    on.rect(x, y, wide, high, "ink")
    match stance:
        case "agree":
            return
        case "agree with a worry":
            on.rect(x + 1, y + 1, wide - 2, high / 2 - 1, "sheet")
        case "disagree and commit":
            on.rect(x + 1, y + 1, wide - 2, high - 2, "sheet")
            for top in (1.0, 6.0, 11.0):
                on.line([(x + 1.2, y + top + 4), (x + wide - 1.2, y + top)], 1.6, "ink")
        case "object":
            on.rect(x, y, wide, high, "left")
            on.rect(x + 2.5, y + 2.5, wide - 5, high - 5, "sheet")
        case _:
            on.rect(x + 1, y + 1, wide - 2, high - 2, "sheet")


def part_dissent(on: Canvas, view: CardView, x: float, y: float, right: float) -> float:
    """Paint each dissent in the words of the one who dissents."""
    for at, one in enumerate(view.dissent):
        y += 8 if at else 0
        on.mark(x + 14, y + 14, 28, one.function)
        bottom = paragraph(on, one.words, x + 40, y, right, most=3)
        after = " ".join(filter(None, (one.who and f"{one.who}.", one.would_change)))
        y = max(paragraph(on, after, x + 40, bottom, right, tone="ink-2", most=3), y + 30)
    return y


def part_chosen_over(on: Canvas, view: CardView, x: float, y: float, right: float) -> float:
    """Paint the other options, one to a line, struck through once one is chosen; and who pays."""
    for option in view.options:
        line = on.shorten(option, "regular", 16, right - x)
        wide = on.words(x, y + 16.3, line, 16, "ink-2")
        if view.lead:
            on.rect(x, y + 11, wide, 1, "ink-2")
        y += _STEP
    return paragraph(on, view.who_pays, x, y, right, tone="ink-2", most=3)


def part_expected(on: Canvas, view: CardView, x: float, y: float, right: float) -> float:
    """Paint from, expected and now on one line of figures, then the reading in words."""
    if view.reading:
        _scale(on, view.reading, x, y, min(right - x, 560.0))
        y += 78
    return paragraph(on, view.expected, x, y, right, most=5)


def _scale(on: Canvas, reading: Reading, x: float, y: float, wide: float) -> None:
    known = [reading.before, reading.expected, reading.now, reading.low, reading.high]
    values = [value for value in known if value is not None]
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    down = reading.expected < reading.before

    def at(value: float) -> float:
        share = (value - low) / span
        return x + 70 + (1 - share if down else share) * (wide - 140)

    middle = y + 38
    on.rect(x + 20, middle - 1, wide - 60, 2, "line-strong")
    if reading.low is not None and reading.high is not None:
        left, end = sorted((at(reading.low), at(reading.high)))
        on.rect(left, middle - 6, end - left, 12, on.mixed("stay", 0.28, "sheet"))
    on.rect(at(reading.expected) - 1.25, middle - 12, 2.5, 24, "ink")
    _dot(on, at(reading.before), middle, 6, "ink")
    _dot(on, at(reading.before), middle, 3.6, "sheet")
    before_x, now_x = at(reading.before), x
    on.words(before_x, y + 20, reading.before_label, 15, "ink-2", align="middle")
    on.words(at(reading.expected), y + 68, reading.expected_label, 15, "ink-2", align="middle")
    if reading.now is not None:
        _dot(on, at(reading.now), middle, 7, "stay")
        half = on.measure(reading.now_label, "bold", 17) / 2
        edge = before_x + on.measure(reading.before_label, "regular", 15) / 2 + 14 + half
        now_x = min(max(at(reading.now), edge), x + wide - half)
        on.words(now_x, y + 20, reading.now_label, 17, "stay", "bold", "middle")


def _dot(on: Canvas, x: float, y: float, radius: float, token: str) -> None:
    on.panel(x - radius, y - radius, 2 * radius, 2 * radius, radius, token)


def part_words(words: str, face: Face) -> Callable[[Canvas, CardView, float, float, float], float]:
    """Give a part that is one paragraph."""

    def paint(on: Canvas, _: CardView, x: float, y: float, right: float) -> float:
        return paragraph(on, words, x, y, right, face=face, most=4)

    return paint


def part_how_well(on: Canvas, view: CardView, x: float, y: float, right: float) -> float:
    """Paint how well it was decided (frozen) and how well it is kept (so far)."""
    halves = (
        (view.decided, "how well decided,", "frozen at signing"),
        (view.kept, "how well kept,", "so far"),
    )
    for at, (figure, first, second) in enumerate(halves):
        left = x + at * (right - x) * 0.52
        wide = on.words(left, y + 29, figure or "not yet", 30 if figure else 20, "ink", "bold")
        on.words(left + wide + 14, y + 15, first, 14, "ink-2")
        on.words(left + wide + 14, y + 34, second, 14, "ink-2")
    return y + 42
