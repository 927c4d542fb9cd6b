"""How far the programme is: its year, its phase, and the tags of its decisions (DOMAIN §2, S1)."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

Phase: TypeAlias = Literal["early", "mature"]

EARLY_TAGS = ("UNITE", "CONVINCE", "BUILD", "FIX", "PROVE")
MATURE_TAGS = ("UNITE", "ENABLE", "PROVE")
MONTHS, EARLY_YEARS = 12, 3


def programme_year(started: str | None, today: str) -> int | None:
    """Return floor(whole months / 12) + 1, from 1 on; None before the start, or without one.

    Args:
        started: The day the programme started, ``YYYY-MM-DD``.
        today: A day or an instant.
    """
    if not started or today[:10] < started[:10]:
        return None
    then, now = date.fromisoformat(started[:10]), date.fromisoformat(today[:10])
    months = (now.year - then.year) * MONTHS + now.month - then.month - (now.day < then.day)
    return months // MONTHS + 1


def phase_of(year: int | None, chosen: Phase | None = None) -> Phase:
    """Return the phase: as chosen by the team, else early for three years; it may take longer."""
    if chosen is not None:
        return chosen
    return "mature" if year is not None and year > EARLY_YEARS else "early"


def tags_of(phase: Phase) -> tuple[str, ...]:
    """Return the tags a decision may carry; FIX is archived in the mature phase."""
    return EARLY_TAGS if phase == "early" else MATURE_TAGS
