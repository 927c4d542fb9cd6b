"""The plain routes beside the pages: commands, snapshots, links, joining and health."""

from customer_room.api.routes import ROUTES, in_front, routes

__all__ = ["ROUTES", "in_front", "routes"]
