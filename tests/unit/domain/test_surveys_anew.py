"""What leaders are asked about a decision while its text changes."""

from customer_room.domain.surveys import Survey, SurveyAnswer
from tests.unit.domain.cast import SEATS, World, d1
from tests.unit.domain.test_surveys import answer, ask


def test_another_text_takes_the_answers_with_it_and_the_question_stays(world: World) -> None:
    world.raised()
    ask(world, "honour", decision_id="d1")
    for who in SEATS[:3]:
        answer(world, who, points=[4])
    world.do("sales", "decision.edit", id="d1", message_to_teams="Soon")
    assert world.get(Survey, "s1").answered == 3
    world.do("sales", "decision.propose", id="d1", text="Raise prices without notice")
    assert (world.get(Survey, "s1").answered, world.find(SurveyAnswer)) == (0, [])
    assert world.get(Survey, "s1").status == "open"
    for who in SEATS[:4]:
        world.do(who, "survey.answer", id=f"again-{who}", survey_id="s1", points=[0])
    world.do("facilitator", "survey.show", id="s1")
    assert d1(world).honour_poll == [0, 0, 0, 0]
