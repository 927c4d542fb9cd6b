"""Every page of the product: its address, what draws it, what loads it, its title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import reflex as rx
from reflex.event import EventType

from customer_room.ui.competency.page import competency_page
from customer_room.ui.competency.state import CompetencyState
from customer_room.ui.console.page import console_page
from customer_room.ui.console.state import ConsoleState
from customer_room.ui.customers.page import customers_page
from customer_room.ui.customers.state import CustomersState
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
from customer_room.ui.promises.page import promises_page
from customer_room.ui.promises.state import PromisesState
from customer_room.ui.room.page import room_page
from customer_room.ui.room.state import RoomState
from customer_room.ui.session import SessionState
from customer_room.ui.settings.page import settings_page
from customer_room.ui.settings.state import SettingsState
from customer_room.ui.stages.page import stages_page
from customer_room.ui.stages.state import StagesState
from customer_room.ui.wall.page import wall_page


@dataclass(frozen=True)
class Page:
    """One address and the function that draws it.

    ``on_load`` names the State handlers that load the views; ``public`` pages need no session;
    ``styles`` are what this page wears beside the stylesheets of every page.
    """

    route: str
    draw: Callable[[], rx.Component]
    title: str | rx.Var[str]
    on_load: EventType[()] | None = None
    public: bool = False
    styles: tuple[str, ...] = ()


PAGES: tuple[Page, ...] = (
    Page(
        "/",
        home_page,
        "Rooms · Customer Room",
        on_load=[SessionState.load, HomeState.load],
        public=True,
        styles=("/home.css",),
    ),
    Page("/join", join_page, "Join · Customer Room", public=True, styles=("/join.css",)),
    Page("/join/[code]", join_page, "Join · Customer Room", public=True, styles=("/join.css",)),
    Page(
        "/wall",
        wall_page,
        "Connect this screen · Customer Room",
        public=True,
        styles=("/present.css",),
    ),
    Page(
        "/room/[room_id]/present",
        present_page,
        "Projector · Customer Room",
        on_load=PresentState.load,
        styles=("/present.css", "/leaders.css"),
    ),
    Page(
        "/room/[room_id]/console",
        console_page,
        "Console · Customer Room",
        on_load=[SessionState.load, ConsoleState.load],
        styles=("/console.css", "/leaders.css"),
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
        styles=("/measures.css", "/promises.css"),
    ),
    Page(
        "/promises",
        promises_page,
        "Promises · Customer Room",
        on_load=[SessionState.load, PromisesState.load],
        styles=("/measures.css", "/promises.css"),
    ),
    Page(
        "/customers",
        customers_page,
        "Customers · Customer Room",
        on_load=[SessionState.load, CustomersState.load],
        styles=("/measures.css", "/customers.css"),
    ),
    Page(
        "/competency",
        competency_page,
        "Competency · Customer Room",
        on_load=[SessionState.load, CompetencyState.load],
        styles=("/measures.css", "/competency.css"),
    ),
    Page(
        "/stages",
        stages_page,
        "What it rests on · Customer Room",
        on_load=[SessionState.load, StagesState.load],
        styles=("/measures.css", "/promises.css", "/stages.css"),
    ),
    Page(
        "/settings",
        settings_page,
        "Settings · Customer Room",
        on_load=[SessionState.load, SettingsState.load],
        styles=("/settings.css",),
    ),
    Page("404", missing_page, "Nothing here · Customer Room", public=True),
)
