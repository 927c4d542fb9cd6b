"""Questions to leaders on a page: nobody's answer but one's own, then all without names."""

import pytest

from customer_room.domain.record import one
from customer_room.domain.room import Room
from customer_room.operations.leaders import Asked, Leaders, leaders_questions
from customer_room.operations.leaders_answers import Lies
from tests.unit.domain.cast import PEOPLE, ROOM, SEATS, World, founded, opened

COUNT = {"segment_id": "homes", "quarter": "2026-Q1", "opening": 100, "gained": 2990, "lost": 2070,
         "closing": 1020}  # fmt: skip


@pytest.fixture
def world() -> World:
    return opened()


def ask(world: World, instrument: str = "eight criteria", id: str = "s1", **about: str) -> None:
    world.do("facilitator", "survey.open", id=id, room_id=ROOM, instrument=instrument, **about)


def answer(world: World, *firsts: int, id: str = "s1", rest: int = 7) -> None:
    for who, first in zip(SEATS, firsts, strict=False):
        world.do(who, "survey.answer", id=f"{id}-{who}", survey_id=id, points=[first, *[2] * rest])


def show(world: World, id: str = "s1") -> None:
    world.do("facilitator", "survey.show", id=id)


def seen(world: World, who: str = "sales", *, present: bool = False) -> Leaders:
    with world.store.reading() as read:
        room = one(read, Room, ROOM)
        return leaders_questions(read, PEOPLE[who], room, world.now, present=present)


def asked(world: World, who: str = "sales", *, present: bool = False, at: int = -1) -> Asked:
    return seen(world, who, present=present).asked[at]


def first(world: World, at: int = -1) -> Lies:
    return asked(world, at=at).said.lies[0]


class TestWhileItIsOpen:
    """Each his own answer; the count is everybody's, functions the facilitator's."""

    def test_ones_own_and_nobody_elses(self, world: World) -> None:
        ask(world)
        answer(world, 3, 1)
        assert asked(world, "sales").mine.points == [1, *[2] * 7]
        assert not asked(world, "finance").mine.given
        assert not asked(world, "facilitator").mine.given
        assert not asked(world, "sales", present=True).mine.given

    def test_how_many_of_those_who_came(self, world: World) -> None:
        ask(world)
        answer(world, 3, 1)
        for who in ("finance", "guest", "reader"):
            assert (asked(world, who).answered, asked(world, who).of) == (2, 5)

    def test_functions_are_counted_for_who_runs_the_room(self, world: World) -> None:
        ask(world)
        answer(world, 3, 1)
        found = {each.id: (each.answered, each.of)
                 for each in asked(world, "facilitator").functions}  # fmt: skip
        assert found == {"company": (1, 1), "sales": (1, 1), "finance": (0, 1),
                         "operations": (0, 1), "care": (0, 1)}  # fmt: skip
        for who in ("chief", "sales", "guest", "reader"):
            assert asked(world, who).functions == []
        assert asked(world, "facilitator", present=True).functions == []
        answer(world, 3, 1, 2, 2)
        show(world)
        assert asked(world, "facilitator").functions == []

    def test_who_answered_and_did_not_come_is_one_more_and_fills_nobodys_place(self) -> None:
        world = founded()
        world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="First room")
        ask(world)
        world.do("care", "survey.answer", id="early", survey_id="s1", points=[2] * 8)
        world.do("facilitator", "room.open", id=ROOM)
        for who in ("chief", "sales", "finance"):
            world.do(who, "room.enter", room_id=ROOM)
        answer(world, 3, 1)
        runs = asked(world, "facilitator")
        assert (runs.answered, runs.of) == (3, 4)
        assert {each.id: (each.answered, each.of) for each in runs.functions} == {
            "company": (1, 1), "sales": (1, 1), "finance": (0, 1), "care": (1, 1)}  # fmt: skip

    def test_what_is_typed_for_somebody_hides_nobody(self, world: World) -> None:
        ask(world)
        answer(world, 3)
        for who in ("dana", "idris", "petra"):
            world.do("facilitator", "survey.answer", id=f"t-{who}", survey_id="s1",
                     points=[1] * 8, for_member=who)  # fmt: skip
        runs = asked(world, "facilitator")
        assert (runs.answered, runs.typed) == (4, 3)
        assert (asked(world, "sales").answered, asked(world, "sales").typed) == (4, 0)
        answer(world, 3, 1, 2, 2)
        assert asked(world, "facilitator").typed == 0

    def test_nothing_is_said_before_it_is_shown(self, world: World) -> None:
        ask(world)
        answer(world, 3, 1, 0, 4, 2)
        for who in PEOPLE:
            if who not in ("system", "outsider"):
                assert asked(world, who).said.lies == []

    def test_who_may_answer(self, world: World) -> None:
        ask(world)
        ask(world, "proud to follow", "s2")
        may = {who: (asked(world, who, at=0).may, asked(world, who).may)
               for who in ("sales", "facilitator", "guest", "deskless", "reader")}  # fmt: skip
        assert may == {"sales": (True, True), "facilitator": (False, False),
                       "guest": (False, True), "deskless": (False, True),
                       "reader": (False, False)}  # fmt: skip
        assert not asked(world, "sales", present=True).may

    def test_each_number_has_its_words(self, world: World) -> None:
        ask(world)
        ask(world, "five competencies", "s2")
        ask(world, "customers", "s3")
        asked_now = seen(world).asked
        assert asked_now[0].parts[3].scale[1] == "A quarter of customers cross an agreed one"
        assert asked_now[1].parts[0].title == "Honour and manage customers as assets"
        assert asked_now[1].parts[0].scale[4] == "Fully"
        assert asked_now[2].parts[0].scale == []


