"""A bad network between browsers and the server: a TCP proxy that delays, stalls, cuts and lies."""

from __future__ import annotations

import asyncio
import socket
import struct
import time
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Any

CHUNK = 4096
# Closing with this set sends a reset instead of a farewell.
RESET = struct.pack("ii", 1, 0)
LOGIN = b"<!doctype html><title>Welcome</title><p>Please sign in to use our wifi.</p>"
LOGIN_PAGE = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n"
    b"content-length: %d\r\n\r\n%b" % (len(LOGIN), LOGIN)
)
LOGIN_REDIRECT = (
    b"HTTP/1.1 302 Found\r\nlocation: http://wifi.example/login\r\nconnection: close\r\n"
    b"content-length: 0\r\n\r\n"
)


@dataclass(frozen=True)
class Profile:
    """How bad it is; figures in seconds, each drawn between two bounds.

    Attributes:
        delay: How long each chunk travels, one way.
        stall_share: Which share of the chunks stops for ``stall``.
        bytes_per_s: What fits through one connection, each way.
        life: How long a connection lasts before it is reset; None for ever.
    """

    delay: tuple[float, float] = (0.0, 0.0)
    stall_share: float = 0.0
    stall: float = 3.0
    bytes_per_s: float = 1e9
    life: tuple[float, float] | None = None


CLEAN = Profile()
HOTEL = Profile(delay=(0.05, 0.25), stall_share=0.01, bytes_per_s=60_000)
FLAP = Profile(life=(2.0, 5.0))


class Line(Enum):
    """What becomes of connections."""

    OPEN = "open"
    GONE = "gone"  # silence: nothing arrives, nothing is refused
    CAPTIVE = "captive"  # every request is answered by a login page


class FaultProxy:
    """Listens on one port and forwards to another, as badly as it is told.

    Everything but the constructor is called on the loop that runs it.

    Attributes:
        profile: For connections from now on.
        resets: How many connections were cut.
        portals: How many requests a login page has answered.
    """

    def __init__(self, port: int, behind: int, chance: Random) -> None:
        self.port, self._behind, self._chance = port, behind, chance
        self.profile = CLEAN
        self.resets = self.portals = 0
        self._line = Line.OPEN
        self._flows = asyncio.Event()
        self._flows.set()
        self._open: dict[asyncio.StreamWriter, asyncio.StreamWriter | None] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)

    async def stop(self) -> None:
        """Cut everything and listen no more."""
        assert self._server is not None
        self._server.close()
        self.become(Line.OPEN)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def become(self, line: Line) -> None:
        """Change what becomes of connections; those that are open do not survive it.

        Only a line that goes silent keeps them: half open, until the next change.
        """
        if line is Line.GONE:
            self._flows.clear()
        else:
            self.cut()
            self._flows.set()
        self._line = line

    def cut(self) -> None:
        """Reset every connection, in the middle of a frame if need be."""
        for writer in list(self._open):
            self._reset(writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open[writer] = None
        self._keep(asyncio.current_task())
        try:
            if self._line is Line.CAPTIVE:
                await self._ask_to_sign_in(reader, writer)
            else:
                await self._flows.wait()
                await self._forward(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            behind = self._open.pop(writer, None)
            for each in filter(None, (writer, behind)):
                each.close()

    async def _ask_to_sign_in(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.portals += 1
        with suppress(asyncio.LimitOverrunError):
            await reader.readuntil(b"\r\n\r\n")
        writer.write(LOGIN_PAGE if self.portals % 2 else LOGIN_REDIRECT)
        await writer.drain()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, behind = await asyncio.open_connection("127.0.0.1", self._behind)
        if writer not in self._open:  # cut meanwhile
            behind.close()
            return
        self._open[writer] = behind
        if self.profile.life:
            life = self._chance.uniform(*self.profile.life)
            asyncio.get_running_loop().call_later(life, self._reset, writer)
        ways = [self._spawn(self._pump(reader, behind)), self._spawn(self._pump(answers, writer))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one direction: every chunk travels for a while, none overtakes another."""
        travelling: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = self._spawn(self._arrive(travelling, writer))
        at = 0.0
        try:
            while chunk := await reader.read(CHUNK):
                at = max(at, time.monotonic()) + len(chunk) / self.profile.bytes_per_s
                at = max(at, time.monotonic() + self._delay())
                travelling.put_nowait((at, chunk))
            await travelling.join()
        finally:
            arriving.cancel()

    async def _arrive(
        self, travelling: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        while True:
            at, chunk = await travelling.get()
            await asyncio.sleep(at - time.monotonic())
            await self._flows.wait()
            writer.write(chunk)
            await writer.drain()
            travelling.task_done()

    def _delay(self) -> float:
        stalls = self._chance.random() < self.profile.stall_share
        return self._chance.uniform(*self.profile.delay) + (self.profile.stall if stalls else 0)

    def _reset(self, writer: asyncio.StreamWriter) -> None:
        if writer not in self._open:
            return
        self.resets += 1
        behind = self._open.pop(writer)
        for each in filter(None, (writer, behind)):
            opened: socket.socket | None = each.get_extra_info("socket")
            if opened is not None:
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            each.transport.abort()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        async def quietly() -> None:
            with suppress(OSError):
                await work

        task = asyncio.create_task(quietly())
        self._keep(task)
        return task

    def _keep(self, task: asyncio.Task[Any] | None) -> None:
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
