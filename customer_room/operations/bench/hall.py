"""A town hall: everybody votes at about the same time and sees the result once it is closed (L2).

Every run has a database of its own: a vote that was closed does not open again.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from time import perf_counter_ns

import orjson

from customer_room.operations.bench.company import ROOM_ID, Company
from customer_room.operations.bench.connection import Connection, connect
from customer_room.operations.bench.figures import Figure, percentile
from customer_room.operations.bench.joining import get
from customer_room.operations.bench.load import IncompleteError
from customer_room.operations.bench.process import Running

PHASE = f"{ROOM_ID}.p5"
PATIENCE_S = 20.0
# Who is told to fetch the room anew waits so long at most (P10).
REFETCH_S = 0.3
NS_PER_S, NS_PER_MS = 1e9, 1e6


@dataclass(eq=False)
class Voter:
    """One person with one open socket.

    Attributes:
        answered: When the server called the last command durable (ns).
        reloads: How often it said that what may be seen has changed.
    """

    headers: dict[str, str]
    line: Connection | None = None
    greeted: asyncio.Event = field(default_factory=asyncio.Event)
    acked: asyncio.Event = field(default_factory=asyncio.Event)
    told: asyncio.Event = field(default_factory=asyncio.Event)
    answered: int = 0
    refusal: str = ""
    seq: int = 0

    def hear(self, now: int, frame: bytes) -> None:
        """Note what came."""
        if b'"ack":' in frame:
            error = orjson.loads(frame).get("error")
            self.answered, self.refusal = now, error["code"] if error else ""
            self.acked.set()
        elif b'"reload":' in frame:
            self.told.set()
        elif b'"hello":' in frame:
            self.greeted.set()

    async def ask(self, name: str, op: str, payload: Mapping[str, object]) -> int:
        """Send one command, wait until it is durable, and return when it left (ns).

        Raises:
            IncompleteError: It was refused or not answered, so the run measures nothing.
        """
        assert self.line is not None
        self.seq += 1
        self.acked.clear()
        frame = {"op": op, "client": op.partition(".")[0], "seq": self.seq, "name": name,
                 "payload": payload}  # fmt: skip
        left = perf_counter_ns()
        self.line.send(orjson.dumps(frame))
        await asyncio.wait_for(self.acked.wait(), PATIENCE_S)
        if self.refusal:
            raise IncompleteError(f"{name} was refused: {self.refusal}")
        return left

    def leave(self) -> None:
        """Cut the line."""
        if self.line is not None:
            self.line.close()


async def town_hall(
    server: Running, company: Company, seconds: float, chance: Random
) -> dict[str, Figure]:
    """Let all guests of a company vote, close the vote and look at what each of them is shown.

    Args:
        server: The product, serving the company.
        company: Its guests, and the host who opens and closes the vote.
        seconds: Within which they all vote, each at a moment of his own.
        chance: Where moments and choices come from.

    Returns:
        ``cast_s`` from the first dot to the last one that is durable, ``ack_p95_ms`` of one dot,
        ``shown_p95_s`` and ``shown_max_s`` from closing until somebody has the result,
        ``miscounted`` dots, and ``refetch_max_s``: how long it takes all of them to fetch the room
        with the same waits when nothing has happened; of both also the server's CPU seconds.
    """
    host, *guests = (Voter(_identity(server, cookie)) for cookie in (company.host, *company.guests))
    try:
        await _come_in(server, [host, *guests])
        await host.ask("phase.start", "host.1", {"id": PHASE})
        await host.ask("phase.open_votes", "host.2", {"id": PHASE, "budget": 1, "everybody": True})
        before = server.cpu_s()
        calm = await _refetch(server, guests, chance, perf_counter_ns())
        calm_cpu_s = _spent(before, server.cpu_s())
        sent = {f"dot{n}": chance.choice(company.note_ids) for n in range(len(guests))}
        cast = await _cast(guests, sent, seconds, chance)
        for voter in guests:
            voter.told.clear()
        before = server.cpu_s()
        closing = asyncio.create_task(host.ask("phase.close_votes", "host.3", {"id": PHASE}))
        shown = await _refetch(server, guests, chance, perf_counter_ns(), when_told=True)
        await closing
        shown_cpu_s = _spent(before, server.cpu_s())
    finally:
        for voter in (host, *guests):
            voter.leave()
    took = sorted(seconds for seconds, _ in shown)
    return {
        **cast,
        "shown_p95_s": percentile(took, 0.95),
        "shown_max_s": took[-1],
        "shown_cpu_s": shown_cpu_s,
        "refetch_max_s": max(seconds for seconds, _ in calm),
        "refetch_cpu_s": calm_cpu_s,
        "miscounted": float(max(miscounted(sent, votes) for _, votes in shown)),
    }


def miscounted(sent: dict[str, str], shown: dict[str, str]) -> int:
    """Return how many dots are missing, too many or on another note; both by their ids."""
    counted, given = Counter(shown.values()), Counter(sent.values())
    ids = len(sent.keys() ^ shown.keys())
    return max(ids, (given - counted).total(), (counted - given).total())


async def _come_in(server: Running, everybody: Sequence[Voter]) -> None:
    for voter in everybody:
        url = f"{server.url}/live?room={ROOM_ID}"
        voter.line = await connect(url, voter.headers, partial(Voter.hear, voter))
    greetings = asyncio.gather(*(voter.greeted.wait() for voter in everybody))
    await asyncio.wait_for(greetings, PATIENCE_S)


def _spent(before: Figure, after: Figure) -> Figure:
    return None if before is None or after is None else after - before


def _identity(server: Running, cookie: str) -> dict[str, str]:
    return {"Cookie": cookie, "Origin": server.url, "X-Customer-Room": "1"}


async def _cast(
    guests: Sequence[Voter], sent: dict[str, str], seconds: float, chance: Random
) -> dict[str, Figure]:
    moments = [chance.uniform(0, seconds) for _ in guests]

    async def vote(voter: Voter, moment: float, id: str, note: str) -> tuple[int, int]:
        await asyncio.sleep(moment)
        dot = {"id": id, "phase_id": PHASE, "target_type": "note", "target_id": note}
        left = await voter.ask("vote.cast", f"{id}.1", dot)
        return left, voter.answered

    casting = (vote(*each) for each in zip(guests, moments, sent, sent.values(), strict=True))
    times = await asyncio.gather(*casting)
    waits = sorted((answered - left) / NS_PER_MS for left, answered in times)
    first, last = min(left for left, _ in times), max(answered for _, answered in times)
    return {"cast_s": (last - first) / NS_PER_S, "ack_p95_ms": percentile(waits, 0.95)}


async def _refetch(
    server: Running, guests: Sequence[Voter], chance: Random, began: int, *, when_told: bool = False
) -> list[tuple[float, dict[str, str]]]:
    """Let everybody fetch the room after a wait of his own; return the seconds and the dots."""
    waits = [chance.uniform(0, REFETCH_S) for _ in guests]

    async def fetch(voter: Voter, wait: float) -> tuple[float, dict[str, str]]:
        if when_told:
            await asyncio.wait_for(voter.told.wait(), PATIENCE_S)
        await asyncio.sleep(wait)
        packed = {**voter.headers, "Accept-Encoding": "gzip"}
        answer = await get(f"{server.url}/api/rooms/{ROOM_ID}/snapshot", packed)
        votes = orjson.loads(answer.body)["records"]["vote"]
        took = (perf_counter_ns() - began) / NS_PER_S
        return took, {id: vote["target_id"] for id, vote in votes.items()}

    return await asyncio.gather(*map(fetch, guests, waits))
