"""What the running phase or the room to come still waits for; all else on the console is live."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

import reflex as rx

from customer_room import services
from customer_room.domain.errors import DomainError
from customer_room.domain.room import Phase, reachable
from customer_room.operations.criteria import Criterion, criteria
from customer_room.operations.leaders import Leaders
from customer_room.operations.readiness import Check, data_check
from customer_room.operations.voices import unheard
from customer_room.ui.leaders.loading import are_stale, leaders_for
from customer_room.ui.session import visitor

TOPICS = frozenset(
    {"*", "contribution", "customer_count", "decision", "dissent", "function", "group", "member",
     "note", "phase", "read_back", "room", "segment", "stage", "stance"}
)  # fmt: skip
BEFORE_THE_DAY = frozenset({"move", "session", "step"})
Seen = tuple[list[Criterion], list[Check], list[str] | None]


class ConsoleState(rx.State):
    """The exit criteria of the phase that runs; before the room opens, its data check.

    ``unheard``: functions that have not spoken where decisions are the work, else None.
    """

    room: str = ""
    criteria: list[Criterion] = []  # noqa: RUF012
    checks: list[Check] = []  # noqa: RUF012
    unheard: list[str] | None = None
    leaders: Leaders = Leaders()

    @rx.event
    async def load(self) -> None:
        """Read the room from the address, and what its phase waits for."""
        self.room = unquote(self.router.url.path.rstrip("/").split("/")[-2])
        self.criteria, self.checks, self.unheard = await asyncio.to_thread(_look, self, self.room)
        self.leaders = await asyncio.to_thread(_leaders, self, self.room)

    @rx.event
    async def nudge(self, topics: list[str]) -> None:
        """Look again when something that is counted has changed."""
        watched = TOPICS | BEFORE_THE_DAY if self.checks else TOPICS
        if watched & set(topics):
            seen = await asyncio.to_thread(_look, self, self.room)
            self.criteria, self.checks, self.unheard = seen
        if are_stale(self.leaders, topics):
            self.leaders = await asyncio.to_thread(_leaders, self, self.room)


def _leaders(state: rx.State, room_id: str) -> Leaders:
    here = visitor(state)
    return leaders_for(here if here is not None and here.actor.runs_rooms else None, room_id)


def _look(state: rx.State, room_id: str) -> Seen:
    here = visitor(state)
    if here is None or here.actor.waiting or not here.actor.runs_rooms:
        return [], [], None
    house = services.current()
    with house.store.reading(here.caller.workspace_id) as read:
        try:
            room = reachable(read, here.actor, room_id)
        except DomainError:
            return [], [], None
        if room.status == "prepared":
            return [], data_check(read, room, house.now()), None
        phase = read.get(Phase, room.phase_id) if room.phase_id else None
        if phase is None:
            return [], [], None
        now = house.now()
        return criteria(read, room, phase, now), [], unheard(read, room, phase, now)
