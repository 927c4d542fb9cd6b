"""Who runs a room: several may, and one says that he does (PRODUCT §4, Before and after)."""

from collections.abc import Iterator
from typing import Literal

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed
from customer_room.domain.people import standing_member
from customer_room.domain.policy import Actor, Permission, Role
from customer_room.domain.record import Read
from customer_room.domain.room import unclosed
from customer_room.domain.values import Id


@command("room.take_over", Permission.RUN_ROOM, done="room.taken_over")
class TakeOver(Command):
    """Say that I run this room from now on; whoever ran it is told and may take it back.

    Every facilitator has all controls all the time: this settles who uses them.
    """

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = unclosed(read, by, self.id)
        if room.run_by != by.member_id:
            yield room.with_(run_by=by.member_id, run_since=at.now)


@command("member.set_role", Permission.SETTINGS, done="member.role_set", reload=True)
class SetRole(Command):
    """Make somebody a facilitator too, or a leader again; his seat stays."""

    id: Id
    role: Literal["facilitator", "leader"]

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        member = standing_member(read, self.id)
        if member.id == by.member_id:
            raise NotAllowed("Nobody changes his own role. Ask another facilitator or the owner.")
        if member.role == Role.OWNER:
            raise NotAllowed("An owner runs every room already. Nothing was changed.")
        if member.role == Role.GUEST:
            raise NotAllowed("Nobody has checked who this guest is. Add them to the team in the "
                             "settings, or merge them with their seat; then make them a "
                             "facilitator.")  # fmt: skip
        yield member.with_(role=Role(self.role).value)