class TestOnceItIsShown:
    """How answers lie, without names."""

    def test_median_spread_and_words(self, world: World) -> None:
        ask(world)
        answer(world, 0, 3, 4, 1)
        show(world)
        lies = first(world)
        assert (lies.counts, lies.median, lies.together, lies.split) == (
            [1, 1, 0, 1, 1], "2", "We disagree", True)  # fmt: skip
        assert (lies.low, lies.high) == (
            "No map, or each its own",
            "All stages confirmed, in customers' words, everything filed under them",
        )
        assert asked(world).said.lies[1].together == "All say the same"

    @pytest.mark.parametrize(
        ("given", "median", "words"),
        [((2, 2, 3, 3), "2.5", "We agree"), ((2, 3, 3, 4), "3", "We mostly agree")],
    )
    def test_closer_together(
        self, world: World, given: tuple[int, ...], median: str, words: str
    ) -> None:
        ask(world)
        answer(world, *given)
        show(world)
        assert (first(world).median, first(world).together) == (median, words)

    def test_no_name_and_no_function_is_in_it(self, world: World) -> None:
        ask(world)
        answer(world, 0, 3, 4, 1)
        show(world)
        told = repr(asked(world, "facilitator"))
        assert not [each for each in ("dana", "maren", "petra", "Sales") if each in told]

    def test_once_again_shows_both_times(self, world: World) -> None:
        ask(world)
        answer(world, 0, 3, 4, 1)
        show(world)
        assert asked(world, "facilitator").again
        assert not asked(world, "sales").again
        ask(world, id="s2", first_id="s1")
        assert not asked(world, "facilitator", at=0).again
        assert asked(world).vote == 2
        answer(world, 3, 3, 3, 2, id="s2")
        show(world, "s2")
        assert (first(world).before, first(world).was) == ([1, 1, 0, 1, 1], "2")
        assert (first(world).counts, first(world).median) == ([0, 0, 1, 3, 0], "3")
        world.do("facilitator", "survey.put_away", id="s2")
        assert seen(world).front == "", "the first time does not come back"

    def test_where_to_report_follows_from_the_statements(self, world: World) -> None:
        ask(world, "reporting check")
        for who in SEATS:
            world.do(who, "survey.answer", id=f"s1-{who}", survey_id="s1", points=[1] * 14,
                     choice="willing but hurting")  # fmt: skip
        show(world)
        said = asked(world).said
        assert said.found[0] == "The customer leader: report as high as possible."
        assert "Mission: early." in said.found
        assert said.chosen == [("willing but hurting", 5)]

    def test_sentences_stand_in_an_order_of_their_own(self, world: World) -> None:
        ask(world, "finish the sentence")
        for who, text in zip(SEATS, ("d", "a", "c", "b"), strict=False):
            world.do(who, "survey.answer", id=f"s1-{who}", survey_id="s1", text=text)
        show(world)
        assert asked(world).said.sentences == ["a", "b", "c", "d"]


