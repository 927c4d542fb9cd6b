"""Somebody reads the code off a door that closes while he types."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from customer_room.domain.errors import LinkInvalid
from customer_room.domain.people import Member
from customer_room.domain.sessions import Session
from customer_room.live.entrance import Doorway, Entrance, Opened
from tests.running import ROOM, House, W, running

Comes = Callable[[Entrance, Doorway], Opened]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with running(tmp_path) as made:
        made.make("room.close", id=ROOM)
        made.make("room.create", id="tried", quarter="2026-Q1", title="Dry", kind="rehearsal")
        made.make("room.open", id="tried")
        made.make("room.open_door", id="tried")
        yield made


def as_guest(entrance: Entrance, door: Doorway) -> Opened:
    return entrance.guest(door, "Gus", "ops", "phone", None)


def by_seat(entrance: Entrance, door: Doorway) -> Opened:
    return entrance.knock(door, "ann", "phone", None)


def doorway(house: House) -> Doorway:
    with house.services.store.reading(W) as read:
        code = str(read.rows("room", status="live")["tried"]["door_code"])
    return house.services.entrance.doorway(code)


@pytest.mark.parametrize("comes", [as_guest, by_seat])
@pytest.mark.parametrize("ends", ["room.close", "room.close_door", "room.open_door"])
def test_it_opens_no_more(house: House, comes: Comes, ends: str) -> None:
    door = doorway(house)
    house.make(ends, id="tried")
    with pytest.raises(LinkInvalid):
        comes(house.services.entrance, door)
    with house.services.store.reading(W) as read:
        assert not [m for m in read.find(Member) if m.guest_of]
        assert not [s for s in read.find(Session) if s.how == "room code"]


@pytest.mark.parametrize("comes", [as_guest, by_seat])
def test_it_opens_while_it_is_open(house: House, comes: Comes) -> None:
    assert comes(house.services.entrance, doorway(house)).token
