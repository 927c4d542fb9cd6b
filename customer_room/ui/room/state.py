"""Which room the page shows; all else on it is live and comes from the store."""

from __future__ import annotations

from urllib.parse import unquote

import reflex as rx


class RoomState(rx.State):
    """The room in the address."""

    room: str = ""

    @rx.event
    def load(self) -> None:
        """Read the room from the address; whether it may be seen is decided with its snapshot."""
        self.room = unquote(self.router.url.path.rstrip("/").rpartition("/")[2])
