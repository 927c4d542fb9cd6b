"""The small types that records and commands are made of."""

import re
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

FIRST_YEAR, LAST_YEAR = 1900, 2199
ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$"
LONGEST_ID = 80


def _clean(text: str) -> str:
    """Trim, keep line breaks, and refuse what no font can show and no reader can see."""
    if any(ord(c) < 32 and c not in "\n\t" for c in text) or "\x7f" in text:
        raise ValueError("bad_text")
    return text.replace("\r\n", "\n").strip()


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", _clean(text)).strip()


def _an_instant(text: str) -> str:
    at = moment(text)
    _near(at.year)
    return instant(at)


def _a_day(text: str) -> str:
    day = date.fromisoformat(text)
    _near(day.year)
    return day.isoformat()


def _near(year: int) -> None:
    """Refuse years of which a time zone or a quarter cannot be reckoned, or nobody means."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year must lie between {FIRST_YEAR} and {LAST_YEAR}")


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Instant = Annotated[str, AfterValidator(_an_instant)]
Day = Annotated[str, AfterValidator(_a_day)]
Quarter = Annotated[str, StringConstraints(pattern=r"^(19|2[01])[0-9]{2}-Q[1-4]$")]
Count = Annotated[int, Field(ge=0, le=10**9)]
Money = Annotated[int, Field(ge=-(10**14), le=10**14)]

# Texts by their longest length in characters; Some… must not be empty. Spaces around are trimmed
# before counting; lines become one, but in notes and prose.
_TIDY = AfterValidator(_tidy)
_KEEP_LINES = AfterValidator(_clean)


def _upto(limit: int, least: int = 0) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=limit)


# An exact decimal number as text: what a person typed, without the error of a float.
AMOUNT = r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$"
Amount = Annotated[str, StringConstraints(pattern=AMOUNT)]
Text40 = Annotated[str, _upto(40), _TIDY]
Text80 = Annotated[str, _upto(80), _TIDY]
Text160 = Annotated[str, _upto(160), _TIDY]
Text200 = Annotated[str, _upto(200), _TIDY]
Text280 = Annotated[str, _upto(280), _TIDY]
Some40 = Annotated[str, _upto(40, 1), _TIDY]
Some60 = Annotated[str, _upto(60, 1), _TIDY]
Some80 = Annotated[str, _upto(80, 1), _TIDY]
Some120 = Annotated[str, _upto(120, 1), _TIDY]
Some160 = Annotated[str, _upto(160, 1), _TIDY]
NoteText = Annotated[str, _upto(280, 1), _KEEP_LINES]
Prose280 = Annotated[str, _upto(280), _KEEP_LINES]
Prose600 = Annotated[str, _upto(600), _KEEP_LINES]


def joined_id(*parts: str) -> str:
    """Return the one id of what belongs to all of these ids together, in this order.

    It is their dotted join where that is short enough and says which parts it was made of: only
    the first may hold dots. Otherwise it is a hash, which holds none.
    """
    joined = ".".join(parts)
    if len(joined) <= LONGEST_ID and not any("." in part for part in parts[1:]):
        return joined
    return f"j-{sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"


def instant(at: datetime) -> str:
    """Return a time as this product writes it: UTC, milliseconds, ``Z``."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """Read an ISO-8601 time; one without an offset counts as UTC."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def later(at: str, **delta: float) -> str:
    """Return ``at`` plus a ``timedelta`` given by keyword."""
    return instant(moment(at) + timedelta(**delta))


def quarter_of(day: str, fiscal_offset: int = 0) -> str:
    """Return the quarter a date or instant lies in.

    Args:
        day: ``YYYY-MM-DD`` with or without a time.
        fiscal_offset: Months by which the fiscal year starts after January, 0–11.
    """
    year, month = int(day[:4]), int(day[5:7])
    months = year * 12 + month - 1 - fiscal_offset
    return f"{months // 12}-Q{months % 12 // 3 + 1}"


def next_quarter(quarter: str) -> str:
    """Return the quarter after ``quarter``."""
    year, q = int(quarter[:4]), int(quarter[6])
    return f"{year + q // 4}-Q{q % 4 + 1}"


def previous_quarter(quarter: str) -> str:
    """Return the quarter before ``quarter``."""
    year, q = int(quarter[:4]), int(quarter[6])
    return f"{year}-Q{q - 1}" if q > 1 else f"{year - 1}-Q4"


def quarters_between(first: str, second: str) -> int:
    """Return how many quarters ``second`` lies after ``first``."""
    return (int(second[:4]) * 4 + int(second[6])) - (int(first[:4]) * 4 + int(first[6]))


def amount_of(text: object) -> Fraction | None:
    """Read a text as the exact number it is stored as; None where it is none."""
    return Fraction(text) if isinstance(text, str) and re.fullmatch(AMOUNT, text) else None
