"""Loading the competency as the address asks for it."""

from __future__ import annotations

import reflex as rx

from customer_room.ui.competency.view import CompetencyView, competency_view
from customer_room.ui.session import look

CLOSED = CompetencyView(state="closed")


class CompetencyState(rx.State):
    """The page's view."""

    view: CompetencyView = CompetencyView()

    @rx.event
    async def load(self) -> None:
        """Load what the address asks for."""
        self.view = await look(self, competency_view, CLOSED)

    @rx.event
    async def nudged(self, topics: list[str]) -> None:
        """Load again when something has changed that a score may rest on."""
        if topics:
            self.view = await look(self, competency_view, CLOSED)
