"""What the running phase still waits for; all else on the console is live."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

import reflex as rx

from customer_room import services
from customer_room.domain.errors import DomainError
from customer_room.domain.room import Phase, reachable
from customer_room.operations.criteria import Criterion, criteria
from customer_room.ui.session import visitor

TOPICS = frozenset(
    {"*", "customer_count", "decision", "member", "note", "phase", "read_back", "room", "segment",
     "stage", "stance"}
)  # fmt: skip


class ConsoleState(rx.State):
    """The exit criteria of the phase that runs."""

    room: str = ""
    criteria: list[Criterion] = []  # noqa: RUF012

    @rx.event
    async def load(self) -> None:
        """Read the room from the address, and what its phase waits for."""
        self.room = unquote(self.router.url.path.rstrip("/").split("/")[-2])
        self.criteria = await asyncio.to_thread(_look, self, self.room)

    @rx.event
    async def nudge(self, topics: list[str]) -> None:
        """Look again when something that is counted has changed."""
        if TOPICS & set(topics):
            self.criteria = await asyncio.to_thread(_look, self, self.room)


def _look(state: rx.State, room_id: str) -> list[Criterion]:
    here = visitor(state)
    if here is None or here.actor.waiting or not here.actor.runs_rooms:
        return []
    house = services.current()
    with house.store.reading(here.caller.workspace_id) as read:
        try:
            room = reachable(read, here.actor, room_id)
        except DomainError:
            return []
        phase = read.get(Phase, room.phase_id) if room.phase_id else None
        return criteria(read, room, phase, house.now()) if phase else []
