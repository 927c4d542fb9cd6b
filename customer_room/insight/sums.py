"""Do the numbers add up? Steps where many more come than go, or the other way (DOMAIN §5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from customer_room.insight.graph import Flow, StepFact, summed

QUERY_FROM = Fraction(15, 100)


@dataclass(frozen=True, slots=True)
class Uneven:
    """A step to be asked about: customers counted into it, and out of it."""

    step_id: str
    name: str
    came: int
    went: int

    @property
    def text(self) -> str:
        """Say it in words; a question, since a count may be right and a marking missing."""
        return (f"{self.came:,} customers come to “{self.name}” and {self.went:,} go on or leave. "
                "Count again, or mark the step where customers enter the journey.")  # fmt: skip


def check_sums(steps: Sequence[StepFact], flows: Iterable[Flow]) -> tuple[Uneven, ...]:
    """Find the steps whose customers do not add up, in the map's order.

    A step where customers enter the journey takes in who came from nowhere: it is left out. A move
    back to the same step counts on both sides (DOMAIN §11, reading 44).

    Args:
        steps: The map of the quarter.
        flows: Counted moves of one segment and quarter, or of several.
    """
    came: Counter[str] = Counter()
    went: Counter[str] = Counter()
    for (origin, target), total in summed(flows).items():
        went[origin] += total.customers
        if isinstance(target, str):
            came[target] += total.customers
    on_map = sorted(steps, key=lambda step: (step.order, step.id))
    asked = (Uneven(s.id, s.name, came[s.id], went[s.id]) for s in on_map if s.entry == "–")
    return tuple(each for each in asked if _differs(each.came, each.went))


def _differs(came: int, went: int) -> bool:
    most = max(came, went)
    return most > 0 and Fraction(abs(came - went), most) > QUERY_FROM
