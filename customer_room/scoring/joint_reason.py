"""Why a decision is joint or not, in a leader's words: a label always carries its reason.

Functions are named, people never: the reason freezes with the label at the seal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from customer_room.scoring.joint import Outcome, Verdict
from customer_room.scoring.joint_facts import JointFacts
from customer_room.scoring.wording import listed

SMALL_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason in parts.

    Attributes:
        headline: One sentence without a full stop, fit for the marker:
            ``"Not joint yet: Sales has not signed"``.
        detail: What would make it joint, and how far it is; one or more sentences.
        missing_functions: Ids of the touching functions that have not signed.
    """

    headline: str
    detail: str
    missing_functions: tuple[str, ...]

    @property
    def text(self) -> str:
        """Headline and detail as running text."""
        return f"{self.headline}. {self.detail}"


def explain(facts: JointFacts, verdict: Verdict) -> Reason:
    """Word the reason of a verdict (DOMAIN §2 Label: "the reason is printed with it")."""
    return Reason(_headline(facts, verdict), _detail(facts, verdict), verdict.missing_functions)


def _headline(facts: JointFacts, verdict: Verdict) -> str:
    signed = len(verdict.signed_by_functions)
    if verdict.outcome is Outcome.JOINT:
        return f"Joint: {signed} functions signed"
    if not facts.sealed:
        return f"Not joint yet: {_obstacle(facts, verdict)}"
    match verdict.outcome:
        case Outcome.CONTESTED:
            return f"Contested: {_obstacle(facts, verdict)}"
        case Outcome.PARTIAL:
            return f"Partial: {_obstacle(facts, verdict)}"
        case Outcome.UNILATERAL:
            return f"Unilateral: {_alone(facts, verdict)}"
        case _ if signed < verdict.k:
            return f"Not joint: {signed} of {verdict.k} functions signed"
        case _:
            return f"Not joint: {_obstacle(facts, verdict)}"


def _obstacle(facts: JointFacts, verdict: Verdict) -> str:
    """Name the first thing in the way, in the order the label asks."""
    signed = len(verdict.signed_by_functions)
    if verdict.objecting_functions:
        return _objection(facts, verdict)
    if verdict.missing_functions:
        return _not_signed(_names(facts, verdict.missing_functions), facts.sealed)
    if signed < verdict.k:
        return f"{signed} of {verdict.k} functions {'have signed' if signed != 1 else 'has signed'}"
    if verdict.nobody_steps:
        return f"nobody serves {_step_names(facts, verdict)}"
    if verdict.nobody_stages:
        return f"nobody is accountable for {_stage_names(facts, verdict)}"
    return _who_wrote(facts, verdict)


def _objection(facts: JointFacts, verdict: Verdict) -> str:
    names = _names(facts, verdict.objecting_functions)
    if facts.overruled:
        return f"{listed(names)} objected and {_was_were(names)} overruled"
    if facts.sealed:
        return f"{listed(names)} objected"
    return f"{listed(names)} {'objects' if len(names) == 1 else 'object'}"


def _alone(facts: JointFacts, verdict: Verdict) -> str:
    if len(verdict.co_owning_functions) == 1:
        return f"{_names(facts, verdict.co_owning_functions)[0]} alone co-owned it"
    return f"{_names(facts, verdict.signed_by_functions)[0]} alone signed it"


def _detail(facts: JointFacts, verdict: Verdict) -> str:
    joint = verdict.outcome is Outcome.JOINT
    sentences = [_needed(facts, verdict, joint)]
    if facts.sealed and verdict.missing_functions and verdict.outcome is not Outcome.PARTIAL:
        missing = _not_signed(_names(facts, verdict.missing_functions), sealed=True)
        sentences.append(f"Of those it touches, {missing}.")
    if verdict.nobody_steps:
        sentences.append(f"Nobody serves {_step_names(facts, verdict)}.")
    if verdict.nobody_stages:
        sentences.append(f"Nobody is accountable for {_stage_names(facts, verdict)}.")
    if not facts.stage_ids:
        sentences.append("It names no stage of the customer's journey.")
    sentences.append(_written(verdict))
    return " ".join(sentences)


def _needed(facts: JointFacts, verdict: Verdict, joint: bool) -> str:
    signed, touching = len(verdict.signed_by_functions), verdict.touching_functions
    if joint:
        tail = ", and each that serves a step here signed" if touching else ""
        return f"{verdict.k} were needed{tail}."
    number = signed or "none"
    have = f"{number} did" if facts.sealed else f"{number} {'has' if signed <= 1 else 'have'}"
    must = "had to" if facts.sealed else "must"
    each = ", and each that serves a step here" if touching else ""
    return f"{verdict.k} functions {must} sign{each}; {have}."


def _written(verdict: Verdict) -> str:
    wrote = len(verdict.contributions_from)
    if not wrote:
        return "At least two functions must have written some of it."
    number = SMALL_NUMBERS[wrote] if wrote < len(SMALL_NUMBERS) else str(wrote)
    noun = "function" if wrote == 1 else "functions"
    return f"{number} {noun} wrote it{'' if wrote >= 2 else '; at least two must'}."


def _who_wrote(facts: JointFacts, verdict: Verdict) -> str:
    names = _names(facts, verdict.contributions_from)
    return f"only {names[0]} wrote it" if names else "nobody's words are in it yet"


def _not_signed(names: Sequence[str], sealed: bool) -> str:
    if sealed:
        return f"{listed(names)} did not sign"
    return f"{listed(names)} {'has' if len(names) == 1 else 'have'} not signed"


def _was_were(names: Sequence[str]) -> str:
    return "was" if len(names) == 1 else "were"


def _names(facts: JointFacts, functions: Sequence[str]) -> list[str]:
    names = {function.id: function.name for function in facts.functions}
    return [names[function] for function in functions]


def _step_names(facts: JointFacts, verdict: Verdict) -> str:
    names = {step.id: step.name for stage in facts.stages for step in stage.steps}
    return listed([f"“{names[step]}”" for step in verdict.nobody_steps])


def _stage_names(facts: JointFacts, verdict: Verdict) -> str:
    names = {stage.id: stage.name for stage in facts.stages}
    return listed([f"“{names[stage]}”" for stage in verdict.nobody_stages])
