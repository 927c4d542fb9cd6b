"""Setting type for pictures: the two families, measuring, wrapping and shortening.

Sizes and widths are in px of the picture. Letters a family lacks are set in the other one, so a
name is never a row of boxes as long as one of the two families has its letters. Complex scripts
and kerning use Raqm where Pillow has it, else the basic layout.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO
from itertools import groupby
from typing import Literal

from PIL import Image, ImageDraw, ImageFont, features

Face = Literal["regular", "medium", "bold", "serif", "serif-bold"]
_FILES: dict[Face, str] = {
    "regular": "atkinson-next-regular.ttf",
    "medium": "atkinson-next-medium.ttf",
    "bold": "atkinson-next-bold.ttf",
    "serif": "source-serif-4-regular.ttf",
    "serif-bold": "source-serif-4-semibold.ttf",
}
_INSTEAD: dict[Face, Face] = {
    "regular": "serif",
    "medium": "serif",
    "bold": "serif-bold",
    "serif": "regular",
    "serif-bold": "bold",
}
_SAME = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0", "\t": " ", "\n": " "})
ELLIPSIS = "…"
_MEASURED = 64


def width(text: str, face: Face, size: float) -> float:
    """Measure one line; measured once at a large size, so every size breaks lines alike."""
    return sum(_run_width(run, of) for run, of in _runs(text, face)) * size / _MEASURED


def wrap(text: str, face: Face, size: float, room: float, most: int | None = None) -> list[str]:
    """Break a text into lines no wider than ``room``.

    Words wider than the room are broken. With ``most`` lines, a text that needs more ends in an
    ellipsis on the last one.
    """
    space = width(" ", face, size)
    lines: list[str] = []
    filled = 0.0
    for word, long in _words(text.translate(_SAME), face, size, room):
        if lines and filled + space + long <= room:
            lines[-1] = f"{lines[-1]} {word}"
            filled += space + long
        else:
            lines.append(word)
            filled = long
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], shorten(" ".join(lines[most - 1 : most + 1]), face, size, room)]


def shorten(text: str, face: Face, size: float, room: float) -> str:
    """Cut a line to fit, with an ellipsis; a line that fits comes back unchanged."""
    text = text.translate(_SAME)
    if width(text, face, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, face, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def draw_line(
    on: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    face: Face,
    size: float,
    colour: str,
    halo: tuple[str, int] | None = None,
) -> None:
    """Draw one line from its left end; ``at`` is on the baseline, ``halo`` = colour and px."""
    x, y = at
    for run, of in _runs(text.translate(_SAME), face):
        if halo:
            on.text(
                (x, y), run, colour, font(of, _steps(size)), "ls",
                stroke_width=halo[1], stroke_fill=halo[0],
            )  # fmt: skip
        elif run.strip():
            mask, (dx, dy) = _set(run, of, _steps(size))
            on.bitmap((round(x) + dx, round(y) + dy), mask, colour)
        x += _run_width(run, of) * size / _MEASURED


@lru_cache(maxsize=256)
def font(face: Face, steps: int) -> ImageFont.FreeTypeFont:
    """Give a face at a size in quarters of a px."""
    raqm = features.check("raqm")
    engine = ImageFont.Layout.RAQM if raqm else ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(_file(face)), steps / 4, layout_engine=engine)


@lru_cache(maxsize=4096)
def _set(run: str, face: Face, steps: int) -> tuple[Image.Image, tuple[int, int]]:
    """Set a run once: a board says "customers said" hundreds of times."""
    used = font(face, steps)
    left, top, right, bottom = (math.floor(edge) for edge in used.getbbox(run, anchor="ls"))
    mask = Image.new("L", (max(right - left + 2, 1), max(bottom - top + 2, 1)), 0)
    ImageDraw.Draw(mask).text((1 - left, 1 - top), run, 255, used, "ls")
    return mask, (left - 1, top - 1)


def _steps(size: float) -> int:
    return max(4, round(size * 4))


@cache
def _file(face: Face) -> bytes:
    return resources.files("customer_room.render").joinpath("fonts", _FILES[face]).read_bytes()


@cache
def _missing(face: Face) -> bytes:
    """Give the picture of a letter the face does not have."""
    return _picture("\uffff", face)


@lru_cache(maxsize=4096)
def _has(letter: str, face: Face) -> bool:
    return letter.isspace() or _picture(letter, face) != _missing(face)


def _picture(letter: str, face: Face) -> bytes:
    sheet = Image.new("L", (40, 40), 0)
    ImageDraw.Draw(sheet).text((8, 28), letter, 255, font(face, 64), "ls")
    return sheet.tobytes()


@lru_cache(maxsize=8192)
def _runs(text: str, face: Face) -> tuple[tuple[str, Face], ...]:
    """Split a text where the face lacks letters that the other family has."""
    if text.isascii():
        return ((text, face),)
    other = _INSTEAD[face]

    def of(letter: str) -> Face:
        return other if not _has(letter, face) and _has(letter, other) else face

    return tuple(("".join(letters), used) for used, letters in groupby(text, of))


@lru_cache(maxsize=65536)
def _run_width(run: str, face: Face) -> float:
    return font(face, _MEASURED * 4).getlength(run)


def _words(text: str, face: Face, size: float, room: float) -> list[tuple[str, float]]:
    """Split at spaces, with widths; a word wider than the room is cut into pieces that fit."""
    pieces: list[tuple[str, float]] = []
    for word in filter(None, text.split(" ")):
        rest, long = word, width(word, face, size)
        while long > room and len(rest) > 1:
            fits = (n for n in range(len(rest) - 1, 0, -1) if width(rest[:n], face, size) <= room)
            at = next(fits, 1)
            pieces.append((rest[:at], width(rest[:at], face, size)))
            rest = rest[at:]
            long = width(rest, face, size)
        pieces.append((rest, long))
    return pieces
