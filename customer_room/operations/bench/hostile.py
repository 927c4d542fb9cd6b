"""One hostile client, as a process of its own: floods, huge and deep frames, lines it never reads.

Run as ``python -m customer_room.operations.bench.hostile URL COOKIE`` until it is ended.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import secrets
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from urllib.parse import urlsplit

import orjson

from customer_room.operations.bench.company import ROOM_ID, Company
from customer_room.operations.bench.connection import Connection, RefusedError, connect
from customer_room.operations.bench.process import Running
from customer_room.operations.bench.product_talk import HELLO

FLOOD, FLOODS = 5_000, 4
AT_ONCE = 50
DEAF_LINES = 3
DEAF_BUFFER = 4_096
BIG, DEEP = b"x" * 2**20, b"[" * 100_000 + b"]" * 100_000
PAUSE_S = 0.05
GREETED_S = 5.0


@contextmanager
def attacking(server: Running, company: Company) -> Generator[None]:
    """Let the company's last leader be hostile until the block ends."""
    command = [sys.executable, "-m", "customer_room.operations.bench.hostile", server.url,
               company.cookies[-1]]  # fmt: skip
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
    try:
        yield
    finally:
        died = process.poll()
        process.kill()
        process.wait()
        if died is not None:
            raise RuntimeError(f"the hostile client ended by itself with {died}")


async def attack(url: str, cookie: str) -> None:
    """Be hostile for ever."""
    headers = {"Cookie": cookie, "Origin": url}
    deaf = [_deaf(url, headers) for _ in range(DEAF_LINES)]
    # Made beforehand: the machine's cores are for what the server makes of it.
    floods = [_flood() for _ in range(FLOODS)]
    for flood in itertools.cycle(floods if deaf else []):
        for burst in (flood, [BIG], [DEEP] * 20):
            with contextlib.suppress(OSError, RefusedError, TimeoutError):
                await _send(url, headers, burst)
            await asyncio.sleep(PAUSE_S)


def _flood() -> list[bytes]:
    client = secrets.token_hex(8)
    note = {"room_id": ROOM_ID, "lane": "WHO", "text": "flood"}
    return [
        orjson.dumps({"op": f"{client}.{n}", "client": client, "seq": n, "name": "note.add",
                      "payload": {**note, "id": f"{client}.{n}"}})
        for n in range(1, FLOOD + 1)
    ]  # fmt: skip


async def _send(url: str, headers: dict[str, str], frames: list[bytes]) -> None:
    greeted = asyncio.Event()
    line = await connect(
        f"{url}/live?room={ROOM_ID}",
        headers,
        lambda _now, frame: greeted.set() if HELLO in frame else None,
    )
    try:
        await asyncio.wait_for(greeted.wait(), GREETED_S)
        await _pour(line, frames)
    finally:
        line.close()


async def _pour(line: Connection, frames: list[bytes]) -> None:
    for place, frame in enumerate(frames):
        if line.closed_with is not None:
            return
        line.send(frame)
        if place % AT_ONCE == 0:
            await asyncio.sleep(0)
    await asyncio.sleep(PAUSE_S)


def _deaf(url: str, headers: dict[str, str]) -> socket.socket:
    """Open a line of which nothing is ever read."""
    where = urlsplit(url)
    line = socket.create_connection((where.hostname or "", where.port or 80))
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, DEAF_BUFFER)
    given = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    line.sendall(
        f"GET /live?room={ROOM_ID} HTTP/1.1\r\nHost: {where.netloc}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n{given}\r\n".encode()
    )
    return line


if __name__ == "__main__":
    asyncio.run(attack(sys.argv[1], sys.argv[2]))
