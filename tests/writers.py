"""People who write and keep what is not answered, and the account of what they were told."""

import asyncio
import itertools
import json
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from random import Random
from typing import Any

from customer_room.operations.bench.company import ROOM_ID
from customer_room.operations.bench.connection import Connection, RefusedError, connect

IN_FLIGHT = 6
NOTES = 70


class Writer:
    """One browser: writes notes and edits its own, keeps what is not answered, sends it again.

    Attributes:
        acked: Operation ids that the server has called durable.
        sent: Operation ids of all commands ever sent.
        texts: What each note must say at the end, once everything is answered.
        unexpected: Refusals that no healthy server gives.
        rest_s: Seconds between two of his changes; without any he writes as fast as he is answered.
    """

    def __init__(self, place: int, cookie: str, chance: Random, rest_s: float = 0.0) -> None:
        self.place, self.cookie, self.chance = place, cookie, chance
        self.numbers = itertools.count(1)
        self.outbox: dict[int, dict[str, Any]] = {}
        self.acked: set[str] = set()
        self.sent: set[str] = set()
        self.texts: dict[str, str] = {}
        self.unexpected: list[dict[str, Any]] = []
        self.rest_s = rest_s
        self.connection: Connection | None = None
        self.writing = True
        self._woken = asyncio.Event()

    @property
    def stays(self) -> bool:
        """Whether there is still something to do here."""
        return self.writing or bool(self.outbox)

    async def write(self, url: str) -> None:
        """Write until told to stop and all is answered, over as many lines as it takes."""
        headers = {"Cookie": self.cookie, "Origin": url}
        while self.stays:
            try:
                self.connection = await connect(
                    f"{url}/live?room={ROOM_ID}", headers, lambda _now, raw: self._hear(raw)
                )
            except (OSError, RefusedError, TimeoutError):
                await self.wait(None)
                continue
            for frame in list(self.outbox.values()):
                self._send(frame)
            await self._talk(self.connection)
            self.connection.close()
            await self.wait(self.connection.closed_with)

    async def wait(self, closed_with: int | None) -> None:
        """Wait before the next line; None when this one never opened."""
        await asyncio.sleep(0.05 if closed_with is None else 0)

    async def _talk(self, connection: Connection) -> None:
        while connection.closed_with is None and self.stays:
            while self.writing and len(self.outbox) < IN_FLIGHT:
                self._propose()
                if self.rest_s:
                    await asyncio.sleep(self.rest_s * self.chance.uniform(0.5, 1.5))
            self._woken.clear()
            # A line that dies without a word is noticed by looking.
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), timeout=0.1)

    def _propose(self) -> None:
        number = next(self.numbers)
        busy = {frame["payload"]["id"] for frame in self.outbox.values()}
        free = [id for id in self.texts if id not in busy]
        text = f"writer {self.place} change {number}"
        if not free or (len(self.texts) < NOTES and self.chance.random() < 0.4):
            id = f"w{self.place}n{number}"
            name, payload = "note.add", {"id": id, "room_id": ROOM_ID, "lane": "WHO",
                                         "stage_id": "s0", "text": text}  # fmt: skip
        else:
            id = self.chance.choice(free)
            name, payload = "note.edit", {"id": id, "text": text, "expect": self.texts[id]}
        op = f"w{self.place}op{number}"
        self.sent.add(op)
        self.outbox[number] = {"op": op, "client": f"writer{self.place}", "seq": number,
                               "name": name, "payload": payload}  # fmt: skip
        self._send(self.outbox[number])

    def _send(self, frame: dict[str, Any]) -> None:
        if self.connection is not None and self.connection.closed_with is None:
            self.connection.send(json.dumps(frame).encode())

    def _hear(self, raw: bytes) -> None:
        if b'"ack":' not in raw:
            return
        answer = json.loads(raw)
        frame = self.outbox.get(answer["ack"])
        if frame is None:
            return
        error = answer.get("error")
        if error is not None and error["retry"]:
            asyncio.get_running_loop().call_later(0.2, self._send, frame)
            return
        if error is not None:
            self.unexpected.append(error)
        self.acked.add(frame["op"])
        self.texts[frame["payload"]["id"]] = frame["payload"]["text"]
        del self.outbox[answer["ack"]]
        self._woken.set()


def lost(acknowledged: Iterable[str], logged: Counter[str]) -> list[str]:
    """Name acknowledged changes that are not there."""
    return sorted(op for op in acknowledged if not logged[op])


def doubled(logged: Counter[str]) -> list[str]:
    """Name changes that were made more than once."""
    return sorted(op for op, times in logged.items() if times > 1)
