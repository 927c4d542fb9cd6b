"""How somebody got in, and how far that reaches (DOMAIN §2, Session)."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed, PhaseClosed
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Permission, Role
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.room import arrive, reachable, unclosed
from customer_room.domain.values import Id, Text80


class How(StrEnum):
    """The ways in. The first four check identity; a code or an open door does not."""

    OWNER_LINK = "owner link"
    PRIVATE_LINK = "private link"
    ADMITTED = "admitted by facilitator"
    OWN_DEVICE = "own device"
    ROOM_CODE = "room code"
    OPEN_DOOR = "open door, identity not checked"
    PAIRED = "projector paired by code"


CHECKED = frozenset({How.OWNER_LINK, How.PRIVATE_LINK, How.ADMITTED, How.OWN_DEVICE})


class Session(Record):
    """One device of one member. The secret that proves it is kept elsewhere, hashed.

    Attributes:
        member_id: Whose; empty for a projector, which is nobody's.
        waiting: Somebody picked a seat and knocks; he sees nothing until admitted.
        admitted_by: Who let it in: the facilitator who admitted the seat or paired the projector.
    """

    table_name: ClassVar[str] = "session"
    member_id: str
    how: str
    room_id: str | None = None
    device: str = ""
    admitted: bool = False
    waiting: bool = False
    admitted_by: str | None = None
    opened_at: str = ""
    ended_at: str | None = None

    @property
    def stands(self) -> bool:
        """Whether the session has not ended."""
        return self.ended_at is None

    @property
    def is_projector(self) -> bool:
        """Whether it shows the present view of one room, and nothing else."""
        return self.how == How.PAIRED and self.room_id is not None


def actor_of(session: Session, member: Member | None, day: str) -> Actor | None:
    """Return who acts through a session now.

    None if it has ended, if he has left office, or if he is a guest by now whose session, opened
    before, would reach more than one room.
    """
    if session.stands and session.is_projector:
        return Actor(member_id=session.id, role=Role.PROJECTOR, function_id="",
                     session_id=session.id, room_id=session.room_id,
                     admitted_by=session.how)  # fmt: skip
    if not session.stands or member is None or not member.active_on(day):
        return None
    if member.role == Role.GUEST and session.room_id is None:
        return None
    return Actor(
        member_id=member.id, role=Role(member.role), function_id=member.function_id,
        seat=member.seat, session_id=session.id, room_id=session.room_id,
        admitted=session.admitted, admitted_by=session.how, waiting=session.waiting,
    )  # fmt: skip


def taken(read: Read, member_id: str) -> bool:
    """Whether an admitted session already sits on this seat."""
    return any(s.stands and s.admitted for s in read.find(Session, member_id=member_id))


@command("session.open", Permission.SYSTEM, done="session.opened", reload=True)
class OpenSession(Command):
    """Open a session for a member whose link, device or code the server has checked."""

    id: Id
    member_id: Id
    how: How
    room_id: Id | None = None
    device: Text80 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Session, self.id)
        member = one(read, Member, self.member_id)
        if self.room_id is not None:
            reach = reachable if self.how in CHECKED else unclosed
            reach(read, by, self.room_id)
        knocks = self.how is How.ROOM_CODE and member.role != Role.GUEST
        if knocks and taken(read, member.id):
            raise NotAllowed("This seat is taken: its owner is already in, on another device. Use "
                             "“add my phone” there, or ask the facilitator.")  # fmt: skip
        session = Session(
            id=self.id, member_id=member.id, how=self.how, room_id=self.room_id,
            device=self.device, admitted=self.how in CHECKED, waiting=knocks, opened_at=at.now,
        )  # fmt: skip
        yield session.put()
        if not knocks:
            yield from arrive(read, member.id, self.room_id, at.now)


@command("session.admit", Permission.RUN_ROOM, done="session.admitted", reload=True)
class Admit(Command):
    """Let somebody who knocks in to the seat he picked."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        session = one(read, Session, self.id)
        if not session.stands:
            raise PhaseClosed("This person has left meanwhile. Ask them to join again.")
        if not session.waiting:
            raise NotAllowed("Nobody knocks with this session. Nothing was changed.")
        if one(read, Member, session.member_id).role == Role.OWNER and by.role is not Role.OWNER:
            raise NotAllowed("Only the owner lets somebody in to an owner's seat.")
        if taken(read, session.member_id):
            raise NotAllowed(
                "Somebody is already admitted to this seat. Remove that session first."
            )
        how = How.OPEN_DOOR if session.how == How.OPEN_DOOR else How.ADMITTED
        yield session.with_(admitted=True, waiting=False, admitted_by=by.member_id, how=how)
        yield from arrive(read, session.member_id, session.room_id, at.now)


@command("session.end", Permission.SELF, done="session.ended", reload=True)
class EndSession(Command):
    """Leave, on this device; a facilitator may end anybody's session."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        session = one(read, Session, self.id)
        if session.member_id != by.member_id and not (by.runs_rooms and by.admitted):
            raise NotAllowed("Only a facilitator can end somebody else's session.")
        if session.member_id != by.member_id and not by.system:
            _spare_owners(read.get(Member, session.member_id), by)
        if session.stands:
            yield session.with_(ended_at=at.now, waiting=False)


def _spare_owners(member: Member | None, by: Actor) -> None:
    """Refuse to send an owner out, but by an owner; a projector's session is nobody's."""
    if member is not None and member.role == Role.OWNER and by.role is not Role.OWNER:
        raise NotAllowed("Only an owner sends an owner out. Nothing was changed.")


@command("member.sign_out", Permission.RUN_ROOM, done="member.signed_out", reload=True)
class SignOut(Command):
    """Send somebody out: every device of his is signed out, and a knock of his is turned away."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        member = one(read, Member, self.id)
        if member.id == by.member_id:
            raise NotAllowed("This is you. Use “Sign out here” under your name.")
        _spare_owners(member, by)
        for session in read.find(Session, member_id=member.id):
            if session.stands:
                yield session.with_(ended_at=at.now, waiting=False)


@command("room.enter", Permission.SELF, done="room.entered")
class EnterRoom(Command):
    """Be present: the page sends this when an admitted member opens a live room."""

    room_id: Annotated[str, Limit(min_length=1)]

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        reachable(read, by, self.room_id)
        if by.admitted and not by.waiting:
            yield from arrive(read, by.member_id, self.room_id, at.now)
