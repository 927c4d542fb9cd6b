"""A projector: nobody's session, for one room, that may do nothing (PROTOCOL P24)."""

import pytest

from customer_room.domain.errors import NotAllowed
from customer_room.domain.policy import Actor, Permission, Role, authorise
from customer_room.domain.sessions import Session, actor_of
from customer_room.domain.visibility import Audience, Viewer, viewer_of
from tests.unit.domain.cast import ROOM, World


def paired(world: World, id: str = "w1", room_id: str = ROOM) -> Session:
    world.do("system", "session.pair", id=id, room_id=room_id, paired_by="nils", device="Windows")
    return world.get(Session, id)


def projector(session: Session, world: World) -> Actor:
    actor = actor_of(session, None, world.now)
    assert actor is not None
    return actor


def test_it_is_nobodys_and_says_who_paired_it(world: World) -> None:
    session = paired(world)
    assert (session.member_id, session.room_id, session.admitted_by) == ("", ROOM, "nils")
    assert (session.admitted, session.waiting) == (False, False)
    assert session.how == "projector paired by code"
    assert projector(session, world).role is Role.PROJECTOR


@pytest.mark.parametrize("permission", list(Permission))
def test_it_may_do_nothing(world: World, permission: Permission) -> None:
    with pytest.raises(NotAllowed):
        authorise(projector(paired(world), world), permission)


def test_it_sees_as_everybody_in_its_room_sees(world: World) -> None:
    assert viewer_of(projector(paired(world), world)) == Viewer(Audience.PRESENT, None, ROOM)


def test_only_the_server_pairs(world: World) -> None:
    for who in ("facilitator", "owner", "sales"):
        world.refused(who, "session.pair", "not_allowed", id="w1", room_id=ROOM, paired_by="nils")


def test_a_facilitator_disconnects_it_and_a_leader_does_not(world: World) -> None:
    paired(world)
    world.refused("sales", "session.end", "not_allowed", id="w1")
    world.do("facilitator", "session.end", id="w1")
    assert actor_of(world.get(Session, "w1"), None, world.now) is None


def test_it_goes_when_its_room_closes_and_no_other_does(world: World) -> None:
    world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Next")
    paired(world), paired(world, "w2", "r2")
    world.do("facilitator", "room.close", id=ROOM)
    assert world.get(Session, "w1").ended_at == world.now
    assert world.get(Session, "w2").stands


def test_a_closed_room_takes_none(world: World) -> None:
    world.do("facilitator", "room.close", id=ROOM)
    world.refused("system", "session.pair", "phase_closed", id="w1", room_id=ROOM,
                  paired_by="nils")  # fmt: skip


def test_nobody_is_made_one(world: World) -> None:
    world.refused("owner", "member.set", "bad_field", id="new", name="Wall", function_id="sales",
                  role="projector")  # fmt: skip
