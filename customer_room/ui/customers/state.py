"""Loading customers gained and lost as the address asks for them."""

from __future__ import annotations

import reflex as rx

from customer_room.ui.customers.view import CustomersView, customers_view
from customer_room.ui.session import look

TOPICS = frozenset({"*", "customer_count", "loss_reason", "segment", "room", "member"})
CLOSED = CustomersView(state="closed")


class CustomersState(rx.State):
    """The page's view."""

    view: CustomersView = CustomersView()

    @rx.event
    async def load(self) -> None:
        """Load what the address asks for."""
        self.view = await look(self, customers_view, CLOSED)

    @rx.event
    async def nudged(self, topics: list[str]) -> None:
        """Load again when something shown has changed."""
        if TOPICS & set(topics):
            self.view = await look(self, customers_view, CLOSED)
