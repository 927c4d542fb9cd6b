"""Importing figures and notes in the room: a dialog that shows every row before it counts."""

from customer_room.ui.scripts import published
from customer_room.ui.sync import PACKAGES

SCRIPTS = (
    "asking.js",
    "import_dialog.jsx",
    "imported.jsx",
    "importing.jsx",
    "kinds.js",
    "paste.jsx",
    "seen_rows.jsx",
    "sheet.js",
)
ASSETS = published(__name__, SCRIPTS)

__all__ = ["ASSETS", "PACKAGES", "SCRIPTS"]
