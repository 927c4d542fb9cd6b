"""Which room the page shows, and its questions to leaders; all else is live, from the store."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

import reflex as rx

from customer_room.operations.leaders import Leaders
from customer_room.ui.leaders.loading import leaders_for
from customer_room.ui.session import visitor


class RoomState(rx.State):
    """The room in the address."""

    room: str = ""
    leaders: Leaders = Leaders()

    @rx.event
    async def load(self) -> None:
        """Read the room from the address; whether it may be seen is decided with its snapshot."""
        self.room = unquote(self.router.url.path.rstrip("/").rpartition("/")[2])
        self.leaders = await asyncio.to_thread(_leaders, self, self.room)

    @rx.event
    async def nudged(self) -> None:
        """Load the questions to leaders again."""
        self.leaders = await asyncio.to_thread(_leaders, self, self.room)


def _leaders(state: rx.State, room_id: str) -> Leaders:
    return leaders_for(visitor(state), room_id)
