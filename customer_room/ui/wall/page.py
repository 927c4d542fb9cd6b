"""Connect this screen: the meeting room's computer shows a code, and turns into the projector."""

from __future__ import annotations

import reflex as rx

from customer_room.ui import present, shell
from customer_room.ui.wall import ASSETS, PACKAGES

assert present.ASSETS  # its tone and its look are the projector's


class PairScreen(rx.NoSSRComponent):
    """The code, and what to do with it; all it needs comes from the server's answers."""

    library = ASSETS["wall.jsx"].importable_path
    tag = "PairScreen"
    lib_dependencies: list[str] = PACKAGES


def wall_page() -> rx.Component:
    """Let a screen without a session be connected with a room."""
    return rx.el.main(PairScreen.create(), id=shell.MAIN, class_name="projector")
