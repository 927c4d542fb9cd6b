"""Is the map sound? Steps nobody reaches, steps nobody leaves, rings without a way out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from customer_room.insight.graph import End, Flow, Journey, Place, StepFact, build_journey


class Fault(StrEnum):
    """What can be wrong with a step on the map."""

    UNREACHABLE = "unreachable"
    DEAD_END = "dead end"
    TRAP = "trap"


WORDS = {
    Fault.UNREACHABLE: "No customer on the map ever gets to “{name}” from the start. "
    "Add the move that leads there.",
    Fault.DEAD_END: "Customers come to “{name}” and no move leaves it. "
    "Add where they go next, or how it ends.",
    Fault.TRAP: "From “{name}” customers go round without ever staying or leaving. "
    "Add the move that leads out.",
}
NO_START = (
    "No step is marked as the place where people first meet us, "
    "so nobody can tell which steps they reach. Mark one."
)
NOTHING_COUNTED = "No customers are counted on this map yet."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: the step (None: the whole map), the fault and plain words for it."""

    step_id: str | None
    fault: Fault | None
    text: str


@dataclass(frozen=True, slots=True)
class Soundness:
    """Step ids in map order, and each finding once in words.

    Attributes:
        unreachable: Steps that no way from the start leads to.
        dead_ends: Steps with no customer leaving.
        traps: Steps from which no end can be reached; every dead end is one too.
        findings: One entry per faulty step, the most telling fault of each.
    """

    unreachable: tuple[str, ...]
    dead_ends: tuple[str, ...]
    traps: tuple[str, ...]
    findings: tuple[Finding, ...]


def check_map(steps: Sequence[StepFact], flows: Iterable[Flow]) -> Soundness:
    """Find unreachable steps, dead ends and traps (DOMAIN §5 first row, §11 reading 48).

    The start is every step where prospects enter; a map without one starts where new
    customers do. A map without any customer, or without a start, gets one finding instead
    of a list of every step; its lists still follow the definition.

    Args:
        steps: The map of the quarter.
        flows: Counted moves of one segment and quarter, or of several.
    """
    journey = build_journey(steps, flows)
    ordered = sorted(steps, key=lambda step: (step.order, step.id))
    starts = start_steps(ordered)
    reached = _reached(journey, starts)
    leading_out = _leading_out(journey)
    unreachable = tuple(s.id for s in ordered if starts and s.id not in reached)
    dead_ends = tuple(s.id for s in ordered if journey.out_degree(s.id) == 0)
    traps = tuple(s.id for s in ordered if s.id not in leading_out)
    if journey.number_of_edges() == 0:
        findings: tuple[Finding, ...] = (Finding(None, None, NOTHING_COUNTED),)
    else:
        findings = _findings(ordered, bool(starts), unreachable, dead_ends, traps)
    return Soundness(unreachable, dead_ends, traps, findings)


def start_steps(steps: Iterable[StepFact]) -> tuple[str, ...]:
    """Return where the map starts: prospect starts, failing these the new customers' starts."""
    on_map = tuple(steps)
    prospects = tuple(s.id for s in on_map if s.entry == "prospect start")
    return prospects or tuple(s.id for s in on_map if s.entry == "new customer")


def _reached(journey: Journey, starts: Iterable[str]) -> set[Place]:
    import networkx as nx

    reached: set[Place] = set()
    for start in starts:
        reached |= {start, *nx.descendants(journey, start)}  # pyright: ignore[reportUnknownMemberType]
    return reached


def _leading_out(journey: Journey) -> set[Place]:
    import networkx as nx

    leading: set[Place] = set()
    for end in End:
        leading |= nx.ancestors(journey, end)  # pyright: ignore[reportUnknownMemberType]
    return leading


def _findings(
    steps: Sequence[StepFact],
    has_start: bool,
    unreachable: Sequence[str],
    dead_ends: Sequence[str],
    traps: Sequence[str],
) -> tuple[Finding, ...]:
    found = [] if has_start else [Finding(None, None, NO_START)]
    for step in steps:
        fault = (
            Fault.UNREACHABLE
            if step.id in unreachable
            else Fault.DEAD_END
            if step.id in dead_ends
            else Fault.TRAP
            if step.id in traps
            else None
        )
        if fault:
            found.append(Finding(step.id, fault, WORDS[fault].format(name=step.name)))
    return tuple(found)
