"""Loading the stages as the address asks for them."""

from __future__ import annotations

import reflex as rx

from customer_room.ui.session import look
from customer_room.ui.stages.view import StagesView, stages_view

TOPICS = frozenset({"*", "evidence", "function", "hand_off", "kpi", "kpi_reading", "member",
                    "move", "person", "room", "rules", "segment", "snapshot", "stage", "step",
                    "workspace"})  # fmt: skip
CLOSED = StagesView(state="closed")


class StagesState(rx.State):
    """The page's view."""

    view: StagesView = StagesView()

    @rx.event
    async def load(self) -> None:
        """Load what the address asks for."""
        self.view = await look(self, stages_view, CLOSED)

    @rx.event
    async def nudged(self, topics: list[str]) -> None:
        """Load again when something shown has changed."""
        if TOPICS & set(topics):
            self.view = await look(self, stages_view, CLOSED)
