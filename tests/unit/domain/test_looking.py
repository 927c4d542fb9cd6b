"""Where the room looks: projector and gathering."""

import pytest

from customer_room.domain.room import Phase, Room
from tests.unit.domain.cast import CHOOSE, ROOM, WALK, World


def test_the_projector_shows_one_item_or_follows(world: World) -> None:
    world.note("n1", "sales")
    world.do("facilitator", "room.show", id=ROOM, showing="note", showing_id="n1")
    assert (world.get(Room, ROOM).showing, world.get(Room, ROOM).showing_id) == ("note", "n1")
    world.do("facilitator", "room.show", id=ROOM, showing="what happens")
    assert world.get(Room, ROOM).showing_id is None


def test_a_story_is_played_back_until_it_is_taken_away(world: World) -> None:
    world.do("sales", "evidence.add", id="e1", kind="aided", form="quote", text="“Too late.”",
             stage_id="a", observed_on=world.now[:10])  # fmt: skip
    story = {"id": ROOM, "showing": "evidence", "showing_id": "e1"}
    world.refused("sales", "room.show", "not_allowed", **story)
    world.do("facilitator", "room.show", **story)
    assert world.get(Room, ROOM).showing_id == "e1"
    world.do("sales", "evidence.remove", id="e1")
    world.refused("facilitator", "room.show", "object_deleted", **story)


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


def test_a_result_is_looked_at_until_the_room_is_turned_to_a_stage(world: World) -> None:
    world.do("facilitator", "phase.start", id=CHOOSE)
    world.do("facilitator", "phase.open_votes", id=CHOOSE)
    assert not world.get(Phase, CHOOSE).shows_result
    world.do("facilitator", "phase.close_votes", id=CHOOSE)
    assert world.get(Phase, CHOOSE).shows_result
    world.do("facilitator", "room.turn_to", id=ROOM, stage_id="a")
    assert not world.get(Phase, CHOOSE).shows_result


@pytest.mark.parametrize(("stage", "code"), [("nowhere", "not_found"), ("b", "object_deleted")])
def test_nobody_looks_at_a_stage_that_is_not_there(world: World, stage: str, code: str) -> None:
    world.do("sales", "step.remove", id="b1")
    world.do("sales", "stage.remove", id="b")
    world.refused("facilitator", "room.turn_to", code, id=ROOM, stage_id=stage)
    world.do("facilitator", "room.turn_to", id=ROOM, stage_id=None)
