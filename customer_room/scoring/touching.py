"""Which functions a decision touches, and which of its places are nobody's (DOMAIN §2)."""

from __future__ import annotations

from customer_room.scoring.joint_facts import (
    JointFacts,
    ServedStep,
    StageOnMap,
    in_order,
    signing_seats,
)


def anchored_steps(facts: JointFacts) -> tuple[ServedStep, ...]:
    """Return the anchored steps; where none is, all steps of the anchored stages (DOMAIN §2)."""
    if facts.step_ids:
        return tuple(s for stage in facts.stages for s in stage.steps if s.id in facts.step_ids)
    return tuple(s for stage in facts.stages if stage.id in facts.stage_ids for s in stage.steps)


def stages_in_question(facts: JointFacts) -> tuple[StageOnMap, ...]:
    """Return the anchored stages and the stages of anchored steps (DOMAIN §11 reading 14)."""
    return tuple(
        stage
        for stage in facts.stages
        if stage.id in facts.stage_ids or any(s.id in facts.step_ids for s in stage.steps)
    )


def serving_functions(facts: JointFacts) -> tuple[str, ...]:
    """Return the functions that serve the anchored steps, given ones included (DOMAIN §3.1)."""
    return in_order(facts, (_server(facts, step) for step in anchored_steps(facts)))


def touching_functions(facts: JointFacts) -> tuple[str, ...]:
    """Return the functions that serve the steps and the accountable leaders' functions."""
    homes = {person.id: person.function for person in facts.people}
    leaders = (
        homes.get(leader)
        for stage in stages_in_question(facts)
        for leader in accountable_leaders(stage)
    )
    return in_order(facts, {*serving_functions(facts), *leaders})


def accountable_leaders(stage: StageOnMap) -> tuple[str, ...]:
    """Return who answers for a stage: the accepted leader, or every claimant if contested.

    No accepted claim: nobody. More than one: contested, and every claimant's function touches
    it (DOMAIN §2 Stage, §11 reading 15).
    """
    accepted = tuple(claim.leader for claim in stage.claims if claim.accepted)
    return accepted if len(accepted) < 2 else tuple(claim.leader for claim in stage.claims)


def nobodys_steps(facts: JointFacts) -> tuple[ServedStep, ...]:
    """Return the anchored steps nobody serves and no signing function was given."""
    return tuple(step for step in anchored_steps(facts) if _server(facts, step) is None)


def nobodys_stages(facts: JointFacts) -> tuple[StageOnMap, ...]:
    """Return the stages in question that no leader has accepted."""
    return tuple(s for s in stages_in_question(facts) if not any(c.accepted for c in s.claims))


def _server(facts: JointFacts, step: ServedStep) -> str | None:
    if step.function is not None:
        return step.function
    given = facts.gives.get(step.id)
    signers = signing_seats(facts)
    signed = {person.function for person in facts.people if person.id in signers}
    return given if given in signed else None
