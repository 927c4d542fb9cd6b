"""J and fit, computed a second time by counting heads (DOMAIN §3.1 T3)."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.joint import judge
from customer_room.scoring.joint_facts import (
    FunctionFact,
    JointFacts,
    Person,
    ServedStep,
    StageOnMap,
    Stance,
)
from customer_room.scoring.together import together
from customer_room.scoring.weights import Weights

FUNCTIONS = ("care", "field", "sales", "company")
function_or_nobody = st.sampled_from([*FUNCTIONS[:3], None])
people = st.lists(
    st.tuples(st.sampled_from(FUNCTIONS), st.booleans(), st.booleans()), max_size=6
).map(lambda rows: tuple(Person(f"p{i}", f, s, a) for i, (f, s, a) in enumerate(rows)))


@st.composite
def rooms(draw: Any) -> JointFacts:
    members = draw(people)
    names = [person.id for person in members]
    some = st.sets(st.sampled_from(names)) if names else st.just(set[str]())
    steps = tuple(
        ServedStep(f"s{i}", f"Step {i}", f)
        for i, f in enumerate(draw(st.lists(function_or_nobody, max_size=4)))
    )
    return JointFacts(
        functions=tuple(FunctionFact(f, f, f == "company") for f in FUNCTIONS),
        people=members,
        stances={id: draw(st.sampled_from(list(Stance))) for id in draw(some)},
        stages=(StageOnMap("d", "D", steps=steps),),
        stage_ids=frozenset(draw(st.sets(st.just("d")))),
        step_ids=frozenset(
            draw(st.sets(st.sampled_from(steps))) and {steps[0].id} if steps else ()
        ),
        gives=draw(st.dictionaries(st.sampled_from(["s0", "s1"]), st.sampled_from(FUNCTIONS[:3]))),
        co_owners=frozenset(draw(some)),
    )


def counted_j(facts: JointFacts) -> Decimal | None:
    """J by heads and decimals; None where fit is no finite decimal (thirds)."""
    if not facts.stage_ids:
        return Decimal(0)
    seats = [p for p in facts.people if p.seat and p.active]
    signed = [p for p in seats if facts.stances.get(p.id) not in (None, Stance.OBJECT)]
    owners = {p.function for p in facts.people if p.id in facts.co_owners} - {"company"}
    hands = Fraction(len(signed), len(seats)) if seats else Fraction(0)
    joined = Fraction(4 * hands + 3 * (len(owners) > 1) + 3 * counted_fit(facts), 10)
    return Decimal(joined.numerator) / Decimal(joined.denominator)


def counted_fit(facts: JointFacts) -> Fraction:
    signers = [p for p in facts.people if p.seat and p.active
               and facts.stances.get(p.id) not in (None, Stance.OBJECT)]  # fmt: skip
    at_hand = {p.function for p in signers}
    owners = {p.function for p in facts.people if p.id in facts.co_owners}
    stage = facts.stages[0]
    steps = [s for s in stage.steps if s.id in facts.step_ids] if facts.step_ids else (
        list(stage.steps) if facts.stage_ids else [])  # fmt: skip
    touched: list[str] = []
    for step in steps:
        given_to = facts.gives.get(step.id)
        server = step.function or (given_to if given_to in at_hand else None)
        if server is None:
            touched.append(f"nobody of {step.id}")
        elif server not in touched:
            touched.append(server)
    hits = sum(1 for function in touched if function in owners)
    return Fraction(hits, len(touched)) if touched else Fraction(0)


@given(rooms())
def test_j_and_fit_agree_with_a_second_computation(facts: JointFacts) -> None:
    verdict = judge(facts)
    assert verdict.fit == counted_fit(facts)
    counted = counted_j(facts)
    assert counted is not None
    assert abs(Decimal(verdict.together.numerator) / verdict.together.denominator - counted) < (
        Decimal("1e-20")
    )


@given(rooms())
def test_both_lie_between_0_and_1_in_any_order_of_people(facts: JointFacts) -> None:
    verdict = judge(facts)
    assert 0 <= verdict.fit <= 1
    assert 0 <= verdict.together <= 1
    turned = judge(replace(facts, people=facts.people[::-1], functions=facts.functions[::-1]))
    assert (turned.fit, turned.together) == (verdict.fit, verdict.together)


@given(rooms())
def test_one_more_signature_never_lowers_j(facts: JointFacts) -> None:
    signed = {**facts.stances, **{p.id: Stance.AGREE for p in facts.people}}
    assert judge(replace(facts, stances=signed)).together >= judge(facts).together


def test_the_parts_add_up_with_their_weights() -> None:
    found = together(7, 8, 3, Fraction(3, 4), in_journey=True)
    assert found.value == Fraction(7, 8)
    assert [part.weight for part in found.parts] == [
        Fraction(4, 10),
        Fraction(3, 10),
        Fraction(3, 10),
    ]


def test_weights_are_a_setting() -> None:
    only_hands = Weights(signed=Fraction(1), co_owned=Fraction(0), fit=Fraction(0))
    assert together(1, 4, 3, Fraction(1), True, only_hands).value == Fraction(1, 4)


def test_outside_the_journey_and_without_seats() -> None:
    assert together(4, 4, 2, Fraction(1), in_journey=False).value == 0
    assert together(0, 0, 0, Fraction(0), in_journey=True).value == 0
