"""Who somebody is right now: from the session's record, for every command anew."""

from dataclasses import dataclass
from typing import Any

from customer_room.domain.errors import LoginRequired, NotAllowed
from customer_room.domain.people import Member
from customer_room.domain.policy import SYSTEM, Actor
from customer_room.domain.record import Read
from customer_room.domain.room import Room, reachable
from customer_room.domain.sessions import Session, actor_of


@dataclass(frozen=True, slots=True)
class Caller:
    """Where a command comes from: a session, or (in this process only) an actor.

    Attributes:
        workspace_id: Whose world.
        session_id: The session of a browser; its record decides.
        actor: Who acts when the server itself does.
        projects: The room whose projector this is; it looks at that and does nothing else.
    """

    workspace_id: str
    session_id: str | None = None
    actor: Actor | None = None
    projects: str | None = None


def system(workspace_id: str) -> Caller:
    """Return the caller for what the server itself does."""
    return Caller(workspace_id, actor=SYSTEM)


def resolve(read: Read, caller: Caller, now: str) -> Actor:
    """Return who acts now.

    Raises:
        LoginRequired: The session has ended, or its member has left office.
    """
    if caller.actor is not None:
        return caller.actor
    session = read.get(Session, caller.session_id) if caller.session_id else None
    member = read.get(Member, session.member_id) if session else None
    actor = actor_of(session, member, now) if session else None
    if actor is None:
        raise signed_out()
    return actor


def look_into(read: Read, actor: Actor, room_id: str) -> Room:
    """Return a room whose board this actor may look at.

    Raises:
        NotAllowed: He knocks and has not been admitted yet.
        NotFound: Absent, or out of his session's reach.
    """
    if actor.waiting:
        raise NotAllowed("The facilitator has not let you in yet. Wait here; it takes one tap.")
    return reachable(read, actor, room_id)


def me(actor: Actor, workspace_id: str) -> dict[str, Any]:
    """Return what a client is told about itself (P8)."""
    return {
        "workspace_id": workspace_id,
        "member_id": actor.member_id,
        "role": actor.role.value,
        "function_id": actor.function_id,
        "seat": actor.seat,
        "session_id": actor.session_id,
        "room_id": actor.room_id,
        "admitted": actor.admitted,
        "waiting": actor.waiting,
    }


def signed_out() -> LoginRequired:
    """Return the refusal for somebody whose session has ended, or who has none."""
    return LoginRequired(
        "You are not signed in here any more. Your text is kept on this device; join the room "
        "again and it is sent."
    )
