"""The journey as a graph of counted customers (DOMAIN §5): steps, ends and what moves between.

Counts are summed first and rates taken afterwards, never the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import networkx as nx

Entry: TypeAlias = Literal["–", "prospect start", "new customer", "already here"]
Quality: TypeAlias = Literal["counted", "sampled", "estimated"]


class End(Enum):
    """Where a journey stops. No plain text, so that no step id can be taken for an end."""

    STAYED = "STAYED"
    LEFT = "LEFT"
    NEVER_JOINED = "NEVER JOINED"
    NOT_KNOWN = "NOT KNOWN"


Place: TypeAlias = str | End
"""A step id or an end."""

Journey: TypeAlias = "nx.DiGraph[Place]"


@dataclass(frozen=True, slots=True)
class StepFact:
    """A step as of one quarter's map; ``function_id`` None is nobody, ``order`` sorts steps."""

    id: str
    name: str
    stage_id: str
    order: int
    function_id: str | None
    entry: Entry = "–"


@dataclass(frozen=True, slots=True)
class Flow:
    """Customers counted from a step to a step or an end, in one segment and quarter."""

    from_step: str
    to: Place
    segment: str
    quarter: str
    count: int
    quality: Quality = "counted"


@dataclass(frozen=True, slots=True)
class MoveSum:
    """Flows of one pair added up: one estimated part makes the sum estimated (§11, 46)."""

    customers: int
    estimated: bool


def summed(flows: Iterable[Flow]) -> dict[tuple[str, Place], MoveSum]:
    """Add up flows of the same from and to over segments and quarters.

    Flows of zero customers are kept: somebody counted and found none.
    """
    sums: dict[tuple[str, Place], MoveSum] = {}
    for flow in flows:
        pair = (flow.from_step, flow.to)
        before = sums.get(pair, MoveSum(0, estimated=False))
        sums[pair] = MoveSum(
            before.customers + flow.count, before.estimated or flow.quality == "estimated"
        )
    return sums


def build_journey(steps: Iterable[StepFact], flows: Iterable[Flow]) -> Journey:
    """Build the directed graph of one segment and quarter, or of several summed.

    Args:
        steps: Every step of the map, with or without customers.
        flows: What was counted; a flow from or to a step that is not on the map is left out.

    Returns:
        Steps and the four ends as nodes; an edge for each pair with at least one customer,
        with attributes ``customers`` and ``estimated``.
    """
    # A quarter of a second that no start of the server should wait for.
    import networkx as nx

    journey: Journey = nx.DiGraph()
    on_map = sorted(steps, key=lambda step: (step.order, step.id))
    journey.add_nodes_from(step.id for step in on_map)
    journey.add_nodes_from(End)
    for (origin, target), total in sorted(summed(flows).items(), key=_by_text):
        if total.customers > 0 and origin in journey and target in journey:
            journey.add_edge(origin, target, customers=total.customers, estimated=total.estimated)
    return journey


def row_totals(sums: Mapping[tuple[str, Place], MoveSum]) -> dict[str, MoveSum]:
    """Add up each step's row: all moves that leave it, to itself included (DOMAIN §2 Move)."""
    rows: dict[str, MoveSum] = {}
    for (origin, _), total in sums.items():
        before = rows.get(origin, MoveSum(0, estimated=False))
        rows[origin] = MoveSum(
            before.customers + total.customers, before.estimated or total.estimated
        )
    return rows


def _by_text(item: tuple[tuple[str, Place], MoveSum]) -> tuple[str, bool, str]:
    (origin, target), _ = item
    is_end = isinstance(target, End)
    return origin, is_end, target.value if isinstance(target, End) else target
