"""The message to the company: before everybody, and nobody writes over another's."""

from customer_room.domain.room import Room
from tests.unit.domain.cast import ROOM, World


def test_the_message_is_before_everybody_before_the_room_closes(world: World) -> None:
    world.do("facilitator", "room.draft_message", id=ROOM, closing_message="One thing.")
    assert world.get(Room, ROOM).closing_message == "One thing."
    world.do("facilitator", "room.close", id=ROOM)
    assert world.get(Room, ROOM).closing_message == "One thing."
    assert "One thing." in world.store.workspaces["w1"].register[-1].text
    world.refused("facilitator", "room.draft_message", "phase_closed", id=ROOM,
                  closing_message="Another.")  # fmt: skip


def test_nobody_writes_over_a_message_that_was_changed_meanwhile(world: World) -> None:
    drafted = {"id": ROOM, "closing_message": "One thing."}
    world.do("facilitator", "room.draft_message", **drafted)
    world.refused("facilitator", "room.draft_message", "conflict", id=ROOM, closing_message="Mine.")
    world.do("facilitator", "room.draft_message", id=ROOM, closing_message="Two.",
             expect="One thing.")  # fmt: skip
    world.refused("facilitator", "room.close", "conflict", expect="One thing.", **drafted)
    world.do("facilitator", "room.close", id=ROOM, closing_message="Three.", expect="Two.")
    assert world.get(Room, ROOM).closing_message == "Three."
