"""Making and taking back links: who may let whom in (DOMAIN §2, Link)."""

from collections.abc import Callable
from typing import Any

from customer_room.domain.errors import NotAllowed
from customer_room.domain.people import COMPANY, WORKSPACE, Member, Workspace
from customer_room.domain.policy import SYSTEM, Actor, Permission, Role, authorise
from customer_room.domain.record import Read, one
from customer_room.domain.room import current_room
from customer_room.domain.sessions import How, Session
from customer_room.domain.values import later
from customer_room.live.jobs import Perform, Step
from customer_room.live.service import RoomService
from customer_room.live.standing import Caller, resolve
from customer_room.security.links import OWN_DEVICE_SECONDS, Link, LinkKind, new_link
from customer_room.security.sessions import hash_token
from customer_room.store.credentials import Credential
from customer_room.store.log import Transaction

FIRST_WORKSPACE = "main"
OWNER_ID = "owner"
OWNER_LINK_DAYS = 7
# What a private link let in, the devices that came after it included.
BY_LINK = (How.PRIVATE_LINK, How.OWN_DEVICE)


class Invitations:
    """Hands out links; only hashes of their tokens are stored."""

    def __init__(self, service: RoomService, origin: str, now: Callable[[], str]) -> None:
        """Wire the invitations.

        Args:
            service: The write path.
            origin: The address put into links.
            now: This moment as an Instant.
        """
        self._service, self._store = service, service.store
        self._origin, self._now = origin, now

    def first_link(self) -> Link | None:
        """Make the workspace and its owner's one-time link, until the owner has come in once."""
        if not self._store.workspaces():
            self._service.transact(FIRST_WORKSPACE, self._found_workspace)
        workspace_id = self._store.workspaces()[0]
        with self._store.reading(workspace_id) as read:
            if read.get(Member, OWNER_ID) is None or read.find(Session, how=How.OWNER_LINK):
                return None
        return self.new_link(workspace_id, OWNER_ID, LinkKind.OWNER)

    def new_link(
        self,
        workspace_id: str,
        member_id: str,
        kind: LinkKind = LinkKind.PRIVATE,
        room_id: str | None = None,
        *,
        only_there: bool = False,
    ) -> Link:
        """Make a link for a member; his links from before stop working.

        Args:
            workspace_id: Whose world.
            member_id: Whom the link lets in, without further questions.
            kind: An owner link works once within 7 days, an own-device link once within 60 s, a
                private link until it is replaced or revoked.
            room_id: The room it opens; None for the page with all rooms.
            only_there: Whether its session reaches no other room. A guest's never does: where none
                is named, he is invited to the current one.

        Raises:
            NotFound: No such member.
            NotAllowed: The member is a guest and there is no room yet.
        """
        link, now = new_link(self._origin), self._now()
        lifetime = {
            LinkKind.OWNER: later(now, days=OWNER_LINK_DAYS),
            LinkKind.OWN_DEVICE: later(now, seconds=OWN_DEVICE_SECONDS),
            LinkKind.PRIVATE: None,
        }

        def make(tx: Transaction, _perform: Perform) -> None:
            guest = one(tx, Member, member_id).role == Role.GUEST
            opens = room_id or (_guests_room(tx) if guest else None)
            if kind is not LinkKind.OWN_DEVICE:
                tx.revoke_credentials_of(member_id, now)
            go = f"/room/{opens}" if opens else "/"
            tx.keep_credential(Credential(
                hash=hash_token(link.token), workspace_id=workspace_id, kind=kind.value,
                subject_id=member_id, created_at=now, expires_at=lifetime[kind],
                uses_left=None if kind is LinkKind.PRIVATE else 1,
                data={"go": go, "room_id": opens if guest or only_there else None},
            ))  # fmt: skip

        self._service.transact(workspace_id, make)
        return link

    def link_for(self, caller: Caller, member_id: str) -> Link:
        """Make a private link on somebody's behalf; sessions of the old link end.

        Raises:
            NotAllowed: The caller may not, or asks for an owner's link without being one.
        """
        actor = self._authorised(caller, member_id)
        self._end_link_sessions(caller.workspace_id, member_id, actor)
        return self.new_link(caller.workspace_id, member_id)

    def revoke_links(self, caller: Caller, member_id: str) -> None:
        """Make a member's links worthless and end the sessions they opened."""
        actor = self._authorised(caller, member_id)
        self._end_link_sessions(caller.workspace_id, member_id, actor)

    def device_link(self, caller: Caller) -> Link:
        """Make the 60-second link that brings his second device in, as far as he is himself.

        Raises:
            NotAllowed: His session is not admitted itself.
        """
        with self._store.reading(caller.workspace_id) as read:
            actor = authorise(resolve(read, caller, self._now()), Permission.SELF)
        if not actor.admitted or actor.waiting:
            raise NotAllowed("Only an admitted device can bring in another one.")
        return self.new_link(
            caller.workspace_id,
            actor.member_id,
            LinkKind.OWN_DEVICE,
            actor.room_id,
            only_there=True,
        )

    def _authorised(self, caller: Caller, member_id: str) -> Actor:
        with self._store.reading(caller.workspace_id) as read:
            actor = authorise(resolve(read, caller, self._now()), Permission.SETTINGS)
            if one(read, Member, member_id).role == Role.OWNER and actor.role is not Role.OWNER:
                raise NotAllowed("Only the owner can make or take back an owner's link.")
        return actor

    def _end_link_sessions(self, workspace_id: str, member_id: str, by: Actor) -> None:
        def end(tx: Transaction, perform: Perform) -> None:
            tx.revoke_credentials_of(member_id, self._now())
            for session in tx.find(Session, member_id=member_id):
                if session.stands and session.how in BY_LINK and session.id != by.session_id:
                    tx.revoke_credentials_of(session.id, self._now())
                    perform(self._step("session.end", {"id": session.id}))

        self._service.transact(workspace_id, end)

    def _found_workspace(self, tx: Transaction, perform: Perform) -> None:
        if tx.get(Workspace, WORKSPACE) is not None:
            return
        perform(self._step("workspace.set", {"name": "Our company"}))
        perform(self._step("function.set", {"id": COMPANY, "name": "Company", "code": "Co",
                                            "pseudo": True}))  # fmt: skip
        perform(self._step("member.set", {"id": OWNER_ID, "name": "Owner", "role": "owner",
                                          "function_id": COMPANY}))  # fmt: skip

    def _step(self, name: str, payload: dict[str, Any]) -> Step:
        return Step(SYSTEM, name, payload, self._now())


def _guests_room(read: Read) -> str:
    room_id = current_room(read)
    if room_id is None:
        raise NotAllowed("A guest is invited to one room. Create the room first.")
    return room_id
