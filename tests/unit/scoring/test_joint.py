"""Single rules of the label, each on the smallest room that shows it."""

from dataclasses import replace
from fractions import Fraction

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
from customer_room.scoring.joint_reason import explain

CARE, FIELD, SALES, COMPANY = "care", "field", "sales", "company"
STAGE = StageOnMap(
    "winter",
    "Keep us warm",
    claims=(StageClaim("cara", accepted=True),),
    steps=(ServedStep("bill", "Open my first bill", CARE), ServedStep("fit", "Have it in", FIELD)),
)
ALL_AGREE = dict.fromkeys(("cara", "fay", "sol", "max"), Stance.AGREE)
ROOM = JointFacts(
    functions=(
        FunctionFact(SALES, "Sales"),
        FunctionFact(CARE, "Customer Care"),
        FunctionFact(FIELD, "Operations"),
        FunctionFact(COMPANY, "Company", pseudo=True),
    ),
    people=(
        Person("cara", CARE),
        Person("fay", FIELD),
        Person("sol", SALES),
        Person("max", COMPANY),
        Person("guest", FIELD, seat=False),
    ),
    stances=ALL_AGREE,
    stages=(STAGE,),
    stage_ids=frozenset({"winter"}),
    co_owners=frozenset({"cara", "fay"}),
    contributions=(Contribution("cara"), Contribution("fay")),
    present=frozenset({CARE, FIELD, SALES, COMPANY}),
)


def without(*people: str) -> dict[str, Stance]:
    return {person: stance for person, stance in ALL_AGREE.items() if person not in people}


def test_everybody_signed_and_two_functions_wrote_it() -> None:
    verdict = judge(ROOM)
    assert (verdict.label, verdict.fit, verdict.together) == ("joint", 1, 1)
    assert verdict.signed == "4 of 4"


def test_a_step_handed_over_counts_only_when_its_new_function_signed() -> None:
    orphan = replace(STAGE, steps=(ServedStep("show", "Learn how it works", None),))
    given = replace(ROOM, stages=(orphan,), gives={"show": FIELD}, minimum=2)
    assert judge(given).label == "joint"
    unsigned = judge(replace(given, stances=without("fay")))
    assert unsigned.label == "partial (missing: somebody for “Learn how it works”)"
    assert unsigned.nobody_steps == ("show",)
    assert unsigned.fit == 0


def test_a_stage_nobody_accepted_is_missing_somebody() -> None:
    claimed = replace(STAGE, claims=(StageClaim("cara", accepted=False),))
    assert (
        judge(replace(ROOM, stages=(claimed,))).label
        == "partial (missing: somebody for “Keep us warm”)"
    )


def test_missing_functions_stand_in_the_workspaces_order_and_nobody_last() -> None:
    steps = (ServedStep("show", "Learn how", None), *STAGE.steps, ServedStep("sign", "Sign", SALES))
    mixed = replace(ROOM, stages=(replace(STAGE, steps=steps),), minimum=2)
    verdict = judge(replace(mixed, stances=without("cara")))
    assert verdict.label == "partial (missing: Customer Care, somebody for “Learn how”)"


def test_a_deputy_answers_for_a_function_but_adds_none() -> None:
    people = tuple(replace(p, deputy="sol") if p.id == "fay" else p for p in ROOM.people)
    room = replace(ROOM, people=people, minimum=2, stances=without("fay"))
    verdict = judge(room)
    assert verdict.label == "joint"
    assert verdict.signed_by_functions == (SALES, CARE)
    assert judge(replace(room, minimum=3)).label == "not joint (2 of 3 functions)"


def test_a_deputy_who_has_left_answers_for_nobody() -> None:
    deputy = Person("dee", SALES, seat=False, active=False)
    people = tuple(replace(p, deputy="dee") if p.id == "fay" else p for p in ROOM.people)
    stances = {**without("fay"), "dee": Stance.AGREE}
    left = replace(ROOM, people=(*people, deputy), stances=stances, minimum=2)
    assert judge(left).label == "partial (missing: Operations)"
    still_here = replace(left, people=(*people, replace(deputy, active=True)))
    assert judge(still_here).label == "joint"


def test_a_contested_stage_asks_even_the_claimant_not_yet_accepted() -> None:
    open_claim = StageClaim("sol", accepted=False)
    settled = replace(STAGE, claims=(*STAGE.claims, open_claim))
    assert judge(replace(ROOM, stages=(settled,))).touching_functions == (CARE, FIELD)
    contested = replace(settled, claims=(*settled.claims, StageClaim("fay", accepted=True)))
    assert judge(replace(ROOM, stages=(contested,))).touching_functions == (SALES, CARE, FIELD)


def test_the_accountable_leader_must_sign_but_does_not_weigh_on_fit() -> None:
    led = replace(STAGE, claims=(StageClaim("sol", accepted=True),))
    verdict = judge(replace(ROOM, stages=(led,), stances=without("sol"), minimum=2))
    assert verdict.label == "partial (missing: Sales)"
    assert verdict.fit == 1


def test_anchored_steps_narrow_the_stage() -> None:
    verdict = judge(replace(ROOM, step_ids=frozenset({"bill"})))
    assert verdict.serving_functions == (CARE,)


def test_a_stage_without_steps_touches_no_function_and_fit_is_0() -> None:
    verdict = judge(replace(ROOM, stages=(replace(STAGE, steps=()),)))
    assert verdict.serving_functions == ()
    assert (verdict.fit, verdict.together) == (0, Fraction(7, 10))


def test_each_step_nobody_serves_adds_one_function_that_cannot_match() -> None:
    steps = (*STAGE.steps, ServedStep("show", "Learn how", None), ServedStep("ask", "Ask", None))
    verdict = judge(replace(ROOM, stages=(replace(STAGE, steps=steps),)))
    assert verdict.fit == Fraction(2, 4)


