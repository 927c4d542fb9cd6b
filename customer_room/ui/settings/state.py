"""Loading the settings page; everything on it is saved by commands."""

from __future__ import annotations

import asyncio

import reflex as rx

from customer_room import services
from customer_room.ui.session import visitor
from customer_room.ui.settings.people_view import role_options
from customer_room.ui.settings.view import SettingsView, settings_view

TOPICS = {"workspace", "function", "member", "person", "segment", "session", "*"}
Loaded = tuple[SettingsView, list[tuple[str, str]]]


class SettingsState(rx.State):
    """The settings of a workspace."""

    view: SettingsView = SettingsView()
    roles: rx.Field[list[tuple[str, str]]] = rx.field(default_factory=list)

    @rx.event
    async def load(self) -> None:
        """Load the page."""
        self.view, self.roles = await asyncio.to_thread(_look, self)

    @rx.event
    async def nudged(self, topics: list[str]) -> None:
        """Load again when something shown has changed."""
        if TOPICS & set(topics):
            self.view, self.roles = await asyncio.to_thread(_look, self)


def _look(state: rx.State) -> Loaded:
    here = visitor(state)
    if here is None or here.actor.waiting or not (here.actor.runs_rooms and here.actor.admitted):
        return SettingsView(state="closed"), []
    house = services.current()
    with house.store.reading(here.caller.workspace_id) as read:
        return settings_view(read, here.actor, house.now()), role_options(here.actor)
