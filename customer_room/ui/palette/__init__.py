"""Find anything, do anything: the palette behind Ctrl + K."""

from customer_room.ui.scripts import published
from customer_room.ui.sync import PACKAGES

SCRIPTS = ("lines.js", "matching.js", "page_palette.jsx", "palette.jsx")
ASSETS = published(__name__, SCRIPTS)

__all__ = ["ASSETS", "PACKAGES", "SCRIPTS"]
