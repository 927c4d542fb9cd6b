"""The part of a decision log entry that the six tests make; it freezes at the seal."""

from __future__ import annotations

from typing import TypedDict

from customer_room.scoring.decided import how_well_decided
from customer_room.scoring.decided_facts import DecidedFacts
from customer_room.scoring.figures import ExactFigure, decimal, laid_out
from customer_room.scoring.weights import DEFAULTS, Weights

PLACES = 2


class DecidedEntry(TypedDict):
    """One decision's six tests, ``T1`` to ``T6``, how many have a value, and their score."""

    T: dict[str, ExactFigure]
    answered: str
    how_well_decided: ExactFigure


def decided_entry(facts: DecidedFacts, weights: Weights = DEFAULTS) -> DecidedEntry:
    """Take the six tests of one decision and lay them out for the log (DOMAIN §3.1)."""
    found = how_well_decided(facts, weights)
    return DecidedEntry(
        T={
            f"T{place}": laid_out(decimal(test.value, PLACES))
            for place, test in enumerate(found.tests, start=1)
        },
        answered=found.answered,
        how_well_decided=laid_out(decimal(found.score.value, 0)),
    )
