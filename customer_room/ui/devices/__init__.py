"""Links that let a person in on a device: my own phone, and the private links of others."""

from customer_room.ui.scripts import published
from customer_room.ui.sync import PACKAGES

SCRIPTS = ("link_code.jsx", "my_devices.jsx", "private_link.jsx")
ASSETS = published(__name__, SCRIPTS)

__all__ = ["ASSETS", "PACKAGES", "SCRIPTS"]
