"""Whether the server lives, and whether it can take work."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer
from customer_room.services import current
from customer_room.store.errors import StoreError

PATIENCE_S = 2.0


async def alive(_request: Request) -> Response:
    """Answer as long as the process serves."""
    return answer({"ok": True})


async def ready(_request: Request) -> Response:
    """Answer 200 when a change could be saved now, else 503: while ending, or without database."""
    takes = not current().sockets.draining and await _saves()
    return answer({"ok": takes}, status=200 if takes else 503)


async def _saves() -> bool:
    try:
        await asyncio.wait_for(asyncio.to_thread(current().store.ping), PATIENCE_S)
    except (StoreError, TimeoutError):
        return False
    return True
