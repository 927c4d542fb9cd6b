"""The projector: what the whole room looks at, without a control."""

from customer_room.ui.room.board import PACKAGES
from customer_room.ui.room.board import SCRIPTS as BOARD
from customer_room.ui.scripts import published

SCRIPTS = (
    "present.jsx",
    "item.jsx",
    "lobby.jsx",
    "pages.js",
    "signing.jsx",
    "stage.jsx",
    "telling.jsx",
)
ASSETS = published(__name__, SCRIPTS)

__all__ = ["ASSETS", "BOARD", "PACKAGES", "SCRIPTS"]
