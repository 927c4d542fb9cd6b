"""The projector: what the whole room looks at, without a control."""

from customer_room.ui.leaders import ASSETS as LEADERS
from customer_room.ui.room.board import PACKAGES
from customer_room.ui.room.board import SCRIPTS as BOARD
from customer_room.ui.scripts import published

SCRIPTS = (
    "present.jsx",
    "asked.jsx",
    "bar.jsx",
    "here.jsx",
    "item.jsx",
    "leaders.jsx",
    "lobby.jsx",
    "newest.js",
    "notes.jsx",
    "pages.js",
    "paging.jsx",
    "pictures.js",
    "reading.jsx",
    "result.js",
    "signing.jsx",
    "stage.jsx",
    "story.jsx",
    "telling.jsx",
    "tone.js",
    "voting.jsx",
)
ASSETS = published(__name__, SCRIPTS)

__all__ = ["ASSETS", "BOARD", "LEADERS", "PACKAGES", "SCRIPTS"]
