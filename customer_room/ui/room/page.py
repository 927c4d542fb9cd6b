"""The room: the board, and beside it the decision that is being worked on."""

import reflex as rx

from customer_room.ui import shell
from customer_room.ui.decision_panel.panel import decision_panel
from customer_room.ui.importing.dialog import import_dialog
from customer_room.ui.leaders.loading import TOPICS
from customer_room.ui.room.board.board import room_board
from customer_room.ui.room.state import RoomState


def room_page() -> rx.Component:
    """Show a room. The board frames itself; all but what leaders are asked comes from the store."""
    return rx.fragment(
        shell.opening(),
        room_board(
            room_id=RoomState.room,
            pages=shell.FOUND,
            leaders=RoomState.leaders,
            topics=sorted(TOPICS),
            on_nudge=RoomState.nudged,
        ),
        decision_panel(),
        import_dialog(RoomState.room),
        shell.live(room=RoomState.room),
    )
