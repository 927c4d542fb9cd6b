"""Whether the server lives, and whether it can take work."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer
from customer_room.services import current
from customer_room.store.errors import StoreError


async def alive(_request: Request) -> Response:
    """Answer as long as the process serves."""
    return answer({"ok": True})


async def ready(_request: Request) -> Response:
    """Answer 200 when a change could be saved now, else 503."""
    house = current()
    try:
        await asyncio.to_thread(house.store.ping)
        takes = not house.sockets.draining
    except StoreError:
        takes = False
    return answer({"ok": takes}, status=200 if takes else 503)
