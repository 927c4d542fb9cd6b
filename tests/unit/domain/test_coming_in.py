"""Through the door of a room that is there, and out by whom it may be said."""

import pytest

from customer_room.domain.people import Member
from customer_room.domain.sessions import Session
from tests.unit.domain.cast import ROOM, World, founded

GUEST = {"id": "g1", "name": "Gus", "function_id": "care", "room_id": ROOM}
CAME = {"id": "s1", "member_id": "bea", "how": "room code", "room_id": ROOM}


def forgotten() -> World:
    """The company after a rehearsal."""
    world = founded()
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="T", kind="rehearsal")
    world.do("facilitator", "room.open", id=ROOM)
    world.do("facilitator", "room.close", id=ROOM)
    return world


def test_nobody_is_a_guest_of_a_room_that_was_forgotten_meanwhile() -> None:
    world = forgotten()
    world.refused("system", "member.welcome", "not_found", **GUEST)
    for how in ("room code", "private link"):
        world.refused("system", "session.open", "not_found", **CAME | {"how": how})
    assert world.find(Member, id="g1") == world.find(Session) == []


def test_nobody_comes_by_code_into_a_room_that_is_closed(world: World) -> None:
    world.do("facilitator", "room.close", id=ROOM)
    world.refused("system", "member.welcome", "phase_closed", **GUEST)
    world.refused("system", "session.open", "phase_closed", **CAME)
    # A link reaches what is over: it may be read.
    world.do("system", "session.open", **CAME | {"how": "private link"})


@pytest.mark.parametrize("who", ["facilitator", "owner", "system"])
def test_an_owners_session_is_ended_by_an_owner(world: World, who: str) -> None:
    world.do("system", "session.open", id="s1", member_id="olga", how="owner link")
    if who == "facilitator":
        world.refused(who, "session.end", "not_allowed", id="s1")
    else:
        world.do(who, "session.end", id="s1")
        assert world.get(Session, "s1").ended_at


def test_a_projectors_session_is_ended_by_who_runs_the_room(world: World) -> None:
    world.do("system", "session.pair", id="s1", room_id=ROOM, paired_by="nils")
    world.do("facilitator", "session.end", id="s1")
    assert world.get(Session, "s1").ended_at


def test_a_guest_is_of_his_room_until_he_is_of_the_team(world: World) -> None:
    world.do("system", "member.welcome", **GUEST)
    named = {"id": "g1", "name": "Gustav", "function_id": "sales"}
    world.do("facilitator", "member.set", **named, role="guest")
    guest = world.get(Member, "g1")
    assert (guest.guest_of, guest.function_id) == (ROOM, "sales")
    world.do("facilitator", "member.set", **named, role="leader")
    assert world.get(Member, "g1").guest_of is None
