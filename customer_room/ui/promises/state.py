"""Loading promises as the address asks for them."""

from __future__ import annotations

import reflex as rx

from customer_room.ui.promises.view import PromisesView, promises_view
from customer_room.ui.session import look

TOPICS = frozenset({"*", "action", "attendance", "commitment", "decision", "gate", "guardrail_list",
                    "kpi_reading", "member", "proof", "review", "room", "verdict"})  # fmt: skip
CLOSED = PromisesView(state="closed")


class PromisesState(rx.State):
    """The page's view."""

    view: PromisesView = PromisesView()

    @rx.event
    async def load(self) -> None:
        """Load what the address asks for."""
        self.view = await look(self, promises_view, CLOSED)

    @rx.event
    async def nudged(self, topics: list[str]) -> None:
        """Load again when something shown has changed."""
        if TOPICS & set(topics):
            self.view = await look(self, promises_view, CLOSED)
