"""The decision card: one decision, read in a minute, printed on one page."""

from customer_room.ui.scripts import published

ASSETS = published(__name__, ["print_button.jsx"])
