"""A thousand random rooms: the label equals a second computation written from DOMAIN alone."""

import random
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import Any

import pytest

from customer_room.scoring.joint import judge
from customer_room.scoring.joint_facts import (
    Contribution,
    FunctionFact,
    JointFacts,
    Person,
    ServedStep,
    StageClaim,
    StageOnMap,
    Stance,
)

ROOMS = 1000
FUNCTIONS = ["sales", "care", "finance", "product", "field", "web", "head-office"]
SIGNS = {"agree", "agree with a worry", "disagree and commit"}


@dataclass(frozen=True)
class Room:
    """One made-up decision as nested lists, in no shape of the implementation."""

    people: list[dict[str, Any]]
    stances: dict[str, str]
    stages: list[dict[str, Any]]
    anchored_stages: set[str]
    anchored_steps: set[str]
    gives: dict[str, str]
    co_owners: set[str]
    texts: list[tuple[str, str | None]]
    present: set[str]
    in_room: bool
    minimum: int


def make_room(seed: int) -> Room:
    rng = random.Random(seed)
    people = [
        {
            "id": f"p{number}",
            "function": rng.choice(FUNCTIONS),
            "seat": rng.random() < 0.85,
            "active": rng.random() < 0.93,
            "deputy": f"p{rng.randrange(10)}" if rng.random() < 0.2 else None,
        }
        for number in range(rng.randint(3, 10))
    ]
    ids = [person["id"] for person in people]
    stages = make_stages(rng, ids)
    steps = [step for stage in stages for step, _ in stage["steps"]]
    willing = rng.choice([0.2, 0.6, 0.97])
    return Room(
        people=people,
        stances={p: make_stance(rng, willing) for p in ids if rng.random() < 0.9},
        stages=stages,
        anchored_stages={stage["id"] for stage in stages if rng.random() < 0.4},
        anchored_steps={step for step in steps if rng.random() < rng.choice([0, 0.3])},
        gives={step: rng.choice(FUNCTIONS) for step in steps if rng.random() < 0.3},
        co_owners=set(rng.sample(ids, rng.randint(0, 3))),
        texts=[
            (rng.choice(ids), rng.choice([None, "typist", *ids[:1]]))
            for _ in range(rng.randint(0, 5))
        ],
        present={f for f in FUNCTIONS if rng.random() < 0.7},
        in_room=rng.random() < 0.7,
        minimum=rng.choice([2, 3, 3, 4]),
    )


def make_stages(rng: random.Random, ids: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"s{number}",
            "claims": [
                (leader, rng.random() < 0.8)
                for leader in rng.sample(ids, rng.choice([0, 1, 1, 1, 2, 3]))
            ],
            "steps": [
                (f"s{number}t{step}", None if rng.random() < 0.08 else rng.choice(FUNCTIONS))
                for step in range(rng.randint(0, 3))
            ],
        }
        for number in range(rng.randint(0, 3))
    ]


def make_stance(rng: random.Random, willing: float) -> str:
    if rng.random() < 0.03:
        return "object"
    return rng.choice(sorted(SIGNS)) if rng.random() < willing else "none"


def second_opinion(room: Room) -> dict[str, Any]:
    """DOMAIN §2 Label and §3.1 T3 again, written apart from the package."""
    home = {p["id"]: p["function"] for p in room.people}
    seats = [p for p in room.people if p["seat"] and p["active"]]
    signers = {p["id"] for p in seats if room.stances.get(p["id"]) in SIGNS}
    signed = {home[s] for s in signers} - {"head-office"}
    base = room.present if room.in_room else {p["function"] for p in seats}
    k = max(room.minimum, ceil(len(base - {"head-office"}) / 2))
    served, open_steps = places(room, {home[s] for s in signers})
    leaders, open_stages = accountable(room)
    touching = (served | {home[leader] for leader in leaders}) - {"head-office"}
    fits = served - {"head-office"}
    unanswered = [f for f in FUNCTIONS if f in touching and not covered(room, f, signed)]
    wrote = {home[who] for who, typist in room.texts if typist in (None, who) or who in signers} - {
        "head-office"
    }
    owners = {home[o] for o in room.co_owners} - {"head-office"}
    gaps = unanswered + [f"somebody for “{place}”" for place in open_steps + open_stages]
    objects = any(room.stances.get(p["id"]) == "object" for p in seats)
    asked = len(fits) + len(open_steps)
    fit = Fraction(len(fits & owners), asked) if asked else Fraction(0)
    share = Fraction(len(signers), len(seats)) if seats else Fraction(0)
    return {
        "label": word(objects, len(signed), k, gaps, len(wrote), len(owners)),
        "k": k,
        "signed": f"{len(signers)} of {len(seats)}",
        "fit": fit,
        "together": (4 * share + 3 * (len(owners) > 1) + 3 * fit) / 10
        if room.anchored_stages
        else Fraction(0),
    }


