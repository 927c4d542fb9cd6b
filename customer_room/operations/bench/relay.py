"""The yardstick: a bare WebSocket relay on the same server software as the product.

Every text frame of one client is queued for every other client and sent through plain ASGI. It
checks nothing and keeps nothing: what the product costs beyond this is what its promises cost.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Relay:
    """An ASGI application; ``GET`` anything answers 204, so that a starter can wait for it."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str]] = set()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        match scope["type"]:
            case "websocket":
                await self._talk(receive, send)
            case "http":
                await send({"type": "http.response.start", "status": 204, "headers": []})
                await send({"type": "http.response.body", "body": b""})
            case _:
                await _live(receive, send)

    async def _talk(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        queue = asyncio.Queue[str]()
        pump = asyncio.create_task(_pump(queue, send))
        self._queues.add(queue)
        try:
            while (message := await receive())["type"] == "websocket.receive":
                for other in self._queues:
                    if other is not queue:
                        other.put_nowait(message["text"])
        finally:
            self._queues.discard(queue)
            pump.cancel()


async def _pump(queue: asyncio.Queue[str], send: Send) -> None:
    while True:
        await send({"type": "websocket.send", "text": await queue.get()})


async def _live(receive: Receive, send: Send) -> None:
    while True:
        asked = (await receive())["type"]
        await send({"type": f"{asked}.complete"})
        if asked == "lifespan.shutdown":
            return


def main(port: int) -> None:
    """Serve the relay with the options that ``customer-room serve`` uses.

    Only the cheap way out is the product's own (``live.direct``): the relay sends through ASGI.
    """
    uvicorn.run(
        Relay(),
        host="127.0.0.1",
        port=port,
        log_level="error",
        access_log=False,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=262_144,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
