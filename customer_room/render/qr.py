"""A QR code as one SVG path, drawn on the server so that no script or picture is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno


@dataclass(frozen=True)
class Code:
    """A QR code: its side in modules, without the quiet zone, and its dark modules as a path."""

    side: int = 0
    path: str = ""


def qr_code(text: str) -> Code:
    """Draw a text, with a quarter of the code allowed to be hidden from the camera."""
    rows = segno.make(text, error="q", micro=False).matrix
    return Code(len(rows), "".join(_run(y, row) for y, row in enumerate(rows)))


def _run(y: int, row: bytearray) -> str:
    drawn: list[str] = []
    x = 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            drawn.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(drawn)
