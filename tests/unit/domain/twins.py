"""Somebody who stands in the team twice."""

from customer_room.domain.people import Member
from customer_room.domain.policy import Role
from tests.unit.domain.cast import ROOM, World, member

TWIN = member("pet2", Role.LEADER, "sales", seat=True)


def doubled(world: World) -> World:
    """Give Petra of Operations a second entry, in Sales and with a seat, and let it come in."""
    world.do("facilitator", "member.set", id="pet2", name="Petra again", function_id="sales",
             role="leader", seat=True)  # fmt: skip
    world.do(TWIN, "room.enter", room_id=ROOM)
    return world


def merge(world: World, gone: str = "pet2", stays: str = "petra", who: str = "facilitator") -> None:
    """Let the one go into the other."""
    world.do(who, "member.merge", id=gone, into=stays)
    assert world.get(Member, gone).merged_into == stays


def refusal(world: World, gone: str, stays: str, who: str = "facilitator") -> str:
    """Return why the two are not merged."""
    return world.refused(who, "member.merge", "not_allowed", id=gone, into=stays).message
