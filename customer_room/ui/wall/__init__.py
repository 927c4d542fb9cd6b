"""The page of a screen that wants to be the projector: it shows a code and waits."""

from customer_room.ui.scripts import published
from customer_room.ui.sync import PACKAGES

SCRIPTS = ("pairing.js", "wall.jsx")
ASSETS = published(__name__, SCRIPTS)

__all__ = ["ASSETS", "PACKAGES", "SCRIPTS"]
