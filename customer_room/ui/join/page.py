"""Join: code, seat or guest, then in; phone first."""

from __future__ import annotations

import reflex as rx

from customer_room.ui import kit, shell
from customer_room.ui.join import ASSETS, PACKAGES


class JoinRoom(rx.Component):
    """The three steps; what they need stands in the address and in the server's answers."""

    library = ASSETS["join.jsx"].importable_path
    tag = "JoinRoom"
    lib_dependencies: list[str] = PACKAGES


def join_page() -> rx.Component:
    """Let somebody with a code in. No account."""
    return rx.fragment(
        shell.opening(),
        rx.el.main(
            rx.el.div(
                shell.brand(),
                rx.el.span(kit.icon("lock"), "No account needed", class_name="status"),
                class_name="row joinhead",
            ),
            JoinRoom.create(),
            id=shell.MAIN,
            class_name="join",
            tab_index=-1,
        ),
    )
