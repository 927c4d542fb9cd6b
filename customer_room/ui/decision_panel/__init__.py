"""The decision that is being worked on, beside the board; its signing also stands on the card."""

from customer_room.ui.scripts import published

ASSETS = published(__name__, ["decision_panel.jsx", "optional_part.jsx", "panel_fields.js"])
