"""How clients talk to the product, by docs/PROTOCOL.md."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial

import orjson

from customer_room.operations.bench.company import ROOM_ID, Company, lane_of, stage_of
from customer_room.operations.bench.connection import Connection, RefusedError, connect
from customer_room.operations.bench.meter import Meter, mark
from customer_room.operations.bench.process import Running

HELLO, ACK = b'"hello":', b'"ack":'
HELLO_S, LEAVE_S = 20.0, 0.3


class ProductTalk:
    """Leaders in one room who move its notes; every note in its turn."""

    def __init__(self, server: Running, company: Company, run: str) -> None:
        """Make the clients of one run.

        Args:
            server: The product.
            company: Who they are and what hangs on the board.
            run: Letters and digits, different for each run on one database.
        """
        self._server, self._company, self._run = server, company, run
        self._connections: list[Connection] = []
        self._welcomed: list[asyncio.Event] = []
        self._meter = Meter(0)
        self._seq: list[int] = []

    async def open(self, clients: int, meter: Meter) -> None:
        """Connect all clients and wait for the server's greeting.

        Raises:
            RefusedError: Somebody was not greeted.
        """
        self._meter = meter
        self._welcomed = [asyncio.Event() for _ in range(clients)]
        self._seq = [0] * clients
        for client in range(clients):
            headers = identity(self._server, self._company, client)
            url = f"{self._server.url}/live?room={ROOM_ID}"
            self._connections.append(await connect(url, headers, partial(self._hear, client)))
        try:
            await asyncio.wait_for(asyncio.gather(*(w.wait() for w in self._welcomed)), HELLO_S)
        except TimeoutError:
            greeted = sum(welcome.is_set() for welcome in self._welcomed)
            raise RefusedError(f"{greeted} of {clients} clients were greeted") from None

    def propose(self, number: int) -> None:
        """Move one note, from the client whose turn it is."""
        author = self._meter.author(number)
        self._seq[author] += 1
        note = number % len(self._company.note_ids)
        frame = {
            "op": f"{self._run}.{number}",
            "client": f"{self._run}.c{author}",
            "seq": self._seq[author],
            "name": "note.move",
            "payload": {
                "id": self._company.note_ids[note],
                "lane": lane_of(note),
                "stage_id": stage_of(note),
                # The run is part of it: to move a note where it already is changes nothing.
                "order": self._run + mark(number),
            },
        }
        self._connections[author].send(orjson.dumps(frame))

    def received_bytes(self) -> int:
        """Return the payload bytes received so far."""
        return sum(connection.received_bytes for connection in self._connections)

    async def close(self) -> None:
        """Disconnect all clients."""
        for connection in self._connections:
            connection.close()
        self._connections = []
        await asyncio.sleep(LEAVE_S)

    def _hear(self, client: int, now: int, frame: bytes) -> None:
        self._meter.seen(client, now, frame)
        if ACK in frame:
            self._answer(now, orjson.loads(frame))
        elif HELLO in frame:
            self._welcomed[client].set()

    def _answer(self, now: int, frame: Mapping[str, object]) -> None:
        if "error" in frame:
            self._meter.refused += 1
        else:
            self._meter.acknowledge(int(str(frame["op"]).rpartition(".")[2]), now)


def identity(server: Running, company: Company, client: int) -> dict[str, str]:
    """Return the headers by which the server knows a client."""
    return {
        "Cookie": company.cookies[client],
        "Origin": server.url,
        "X-Customer-Room": "1",
    }
