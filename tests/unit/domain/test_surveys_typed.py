"""Answers in secret that a facilitator types for who has no device."""

from customer_room.domain.surveys import Survey, SurveyAnswer, own_answer, shown_answers
from tests.unit.domain.cast import SEATS, World
from tests.unit.domain.test_surveys import EIGHT, answer, ask


def test_a_facilitator_types_for_who_has_no_device(world: World) -> None:
    ask(world)
    world.do("facilitator", "survey.answer", id="x", survey_id="s1", points=EIGHT,
             for_member="dana")  # fmt: skip
    assert world.get(SurveyAnswer, "x").typed_by == "nils"
    world.refused("finance", "survey.answer", "not_allowed", id="y", survey_id="s1",
                  points=EIGHT, for_member="dana")  # fmt: skip


def test_what_somebody_said_himself_is_not_typed_over(world: World) -> None:
    ask(world)
    answer(world, "sales", points=[1, *EIGHT[1:]])
    world.do("facilitator", "survey.answer", id="x", survey_id="s1", points=EIGHT,
             for_member="dana")  # fmt: skip
    with world.store.reading() as read:
        mine = own_answer(read, "s1", "dana")
    assert mine is not None
    assert (mine.points[0], mine.typed_by) == (1, None)


def test_three_typed_and_one_given_would_show_the_one(world: World) -> None:
    ask(world)
    for who in ("dana", "idris", "petra"):
        world.do("facilitator", "survey.answer", id=f"t-{who}", survey_id="s1", points=EIGHT,
                 for_member=who)  # fmt: skip
    answer(world, "chief")
    refused = world.refused("facilitator", "survey.show", "not_allowed", id="s1")
    assert refused.message.startswith("1 has answered on a device of their own.")
    assert world.get(Survey, "s1").answered == 4


def test_from_four_given_on_they_are_shown_and_what_was_typed_counts_among_them(
    world: World,
) -> None:
    ask(world)
    world.do("facilitator", "survey.answer", id="t", survey_id="s1", points=[4] * 8,
             for_member="rosa")  # fmt: skip
    for who in SEATS[:3]:
        answer(world, who)
    world.refused("facilitator", "survey.show", "not_allowed", id="s1")
    answer(world, "operations")
    world.do("facilitator", "survey.show", id="s1")
    with world.store.reading() as read:
        said = shown_answers(read, world.get(Survey, "s1"))
    assert [points[0] for points, _, _ in said] == [2, 2, 2, 2, 4]


def test_answered_again_by_oneself_it_is_ones_own(world: World) -> None:
    ask(world)
    world.do("facilitator", "survey.answer", id="t", survey_id="s1", points=[4] * 8,
             for_member="rosa")  # fmt: skip
    for who in ("care", *SEATS[:3]):
        answer(world, who)
    world.do("facilitator", "survey.show", id="s1")
    assert world.get(Survey, "s1").answered == 4
