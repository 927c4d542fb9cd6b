"""What leaders say in secret: shown together from four on, nobody's name ever, one re-vote."""

import pytest

from customer_room.domain.leaders_questions import QUESTIONS
from customer_room.domain.surveys import Survey, SurveyAnswer, own_answer, shown_answers
from tests.unit.domain.cast import ROOM, SEATS, World, d1

EIGHT = [2] * 8
WHOLE = {
    "eight criteria": {"points": EIGHT},
    "reporting check": {"points": [1] * 14, "choice": "willing but hurting"},
    "five competencies": {"points": [3] * 5},
    "finish the sentence": {"text": "never have to ask twice"},
    "proud to follow": {"points": [4]},
    "customers": {"points": [2150, 2420]},
}


def ask(world: World, instrument: str = "eight criteria", id: str = "s1", **about: str) -> None:
    world.do("facilitator", "survey.open", id=id, room_id=ROOM, instrument=instrument, **about)


def answer(world: World, who: str, id: str = "s1", **said: object) -> None:
    world.do(who, "survey.answer", id=f"{id}-{who}", survey_id=id, **(said or {"points": EIGHT}))


def shown(world: World, id: str = "s1") -> list[tuple[list[int], str | None, str]]:
    with world.store.reading() as read:
        found = read.get(Survey, id)
        assert found is not None
        return shown_answers(read, found)


def answered(world: World, id: str = "s1", count: int = 4) -> None:
    for place, who in enumerate(SEATS[:count]):
        answer(world, who, id, points=[place % 5, *EIGHT[1:]])


class TestAsking:
    """Days before the room or in it; each thing once."""

    def test_before_the_room_opens(self, company: World) -> None:
        company.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="Room")
        ask(company)
        answer(company, "sales")
        assert company.get(Survey, "s1").quarter == "2026-Q1"

    def test_not_in_a_closed_room(self, world: World) -> None:
        world.do("facilitator", "room.close", id=ROOM)
        world.refused("facilitator", "survey.open", "phase_closed", id="s1", room_id=ROOM,
                      instrument="eight criteria")  # fmt: skip

    def test_not_twice(self, world: World) -> None:
        ask(world)
        for _ in ("open", "shown"):
            world.refused("facilitator", "survey.open", "not_allowed", id="s2", room_id=ROOM,
                          instrument="eight criteria")  # fmt: skip
            if world.get(Survey, "s1").status == "open":
                answered(world)
                world.do("facilitator", "survey.show", id="s1")

    def test_different_things_beside_each_other(self, world: World) -> None:
        ask(world)
        ask(world, "customers", "s2")
        ask(world, "customers", "s3", segment_id="homes")
        assert world.get(Survey, "s3").segment_id == "homes"

    @pytest.mark.parametrize(
        ("instrument", "about", "code"),
        [("eight criteria", {"decision_id": "d1"}, "bad_field"), ("honour", {}, "bad_field"),
         ("five competencies", {"segment_id": "homes"}, "bad_field"),
         ("customers", {"segment_id": "none"}, "not_found"),
         ("honour", {"decision_id": "none"}, "not_found"), ("the weather", {}, "bad_field")],
    )  # fmt: skip
    def test_it_is_about_what_it_is_about(
        self, world: World, instrument: str, about: dict[str, str], code: str
    ) -> None:
        world.refused("facilitator", "survey.open", code, id="s1", room_id=ROOM,
                      instrument=instrument, **about)  # fmt: skip

    def test_a_leader_asks_nothing(self, world: World) -> None:
        world.refused("chief", "survey.open", "not_allowed", id="s1", room_id=ROOM,
                      instrument="eight criteria")  # fmt: skip


