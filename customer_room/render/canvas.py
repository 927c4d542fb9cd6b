"""A sheet to draw on: smooth shapes, rules, type and function marks in layout px.

One layout px is ``scale`` px of the picture, so a layout is written once and printed at any
density. Shapes are drawn four times larger and reduced, which makes their edges smooth.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Literal

from PIL import Image, ImageDraw

from customer_room.render import text
from customer_room.render.palette import Corners, Theme, colours, mark_corners, mark_tokens
from customer_room.render.text import Face

Point = tuple[float, float]
Align = Literal["start", "middle", "end"]
_SMOOTH = 4
_COMPRESSION = 3


class Canvas:
    """A picture under work; all lengths are layout px, all tones token names or ``#RRGGBB``.

    A picture below twofold density is drawn twice as large and halved at the end: Pillow sets
    small type on whole px, which spoils the spaces between letters.
    """

    def __init__(self, width: float, height: float, scale: float, theme: Theme) -> None:
        self.width, self.height, self.theme = width, height, theme
        self.halved = scale < 2
        self.scale = scale * (2 if self.halved else 1)
        self.type_scale = scale
        self.tokens: Mapping[str, str] = colours(theme)
        times = 2 if self.halved else 1
        size = (round(width * scale) * times, round(height * scale) * times)
        self.image = Image.new("RGB", size, self.tokens["page"])
        self._draw = ImageDraw.Draw(self.image)

    def png(self) -> bytes:
        """Give the picture as PNG."""
        out = BytesIO()
        image = self.image.reduce(2) if self.halved else self.image
        image.save(out, "PNG", compress_level=_COMPRESSION)
        return out.getvalue()

    def colour(self, tone: str) -> str:
        """Give the colour of a token in this theme."""
        return tone if tone.startswith("#") else self.tokens[tone]

    def mixed(self, tone: str, share: float, ground: str) -> str:
        """Mix a share (0 to 1) of one colour over another."""
        top, below = _rgb(self.colour(tone)), _rgb(self.colour(ground))
        mixed = [round(a * share + b * (1 - share)) for a, b in zip(top, below, strict=True)]
        return "#" + "".join(f"{value:02X}" for value in mixed)

    def rect(self, x: float, y: float, width: float, height: float, tone: str) -> None:
        """Fill a rectangle; thinner than a px is drawn one px thick."""
        left, top = round(x * self.scale), round(y * self.scale)
        right = max(round((x + width) * self.scale) - 1, left)
        bottom = max(round((y + height) * self.scale) - 1, top)
        self._draw.rectangle((left, top, right, bottom), fill=self.colour(tone))

    def polygon(self, points: Sequence[Point], tone: str, opacity: float = 1.0) -> None:
        """Fill a shape with smooth edges."""
        xs = [x * self.scale for x, _ in points]
        ys = [y * self.scale for _, y in points]
        left, top = math.floor(min(xs)) - 1, math.floor(min(ys)) - 1
        wide, high = math.ceil(max(xs)) - left + 2, math.ceil(max(ys)) - top + 2
        mask = Image.new("L", (wide * _SMOOTH, high * _SMOOTH), 0)
        inside = [((x - left) * _SMOOTH, (y - top) * _SMOOTH) for x, y in zip(xs, ys, strict=True)]
        ImageDraw.Draw(mask).polygon(inside, fill=round(255 * opacity))
        self._paste(self.colour(tone), (left, top), mask.reduce(_SMOOTH))

    def line(self, points: Sequence[Point], width: float, tone: str, opacity: float = 1.0) -> None:
        """Draw a line of any number of points with smooth edges and flat ends."""
        if width * self.scale < 1.0:
            width = 1.0 / self.scale
        self.polygon(ribbon(points, width), tone, opacity)

    def panel(
        self, x: float, y: float, width: float, height: float, radius: float, tone: str
    ) -> None:
        """Fill a rectangle with round corners."""
        share = radius / max(min(width, height), 1e-6)
        self.polygon(rounded(x, y, width, height, (share, share, share, share)), tone)

    def fade(
        self, x: float, top: float, bottom: float, width: float, tokens: tuple[str, str]
    ) -> None:
        """Draw a bar that turns from one colour to another downward."""
        left, high = round((x - width / 2) * self.scale), round(top * self.scale)
        wide = max(round(width * self.scale), 1)
        long = max(round(bottom * self.scale) - high, 1)
        mask = Image.linear_gradient("L").resize((wide, long))
        bar = Image.new("RGB", (wide, long), self.colour(tokens[0]))
        bar.paste(self.colour(tokens[1]), (0, 0), mask)
        self.image.paste(bar, (left, high))

    def words(
        self,
        x: float,
        baseline: float,
        line: str,
        size: float,
        tone: str = "ink",
        face: Face = "regular",
        align: Align = "start",
        halo: str | None = None,
    ) -> float:
        """Set one line and give its width in layout px."""
        wide = self.measure(line, face, size)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[align]
        around = (self.colour(halo), max(round(1.4 * self.scale), 1)) if halo else None
        at = (left * self.scale, baseline * self.scale)
        text.draw_line(self._draw, at, line, face, size * self.scale, self.colour(tone), around)
        return wide

    def measure(self, line: str, face: Face, size: float) -> float:
        """Give the width of a line in layout px."""
        return text.width(line, face, size * self.scale) / self.scale

    def wrap(
        self, long: str, face: Face, size: float, room: float, most: int | None = None
    ) -> list[str]:
        """Break a text into lines of ``room`` layout px."""
        return text.wrap(long, face, size * self.scale, room * self.scale, most)

    def shorten(self, long: str, face: Face, size: float, room: float) -> str:
        """Cut a text to one line of ``room`` layout px."""
        return text.shorten(long, face, size * self.scale, room * self.scale)

    def mark(
        self, x: float, y: float, size: float, code: str | None, *, ring: bool = False
    ) -> None:
        """Draw a function's mark centred on x, y; ``ring`` sets it off as a step of the journey."""
        tile = _mark_tile(code, round(size * self.scale * 4), self.theme, ring)
        at = (round(x * self.scale - tile.width / 2), round(y * self.scale - tile.height / 2))
        self.image.paste(tile, at, tile)

    def _paste(self, colour: str, at: tuple[int, int], mask: Image.Image) -> None:
        self.image.paste(colour, (*at, at[0] + mask.width, at[1] + mask.height), mask)


