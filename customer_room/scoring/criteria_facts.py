"""What the eight criteria of one quarter are read from (DOMAIN §3.2): plain values.

The reader settles time before: the map of the quarter looked back on, what was made in the
window, seats active at its close.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from customer_room.scoring.decided_facts import EvidenceKind

State: TypeAlias = Literal["one leader", "contested", "nobody's"]


@dataclass(frozen=True, slots=True)
class NamedStage:
    """A stage's name: who confirmed this version, and whether it is what customers would say."""

    id: str
    name: str
    confirmed_by: frozenset[str]
    outside_in: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A decision, action or KPI made in the window (``table`` says which), filed or not.

    An action is filed where its decision or its KPI is (DOMAIN §11 reading 20).
    """

    table: Literal["decision", "action", "kpi"]
    id: str
    names_stage: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A piece of evidence of a stage that counts as fresh for the quarter."""

    id: str
    stage: str
    kind: EvidenceKind


@dataclass(frozen=True, slots=True)
class Leader:
    """A member with his function; None is Company, which never counts as one."""

    id: str
    function: str | None


@dataclass(frozen=True, slots=True)
class LedStage:
    """Who answers for a stage.

    Attributes:
        accepted: Leaders whose claim is accepted.
        partners: Members named as partners.
        serving: The function of each of its steps, None for nobody.
        read_kpis: Ids of its KPIs with a target and a reading in the window.
    """

    id: str
    name: str
    accepted: tuple[Leader, ...] = ()
    partners: tuple[Leader, ...] = ()
    serving: tuple[str | None, ...] = ()
    read_kpis: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """One leader, contested, or nobody's (DOMAIN §2 Stage)."""
        if len(self.accepted) == 1:
            return "one leader"
        return "contested" if self.accepted else "nobody's"

    @property
    def one_function(self) -> bool:
        """Whether all its steps, at least one, are served by exactly one function."""
        return len(set(self.serving)) == 1 and None not in self.serving

    @property
    def partner(self) -> bool:
        """Whether a partner comes from a function other than every accepted leader's.

        Where nobody is accepted, any partner outside Company (DOMAIN §11 reading 22).
        """
        led_from = {leader.function for leader in self.accepted}
        return any(p.function is not None and p.function not in led_from for p in self.partners)


@dataclass(frozen=True, slots=True)
class Seam:
    """Customers who went from one step to another, between functions or by nobody's step.

    Attributes:
        label: "Sales → Operations", as shown.
        customers: Of all segments in the quarter.
        served: Both steps are served by somebody.
        agreed: An agreed hand-off covers it.
        met: k of n hand-offs that met the standard in the quarter; None was not measured.
        hand_off: The hand-off that governs it, agreed or not.
        moves: Ids of the counted moves.
    """

    label: str
    customers: int
    served: bool
    agreed: bool
    met: tuple[int, int] | None = None
    hand_off: str | None = None
    moves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LostAt:
    """Value lost at a step in the quarter, in minor units a year, all segments; None: not known.

    ``touched_by`` names the live decisions anchored to the step or to its way out; a stage alone
    touches nothing, and touch is by step, whatever the segment (DOMAIN §11 reading 27).
    """

    step: str
    name: str
    value: Fraction | None
    touched_by: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LiveDecision:
    """A decision that was live at the close, with its number."""

    decision: str
    number: str


@dataclass(frozen=True, slots=True)
class Together:
    """A decision of the window with its J, 0…1."""

    decision: str
    number: str
    j: Fraction


@dataclass(frozen=True, slots=True)
class Proved:
    """A review of the window with the level that counts, 0–4."""

    review: str
    label: str
    level: int
