"""The console: the facilitator's own page, which nobody else has to see."""

from customer_room.ui.room.board import PACKAGES
from customer_room.ui.room.board import SCRIPTS as BOARD
from customer_room.ui.scripts import published

SCRIPTS = ("console.jsx", "drift.js", "hour.jsx", "people.jsx", "plan.jsx", "wall.jsx")
ASSETS = published(__name__, SCRIPTS)

__all__ = ["ASSETS", "BOARD", "PACKAGES", "SCRIPTS"]
