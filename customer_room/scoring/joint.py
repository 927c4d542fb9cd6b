"""Is a decision joint? Label, J and fit of one decision (DOMAIN §2 Label, §3.1 T3, §11 12-19).

Nobody sets a label: it follows from who signed, whom the anchored steps touch, who wrote it
and whether anything was overruled. Arithmetic is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from customer_room.scoring.joint_facts import (
    SIGNING,
    JointFacts,
    ServedStep,
    StageOnMap,
    Stance,
    in_order,
    signing_seats,
)
from customer_room.scoring.together import together
from customer_room.scoring.touching import (
    nobodys_stages,
    nobodys_steps,
    serving_functions,
    touching_functions,
)

SMALLEST_MINIMUM = 2


class Outcome(StrEnum):
    """The five labels without their particulars."""

    JOINT = "joint"
    CONTESTED = "contested"
    PARTIAL = "partial"
    UNILATERAL = "unilateral"
    NOT_JOINT = "not joint"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules make of one decision; every collection is in the workspace's order.

    Attributes:
        outcome: Which of the five labels.
        label: The label as printed, with its particulars.
        k: How many functions must sign.
        signed_seats: Seats that signed, of ``all_seats`` active when it was decided.
        functions_present: How many functions were in the room; 0 outside a room.
        signed_by_functions: Functions with a signed seat.
        serving_functions: Functions serving the anchored steps; fit asks these, and the
            decision log prints them as the touching functions (DOMAIN §3.1 T3).
        touching_functions: These and the accountable leaders' functions; the label and the
            seal ask these (DOMAIN §2).
        missing_functions: Touching functions that neither signed nor whose deputy did.
        nobody_steps: Anchored steps nobody serves, not given to a function that signed.
        nobody_stages: Stages in question with no accepted leader.
        co_owning_functions: Functions of the co-owners.
        contributions_from: Functions whose members put words into it.
        objecting_functions: Functions (Company too) of the seats that object.
        fit: Share of the step-serving functions that co-own it, 0…1.
        together: J, 0…1; four times it is test T3.
    """

    outcome: Outcome
    label: str
    k: int
    signed_seats: int
    all_seats: int
    functions_present: int
    signed_by_functions: tuple[str, ...]
    serving_functions: tuple[str, ...]
    touching_functions: tuple[str, ...]
    missing_functions: tuple[str, ...]
    nobody_steps: tuple[str, ...]
    nobody_stages: tuple[str, ...]
    co_owning_functions: tuple[str, ...]
    contributions_from: tuple[str, ...]
    objecting_functions: tuple[str, ...]
    fit: Fraction
    together: Fraction

    @property
    def signed(self) -> str:
        """``"7 of 8"``: seats that signed of all seats."""
        return f"{self.signed_seats} of {self.all_seats}"


def judge(facts: JointFacts) -> Verdict:
    """Read label, J and fit of one decision from its facts (DOMAIN §2, §3.1)."""
    seats = [person for person in facts.people if person.seat and person.active]
    signers = signing_seats(facts)
    signed = signed_functions(facts)
    touching = touching_functions(facts)
    co_owning = co_owning_functions(facts)
    wrote = contributing_functions(facts)
    missing = tuple(f for f in touching if not answered_for(facts, f))
    steps, stages = nobodys_steps(facts), nobodys_stages(facts)
    objecting = objecting_functions(facts)
    k = functions_needed(facts)
    gaps = bool(missing or steps or stages)
    outcome = _outcome(bool(objecting), len(signed), k, gaps, len(wrote), len(co_owning))
    share = fit(facts)
    worked = together(len(signers), len(seats), len(co_owning), share, bool(facts.stage_ids),
                      facts.weights)  # fmt: skip
    return Verdict(
        outcome=outcome,
        label=_label(facts, outcome, (missing, steps, stages), (len(signed), k, len(wrote))),
        k=k,
        signed_seats=len(signers),
        all_seats=len(seats),
        functions_present=len(in_order(facts, facts.present)) if facts.in_room else 0,
        signed_by_functions=signed,
        serving_functions=serving_functions(facts),
        touching_functions=touching,
        missing_functions=missing,
        nobody_steps=tuple(step.id for step in steps),
        nobody_stages=tuple(stage.id for stage in stages),
        co_owning_functions=co_owning,
        contributions_from=wrote,
        objecting_functions=objecting,
        fit=share,
        together=Fraction(worked.value or 0),
    )


