"""Several run a room; one says that he does, and whoever is sent out is out."""

from dataclasses import replace

import pytest

from customer_room.domain.people import Member
from customer_room.domain.policy import Role
from customer_room.domain.room import Phase, Room
from customer_room.domain.sessions import Session
from tests.unit.domain.cast import PEOPLE, ROOM, WALK, World


def runs(world: World) -> str | None:
    return world.get(Room, ROOM).run_by


def test_whoever_opens_a_room_runs_it(world: World) -> None:
    assert runs(world) == "nils"


def test_any_facilitator_takes_over_and_says_since_when(world: World) -> None:
    world.do("owner", "room.take_over", id=ROOM)
    assert (runs(world), world.get(Room, ROOM).run_since) == ("olga", world.now)
    again = world.do("owner", "room.take_over", id=ROOM)
    assert again.edits == ()
    world.do("facilitator", "room.take_over", id=ROOM)
    assert runs(world) == "nils"


def test_who_does_not_run_it_has_every_control_all_the_same(world: World) -> None:
    world.do("owner", "phase.start", id=WALK)
    world.do("owner", "phase.extend", id=WALK, minutes=5)
    world.do("owner", "room.gather", id=ROOM)
    assert world.get(Phase, WALK).status == "running"
    assert runs(world) == "nils"


def test_a_closed_room_is_run_by_nobody_new(world: World) -> None:
    world.do("facilitator", "room.close", id=ROOM)
    world.refused("owner", "room.take_over", "phase_closed", id=ROOM)


def test_a_leader_becomes_a_facilitator_too_and_keeps_his_seat(world: World) -> None:
    world.do("facilitator", "member.set_role", id="dana", role="facilitator")
    dana = world.get(Member, "dana")
    assert (dana.role, dana.seat) == (Role.FACILITATOR, True)
    second = replace(PEOPLE["sales"], role=Role.FACILITATOR)
    world.do(second, "room.take_over", id=ROOM)
    assert runs(world) == "dana"
    world.do("facilitator", "member.set_role", id="dana", role="leader")
    assert world.get(Member, "dana").role == Role.LEADER


@pytest.mark.parametrize(
    ("who", "id", "role"),
    [
        ("facilitator", "nils", "leader"),
        ("facilitator", "olga", "facilitator"),
        ("facilitator", "bea", "facilitator"),
        ("sales", "petra", "facilitator"),
        ("reader", "petra", "facilitator"),
    ],
)
def test_a_role_that_is_not_given_this_way(world: World, who: str, id: str, role: str) -> None:
    world.refused(who, "member.set_role", "not_allowed", id=id, role=role)


def test_nobody_is_made_an_owner_this_way(world: World) -> None:
    world.refused("owner", "member.set_role", "bad_field", id="dana", role="owner")


def test_whoever_is_sent_out_is_signed_out_everywhere(world: World) -> None:
    world.do("system", "session.open", id="laptop", member_id="kai", how="private link")
    world.do("system", "session.open", id="phone", member_id="kai", how="own device")
    world.do("system", "session.open", id="other", member_id="dana", how="private link")
    world.do("facilitator", "member.sign_out", id="kai")
    ended = {s.id: s.ended_at for s in world.find(Session)}
    assert ended == {"laptop": world.now, "phone": world.now, "other": None}


def test_who_knocks_is_sent_away_with_it(world: World) -> None:
    world.do("system", "session.open", id="s1", member_id="kai", how="room code")
    world.do("facilitator", "member.sign_out", id="kai")
    assert not world.get(Session, "s1").waiting


@pytest.mark.parametrize(
    ("who", "id"), [("facilitator", "nils"), ("facilitator", "olga"), ("sales", "petra")]
)
def test_who_is_not_sent_out(world: World, who: str, id: str) -> None:
    world.refused(who, "member.sign_out", "not_allowed", id=id)