def places(room: Room, signed: set[str]) -> tuple[set[str], list[str]]:
    chosen = [
        (step, function)
        for stage in room.stages
        for step, function in stage["steps"]
        if (step in room.anchored_steps if room.anchored_steps else False)
        or (not room.anchored_steps and stage["id"] in room.anchored_stages)
    ]
    served: set[str] = set()
    nobody: list[str] = []
    for step, function in chosen:
        taker = function or (room.gives.get(step) if room.gives.get(step) in signed else None)
        if taker:
            served.add(taker)
        else:
            nobody.append(step)
    return served, nobody


def accountable(room: Room) -> tuple[set[str], list[str]]:
    leaders: set[str] = set()
    nobody: list[str] = []
    for stage in room.stages:
        inside = {step for step, _ in stage["steps"]}
        if stage["id"] not in room.anchored_stages and not inside & room.anchored_steps:
            continue
        yes = [leader for leader, accepted in stage["claims"] if accepted]
        if not yes:
            nobody.append(stage["id"])
        leaders.update(yes if len(yes) == 1 else [leader for leader, _ in stage["claims"] if yes])
    return leaders, nobody


def covered(room: Room, function: str, signed: set[str]) -> bool:
    if function in signed:
        return True
    active = {p["id"] for p in room.people if p["active"]}
    return any(
        p["deputy"] in active and room.stances.get(p["deputy"]) in SIGNS
        for p in room.people
        if p["function"] == function and p["seat"] and p["active"]
    )


def word(objects: bool, signed: int, k: int, gaps: list[str], wrote: int, owners: int) -> str:
    if objects:
        return "contested"
    if signed < k:
        alone = owners == 1 or signed == 1
        return "unilateral" if alone else f"not joint ({signed} of {k} functions)"
    if gaps:
        return f"partial (missing: {', '.join(gaps)})"
    if wrote > 1:
        return "joint"
    if owners == 1:
        return "unilateral"
    return f"not joint (contributions from {['no', 'one'][wrote]} function)"


def as_facts(room: Room) -> JointFacts:
    return JointFacts(
        functions=tuple(FunctionFact(f, f, pseudo=f == "head-office") for f in FUNCTIONS),
        people=tuple(Person(**person) for person in room.people),
        stances={who: Stance(s) for who, s in room.stances.items() if s != "none"},
        stages=tuple(
            StageOnMap(
                stage["id"],
                stage["id"],
                claims=tuple(StageClaim(leader, yes) for leader, yes in stage["claims"]),
                steps=tuple(ServedStep(step, step, function) for step, function in stage["steps"]),
            )
            for stage in room.stages
        ),
        stage_ids=frozenset(room.anchored_stages),
        step_ids=frozenset(room.anchored_steps),
        gives=room.gives,
        co_owners=frozenset(room.co_owners),
        contributions=tuple(Contribution(who, typist) for who, typist in room.texts),
        present=frozenset(room.present),
        in_room=room.in_room,
        minimum=room.minimum,
    )


def test_a_thousand_rooms_agree_with_the_second_opinion() -> None:
    for seed in range(ROOMS):
        room = make_room(seed)
        verdict = judge(as_facts(room))
        assert {
            "label": verdict.label,
            "k": verdict.k,
            "signed": verdict.signed,
            "fit": verdict.fit,
            "together": verdict.together,
        } == second_opinion(room), f"seed {seed}"


def test_the_rooms_meet_every_label() -> None:
    met = Counter(second_opinion(make_room(seed))["label"].split(" (")[0] for seed in range(ROOMS))
    assert set(met) == {"joint", "contested", "partial", "unilateral", "not joint"}
    assert min(met.values()) >= 20


@pytest.mark.parametrize("seed", range(0, ROOMS, 10))
def test_one_more_objection_contests_any_decision(seed: int) -> None:
    facts = as_facts(make_room(seed))
    seats = [p.id for p in facts.people if p.seat and p.active]
    objecting = replace(facts, stances={**facts.stances, seats[0]: Stance.OBJECT})
    assert judge(objecting).label == "contested"


@pytest.mark.parametrize("seed", range(0, ROOMS, 10))
def test_a_higher_minimum_never_makes_a_decision_joint(seed: int) -> None:
    facts = as_facts(make_room(seed))
    if judge(facts).label != "joint":
        assert judge(replace(facts, minimum=facts.minimum + 1)).label != "joint"


@pytest.mark.parametrize("seed", range(0, ROOMS, 10))
def test_j_and_fit_stay_between_nothing_and_all(seed: int) -> None:
    verdict = judge(as_facts(make_room(seed)))
    assert 0 <= verdict.fit <= 1
    assert 0 <= verdict.together <= 1
