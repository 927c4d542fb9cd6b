"""Figures about the server, for whoever operates it."""

from starlette.requests import Request
from starlette.responses import Response

from customer_room.services import current

TEXT = "text/plain; version=0.0.4; charset=utf-8"


async def metrics(_request: Request) -> Response:
    """Return all figures in Prometheus' text format."""
    fixed = {"cache-control": "no-store", "content-type": TEXT}
    return Response(current().service.metrics.exposition(), headers=fixed)
