"""The ledger of promises and the reviews, as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from customer_room.operations.sheets.figures import Json, plain, rate
from customer_room.scoring.figures import decimal, decimal_text, percent
from customer_room.scoring.promises import Ledger, Promise
from customer_room.scoring.proof import Evidenced
from customer_room.scoring.saydo import SayDo, say_do
from customer_room.scoring.weights import DEFAULTS, Weights


def ledger_sheet(ledger: Ledger, weights: Mapping[str, Weights]) -> Json:
    """Lay out all windows, what was not judged, and what is on the wall.

    Args:
        ledger: Judged promises.
        weights: The version by quarter; a missing one takes the defaults.
    """
    return {
        "not_judged": dict(ledger.waiting),
        "on_the_wall": {quarter: list(ids) for quarter, ids in ledger.on_the_wall.items()},
        "windows": {
            quarter: window_sheet(promises, say_do(promises, weights.get(quarter, DEFAULTS)))
            for quarter, promises in ledger.judged.items()
        },
    }


def window_sheet(promises: tuple[Promise, ...], found: SayDo) -> Json:
    """Lay out one window: counts first, then the rate, then every promise."""
    interval = found.wilson_kept
    return {
        "broken": found.broken,
        "differs_by_more_than_10": found.differs,
        "kept": found.kept,
        "late": found.late,
        "n": found.n,
        "promises": [_promise(promise) for promise in promises],
        "renegotiated": found.renegotiated,
        "say_do": rate(found.rate.value),
        "unweighted": rate(found.unweighted.value),
        "weighted": found.weighted,
        "wilson_95_kept": interval and [plain(percent(e)) for e in (interval.low, interval.high)],
    }


def review_sheet(level: int, found: Evidenced) -> Json:
    """Lay out one review: the level that counts, and what the numbers support."""
    return {
        "highest_supported": found.supported,
        "level": level,
        "m": plain(decimal(found.movement.value, 2)),
        "reading": found.reading.on if found.reading else None,
        "z": plain(decimal(found.z, 1)),
    }


def _promise(promise: Promise) -> Json:
    return {
        "id": promise.id,
        "k": decimal_text(promise.k, 1),
        "kind": promise.kind,
        "note": promise.note,
        "verdict": promise.verdict,
        "weight": promise.weight,
    }
