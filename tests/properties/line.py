"""A socket in memory: the server's own endpoint on one side, a test's client on the other."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from starlette.websockets import WebSocket

from customer_room.live.direct import EXTENSION
from customer_room.live.socket import Sockets

ORIGIN = "http://room.test"


class Line:
    """One connection.

    Attributes:
        arrived: Frames on their way to the client, oldest first.
        code: The close code once the server has ended it.
        lossy: A frame was lost on it; a client would find out by a ping without an answer.
    """

    def __init__(
        self, sockets: Sockets, token: str, room_id: str, *, present: bool,
        takes: Callable[[], bool],
    ) -> None:  # fmt: skip
        """Open it.

        Args:
            sockets: The server's side.
            token: What the cookie says.
            room_id: Which room.
            present: As the projector.
            takes: Whether the transport takes a frame at once, asked for each.
        """
        self.arrived: list[bytes] = []
        self.code: int | None = None
        self.lossy = False
        self._takes = takes
        self._incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._incoming.put_nowait({"type": "websocket.connect"})
        query = f"room={room_id}" + ("&view=present" if present else "")
        scope: dict[str, Any] = {
            "type": "websocket", "path": "/live", "query_string": query.encode(),
            "headers": [(b"origin", ORIGIN.encode()), (b"cookie", token.encode())],
            "extensions": {EXTENSION: {"write": self._write}}, "subprotocols": [],
        }  # fmt: skip
        websocket = WebSocket(scope, self._incoming.get, self._send)
        self.task = asyncio.ensure_future(sockets.endpoint(websocket))

    @property
    def open(self) -> bool:
        """Whether both sides still talk."""
        return self.code is None and not self.task.done()

    def send(self, frame: dict[str, Any]) -> None:
        """Let a frame reach the server."""
        self._incoming.put_nowait({"type": "websocket.receive", "text": json.dumps(frame)})

    def cut(self, lost: int) -> None:
        """Cut the line; so many of the frames on their way are lost."""
        self.arrived = self.arrived[: max(0, len(self.arrived) - lost)]
        self.code = self.code or 1006
        self._incoming.put_nowait({"type": "websocket.disconnect", "code": 1006})

    def _write(self, body: bytes) -> bool:
        if not self._takes():
            return False
        self.arrived.append(body)
        return True

    async def _send(self, message: Any) -> None:
        if message["type"] == "websocket.send":
            self.arrived.append(message["text"].encode())
        elif message["type"] == "websocket.close":
            self.code = self.code or message["code"]