def rounded(x: float, y: float, width: float, height: float, corners: Corners) -> list[Point]:
    """Give the outline of a rectangle; corners are shares of its shorter side."""
    side = min(width, height)
    a, b, c, d = (corner * side for corner in corners)
    right, low = x + width, y + height
    centres = (
        (x + a, y + a, a, 180),
        (right - b, y + b, b, 270),
        (right - c, low - c, c, 0),
        (x + d, low - d, d, 90),
    )
    outline: list[Point] = []
    for cx, cy, radius, start in centres:
        parts = 12 if radius else 0
        for part in range(parts + 1):
            angle = math.radians(start + (90 * part / parts if parts else 0))
            outline.append((cx + radius * math.cos(angle), cy + radius * math.sin(angle)))
    return outline


def ribbon(points: Sequence[Point], width: float) -> list[Point]:
    """Give the outline of a line of some width."""
    ways = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    ways = [(dx / long, dy / long) for dx, dy in ways if (long := math.hypot(dx, dy)) > 0]
    if not ways:
        return [*points, points[0]]
    turns = [ways[0], *((a[0] + b[0], a[1] + b[1]) for a, b in pairwise(ways)), ways[-1]]
    left: list[Point] = []
    right: list[Point] = []
    for (x, y), (dx, dy) in zip(points, turns, strict=False):
        long = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / long * width / 2, dx / long * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return [*left, *reversed(right)]


@lru_cache(maxsize=256)
def _mark_tile(code: str | None, quarters: int, theme: Theme, ring: bool) -> Image.Image:
    """Draw a mark once per size; the letters are set at the final size to stay crisp."""
    size = quarters / 4
    tokens = colours(theme)
    ground, ink = (tokens[name] for name in mark_tokens(code))
    corners = mark_corners(code)
    room = math.ceil(size * (0.14 if ring else 0.04)) + 1
    full = math.ceil(size) + 2 * room
    big = Image.new("RGBA", (full * _SMOOTH, full * _SMOOTH), (0, 0, 0, 0))
    draw = ImageDraw.Draw(big)

    def layer(grow: float, colour: str | tuple[int, int, int, int]) -> None:
        edge = (full - size) / 2 - grow
        outline = rounded(edge, edge, size + 2 * grow, size + 2 * grow, corners)
        draw.polygon([(x * _SMOOTH, y * _SMOOTH) for x, y in outline], fill=colour)

    if code is None:
        layer(0, ground)
        _dashes(draw, full, size, tokens["left"])
    elif ring:
        layer(size * 0.075, tokens["ink"])
        layer(size * 0.025, tokens["sheet"])
        layer(-size * 0.04, ground)
    else:
        layer(0, _edge(theme))
        layer(-max(size * 0.03, 0.6), ground)
    tile = big.reduce(_SMOOTH)
    letters = code[:2] if code else "?"
    pen = ImageDraw.Draw(tile)
    type_size = size * 0.45
    at = ((full - text.width(letters, "bold", type_size)) / 2, full / 2 + size * 0.16)
    text.draw_line(pen, at, letters, "bold", type_size, ink)
    return tile


def _dashes(draw: ImageDraw.ImageDraw, full: int, size: float, colour: str) -> None:
    """Draw the broken circle of a step nobody serves."""
    low, high = (full - size) / 2 * _SMOOTH, (full + size) / 2 * _SMOOTH
    for turn in range(0, 360, 36):
        draw.arc((low, low, high, high), turn, turn + 21, colour, round(size * 0.07 * _SMOOTH))


def _edge(theme: Theme) -> tuple[int, int, int, int]:
    return (17, 26, 22, 158) if theme == "light" else (0, 0, 0, 0)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
