"""How clients talk to the bare relay."""

from __future__ import annotations

import asyncio
from functools import partial

from customer_room.operations.bench.connection import Connection, connect
from customer_room.operations.bench.meter import Meter, mark

LEAVE_S = 0.2


class RelayTalk:
    """Sends small JSON texts; what arrives is counted by its mark."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connections: list[Connection] = []
        self._meter = Meter(0)

    async def open(self, clients: int, meter: Meter) -> None:
        """Connect all clients."""
        self._meter = meter
        self._connections = [
            await connect(f"{self._url}/", {}, partial(meter.seen, client))
            for client in range(clients)
        ]

    def propose(self, number: int) -> None:
        """Send one text of the size of the product's frame for a moved note."""
        self._connections[self._meter.author(number)].send(relayed(number))

    def received_bytes(self) -> int:
        """Return the payload bytes received so far."""
        return sum(connection.received_bytes for connection in self._connections)

    async def close(self) -> None:
        """Disconnect all clients."""
        for connection in self._connections:
            connection.close()
        self._connections = []
        await asyncio.sleep(LEAVE_S)


def relayed(number: int) -> bytes:
    """Write what the product sends when a note was moved, so that both carry as many bytes."""
    changed = f'["note","note{number % 300:04d}",{{"order":"run10{mark(number)}"}}]'
    return f'{{"n":{number % 1000},"c":[{changed}],"t":["note"]}}'.encode()
