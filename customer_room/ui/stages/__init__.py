"""What the competency rests on: accountability, evidence, hand-offs and figures, by stage."""

from customer_room.ui.scripts import published

ASSETS = published(__name__, ["landing.jsx"])
