"""The eight criteria beside the record, on console and wall; which decisions may be asked about."""

import pytest

from customer_room.domain.policy import Actor, Role
from customer_room.domain.record import one
from customer_room.domain.room import Room
from customer_room.domain.surveys import Survey
from customer_room.operations.leaders import Asked, Leaders, leaders_questions
from tests.loaded import NOW, Loaded, expected
from tests.unit.domain.cast import PEOPLE, ROOM, SEATS, World, opened

RUNNER = Actor("nils-okafor", Role.FACILITATOR, "company", admitted=True)
QUARTERS = expected()["scores"]["quarters"]


@pytest.fixture
def world() -> World:
    return opened()


def of(world: World, who: str = "facilitator", *, present: bool = False) -> Leaders:
    with world.store.reading() as read:
        return leaders_questions(read, PEOPLE[who], one(read, Room, ROOM), world.now,
                                 present=present)  # fmt: skip


def rated(world: World, id: str = "s1", points: int = 2, **about: str) -> None:
    world.do("facilitator", "survey.open", id=id, room_id=ROOM, instrument="eight criteria",
             **about)  # fmt: skip
    for who in SEATS:
        world.do(who, "survey.answer", id=f"{id}-{who}", survey_id=id, points=[points] * 8)
    world.do("facilitator", "survey.show", id=id)


def of_the_sample(sample: Loaded, quarter: str) -> list[Asked]:
    with sample.house.store.reading("main") as read:
        (room,) = read.find(Room, quarter=quarter, kind="quarterly")
        assert read.find(Survey, room_id=room.id, instrument="eight criteria")
        found = leaders_questions(read, RUNNER, room, NOW).asked
    return [each for each in found if each.instrument == "eight criteria"]


@pytest.mark.parametrize("quarter", sorted(QUARTERS))
def test_both_numbers_and_their_gap_as_the_competency_has_them(
    sample: Loaded, quarter: str
) -> None:
    wanted = QUARTERS[quarter]
    last = of_the_sample(sample, quarter)[-1].said
    assert last.found[0] == (
        f"Leaders say {wanted['leaders']}, the record says {wanted['record']}."
    )
    gap = wanted["leaders"] - wanted["record"]
    assert str(abs(gap)) in last.found[1]
    assert ("better than we do" in last.found[1]) == (gap > 0)
    assert last.found[2].startswith("8 leaders answered; ")
    assert [each.record for each in last.lies] == [
        "not yet" if row["shown"] == "n/a" else row["shown"] for row in wanted["criteria"]
    ]


def test_before_a_record_there_is_none_to_stand_beside(world: World) -> None:
    rated(world)
    said = of(world).asked[-1].said
    assert said.found == ["Leaders say 50, the record says: not yet.",
                          "5 leaders answered; 4 of 8 rated. A record needs 6."]  # fmt: skip
    assert [each.record for each in said.lies][6:] == ["not yet", "not yet"]


def test_console_and_wall_say_it_and_nobody_elses_page_counts_it(world: World) -> None:
    rated(world)
    assert of(world, present=True).asked[-1].said == of(world).asked[-1].said
    for who in ("sales", "guest", "reader"):
        said = of(world, who).asked[-1].said
        assert (said.found, {each.record for each in said.lies}) == ([], {""})


def test_who_is_held_to_one_room_is_not_given_the_companys_record(world: World) -> None:
    rated(world)
    said = of(world, "guest", present=True).asked[-1].said
    assert (said.found, {each.record for each in said.lies}) == ([], {""})
    projector = Actor("p1", Role.PROJECTOR, "", admitted=True, room_id=ROOM)
    with world.store.reading() as read:
        seen = leaders_questions(read, projector, one(read, Room, ROOM), world.now, present=True)
    assert seen.asked[-1].said.found


def test_the_wall_says_it_as_long_as_it_is_in_front(world: World) -> None:
    rated(world)
    world.do("facilitator", "survey.put_away", id="s1")
    assert not of(world, present=True).asked[-1].said.found
    world.do("facilitator", "survey.put_away", id="s1", away=False)
    assert of(world, present=True).asked[-1].said.found
    world.do("facilitator", "room.close", id=ROOM)
    assert not of(world, present=True).asked[-1].said.found
    assert of(world).asked[-1].said.found


def test_after_a_re_vote_it_stands_beside_that(world: World) -> None:
    rated(world)
    rated(world, "s2", 3, first_id="s1")
    first, second = of(world).asked
    assert (first.said.found, first.said.lies[0].record) == ([], "")
    assert second.said.found


def test_the_honour_question_is_offered_of_decisions_it_may_be_asked_of(world: World) -> None:
    assert of(world).decisions == []
    world.raised()
    assert [each.words for each in of(world).decisions] == ["2026Q1-01 Answer"]
    for who in ("chief", "sales", "guest", "reader"):
        assert of(world, who).decisions == []
    assert of(world, present=True).decisions == []
    world.do("facilitator", "survey.open", id="h", room_id=ROOM, instrument="honour",
             decision_id="d1")  # fmt: skip
    assert of(world).decisions == [], "it is being asked"


def test_of_a_sealed_one_it_is_not(world: World) -> None:
    world.sealed()
    assert of(world).decisions == []
