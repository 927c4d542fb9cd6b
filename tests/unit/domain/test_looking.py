"""Where the room looks: projector and gathering."""

import pytest

from customer_room.domain.room import Room
from tests.unit.domain.cast import ROOM, WALK, World


def test_the_projector_shows_one_item_or_follows(world: World) -> None:
    world.note("n1", "sales")
    world.do("facilitator", "room.show", id=ROOM, showing="note", showing_id="n1")
    assert (world.get(Room, ROOM).showing, world.get(Room, ROOM).showing_id) == ("note", "n1")
    world.do("facilitator", "room.show", id=ROOM, showing="what happens")
    assert world.get(Room, ROOM).showing_id is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"showing": "note"}, "bad_field"),
        ({"showing": "lobby", "showing_id": "n1"}, "bad_field"),
        ({"showing": "note", "showing_id": "n9"}, "not_found"),
        ({"showing": "decision", "showing_id": "n1"}, "not_found"),
    ],
)
def test_what_is_not_there_is_not_shown(world: World, given: dict[str, str], code: str) -> None:
    world.refused("facilitator", "room.show", code, id=ROOM, **given)


def test_a_hidden_note_is_not_shown(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.note("n1", "sales")
    world.refused("facilitator", "room.show", "not_found", id=ROOM, showing="note", showing_id="n1")


def test_gathering_says_when_and_by_whom(world: World) -> None:
    world.do("facilitator", "room.gather", id=ROOM)
    room = world.get(Room, ROOM)
    assert (room.gathered_at, room.gathered_by) == (world.now, "nils")
