"""The live board: one React component beside its wrapper, fed by the store of ``ui/sync``.

The scripts are declared in the package itself, so that they lie under the same relative paths in
the build as in the source.
"""

from customer_room.ui.scripts import published
from customer_room.ui.sync import PACKAGES as SYNC_PACKAGES

SCRIPTS = (
    "acts.js",
    "board.jsx",
    "cell.jsx",
    "compose.jsx",
    "composer.jsx",
    "decide_dialog.jsx",
    "desk.js",
    "dialog.jsx",
    "dialogs.jsx",
    "door_dialogs.jsx",
    "drag.jsx",
    "figures.js",
    "focus.js",
    "gathered.jsx",
    "group.jsx",
    "group_dialogs.jsx",
    "help_dialog.jsx",
    "hooks.js",
    "journey_lane.jsx",
    "keyboard.js",
    "keys.js",
    "knocks.jsx",
    "lane_row.jsx",
    "line.js",
    "marks.jsx",
    "move_dialog.jsx",
    "move_row.jsx",
    "note.jsx",
    "on_table.jsx",
    "order.js",
    "outline.jsx",
    "phase_bar.jsx",
    "raised.js",
    "room.jsx",
    "room_bar.jsx",
    "selectors.js",
    "stage_dialog.jsx",
    "stage_heads.jsx",
    "step_dialog.jsx",
    "stops.js",
    "strip.jsx",
    "toolbar.jsx",
    "words.js",
    "zoom.jsx",
)
ASSETS = published(__name__, SCRIPTS)
PACKAGES = [*SYNC_PACKAGES, "@dnd-kit/core@6.3.1", "@dnd-kit/utilities@3.2.2"]
