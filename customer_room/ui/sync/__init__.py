"""The browser's side of the write path: its scripts, published for other components to import.

The scripts are declared here, in the package itself, so that they lie under the same relative
paths in the build as in the source: ``import {...} from "../../sync/sync.js"`` holds in both.
"""

from customer_room.ui.scripts import published

SCRIPTS = (
    "apply.js",
    "attention.js",
    "attention_tray.jsx",
    "command_form.js",
    "field_guard.js",
    "form_values.js",
    "icon.jsx",
    "icons.json",
    "live_bridge.jsx",
    "marks.js",
    "nudge.js",
    "names.js",
    "outbox.js",
    "pending.js",
    "queue.js",
    "replica.js",
    "status.js",
    "store.js",
    "sync.js",
    "transport.js",
    "undo.js",
)
ASSETS = published(__name__, SCRIPTS)

# npm packages the scripts import; a component that imports sync.js declares them as well.
PACKAGES = ["idb@8.0.3", "partysocket@1.1.6"]
