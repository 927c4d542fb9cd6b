"""Loading one decision by the number in the address."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import unquote

import reflex as rx

from customer_room import services
from customer_room.domain.visibility import viewer_of
from customer_room.operations.card import decision_card
from customer_room.operations.history import history
from customer_room.operations.log import DecisionLog
from customer_room.operations.names import day_in_words
from customer_room.ui.decision.view import CardPage, card_page
from customer_room.ui.session import visitor

TOPICS = {"decision", "stance", "dissent", "comment", "contribution", "member", "stage", "step",
          "note", "action", "proof", "review", "verdict", "attendance", "room", "addendum",
          "*"}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One operation on the decision."""

    when: str
    who: str
    did: str


class DecisionState(rx.State):
    """The card."""

    card: CardPage = CardPage()
    title: str = "Decision · Customer Room"
    lines: list[Line] = []  # noqa: RUF012 - Reflex copies it per page

    @rx.event
    async def load(self) -> None:
        """Load the decision of the address."""
        await self._read()
        self.lines = []

    @rx.event
    async def nudged(self, topics: list[str]) -> None:
        """Load again when something on the card has changed."""
        if TOPICS & set(topics):
            await self._read()

    async def _read(self) -> None:
        self.card = await asyncio.to_thread(_card, self)
        named = f"{self.card.number} {self.card.one_line}".strip() or "Decision"
        self.title = f"{named} · Customer Room"

    @rx.event
    async def tell_history(self) -> None:
        """Load who did what when; asked for by a tap."""
        self.lines = await asyncio.to_thread(_lines, self)


def _number(state: rx.State) -> str:
    return unquote(state.router.url.path.rstrip("/").rpartition("/")[2])


def _card(state: rx.State) -> CardPage:
    here = visitor(state)
    if here is None:
        return CardPage(state="absent")
    house = services.current()
    now = house.now()
    with house.store.reading(here.caller.workspace_id) as read:
        found = decision_card(read, _number(state), viewer_of(here.actor), now)
        if found is None:
            return CardPage(state="absent")
        return card_page(read, found, here.actor, read.head().register_hash, now)


def _lines(state: rx.State) -> list[Line]:
    here = visitor(state)
    if here is None:
        return []
    house = services.current()
    with house.store.reading(here.caller.workspace_id) as read:
        log = DecisionLog(read, viewer_of(here.actor), house.now())
        decision = log.decision(_number(state))
        if decision is None:
            return []
        return [
            Line(
                f"{day_in_words(trace.at)}, {trace.at[11:16]} UTC",
                trace.who.short if trace.who else "The server",
                trace.did,
            )
            for trace in history(read, decision, log.names)
        ]
