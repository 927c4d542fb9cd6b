"""When the questions to leaders are read again."""

from customer_room.domain.record import one
from customer_room.domain.room import Room
from customer_room.operations.leaders import Leaders, leaders_questions
from customer_room.ui.leaders.loading import are_stale
from tests.unit.domain.cast import PEOPLE, ROOM, SEATS, World, opened


def seen(world: World, who: str) -> Leaders:
    with world.store.reading() as read:
        return leaders_questions(read, PEOPLE[who], one(read, Room, ROOM), world.now)


def test_what_the_record_rests_on_counts_while_it_stands_beside_what_is_in_front() -> None:
    world = opened()
    world.do("facilitator", "survey.open", id="s", room_id=ROOM, instrument="eight criteria")
    for who in SEATS:
        world.do(who, "survey.answer", id=f"s-{who}", survey_id="s", points=[2] * 8)
    assert are_stale(seen(world, "facilitator"), ["survey_answer"])
    assert not are_stale(seen(world, "facilitator"), ["evidence", "kpi_reading", "verdict"])
    world.do("facilitator", "survey.show", id="s")
    for topic in ("evidence", "hand_off", "kpi_reading", "move", "action", "proof", "verdict"):
        assert are_stale(seen(world, "facilitator"), [topic])
        assert not are_stale(seen(world, "sales"), [topic])
    world.do("facilitator", "survey.put_away", id="s")
    assert not are_stale(seen(world, "facilitator"), ["evidence"])