class TestAnswering:
    """Whole answers, one each, from seats; a pulse from everybody."""

    @pytest.mark.parametrize("instrument", sorted(WHOLE))
    def test_a_whole_answer_is_taken(self, world: World, instrument: str) -> None:
        ask(world, instrument)
        answer(world, "sales", **WHOLE[instrument])
        assert world.get(Survey, "s1").answered == 1

    @pytest.mark.parametrize(
        ("instrument", "said"),
        [("eight criteria", {"points": [2] * 7}), ("eight criteria", {"points": [5, *EIGHT[1:]]}),
         ("eight criteria", {"points": [-1, *EIGHT[1:]]}), ("eight criteria", {}),
         ("eight criteria", {"points": EIGHT, "choice": "x"}),
         ("eight criteria", {"points": EIGHT, "text": "x"}),
         ("reporting check", {"points": [1] * 14}),
         ("reporting check", {"points": [1] * 14, "choice": "fine"}),
         ("finish the sentence", {"text": " "}), ("customers", {"points": [1]})],
    )  # fmt: skip
    def test_half_a_one_is_not(
        self, world: World, instrument: str, said: dict[str, object]
    ) -> None:
        ask(world, instrument)
        world.refused("sales", "survey.answer", "bad_field", id="x", survey_id="s1", **said)

    def test_a_second_one_replaces_the_first(self, world: World) -> None:
        ask(world)
        answer(world, "sales")
        world.do("sales", "survey.answer", id="other", survey_id="s1", points=[4] * 8)
        assert [a.points for a in world.find(SurveyAnswer)] == [[4] * 8]
        assert world.get(Survey, "s1").answered == 1

    def test_only_seats_but_of_the_pulse(self, world: World) -> None:
        ask(world)
        ask(world, "proud to follow", "s2")
        for who in ("deskless", "guest"):
            world.refused(who, "survey.answer", "not_allowed", id="x", survey_id="s1", points=EIGHT)
            answer(world, who, "s2", points=[3])


class TestShowing:
    """From four on, without names, in an order that tells nothing."""

    def test_three_are_never_shown(self, world: World) -> None:
        ask(world)
        answered(world, count=3)
        world.refused("facilitator", "survey.show", "not_allowed", id="s1")
        world.do("facilitator", "survey.drop", id="s1")
        assert world.find(SurveyAnswer) == []
        assert world.get(Survey, "s1").answered == 0
        ask(world, id="s2")

    def test_until_then_nobody_reads_them_but_each_his_own(self, world: World) -> None:
        ask(world)
        answered(world)
        assert shown(world) == []
        with world.store.reading() as read:
            mine = own_answer(read, "s1", "dana")
        assert mine is not None
        assert mine.points[0] == 1

    def test_shown_they_are_sorted_and_nameless(self, world: World) -> None:
        ask(world)
        for who, first in zip(SEATS, (4, 0, 3, 1), strict=False):
            answer(world, who, points=[first, *EIGHT[1:]])
        world.do("facilitator", "survey.show", id="s1")
        found = shown(world)
        assert [points[0] for points, _, _ in found] == [0, 1, 3, 4]
        assert not [actor for actor in ("dana", "maren") if actor in repr(found)]
        world.refused("care", "survey.answer", "phase_closed", id="x", survey_id="s1",
                      points=EIGHT)  # fmt: skip

    def test_what_the_room_did_not_show_goes_with_it(self, world: World) -> None:
        ask(world)
        answered(world)
        world.do("facilitator", "room.close", id=ROOM)
        assert world.get(Survey, "s1").status == "dropped"
        assert world.find(SurveyAnswer) == []


class TestPuttingAway:
    """It leaves everybody's eyes, open or shown, and comes back."""

    def test_and_back(self, world: World) -> None:
        ask(world)
        world.do("facilitator", "survey.put_away", id="s1")
        assert world.get(Survey, "s1").put_away
        world.do("facilitator", "survey.put_away", id="s1", away=False)
        assert not world.get(Survey, "s1").put_away

    def test_what_was_dropped_is_not_there(self, world: World) -> None:
        ask(world)
        world.do("facilitator", "survey.drop", id="s1")
        world.refused("facilitator", "survey.put_away", "not_allowed", id="s1")


class TestOnceMore:
    """One re-vote, of the criteria only; both votes are kept."""

    AGAIN = ("facilitator", "survey.open")

    def again(self, world: World, code: str | None = None, **more: str) -> None:
        given = {"id": "s2", "room_id": ROOM, "instrument": "eight criteria", "first_id": "s1"}
        if code is None:
            world.do(*self.AGAIN, **given | more)
        else:
            world.refused(*self.AGAIN, code, **given | more)

    def test_both_are_kept(self, world: World) -> None:
        ask(world)
        self.again(world, "not_allowed")
        answered(world)
        world.do("facilitator", "survey.show", id="s1")
        self.again(world)
        for who in SEATS:
            answer(world, who, "s2", points=[3] * 8)
        world.do("facilitator", "survey.show", id="s2")
        assert [s.vote for s in world.find(Survey)] == [1, 2]
        assert (len(shown(world)), len(shown(world, "s2"))) == (4, 5)
        self.again(world, "not_allowed", id="s3", first_id="s2")

    def test_nothing_else_is_asked_twice(self, world: World) -> None:
        ask(world, "five competencies")
        for who in SEATS[:4]:
            answer(world, who, points=[1] * 5)
        world.do("facilitator", "survey.show", id="s1")
        self.again(world, "not_allowed", instrument="five competencies")


