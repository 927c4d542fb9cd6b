"""Joining: the one page that talks to the server before there is a session."""

from customer_room.ui.scripts import published
from customer_room.ui.sync import PACKAGES

SCRIPTS = ("join.jsx", "joining.js", "steps.jsx")
ASSETS = published(__name__, SCRIPTS)

__all__ = ["ASSETS", "PACKAGES", "SCRIPTS"]
