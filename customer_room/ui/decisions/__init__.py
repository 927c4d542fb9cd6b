"""The decision log: every decision, searched and filtered by its address."""

from customer_room.ui.scripts import published

ASSETS = published(__name__, ["filter_form.jsx"])
