"""Figures of a measurement: percentiles of one run, spread of several, ratios in one run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

Figure = float | None
Run = Mapping[str, Figure]


def percentile(ordered: Sequence[float], share: float) -> Figure:
    """Pick the value below which ``share`` (0–1) of sorted values lie; None of nothing."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


def ratio(mine: Figure, theirs: Figure) -> Figure:
    """Divide; None when either is unknown or the yardstick is zero."""
    return None if mine is None or not theirs else mine / theirs


def spread(values: Iterable[Figure]) -> dict[str, Figure]:
    """Return min, median and max of the known values, rounded to 3 digits after the point."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return {"min": None, "median": None, "max": None}
    picked = {"min": known[0], "median": median(known), "max": known[-1]}
    return {name: round(value, 3) for name, value in picked.items()}


def spreads(runs: Sequence[Run]) -> dict[str, dict[str, Figure]]:
    """Return the spread of every figure that is known in some of equal runs."""
    return {name: spread(run.get(name) for run in runs) for name in _known(runs)}


def ratios(mine: Sequence[Run], theirs: Sequence[Run]) -> dict[str, dict[str, Figure]]:
    """Return the spread of each shared figure divided by the yardstick of the same round."""
    names = [name for name in _known(mine) if name in _known(theirs)]
    return {
        name: spread(ratio(m.get(name), t.get(name)) for m, t in zip(mine, theirs, strict=True))
        for name in names
    }


def _known(runs: Sequence[Run]) -> list[str]:
    return sorted({name for run in runs for name, value in run.items() if value is not None})