class TestGuesses:
    """Guesses beside the figure, which nobody is shown before."""

    def guess(self, world: World) -> None:
        ask(world, "customers")
        for who, came in zip(SEATS, (1000, 3000, 2000, 4000), strict=False):
            world.do(who, "survey.answer", id=f"s1-{who}", survey_id="s1", points=[came, 50])

    def test_beside_the_figure(self, world: World) -> None:
        world.do("finance", "counts.load", rows=[COUNT])
        self.guess(world)
        assert "2,990" not in repr(seen(world))
        show(world)
        came, left = asked(world).said.guessed
        assert came.guesses == ["1,000", "2,000", "3,000", "4,000"]
        assert (came.middle, came.figure, came.places, came.place) == (
            "2,500", "2,990", [25.0, 50.0, 75.0, 100.0], 74.75)  # fmt: skip
        assert (left.figure, left.stands, left.agreed) == (
            "2,070", "Entered, not agreed yet", False)  # fmt: skip
        world.do("finance", "count.agree", segment_id="homes", quarter="2026-Q1")
        assert asked(world).said.guessed[0].agreed

    def test_without_a_figure(self, world: World) -> None:
        self.guess(world)
        show(world)
        came = asked(world).said.guessed[0]
        assert (came.figure, came.place, came.stands) == ("", -1, "Not entered yet")


class TestInFront:
    """What everybody looks at, as long as the phase lasts in which it was asked or shown."""

    def test_what_was_asked_last_then_what_was_shown(self, world: World) -> None:
        assert seen(world).front == ""
        ask(world)
        assert seen(world).front == "s1"
        answer(world, 0, 3, 4, 1)
        show(world)
        assert seen(world, present=True).front == "s1"
        ask(world, "five competencies", "s2")
        assert seen(world).front == "s2"

    def test_the_newest_wins_and_an_older_one_comes_back_when_it_is_put_away(
        self, world: World
    ) -> None:
        ask(world, "proud to follow", "old")
        began = world.now
        world.wait(minutes=1)
        ask(world)
        answer(world, 0, 3, 4, 1)
        world.wait(minutes=1)
        show(world)
        assert seen(world).front == "s1", "what is shown now, though another one is open"
        assert [each.since for each in seen(world).asked] == [began, world.now]
        world.do("facilitator", "survey.put_away", id="s1")
        assert seen(world).front == "old"

    def test_until_it_is_put_away_or_the_next_phase_begins(self, world: World) -> None:
        ask(world)
        world.do("facilitator", "survey.put_away", id="s1")
        assert seen(world).front == ""
        world.do("facilitator", "survey.put_away", id="s1", away=False)
        assert seen(world).front == "s1"
        world.do("facilitator", "phase.start", id=f"{ROOM}.p2")
        assert seen(world).front == ""
        assert asked(world).may

    def test_what_was_dropped_is_gone(self, world: World) -> None:
        ask(world)
        world.do("facilitator", "survey.drop", id="s1")
        assert seen(world) == Leaders()

    def test_what_a_restricted_decision_is_asked_is_told_to_who_may_see_it(
        self, world: World
    ) -> None:
        world.raised()
        world.do("facilitator", "decision.edit", id="d1", restricted=True)
        ask(world, "honour", decision_id="d1")
        assert asked(world, "sales").parts[0].scale[0] == "Dishonours them"
        for who in ("guest", "deskless", "reader"):
            assert seen(world, who) == Leaders()
        assert seen(world, "sales", present=True) == Leaders()
