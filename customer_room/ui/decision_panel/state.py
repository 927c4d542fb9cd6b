"""Loading the decision that is open beside the board."""

from __future__ import annotations

import asyncio

import reflex as rx

from customer_room import services
from customer_room.domain.decisions import Decision
from customer_room.domain.visibility import viewer_of
from customer_room.operations.log import as_it_stands, may_see
from customer_room.operations.names import Names
from customer_room.ui.decision_panel.view import Panel, panel_view, sources
from customer_room.ui.session import visitor


class DecisionPanelState(rx.State):
    """The panel."""

    panel: Panel = Panel()
    _id: str = ""

    @rx.event
    async def load(self, id: str) -> None:
        """Load the decision that was opened."""
        self._id = id
        self.panel = await asyncio.to_thread(_panel, self, id)

    @rx.event
    async def nudged(self) -> None:
        """Load the open decision again."""
        self.panel = await asyncio.to_thread(_panel, self, self._id)


def _panel(state: rx.State, id: str) -> Panel:
    here = visitor(state)
    if here is None or here.actor.waiting:
        return Panel(state="absent", id=id)
    house = services.current()
    now, viewer = house.now(), viewer_of(here.actor)
    with house.store.reading(here.caller.workspace_id) as read:
        decision = read.get(Decision, id)
        if decision is None or not may_see(decision, viewer):
            return Panel(state="absent", id=id)
        names, standing = Names(read), as_it_stands(decision, now)
        notes = sources(read, standing, viewer, names)
        return panel_view(read, standing, here.actor, notes, names, now)
