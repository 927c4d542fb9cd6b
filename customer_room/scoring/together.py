"""J: how far a decision was made together, with its working (DOMAIN §3.1 T3)."""

from __future__ import annotations

from fractions import Fraction

from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import Working, given, holds, share, total

OWNERS = 2
OUTSIDE = "It names no stage of the customer's journey"


def together(
    signed: int, seats: int, owners: int, fit: Fraction, in_journey: bool,
    weights: Weights = DEFAULTS,
) -> Working:  # fmt: skip
    """Return J = 0.4 · signed/seats + 0.3 · [≥ 2 functions co-own] + 0.3 · fit, 0…1.

    Args:
        signed: Seats that signed.
        seats: Seats active when it was decided; none signs nothing.
        owners: How many functions co-own it; Company is none.
        fit: Share of the touching functions that co-own it.
        in_journey: It names a stage; without one J is 0.
        weights: What the three parts weigh.
    """
    if not in_journey:
        return Working("J", Fraction(0), reason=OUTSIDE)
    hands = share("Seats that signed", signed, seats) if seats else given("Seats", Fraction(0))
    return total("J", (
        hands.weighing(weights.signed),
        holds("Two functions or more co-own it", owners >= OWNERS).weighing(weights.co_owned),
        given("Fit: functions it touches that co-own it", fit).weighing(weights.fit),
    ))  # fmt: skip