def signed_functions(facts: JointFacts) -> tuple[str, ...]:
    """Return the functions with a signed seat; Company and deputies add none (reading 57)."""
    signers = signing_seats(facts)
    return in_order(facts, (p.function for p in facts.people if p.id in signers))


def functions_needed(facts: JointFacts) -> int:
    """Return k = max(room minimum, half of the functions present, rounded up).

    Outside a room the functions with seats stand for those present (DOMAIN §11 reading 16).
    The minimum is never under 2.
    """
    seated = (p.function for p in facts.people if p.seat and p.active)
    counted = len(in_order(facts, facts.present if facts.in_room else seated))
    return max(SMALLEST_MINIMUM, facts.minimum, -(-counted // 2))


def co_owning_functions(facts: JointFacts) -> tuple[str, ...]:
    """Return the co-owners' functions; Company never counts."""
    return in_order(facts, (p.function for p in facts.people if p.id in facts.co_owners))


def contributing_functions(facts: JointFacts) -> tuple[str, ...]:
    """Return the functions whose members put words into the decision.

    What a member typed counts, signed or not; what was typed for a member counts once that
    member signs; Company never (DOMAIN §2 Contribution, §11 reading 19).
    """
    signers = signing_seats(facts)
    homes = {person.id: person.function for person in facts.people}
    return in_order(
        facts,
        (
            homes.get(item.member)
            for item in facts.contributions
            if item.typed_by in (None, item.member) or item.member in signers
        ),
    )


def objecting_functions(facts: JointFacts) -> tuple[str, ...]:
    """Return the functions of the active seats that object, Company included."""
    homes = {
        person.function
        for person in facts.people
        if person.seat and person.active and facts.stances.get(person.id) is Stance.OBJECT
    }
    return tuple(function.id for function in facts.functions if function.id in homes)


def answered_for(facts: JointFacts, function: str) -> bool:
    """Tell whether a function signed, or the declared deputy of one of its seats did."""
    seats = [p for p in facts.people if p.seat and p.active and p.function == function]
    deputies = {seat.deputy for seat in seats}
    stand_ins = {p.id for p in facts.people if p.active and p.id in deputies}
    signers = signing_seats(facts)
    return any(seat.id in signers for seat in seats) or any(
        facts.stances.get(deputy) in SIGNING for deputy in stand_ins
    )


def fit(facts: JointFacts) -> Fraction:
    """Return the share of the step-serving functions that co-own the decision, 0…1.

    Each step nobody serves adds one function that cannot match; no function at all gives 0
    (DOMAIN §3.1 T3). The accountable leaders' functions are not asked here.
    """
    serving = serving_functions(facts)
    asked = len(serving) + len(nobodys_steps(facts))
    matching = len(set(serving) & set(co_owning_functions(facts)))
    return Fraction(matching, asked) if asked else Fraction(0)


def _outcome(contested: bool, signed: int, k: int, gaps: bool, wrote: int, owners: int) -> Outcome:
    """First that applies (DOMAIN §11 reading 18)."""
    if contested:
        return Outcome.CONTESTED
    if signed >= k and not gaps and wrote >= 2:
        return Outcome.JOINT
    if signed >= k and gaps:
        return Outcome.PARTIAL
    return Outcome.UNILATERAL if 1 in (owners, signed) else Outcome.NOT_JOINT


def _label(
    facts: JointFacts,
    outcome: Outcome,
    gaps: tuple[tuple[str, ...], tuple[ServedStep, ...], tuple[StageOnMap, ...]],
    counts: tuple[int, int, int],
) -> str:
    signed, k, wrote = counts
    match outcome:
        case Outcome.PARTIAL:
            missing, steps, stages = gaps
            names = {function.id: function.name for function in facts.functions}
            nobody = [f"somebody for “{place.name}”" for place in (*steps, *stages)]
            return f"partial (missing: {', '.join([names[f] for f in missing] + nobody)})"
        case Outcome.NOT_JOINT if signed < k:
            return f"not joint ({signed} of {k} functions)"
        case Outcome.NOT_JOINT:
            return f"not joint (contributions from {'one' if wrote else 'no'} function)"
        case _:
            return outcome.value
