"""How somebody gets in: links, codes, seats and devices become sessions (DOMAIN §2, Session)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from customer_room.domain.errors import LinkInvalid, NotFound
from customer_room.domain.people import WORKSPACE, Function, Member, Person, Workspace
from customer_room.domain.policy import SYSTEM, Role
from customer_room.domain.record import Read, one
from customer_room.domain.room import Room
from customer_room.domain.sessions import How, Session, taken
from customer_room.domain.values import later
from customer_room.live.service import Perform, RoomService, Step
from customer_room.live.standing import Caller
from customer_room.security.links import (
    LinkKind,
    Lockout,
    read_code,
)  # fmt: skip
from customer_room.security.sessions import SESSION_DAYS, hash_token, new_token
from customer_room.store.credentials import Credential
from customer_room.store.log import Transaction

SESSION = "session"


@dataclass(frozen=True, slots=True)
class Opened:
    """A session just opened.

    Attributes:
        token: Goes into the cookie, and nowhere else.
        go: The page to show next.
        waiting: The facilitator has to let this person in.
    """

    token: str
    go: str
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Doorway:
    """A live room whose door is open to a code."""

    workspace_id: str
    room: Room


class Entrance:
    """Exchanges links and codes for sessions; every secret is stored as a hash only."""

    def __init__(self, service: RoomService, now: Callable[[], str], lockout: Lockout) -> None:
        """Wire the entrance.

        Args:
            service: The write path.
            now: This moment as an Instant.
            lockout: Slows down guessing.
        """
        self._service, self._store = service, service.store
        self._now, self._lockout = now, lockout

    def caller(self, token: str | None) -> Caller | None:
        """Return whose session a cookie's token proves, or None."""
        found = self._store.find_credential(hash_token(token)) if token else None
        if found is None or found.kind != SESSION or not found.stands(self._now()):
            return None
        with self._store.reading(found.workspace_id) as read:
            session = read.get(Session, found.subject_id)
        if session is None or not session.stands:
            return None
        projects = session.room_id if session.is_projector else None
        return Caller(found.workspace_id, session.id, projects=projects)

    def enter(self, token: str, device: str, previous: Caller | None) -> Opened:
        """Exchange a link for a session; whatever this browser was before ends (rotation).

        Raises:
            LinkInvalid: Bad, expired, used up or revoked: one answer for all.
        """
        found = self._store.find_credential(hash_token(token))
        if found is None or found.kind not in set(LinkKind):
            self._lockout.wrong()
            raise LinkInvalid
        now = self._now()

        def exchange(tx: Transaction, perform: Perform) -> Opened:
            used = tx.use_credential(found.hash, now)
            if used is None:
                raise LinkInvalid
            how = How(used.kind)
            room_id = used.data.get("room_id")
            if room_id is None and one(tx, Member, used.subject_id).role == Role.GUEST:
                raise LinkInvalid  # made when he was more than a guest
            opened = self._open(tx, perform, used.subject_id, how, room_id, device)
            return Opened(opened.token, str(used.data.get("go", "/")))

        opened = self._service.transact(found.workspace_id, exchange)
        self.leave(previous)
        return opened

    def doorway(self, typed: str) -> Doorway:
        """Find the live room that a typed code opens.

        Raises:
            LinkInvalid: No open door has this code.
        """
        now = self._now()
        try:
            code = read_code(typed)
            for workspace_id in self._store.workspaces():
                with self._store.reading(workspace_id) as read:
                    for room in read.find(Room, status="live", door_code=code):
                        if room.door_open(now):
                            return Doorway(workspace_id, room)
        except LinkInvalid:
            self._lockout.wrong()
            raise
        self._lockout.wrong()
        raise LinkInvalid

    def seats(self, door: Doorway) -> dict[str, Any]:
        """Return what somebody at the door chooses from: seats with names, and functions."""
        with self._store.reading(door.workspace_id) as read:
            functions = sorted(read.find(Function), key=lambda f: (f.order, f.id))
            workspace = read.get(Workspace, WORKSPACE)
            members = [m for m in read.find(Member) if _is_seat(m) and m.active_on(self._now())]
            return {
                "room": {"id": door.room.id, "title": door.room.title, "kind": door.room.kind},
                "company": workspace.name if workspace else "",
                "seats": [_seat(read, member) for member in members],
                "functions": [
                    {"id": f.id, "name": f.name, "code": f.code, "pseudo": f.pseudo}
                    for f in functions
                ],
            }

    def knock(self, door: Doorway, member_id: str, device: str, previous: Caller | None) -> Opened:
        """Pick a seat; the session sees nothing until the facilitator admits it.

        Raises:
            LinkInvalid: The door has closed meanwhile.
            NotFound: There is no such seat.
            NotAllowed: Its owner is already in.
        """

        def pick(tx: Transaction, perform: Perform) -> Opened:
            self._still_open(tx, door)
            member = one(tx, Member, member_id)
            if not _is_seat(member):
                raise NotFound("This seat")
            opened = self._open(tx, perform, member_id, How.ROOM_CODE, None, device)
            return Opened(opened.token, f"/room/{door.room.id}", waiting=True)

        opened = self._service.transact(door.workspace_id, pick)
        self.leave(previous)
        return opened

    def guest(
        self, door: Doorway, name: str, function_id: str, device: str, previous: Caller | None
    ) -> Opened:
        """Enter as a guest of this room and of no other.

        Raises:
            LinkInvalid: The door has closed meanwhile.
        """
        guest_id = f"guest-{new_token()[:12].strip('-_')}"
        welcome = {"id": guest_id, "name": name, "function_id": function_id,
                   "room_id": door.room.id}  # fmt: skip

        def welcomed(tx: Transaction, perform: Perform) -> Opened:
            self._still_open(tx, door)
            perform(self._step("member.welcome", welcome))
            room_id = door.room.id
            opened = self._open(tx, perform, guest_id, How.ROOM_CODE, room_id, device)
            return Opened(opened.token, f"/room/{room_id}")

        opened = self._service.transact(door.workspace_id, welcomed)
        self.leave(previous)
        return opened

    def leave(self, caller: Caller | None) -> None:
        """End a session and make its cookie worthless."""
        if caller is None or caller.session_id is None:
            return
        session_id = caller.session_id

        def end(tx: Transaction, perform: Perform) -> None:
            tx.revoke_credentials_of(session_id, self._now())
            if tx.get(Session, session_id) is not None:
                perform(self._step("session.end", {"id": session_id}))

        self._service.transact(caller.workspace_id, end)

    def wait(self) -> float:
        """Return the seconds the next try at a code or link must wait.

        Raises:
            SlowDown: Too many are waiting already.
        """
        return self._lockout.wait()

    def _open(
        self,
        tx: Transaction,
        perform: Perform,
        member_id: str,
        how: How,
        room_id: str | None,
        device: str,
    ) -> Opened:
        token, session_id, now = new_token(), f"s{new_token()[:20]}", self._now()
        payload = {"id": session_id, "member_id": member_id, "how": how.value, "room_id": room_id,
                   "device": device[:80]}  # fmt: skip
        perform(self._step("session.open", payload))
        tx.keep_credential(
            Credential(
                hash_token(token),
                tx.workspace_id,
                SESSION,
                session_id,
                now,
                {},
                expires_at=later(now, days=SESSION_DAYS),
            )
        )
        return Opened(token, "/")

    def _still_open(self, read: Read, door: Doorway) -> None:
        """Refuse who read the code off a door that is closed by now."""
        here = read.find(Room, id=door.room.id, status="live", door_code=door.room.door_code)
        if not any(room.door_open(self._now()) for room in here):
            raise LinkInvalid

    def _step(self, name: str, payload: dict[str, Any]) -> Step:
        return Step(SYSTEM, name, payload, self._now())


def _is_seat(member: Member) -> bool:
    return member.seat or member.role == Role.LEADER


def _seat(read: Read, member: Member) -> dict[str, Any]:
    person = read.get(Person, member.id)
    return {
        "member_id": member.id,
        "name": person.name if person else "",
        "title": person.title if person else "",
        "function_id": member.function_id,
        "taken": taken(read, member.id),
    }
