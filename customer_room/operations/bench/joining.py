"""How long it takes to join: subscribe, then fetch the snapshot, then read it."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass
from time import perf_counter
from urllib.parse import urlsplit

import orjson

from customer_room.operations.bench.company import ROOM_ID, Company
from customer_room.operations.bench.figures import Figure, percentile
from customer_room.operations.bench.meter import Meter
from customer_room.operations.bench.process import Running
from customer_room.operations.bench.product_talk import ProductTalk, identity

ONE_BY_ONE = 10


class WrongAnswerError(Exception):
    """The snapshot is not what was asked for, so its time means nothing."""


@dataclass(frozen=True)
class Answer:
    """What a server answered to a GET.

    Attributes:
        status: Such as 200.
        wire_bytes: Size of the body as it came.
        body: The body, unpacked.
    """

    status: int
    wire_bytes: int
    body: bytes


async def joined(server: Running, company: Company, run: str, together: int) -> dict[str, Figure]:
    """Measure joins one by one, then of a whole room at once.

    Returns:
        ``p50_ms`` and ``max_ms`` of one person's join, ``at_once_ms`` until the last of those
        who come ``together`` is in, ``snapshot_kb`` as sent (1,000 bytes) and ``raw_kb`` unpacked.

    Raises:
        WrongAnswerError: A snapshot was refused or lacks notes.
    """
    single: list[float] = []
    for turn in range(ONE_BY_ONE):
        single.append(await _join(server, company, turn % together, f"{run}-{turn}"))
    began = perf_counter()
    everybody = (_join(server, company, n, f"{run}-all-{n}") for n in range(together))
    await asyncio.gather(*everybody)
    at_once = perf_counter() - began
    answer = await _snapshot(server, company, 0)
    single.sort()
    return {
        "p50_ms": percentile(single, 0.5),
        "max_ms": single[-1],
        "at_once_ms": at_once * 1_000,
        "snapshot_kb": answer.wire_bytes / 1_000,
        "raw_kb": len(answer.body) / 1_000,
    }


async def _join(server: Running, company: Company, client: int, run: str) -> float:
    """Join as one client, read the board, leave; return the milliseconds until it was read."""
    own = Company(company.cookies[client:], company.note_ids)
    talk = ProductTalk(server, own, run)
    began = perf_counter()
    await talk.open(1, Meter(1))
    answer = await _snapshot(server, company, client)
    notes = _notes(answer)
    took = perf_counter() - began
    if notes != len(company.note_ids):
        raise WrongAnswerError(f"{notes} of {len(company.note_ids)} notes are in the snapshot")
    await talk.close()
    return took * 1_000


async def _snapshot(server: Running, company: Company, client: int) -> Answer:
    headers = {**identity(server, company, client), "Accept-Encoding": "gzip"}
    answer = await get(f"{server.url}/api/rooms/{ROOM_ID}/snapshot", headers)
    if answer.status != 200:
        raise WrongAnswerError(f"the snapshot was answered with {answer.status}")
    return answer


def _notes(answer: Answer) -> int:
    return len(orjson.loads(answer.body)["records"]["note"])


async def get(url: str, headers: dict[str, str]) -> Answer:
    """Ask for ``http://host:port/path`` on a connection of its own."""
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    given = {"Host": where.netloc, "Connection": "close", **headers}
    lines = [f"GET {where.path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    try:
        return read_answer(await reader.read())
    finally:
        writer.close()


def read_answer(data: bytes) -> Answer:
    """Read a whole HTTP/1.1 answer: chunked or not, gzipped or not."""
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (r.partition(":") for r in rest)}
    if headers.get("transfer-encoding") == "chunked":
        body = _joined_chunks(body)
    packed = headers.get("content-encoding") == "gzip"
    return Answer(int(first.split()[1]), len(body), gzip.decompress(body) if packed else body)


def _joined_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size, 16)
        parts.append(body[:length])
        body = body[length + 2 :]
    return b"".join(parts)
