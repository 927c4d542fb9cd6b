"""A story on the wall: said under another name, and gone when it is taken away."""

import pytest

from customer_room.domain.record import one
from customer_room.domain.room import Room
from customer_room.operations.story import Story, story
from tests.unit.domain.cast import ROOM, World, opened


@pytest.fixture
def world() -> World:
    return opened()


def filed(world: World, id: str, text: str, **more: str) -> None:
    given = {"kind": "aided", "form": "quote", "stage_id": "a", "observed_on": "2026-02-18"}
    world.do("sales", "evidence.add", id=id, text=text, **given | more)


def on_the_wall(world: World, id: str) -> Story:
    world.do("facilitator", "room.show", id=ROOM, showing="evidence", showing_id=id)
    return wall(world)


def wall(world: World) -> Story:
    with world.store.reading() as read:
        return story(read, one(read, Room, ROOM))


def test_who_says_it_and_how_we_know(world: World) -> None:
    filed(world, "e1", "All were told", kind="operational number", form="metric")
    filed(world, "e2", "“Nobody told me.”", said_by="a baker")
    told = on_the_wall(world, "e2")
    assert (told.text, told.theirs, told.said_by) == ("“Nobody told me.”", True, "a baker")
    assert told.about == "Customers told us when asked, 18 February 2026"
    assert not on_the_wall(world, "e1").theirs


def test_what_is_taken_away_is_shown_no_more(world: World) -> None:
    filed(world, "e1", "“Nobody told me.”")
    on_the_wall(world, "e1")
    world.do("sales", "evidence.remove", id="e1")
    assert wall(world) == Story()


def test_a_wall_that_shows_something_else_tells_no_story(world: World) -> None:
    assert wall(world) == Story()
