"""What the label of one decision is read from (DOMAIN §2 Label, §3.1 T3): plain values.

The reader of records fills these. Time is settled before: stances are those standing at the
seal, people are those of the moment of the decision, the map is the one of the quarter
looked back on (DOMAIN §11 readings 12, 13).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from customer_room.scoring.weights import DEFAULTS, Weights


class Stance(StrEnum):
    """What a seat says to a decision."""

    AGREE = "agree"
    AGREE_WITH_A_WORRY = "agree with a worry"
    DISAGREE_AND_COMMIT = "disagree and commit"
    OBJECT = "object"


SIGNING = frozenset({Stance.AGREE, Stance.AGREE_WITH_A_WORRY, Stance.DISAGREE_AND_COMMIT})
"""The stances that count as a signature."""
AGAINST = frozenset({Stance.DISAGREE_AND_COMMIT, Stance.OBJECT})
"""The stances that are a dissent (reading 75)."""


@dataclass(frozen=True, slots=True)
class FunctionFact:
    """A function in the workspace's order; ``pseudo`` (Company) never counts as one."""

    id: str
    name: str
    pseudo: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A member as of the decision: ``active`` then, ``seat`` counts for sign-off."""

    id: str
    function: str
    seat: bool = True
    active: bool = True
    deputy: str | None = None


@dataclass(frozen=True, slots=True)
class StageClaim:
    """A leader who says a stage is theirs; ``accepted`` makes it so."""

    leader: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class ServedStep:
    """A step with the function that serves it; None is nobody."""

    id: str
    name: str
    function: str | None


@dataclass(frozen=True, slots=True)
class StageOnMap:
    """A stage with everybody who claims it and its steps in their order."""

    id: str
    name: str
    claims: tuple[StageClaim, ...] = ()
    steps: tuple[ServedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """A source note's author, an option's proposer or a text edit.

    ``typed_by`` is the facilitator who typed it for the member, None when the member did.
    """

    member: str
    typed_by: str | None = None


@dataclass(frozen=True, slots=True)
class JointFacts:
    """Everything the label, J and fit of one decision depend on.

    Attributes:
        functions: All functions of the workspace, in its order.
        people: Members with or without a seat, as of the decision.
        stances: Member id → the stance standing at the seal (or now, before it).
        stages: The map of the quarter looked back on, in its order; a superset is fine.
        stage_ids: Anchored stages.
        step_ids: Anchored steps.
        gives: Step id → the function the decision hands it to.
        co_owners: Member ids.
        contributions: Who put words into it.
        present: Function ids of the seats present in the room; ignored outside a room.
        in_room: False for a decision made outside.
        overruled: A written decision of the chief executive overruled what objections remain.
        minimum: The room's least number of functions for joint (≥2, shown to all).
        sealed: Words only: "has not signed" before the seal, "did not sign" after it.
        weights: The version of the rules' numbers that J is computed with.
    """

    functions: tuple[FunctionFact, ...]
    people: tuple[Person, ...]
    stances: Mapping[str, Stance] = field(default_factory=dict[str, Stance])
    stages: tuple[StageOnMap, ...] = ()
    stage_ids: frozenset[str] = frozenset()
    step_ids: frozenset[str] = frozenset()
    gives: Mapping[str, str] = field(default_factory=dict[str, str])
    co_owners: frozenset[str] = frozenset()
    contributions: tuple[Contribution, ...] = ()
    present: frozenset[str] = frozenset()
    in_room: bool = True
    overruled: bool = False
    minimum: int = 3
    sealed: bool = False
    weights: Weights = DEFAULTS


def signing_seats(facts: JointFacts) -> frozenset[str]:
    """Return the active seats whose stance counts as a signature (DOMAIN §11 reading 12)."""
    return frozenset(
        person.id
        for person in facts.people
        if person.seat and person.active and facts.stances.get(person.id) in SIGNING
    )


def in_order(facts: JointFacts, functions: Iterable[str | None]) -> tuple[str, ...]:
    """Put function ids in the workspace's order, each once, without Company."""
    wanted = set(functions)
    return tuple(f.id for f in facts.functions if f.id in wanted and not f.pseudo)
