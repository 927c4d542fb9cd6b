"""What leaders are asked in secret: in the room, run from the console, shown on the wall."""

from customer_room.ui.scripts import published

ASSETS = published(
    __name__,
    [
        "answering.jsx",
        "leaders.js",
        "leaders.jsx",
        "run.jsx",
        "sheet.jsx",
        "spread.jsx",
        "turnout.jsx",
    ],
)
