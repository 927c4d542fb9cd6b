"""A figure as computed and as shown: arithmetic in exact fractions, rounded half up once.

Places follow DOMAIN §11 reading 49: percent 1, loss rate 2, points 2, days 1, money whole
units. The minus sign on screen is U+2212; thousands are parted by a comma.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import NotRequired, TypeAlias, TypedDict

Number: TypeAlias = int | float | Fraction

MINUS = "\N{MINUS SIGN}"
NOT_AVAILABLE = "n/a"
SIGNIFICANT_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with the text a reader sees.

    Attributes:
        value: The unrounded number; rates are fractions of 1, money is in major units
            (whole euros, not cents); None where there is nothing to compute.
        shown: The text on screen, for example ``"13.8 %"`` or ``"n/a"``.
    """

    value: Number | None
    shown: str

    @property
    def raw(self) -> int | float | None:
        """The value to 12 significant digits, an int where it is whole."""
        if self.value is None:
            return None
        if isinstance(self.value, int | Fraction) and self.value == int(self.value):
            return int(self.value)
        rounded = float(f"{float(self.value):.{SIGNIFICANT_DIGITS}g}")
        return int(rounded) if rounded.is_integer() else rounded

    @property
    def exact(self) -> str | None:
        """The value as ``"7/8"`` where it is an exact fraction, else None."""
        if self.value is None or isinstance(self.value, float):
            return None
        fraction = Fraction(self.value)
        return f"{fraction.numerator}/{fraction.denominator}"


ABSENT = Figure(None, NOT_AVAILABLE)


class ExactFigure(TypedDict):
    """A figure laid out: as a/b where it is a fraction, as a number, and as on screen."""

    exact: NotRequired[str]
    raw: int | float | None
    shown: str


def laid_out(figure: Figure) -> ExactFigure:
    """Lay a figure out as plain values; where there is no value there is no fraction either."""
    laid = ExactFigure(raw=figure.raw, shown=figure.shown)
    if figure.exact is not None:
        laid["exact"] = figure.exact
    return laid


def half_up(value: Number, places: int = 0) -> Fraction:
    """Round to ``places`` decimals as floor(x + ½): −66.75 to one place is −66.7 (§11, 37)."""
    scale: int = 10**places
    return Fraction(floor(Fraction(value) * scale + Fraction(1, 2)), scale)


def decimal_text(value: Number, places: int = 0) -> str:
    """Print a number rounded half up, with thousands commas and a typographic minus."""
    rounded = half_up(value, places)
    sign = MINUS if rounded < 0 else ""
    units = abs(rounded) * 10**places
    whole, rest = divmod(int(units), 10**places)
    tail = f".{rest:0{places}d}" if places else ""
    return f"{sign}{whole:,}{tail}"


def signed(value: Number, places: int = 0) -> str:
    """Print a difference with its sign, with a typographic minus; nothing is ``0``."""
    text = decimal_text(value, places)
    return f"+{text}" if half_up(value, places) > 0 else text


def decimal(value: Number | None, places: int) -> Figure:
    """Show a plain number with ``places`` decimals; None shows ``n/a``."""
    return ABSENT if value is None else Figure(value, decimal_text(value, places))


def count(value: int | None) -> Figure:
    """Show a number of customers or cases: ``2,420``."""
    return decimal(value, 0)


def percent(rate: Number | None, places: int = 1) -> Figure:
    """Show a rate given as a fraction of 1: 0.138 becomes ``13.8 %``."""
    if rate is None:
        return ABSENT
    return Figure(rate, f"{decimal_text(Fraction(rate) * 100, places)} %")


def points(rate: Number | None) -> Figure:
    """Show a difference of rates (fractions of 1) in percentage points: ``0.84 points``."""
    if rate is None:
        return ABSENT
    return Figure(rate, f"{decimal_text(Fraction(rate) * 100, 2)} points")


def money(minor: Number | None, minor_per_major: int = 100) -> Figure:
    """Show money given in minor units (cents) as whole major units, without the currency sign.

    The figure's value is in major units: 36,400,000 cents give 364,000 and ``364,000``.
    """
    return decimal(None if minor is None else Fraction(minor) / minor_per_major, 0)
