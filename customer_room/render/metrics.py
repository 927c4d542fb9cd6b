"""Letter widths of the screen font, so that pure geometry can wrap and place text.

The figures are advance widths of Atkinson Hyperlegible Next Regular in thousandths of the type
size; a test compares them with the shipped font. Both painters (SVG and Pillow) set the same
font, so a line broken here is broken alike in both.
"""

from __future__ import annotations

from functools import lru_cache

_ASCII = (
    280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387,
    648, 407, 548, 576, 614, 588, 598, 510, 615, 595, 210, 210, 553, 628, 553, 480,
    778, 626, 613, 645, 669, 569, 552, 694, 694, 392, 512, 631, 541, 824, 693, 714,
    592, 724, 614, 592, 558, 690, 593, 856, 623, 575, 607, 317, 387, 344, 552, 372,
    243, 525, 566, 485, 564, 538, 314, 558, 550, 252, 245, 492, 262, 845, 550, 548,
    566, 574, 349, 471, 326, 540, 461, 684, 481, 449, 460, 344, 237, 344, 555,
)  # fmt: skip
_OTHER = {"“": 399, "”": 399, "’": 236, "…": 670, "−": 606, "\xa0": 280}
_UNKNOWN = 600
_FULL_WIDTH = 1000
_BOLD_FACTOR = 1.06


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of one line in px at a type size in px; bold counts 6% wider."""
    return _thousandths(text) * size / 1000 * (_BOLD_FACTOR if bold else 1.0)


def wrapped(text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """Break text into at most ``most`` lines of ``width`` px; a cut text ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    cut = len(lines) > most
    kept = lines[:most]
    return [
        _fitted(line, width, size, cut and at == most - 1, bold) for at, line in enumerate(kept)
    ]


def _fitted(line: str, width: float, size: float, cut: bool, bold: bool) -> str:
    if not cut and text_width(line, size, bold=bold) <= width:
        return line
    while len(line) > 1 and text_width(line + "…", size, bold=bold) > width:
        line = line[:-1]
    return line.rstrip() + "…"


@lru_cache(maxsize=8192)
def _thousandths(text: str) -> int:
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    at = ord(letter) - 32
    if 0 <= at < len(_ASCII):
        return _ASCII[at]
    return _OTHER.get(letter, _FULL_WIDTH if ord(letter) >= 0x2E80 else _UNKNOWN)
