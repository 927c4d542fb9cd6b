"""The board as a Reflex component."""

from __future__ import annotations

import reflex as rx

from customer_room.ui.room.board import ASSETS, PACKAGES


class RoomBoard(rx.NoSSRComponent):
    """The whole room page; what it shows comes from the store, never from a State."""

    library = ASSETS["board.jsx"].importable_path
    tag = "RoomBoard"
    lib_dependencies: list[str] = PACKAGES
    room_id: rx.Var[str]


def room_board(room_id: rx.Var[str] | str) -> rx.Component:
    """Show a room.

    Args:
        room_id: Its id.
    """
    return RoomBoard.create(room_id=room_id)