def test_a_step_without_its_stage_is_touched_but_not_in_the_journey() -> None:
    verdict = judge(replace(ROOM, stage_ids=frozenset(), step_ids=frozenset({"fit"})))
    assert verdict.touching_functions == (CARE, FIELD)
    assert verdict.together == 0


@pytest.mark.parametrize("overruled", [False, True])
def test_an_objection_contests_open_or_overruled(overruled: bool) -> None:
    stances = {**ALL_AGREE, "max": Stance.OBJECT}
    assert judge(replace(ROOM, stances=stances, overruled=overruled)).label == "contested"


def test_words_typed_for_somebody_count_once_that_person_signs() -> None:
    typed = replace(ROOM, contributions=(Contribution("cara"), Contribution("fay", "scribe")))
    assert judge(typed).contributions_from == (CARE, FIELD)
    assert judge(replace(typed, stances=without("fay"))).contributions_from == (CARE,)


def test_a_guests_own_words_count_for_the_guests_function() -> None:
    room = replace(ROOM, contributions=(Contribution("guest"), Contribution("max")))
    verdict = judge(room)
    assert verdict.contributions_from == (FIELD,)
    assert verdict.label == "not joint (contributions from one function)"


def test_one_co_owning_function_is_unilateral_before_anything_else_is_said() -> None:
    room = replace(ROOM, co_owners=frozenset({"cara"}), stances=without("fay", "sol"))
    assert judge(room).label == "unilateral"


def test_half_of_the_functions_present_rounds_up() -> None:
    functions = tuple(FunctionFact(f"f{n}", f"F{n}") for n in range(9))
    room = replace(ROOM, functions=functions, present=frozenset(f.id for f in functions))
    assert judge(room).k == 5


def test_a_room_of_one_function_still_needs_two_to_sign() -> None:
    alone = replace(ROOM, present=frozenset({CARE, COMPANY}), minimum=1)
    assert (judge(alone).functions_present, judge(alone).k) == (1, 2)
    assert judge(replace(alone, minimum=3)).k == 3


def test_outside_a_room_the_functions_with_seats_are_asked() -> None:
    functions = tuple(FunctionFact(f"f{n}", f"F{n}") for n in range(8))
    people = tuple(Person(f"p{n}", f"f{n}", active=n < 7) for n in range(8))
    room = replace(ROOM, functions=functions, people=people, present=frozenset(), in_room=False)
    assert judge(room).k == 4
    assert judge(room).functions_present == 0


def test_a_seat_inactive_by_then_is_no_seat() -> None:
    people = tuple(replace(p, active=p.id != "sol") for p in ROOM.people)
    verdict = judge(replace(ROOM, people=people))
    assert verdict.signed == "3 of 3"
    assert verdict.label == "not joint (2 of 3 functions)"


def test_an_empty_decision_is_read_without_failing() -> None:
    empty = JointFacts(functions=(), people=())
    verdict = judge(empty)
    assert (verdict.label, verdict.signed) == ("not joint (0 of 3 functions)", "0 of 0")
    assert verdict.together == Fraction(0)
    assert explain(empty, verdict).headline == "Not joint yet: 0 of 3 functions have signed"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"stances": without("fay")},
            "Not joint yet: Operations has not signed. 3 functions must sign, and each that "
            "serves a step here; 2 have. Two functions wrote it.",
        ),
        (
            {"stances": without("sol")},
            "Not joint yet: 2 of 3 functions have signed. 3 functions must sign, and each that "
            "serves a step here; 2 have. Two functions wrote it.",
        ),
        (
            {"stances": {**ALL_AGREE, "sol": Stance.OBJECT}},
            "Not joint yet: Sales objects. 3 functions must sign, and each that serves a step "
            "here; 2 have. Two functions wrote it.",
        ),
        (
            {"contributions": (Contribution("cara"),)},
            "Not joint yet: only Customer Care wrote it. 3 functions must sign, and each that "
            "serves a step here; 3 have. One function wrote it; at least two must.",
        ),
        (
            {"contributions": ()},
            "Not joint yet: nobody's words are in it yet. 3 functions must sign, and each that "
            "serves a step here; 3 have. At least two functions must have written some of it.",
        ),
        (
            {"stances": {}},
            "Not joint yet: Customer Care and Operations have not signed. 3 functions must sign, "
            "and each that serves a step here; none has. Two functions wrote it.",
        ),
        (
            {"stages": (replace(STAGE, claims=()),)},
            "Not joint yet: nobody is accountable for “Keep us warm”. 3 functions must sign, and "
            "each that serves a step here; 3 have. Nobody is accountable for “Keep us warm”. Two "
            "functions wrote it.",
        ),
        (
            {},
            "Joint: 3 functions signed. 3 were needed, and each that serves a step here signed. "
            "Two functions wrote it.",
        ),
        (
            {"sealed": True, "stances": without("fay")},
            "Not joint: 2 of 3 functions signed. 3 functions had to sign, and each that serves a "
            "step here; 2 did. Of those it touches, Operations did not sign. Two functions wrote "
            "it.",
        ),
    ],
)
def test_the_reason_says_what_stands_in_the_way(changes: dict[str, object], text: str) -> None:
    room = replace(ROOM, **changes)  # pyright: ignore[reportArgumentType]
    assert explain(room, judge(room)).text == text


def test_the_reason_names_the_missing_functions_and_no_person() -> None:
    room = replace(ROOM, stances=without("cara", "fay"))
    reason = explain(room, judge(room))
    assert reason.missing_functions == (CARE, FIELD)
    assert not {person.id for person in ROOM.people} & set(reason.text.lower().split())
