"""The cheap way out: a frame straight into the transport, without a queue or a task.

Server frames are unmasked, so uvicorn's way (queue, encode, Frame, join) is only overhead: writing
directly costs less than half the CPU per delivery (docs/ARCHITECTURE.md has the figures). Given to
uvicorn as ``ws="customer_room.live.direct:DirectProtocol"``; under another server the sockets
simply send the ordinary way.
"""

import struct
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

EXTENSION = "customer_room.direct"
FINAL_TEXT = 0x81


class DirectProtocol(WebSocketsSansIOProtocol):
    """uvicorn's own protocol, which also lets the application write whole frames."""

    def handle_connect(self, event: Request) -> None:
        """Offer this connection to the application in ``scope["extensions"]``."""
        super().handle_connect(event)
        scope = cast("dict[str, Any] | None", getattr(self, "scope", None))
        if scope is not None:
            scope["extensions"][EXTENSION] = {"write": self.write_text}

    def write_text(self, text: bytes) -> bool:
        """Write one text frame now, or return False because the client does not keep up."""
        if self.close_sent or self.disconnected or not self.writable.is_set():
            return False
        self.transport.write(frame(text))
        return True


def frame(text: bytes) -> bytes:
    """Return a final, unmasked text frame (RFC 6455 §5.2)."""
    size = len(text)
    if size < 126:
        return bytes((FINAL_TEXT, size)) + text
    if size < 65_536:
        return struct.pack("!BBH", FINAL_TEXT, 126, size) + text
    return struct.pack("!BBQ", FINAL_TEXT, 127, size) + text
