"""The room: the board, and beside it the decision that is being worked on."""

import reflex as rx

from customer_room.ui import shell
from customer_room.ui.decision_panel.panel import decision_panel
from customer_room.ui.importing.dialog import import_dialog
from customer_room.ui.room.board.board import room_board
from customer_room.ui.room.state import RoomState


def room_page() -> rx.Component:
    """Show a room. The board frames itself; everything on it comes from the store."""
    return rx.fragment(
        shell.skip_link(),
        room_board(RoomState.room),
        decision_panel(),
        import_dialog(RoomState.room),
        shell.live(room=RoomState.room),
    )
