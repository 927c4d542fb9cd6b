"""What the journey lane is drawn from: stages, steps and the moves of one quarter and segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

End = Literal["STAYED", "LEFT", "NEVER JOINED", "NOT KNOWN"]
STAYED: End = "STAYED"
LEFT: End = "LEFT"
NEVER_JOINED: End = "NEVER JOINED"
NOT_KNOWN: End = "NOT KNOWN"
ENDS: tuple[End, ...] = (STAYED, LEFT, NEVER_JOINED, NOT_KNOWN)

Entry = Literal["–", "prospect start", "new customer", "already here"]


@dataclass(frozen=True)
class StageView:
    """One stage of the journey, in the order of the customer; ``width`` is its column in px."""

    id: str
    name: str
    width: float = 186.0


@dataclass(frozen=True)
class StepView:
    """One thing the customer does; ``function`` is a two-letter code, ``None`` = nobody serves it.

    ``skipped`` are the words for customers who never came here ("never shown how").
    """

    id: str
    stage: str
    order: int
    name: str
    function: str | None = None
    function_name: str = ""
    entry: Entry = "–"
    skipped: str = ""


@dataclass(frozen=True)
class MoveView:
    """Customers who went from a step to another step or to an end, as a count."""

    source: str
    target: str
    count: int


@dataclass(frozen=True)
class LaneView:
    """Everything the lane shows.

    Attributes:
        stages: one to nine, in order; widths in px.
        steps: any order; a step of an unknown stage is left out.
        moves: any order; equal pairs are added up, pairs of unknown steps are left out.
        unagreed: pairs (from, to) that cross functions with no agreed hand-off.
        current: the stage in work now, shaded.
        customers_per_px: arrow width; ``None`` chooses a round figure for this map.
    """

    stages: tuple[StageView, ...]
    steps: tuple[StepView, ...] = ()
    moves: tuple[MoveView, ...] = ()
    unagreed: frozenset[tuple[str, str]] = frozenset()
    current: str | None = None
    customers_per_px: float | None = None
