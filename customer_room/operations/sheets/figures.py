"""A figure as JSON: ``{raw, shown}``, and ``exact`` where the rule is a fraction."""

from __future__ import annotations

from typing import Any

from customer_room.scoring.figures import Figure, Number, decimal, laid_out, percent

Json = dict[str, Any]


def plain(figure: Figure) -> Json:
    """Return a figure without its fraction."""
    return {"raw": figure.raw, "shown": figure.shown}


def exact(figure: Figure) -> Json:
    """Return a figure with its fraction; where there is no value there is none either."""
    return {**laid_out(figure)}


def number(value: Number | None, places: int) -> Json:
    """Lay out a number that is an exact fraction."""
    return exact(decimal(value, places))


def rate(value: Number | None, places: int = 1) -> Json:
    """Lay out a rate that is an exact fraction, as a percentage."""
    return exact(percent(value, places))


def whole(value: Number | None) -> int | None:
    """Return a number of points that is whole by its rule."""
    return None if value is None else int(value)
