"""The browser's side of the write path: its scripts, published for other components to import.

The scripts are declared here, in the package itself, so that they lie under the same relative
paths in the build as in the source: ``import {...} from "../../sync/sync.js"`` holds in both.
"""

from customer_room.ui.scripts import published

SCRIPTS = (
    "amounts.js",
    "apply.js",
    "attention.js",
    "attention_tray.jsx",
    "command_form.js",
    "connection.js",
    "field_guard.js",
    "form_values.js",
    "icon.jsx",
    "icons.json",
    "keeping.js",
    "kept_focus.js",
    "kept_typing.js",
    "lengths.js",
    "live_bridge.jsx",
    "marks.js",
    "nudge.js",
    "names.js",
    "new_id.js",
    "outbox.js",
    "pending.js",
    "plain_http.jsx",
    "queue.js",
    "replica.js",
    "single_keys.js",
    "status.js",
    "store.js",
    "sync.js",
    "transport.js",
    "undo.js",
    "unfit.js",
    "use_nudges.js",
)
ASSETS = published(__name__, SCRIPTS)

# npm packages the scripts import; a component that imports sync.js declares them as well.
PACKAGES = ["idb@8.0.3", "partysocket@1.1.6"]
