"""Build-time configuration of the front end; the server configures itself (cli/serve.py)."""

import reflex as rx
from reflex.plugins import SitemapPlugin

from customer_room.frontend import RelocatableBuild

config = rx.Config(
    app_name="customer_room",
    app_module_import="customer_room.customer_room",
    plugins=[RelocatableBuild()],
    disable_plugins=[SitemapPlugin],
    telemetry_enabled=False,
    show_built_with_reflex=False,
)
