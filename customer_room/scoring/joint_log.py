"""The part of a decision log entry that follows from the label's rules."""

from __future__ import annotations

from typing import TypedDict

from customer_room.scoring.figures import ExactFigure, decimal, laid_out
from customer_room.scoring.joint import judge
from customer_room.scoring.joint_facts import JointFacts
from customer_room.scoring.joint_reason import explain

PLACES = 3


class JointEntry(TypedDict):
    """One decision's entry; function and step ids, functions in the workspace's order.

    ``touching_functions`` are those serving the anchored steps (what fit asks);
    ``must_sign`` adds the accountable leaders' functions (what the label asks).
    """

    J: ExactFigure
    co_owning_functions: list[str]
    contributions_from: list[str]
    fit: ExactFigure
    functions_present: int
    functions_signed: int
    k: int
    label: str
    must_sign: list[str]
    nobody_stages: list[str]
    nobody_steps: list[str]
    reason: str
    signed: str
    signed_by_functions: list[str]
    touching_functions: list[str]


def joint_entry(facts: JointFacts) -> JointEntry:
    """Judge one decision and lay the result out for the log (DOMAIN §2 Label, §3.1 T3)."""
    verdict = judge(facts)
    return JointEntry(
        J=laid_out(decimal(verdict.together, PLACES)),
        co_owning_functions=list(verdict.co_owning_functions),
        contributions_from=list(verdict.contributions_from),
        fit=laid_out(decimal(verdict.fit, PLACES)),
        functions_present=verdict.functions_present,
        functions_signed=len(verdict.signed_by_functions),
        k=verdict.k,
        label=verdict.label,
        must_sign=list(verdict.touching_functions),
        nobody_stages=list(verdict.nobody_stages),
        nobody_steps=list(verdict.nobody_steps),
        reason=explain(facts, verdict).text,
        signed=verdict.signed,
        signed_by_functions=list(verdict.signed_by_functions),
        touching_functions=list(verdict.serving_functions),
    )