class TestOfADecision:
    """Before its seal; what was said stands on the decision, without whose it was."""

    @pytest.fixture(autouse=True)
    def _raised(self, world: World) -> None:
        world.raised()

    def honour(self, world: World, *numbers: int) -> None:
        ask(world, "honour", decision_id="d1")
        for who, number in zip(SEATS, numbers, strict=False):
            answer(world, who, points=[number])

    def test_the_numbers_stand_on_it(self, world: World) -> None:
        self.honour(world, 3, 1, 4, 2)
        assert d1(world).honour_poll == []
        world.do("facilitator", "survey.show", id="s1")
        assert d1(world).honour_poll == [1, 2, 3, 4]

    def test_they_freeze_as_its_sixth_test(self, world: World) -> None:
        self.honour(world, 3, 3, 4, 4)
        world.do("facilitator", "survey.show", id="s1")
        world.do("care", "decision.flag", id="d1", text="It hides the price")
        for who in SEATS:
            world.sign(who)
        world.do("facilitator", "decision.decide", id="d1")
        world.wait(hours=73)
        world.do("system", "decision.seal", id="d1")
        assert (d1(world).sealed or {})["T"]["T6"]["shown"] == "1.00"

    def test_after_the_seal_it_is_not_asked_and_changes_nothing(self, world: World) -> None:
        self.honour(world, 3, 3, 4, 4)
        for who in SEATS:
            world.sign(who)
        world.do("facilitator", "decision.decide", id="d1")
        world.wait(hours=73)
        world.do("system", "decision.seal", id="d1")
        world.do("facilitator", "survey.show", id="s1")
        assert d1(world).honour_poll == []
        world.refused("facilitator", "survey.open", "phase_closed", id="s2", room_id=ROOM,
                      instrument="honour", decision_id="d1")  # fmt: skip

    def test_another_text_is_asked_about_again(self, world: World) -> None:
        self.honour(world, 4, 4, 4, 4)
        world.do("facilitator", "survey.show", id="s1")
        again = {"id": "s2", "room_id": ROOM, "instrument": "honour", "decision_id": "d1"}
        world.do("sales", "decision.edit", id="d1", message_to_teams="Soon")
        assert d1(world).honour_poll == [4, 4, 4, 4]
        world.refused("facilitator", "survey.open", "not_allowed", **again)
        world.do("sales", "decision.edit", id="d1", one_line="Raise prices without notice")
        assert d1(world).honour_poll == []
        world.do("facilitator", "survey.open", **again)
        for who in SEATS[:4]:
            answer(world, who, "s2", points=[0])
        world.do("facilitator", "survey.show", id="s2")
        assert d1(world).honour_poll == [0, 0, 0, 0]

    def test_of_a_restricted_one_nobody_without_a_seat_knows(self, world: World) -> None:
        world.do("facilitator", "decision.edit", id="d1", restricted=True)
        self.honour(world)
        world.refused("deskless", "survey.answer", "not_allowed", id="x", survey_id="s1",
                      points=[1])  # fmt: skip

    def test_a_rehearsal_asks_about_its_own_and_a_room_not_about_a_rehearsals(
        self, world: World
    ) -> None:
        world.do("facilitator", "room.close", id=ROOM)
        world.do("facilitator", "room.create", id="dry", quarter="2026-Q2", title="Dry",
                 kind="rehearsal")  # fmt: skip
        world.do("facilitator", "room.open", id="dry")
        asked = {"room_id": "dry", "instrument": "honour"}
        world.refused(
            "facilitator", "survey.open", "not_allowed", id="s9", decision_id="d1", **asked
        )
        assert world.find(Survey) == []


def test_every_question_is_whole() -> None:
    assert {name: len(q.items) for name, q in QUESTIONS.items()} == {
        "eight criteria": 8, "reporting check": 14, "five competencies": 5,
        "finish the sentence": 0, "proud to follow": 1, "honour": 1, "customers": 2}  # fmt: skip
