"""The facilitator's console: agenda and clock, who is done, what the room sees."""

from __future__ import annotations

import reflex as rx

from customer_room.operations.criteria import Criterion
from customer_room.operations.leaders import Leaders
from customer_room.operations.readiness import Check
from customer_room.ui import shell
from customer_room.ui.console import ASSETS, PACKAGES
from customer_room.ui.console.state import ConsoleState


class Console(rx.NoSSRComponent):
    """The page; what is not counted by the server for it comes from the store."""

    library = ASSETS["console.jsx"].importable_path
    tag = "Console"
    lib_dependencies: list[str] = PACKAGES
    room_id: rx.Var[str]
    criteria: rx.Var[list[Criterion]]
    checks: rx.Var[list[Check]]
    unheard: rx.Var[list[str] | None]
    leaders: rx.Var[Leaders]


def console_page() -> rx.Component:
    """Run a room, for whoever may."""
    state = ConsoleState
    return rx.fragment(
        shell.opening(),
        Console.create(
            room_id=state.room,
            criteria=state.criteria,
            checks=state.checks,
            unheard=state.unheard,
            leaders=state.leaders,
        ),
        shell.live(room=state.room, on_nudge=state.nudge),
    )
