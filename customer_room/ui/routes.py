"""Every page of the product: its address, what draws it, what loads it, its title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import reflex as rx
from reflex.event import EventType

from customer_room.ui.console.page import console_page
from customer_room.ui.console.state import ConsoleState
from customer_room.ui.decision.page import decision_page
from customer_room.ui.decision.state import DecisionState
from customer_room.ui.decisions.page import decisions_page
from customer_room.ui.decisions.state import DecisionsState
from customer_room.ui.home.page import home_page
from customer_room.ui.home.state import HomeState
from customer_room.ui.join.page import join_page
from customer_room.ui.missing import missing_page
from customer_room.ui.present.page import present_page
from customer_room.ui.present.state import PresentState
from customer_room.ui.room.page import room_page
from customer_room.ui.room.state import RoomState
from customer_room.ui.session import SessionState
from customer_room.ui.settings.page import settings_page
from customer_room.ui.settings.state import SettingsState
from customer_room.ui.shell import STYLESHEETS

__all__ = ["PAGES", "STYLESHEETS", "Page"]


@dataclass(frozen=True)
class Page:
    """One address and the function that draws it.

    ``on_load`` names the State handlers that load the views; ``public`` pages need no session.
    """

    route: str
    draw: Callable[[], rx.Component]
    title: str | rx.Var[str]
    on_load: EventType[()] | None = None
    public: bool = False


PAGES: tuple[Page, ...] = (
    Page(
        "/",
        home_page,
        "Rooms · Customer Room",
        on_load=[SessionState.load, HomeState.load],
        public=True,
    ),
    Page("/join", join_page, "Join · Customer Room", public=True),
    Page("/join/[code]", join_page, "Join · Customer Room", public=True),
    Page(
        "/room/[room_id]/present",
        present_page,
        "Projector · Customer Room",
        on_load=[SessionState.load, PresentState.load],
    ),
    Page(
        "/room/[room_id]/console",
        console_page,
        "Console · Customer Room",
        on_load=[SessionState.load, ConsoleState.load],
    ),
    Page(
        "/room/[room_id]",
        room_page,
        "Room · Customer Room",
        on_load=[RoomState.load, SessionState.load],
    ),
    Page(
        "/decisions",
        decisions_page,
        "Decisions · Customer Room",
        on_load=[SessionState.load, DecisionsState.load],
    ),
    Page(
        "/decisions/[number]",
        decision_page,
        DecisionState.title,
        on_load=[SessionState.load, DecisionState.load],
    ),
    Page(
        "/settings",
        settings_page,
        "Settings · Customer Room",
        on_load=[SessionState.load, SettingsState.load],
    ),
    Page("404", missing_page, "Nothing here · Customer Room", public=True),
)
