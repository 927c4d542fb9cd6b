"""The console: the facilitator's own page, which nobody else has to see."""

from customer_room.ui.leaders import ASSETS as LEADERS
from customer_room.ui.merging import SCRIPTS as MERGING
from customer_room.ui.room.board import PACKAGES
from customer_room.ui.room.board import SCRIPTS as BOARD
from customer_room.ui.scripts import published

SCRIPTS = (
    "asking.jsx",
    "before.jsx",
    "console.jsx",
    "drift.js",
    "ending.jsx",
    "fold.jsx",
    "for_somebody.jsx",
    "given.js",
    "helm.jsx",
    "hour.jsx",
    "keys.js",
    "leaders.jsx",
    "people.jsx",
    "person.jsx",
    "plan.jsx",
    "projectors.jsx",
    "proxy.jsx",
    "read_backs.jsx",
    "wall.jsx",
    "who.js",
)
ASSETS = published(__name__, SCRIPTS)

__all__ = ["ASSETS", "BOARD", "LEADERS", "MERGING", "PACKAGES", "SCRIPTS"]
