"""A WebSocket client that costs little, so that the generator does not hide the server.

It speaks the part of RFC 6455 that a load generator needs: text frames both ways, pings answered,
close codes noted. One process drives a hundred of these beside the server it measures.
"""

from __future__ import annotations

import asyncio
import base64
import os
import struct
from collections.abc import Callable, Mapping
from time import perf_counter_ns
from typing import cast
from urllib.parse import urlsplit

TEXT, CLOSE, PING = 0x1, 0x8, 0x9
FINAL, MASKED = 0x80, 0x80
# A zero mask is a valid mask and leaves the payload as it is: the generator saves the work.
NO_MASK = b"\0\0\0\0"
HEAD_END = b"\r\n\r\n"
PATIENCE_S = 20.0

OnText = Callable[[int, bytes], None]


class RefusedError(Exception):
    """The server did not open the socket; the message is its status line."""


def client_frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """Frame one whole message the way a client must: masked."""
    size = len(payload)
    if size < 126:
        head = bytes((FINAL | opcode, MASKED | size))
    elif size < 1 << 16:
        head = struct.pack("!BBH", FINAL | opcode, MASKED | 126, size)
    else:
        head = struct.pack("!BBQ", FINAL | opcode, MASKED | 127, size)
    return head + NO_MASK + payload


def split_frames(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """Split what a server sent into whole frames.

    Returns:
        Pairs of opcode and payload, and the bytes of a frame that has not arrived whole.
    """
    frames: list[tuple[int, bytes]] = []
    at, end = 0, len(data)
    while end - at >= 2:
        size, start = data[at + 1], at + 2
        if size == 126:
            start = at + 4
            size = int.from_bytes(data[at + 2 : start])
        elif size == 127:
            start = at + 10
            size = int.from_bytes(data[at + 2 : start])
        if end < start + size:
            break
        frames.append((data[at] & 0x0F, data[start : start + size]))
        at = start + size
    return frames, data[at:]


class Connection(asyncio.Protocol):
    """One open socket.

    Attributes:
        opened: Done when the handshake is, or fails with ``RefusedError``.
        closed_with: The server's close code, 1006 when the line was cut, None while open.
        received_bytes: Payload bytes of text frames so far.
    """

    def __init__(self, request: bytes, on_text: OnText) -> None:
        self._request, self._on_text = request, on_text
        self._left = b""
        self._transport: asyncio.Transport | None = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.closed_with: int | None = None
        self.received_bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the socket."""
        # uvloop's transports are no subclass of asyncio's, so there is nothing to check.
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Note the time first, then read the frames."""
        now = perf_counter_ns()
        data = self._left + data if self._left else data
        if not self.opened.done():
            head, found, data = data.partition(HEAD_END)
            if not found:
                self._left = head
                return
            self._shake_hands(head)
        frames, self._left = split_frames(data)
        for opcode, payload in frames:
            if opcode == TEXT:
                self.received_bytes += len(payload)
                self._on_text(now, payload)
            elif opcode == PING:
                self._write(client_frame(payload, 0xA))
            elif opcode == CLOSE:
                self.closed_with = int.from_bytes(payload[:2]) or 1005

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the line is gone."""
        self.closed_with = self.closed_with or 1006
        if not self.opened.done():
            self.opened.set_exception(RefusedError("the server cut the line"))

    def send(self, payload: bytes) -> None:
        """Send one text frame."""
        self._write(client_frame(payload))

    def close(self) -> None:
        """Cut the line."""
        if self._transport is not None:
            self._transport.close()

    def _write(self, frame: bytes) -> None:
        if self._transport is not None:
            self._transport.write(frame)

    def _shake_hands(self, head: bytes) -> None:
        status = head.partition(b"\r\n")[0]
        if b" 101 " in status + b" ":
            self.opened.set_result(None)
        else:
            self.opened.set_exception(RefusedError(status.decode("latin-1")))


async def connect(url: str, headers: Mapping[str, str], on_text: OnText) -> Connection:
    """Open one socket.

    Args:
        url: ``http://host:port/path``; only plain http, on this machine.
        headers: Such as Cookie and Origin.
        on_text: Called with the arrival time (ns, ``perf_counter_ns``) and payload of each frame.

    Raises:
        RefusedError: The server answered something else than 101.
    """
    where = urlsplit(url)
    target = where.path + (f"?{where.query}" if where.query else "")
    given = {
        "Host": where.netloc,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
        **headers,
    }
    lines = [f"GET {target} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
    request = ("\r\n".join(lines)).encode() + HEAD_END
    loop = asyncio.get_running_loop()
    _, opened = await loop.create_connection(
        lambda: Connection(request, on_text), where.hostname or "", where.port or 80
    )
    await asyncio.wait_for(opened.opened, PATIENCE_S)
    return opened
