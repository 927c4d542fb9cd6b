"""Projectors: a code typed in the console becomes a screen's own session (P23, P24)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from customer_room.domain.policy import SYSTEM, Permission, authorise
from customer_room.domain.room import unclosed
from customer_room.domain.values import later
from customer_room.live.entrance import SESSION
from customer_room.live.jobs import Perform, Step
from customer_room.live.service import RoomService
from customer_room.live.standing import Caller, resolve
from customer_room.security.pairing import Grant, Pairings
from customer_room.security.sessions import hash_token, new_token
from customer_room.store.credentials import Credential
from customer_room.store.log import Transaction

PROJECTOR_HOURS = 24


@dataclass(frozen=True, slots=True)
class Connected:
    """A screen's session just opened; the token goes into its cookie, and nowhere else."""

    token: str
    seconds: int


class Projectors:
    """Connects screens to a room's present view."""

    def __init__(self, service: RoomService, pairings: Pairings, now: Callable[[], str]) -> None:
        """Wire it.

        Args:
            service: The write path.
            pairings: The screens that wait.
            now: This moment as an Instant.
        """
        self.pairings = pairings
        self._service, self._now = service, now

    def may_connect(self, caller: Caller, room_id: str) -> Grant:
        """Return what a facilitator's code is typed for.

        Raises:
            NotAllowed: Not for whoever does not run rooms.
            NotFound: No such room in this session's reach.
            PhaseClosed: The room is closed.
        """
        with self._service.store.reading(caller.workspace_id) as read:
            actor = authorise(resolve(read, caller, self._now()), Permission.RUN_ROOM)
            room = unclosed(read, actor, room_id)
        return Grant(caller.workspace_id, room.id, actor.member_id)

    def open(self, grant: Grant, device: str) -> Connected:
        """Open the session of a screen whose code was typed.

        Raises:
            PhaseClosed: The room has been closed meanwhile.
        """
        token, session_id, now = new_token(), f"s{new_token()[:20]}", self._now()
        payload: dict[str, Any] = {"id": session_id, "room_id": grant.room_id,
                                   "paired_by": grant.paired_by, "device": device[:80]}  # fmt: skip

        def opened(tx: Transaction, perform: Perform) -> None:
            perform(Step(SYSTEM, "session.pair", payload, now))
            tx.keep_credential(
                Credential(hash_token(token), tx.workspace_id, SESSION, session_id, now, {},
                           expires_at=later(now, hours=PROJECTOR_HOURS))
            )  # fmt: skip

        self._service.transact(grant.workspace_id, opened)
        return Connected(token, PROJECTOR_HOURS * 3600)


def present_view(room_id: str) -> str:
    """Return the one page of a room's projector."""
    return f"/room/{room_id}/present"
