"""What people do in many tests."""

from typing import Any

from tests.client import Person
from tests.running import ROOM, House

NOTE = {"room_id": ROOM, "lane": "WHO"}


def start_private_phase(house: House) -> str:
    """Start a phase in which everybody writes alone; return its id."""
    house.make("phase.set_privacy", id=f"{ROOM}.p1", private=True)
    house.make("phase.start", id=f"{ROOM}.p1")
    return f"{ROOM}.p1"


def code_of(answer: Any) -> str:
    return answer.json()["error"]["code"]


def open_door(fay: Person) -> str:
    fay.must("room.open_door", id=ROOM)
    return fay.snapshot(ROOM)["records"]["room"][ROOM]["door_code"]
