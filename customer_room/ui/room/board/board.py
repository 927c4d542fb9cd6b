"""The board as a Reflex component."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx

from customer_room.operations.leaders import Leaders
from customer_room.ui.room.board import ASSETS, PACKAGES


class RoomBoard(rx.NoSSRComponent):
    """The whole room page; what it shows comes from the store, but for what leaders are asked."""

    library = ASSETS["board.jsx"].importable_path
    tag = "RoomBoard"
    lib_dependencies: list[str] = PACKAGES
    room_id: rx.Var[str]
    pages: rx.Var[list[list[str]]]
    leaders: rx.Var[Leaders]
    topics: rx.Var[list[str]]
    on_nudge: rx.EventHandler[rx.event.no_args_event_spec]


def room_board(
    room_id: rx.Var[str] | str, pages: Sequence[tuple[str, str, str]] = (), **leaders: Any
) -> rx.Component:
    """Show a room.

    Args:
        room_id: Its id.
        pages: What the palette leads to besides; see ``palette.page_palette``.
        leaders: ``leaders``, what they are asked in secret; ``on_nudge`` loads it again when one of
            the ``topics`` has changed.
    """
    return RoomBoard.create(room_id=room_id, pages=[list(each) for each in pages], **leaders)
