"""Who may do what: DOMAIN §2.3, default deny."""

from dataclasses import dataclass
from enum import StrEnum

from customer_room.domain.errors import LoginRequired, NotAllowed


class Role(StrEnum):
    """A member's role in the workspace; a projector is nobody's, and may do nothing."""

    OWNER = "owner"
    FACILITATOR = "facilitator"
    LEADER = "leader"
    GUEST = "guest"
    READER = "reader"
    PROJECTOR = "projector"


class Permission(StrEnum):
    """A group of commands; the rows of DOMAIN §2.3."""

    WRITE_NOTE = "add note, edit own, done tick"
    ARRANGE = "move or group others' notes"
    VOTE = "vote"
    MAP = "stage, step, move, count"
    DRAFT = "raise or edit a decision"
    SIGN = "stance, sign, dissent"
    PROMISE = "own actions, proofs, questions"
    RUN_ROOM = "phase, lock, reveal, close, admit, merge"
    COMMENT = "comment, question, receipt"
    SETTINGS = "people, links, settings"
    OWN = "export all, anonymise, restore, delete"
    SELF = "own session and devices"
    SYSTEM = "only the server itself"


GRANTS: dict[Permission, frozenset[Role]] = {
    Permission.WRITE_NOTE: frozenset({Role.GUEST, Role.LEADER, Role.FACILITATOR, Role.OWNER}),
    Permission.ARRANGE: frozenset({Role.LEADER, Role.FACILITATOR, Role.OWNER}),
    # Guests in a town hall only, which the phase says.
    Permission.VOTE: frozenset({Role.GUEST, Role.LEADER, Role.FACILITATOR}),
    Permission.MAP: frozenset({Role.LEADER, Role.FACILITATOR, Role.OWNER}),
    Permission.DRAFT: frozenset({Role.LEADER, Role.FACILITATOR}),
    Permission.SIGN: frozenset({Role.LEADER, Role.FACILITATOR, Role.OWNER}),
    Permission.PROMISE: frozenset({Role.LEADER, Role.FACILITATOR, Role.OWNER}),
    Permission.RUN_ROOM: frozenset({Role.FACILITATOR, Role.OWNER}),
    Permission.COMMENT: frozenset({Role.LEADER, Role.FACILITATOR, Role.READER, Role.OWNER}),
    Permission.SETTINGS: frozenset({Role.FACILITATOR, Role.OWNER}),
    Permission.OWN: frozenset({Role.OWNER}),
    Permission.SELF: frozenset(Role) - {Role.PROJECTOR},
    Permission.SYSTEM: frozenset(),
}

NEEDS_ADMISSION = frozenset({Permission.VOTE, Permission.SIGN, Permission.PROMISE,
                             Permission.RUN_ROOM, Permission.SETTINGS, Permission.OWN})  # fmt: skip
NEEDS_SEAT = frozenset({Permission.SIGN})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: resolved on the server from the session, for every command anew.

    Attributes:
        room_id: The only room this session reaches (guests by code), or None for all.
        admitted: Whether the session's identity was checked (DOMAIN §2, Session).
        admitted_by: How the session got in, stored with signatures.
        waiting: Knocking: sees nothing and may do nothing but leave.
    """

    member_id: str
    role: Role
    function_id: str
    seat: bool = False
    session_id: str | None = None
    room_id: str | None = None
    admitted: bool = False
    admitted_by: str = ""
    waiting: bool = False
    system: bool = False

    @property
    def runs_rooms(self) -> bool:
        """Whether this is a facilitator or the owner."""
        return self.role in GRANTS[Permission.RUN_ROOM]


SYSTEM = Actor(member_id="system", role=Role.OWNER, function_id="", admitted=True, system=True)


def authorise(actor: Actor | None, permission: Permission) -> Actor:
    """Return the actor if the permission is his, before any record is read.

    Raises:
        LoginRequired: There is no actor.
        NotAllowed: Everything that is not granted.
    """
    if actor is None:
        raise LoginRequired("You are not signed in here any more. Your text is kept on this "
                            "device; join the room again and it is sent.")  # fmt: skip
    if actor.system:
        return actor
    if actor.waiting and permission is not Permission.SELF:
        raise NotAllowed("The facilitator has not let you in yet. Wait here; it takes one tap.")
    if actor.role not in GRANTS[permission]:
        raise NotAllowed(f"As {actor.role} you cannot do this: {permission}. Nothing was changed.")
    if permission in NEEDS_ADMISSION and not actor.admitted and actor.role is not Role.GUEST:
        raise NotAllowed("This needs a session the facilitator has admitted. Nothing was changed; "
                         "ask to be let in to your seat.")  # fmt: skip
    if permission in NEEDS_SEAT and not actor.seat:
        raise NotAllowed(
            "Only somebody with a seat can take a stance or sign. Nothing was changed."
        )
    return actor
