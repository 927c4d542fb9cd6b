"""What promises are judged from (DOMAIN §2, §3.3): plain values, days as ``YYYY-MM-DD``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Tested: TypeAlias = Literal["kept", "broken", "not tested"]
GateOutcome: TypeAlias = Literal["released", "held", "released against the list"]

AGAINST_THE_LIST: GateOutcome = "released against the list"


@dataclass(frozen=True, slots=True)
class ActionFact:
    """An action or a customer promise; days are ``YYYY-MM-DD``.

    Attributes:
        due: After a renegotiation the new day.
        made_on: It cannot be judged in the room it was made in.
        proved_on: The day of the earliest proof that was accepted.
        dropped_on: When its owner gave it up.
        stopped_on: When a room stopped its decision.
        renegotiated: It was given a new day before the old one.
        judged_in: The quarter whose room has fixed its verdict; None: it follows from the days.
        verdict: That verdict; it stands, whatever became known later.
    """

    id: str
    text: str
    decision: str
    due: str
    made_on: str
    proved_on: str | None = None
    dropped_on: str | None = None
    stopped_on: str | None = None
    renegotiated: bool = False
    judged_in: str | None = None
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class GateFact:
    """One use of a guardrail list; ``closed_on`` None while it is open."""

    id: str
    text: str
    closed_on: str | None
    outcome: GateOutcome | None
    all_met: bool


@dataclass(frozen=True, slots=True)
class CommitmentFact:
    """What we say; ``verdicts`` by quarter of the window it was tested in."""

    id: str
    text: str
    adopted_on: str
    retired_on: str | None = None
    verdicts: Mapping[str, Tested] = field(default_factory=dict[str, Tested])


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A decision (its number) that contradicts a commitment."""

    commitment: str
    decision: str
    decided_at: str
