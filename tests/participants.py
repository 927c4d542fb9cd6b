"""Writers who also look: each keeps the board, and comes back by rule P22 of docs/PROTOCOL.md."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import httpx

from customer_room.operations.bench.company import ROOM_ID
from tests.properties.replica import Replica, rows
from tests.writers import Writer

RESTARTS = (1001, 1012)
FIRST_S, LONGEST_S, GROWS = 0.3, 8.0, 1.6
SILENCE_S = 8.0


class Participant(Writer):
    """One person in a room.

    Attributes:
        looks: Stays for what the others write, too.
        greeted_at: When the last line was greeted, by ``time.monotonic``.
        notices: What the server told everybody.
    """

    def __init__(self, url: str, place: int, cookie: str, chance: Random, rest_s: float) -> None:
        super().__init__(place, cookie, chance, rest_s)
        self.replica = Replica()
        self.looks = True
        self.greeted_at = 0.0
        self.notices: list[str] = []
        self._http = httpx.AsyncClient(base_url=url, headers={"cookie": cookie}, timeout=6.0)
        self._tries = 0
        self._heard_at = 0.0
        self._looking: asyncio.Task[None] | None = None

    @property
    def stays(self) -> bool:
        """Whether there is still something to do or to see here."""
        return self.looks or super().stays

    async def close(self) -> None:
        """Leave for good."""
        if self._looking is not None:
            self._looking.cancel()
        await self._http.aclose()

    async def wait(self, closed_with: int | None) -> None:
        """Wait as the browser does: a time of one's own, ever longer while nothing opens."""
        if closed_with in RESTARTS:
            await asyncio.sleep(self.chance.uniform(0.2, 2.0))
            return
        wait = min(LONGEST_S, FIRST_S * GROWS**self._tries) * self.chance.uniform(1.0, 2.0)
        self._tries += 1
        await asyncio.sleep(wait)

    async def snapshot(self, url: str = "") -> dict[str, Any]:
        """Read the room's records, from another address than the usual one if it is given."""
        answer = await self._http.get(f"{url}/api/rooms/{ROOM_ID}/snapshot")
        return answer.json()

    async def agrees(self, url: str) -> bool:
        """Whether this board is what the server at an address would send now."""
        fresh = (await self.snapshot(url))["records"]
        return not self.replica.wants and rows(self.replica.tables) == rows(fresh)

    async def _talk(self, connection: Any) -> None:
        self._heard_at = time.monotonic()
        patience = asyncio.create_task(self._hang_up(connection))
        try:
            await super()._talk(connection)
        finally:
            patience.cancel()

    async def _hang_up(self, connection: Any) -> None:
        """End a line on which an answer is due and nothing comes."""
        while not self.outbox or time.monotonic() - self._heard_at < SILENCE_S:
            await asyncio.sleep(0.5)
        connection.close()
        connection.closed_with = connection.closed_with or 1006

    def _hear(self, raw: bytes) -> None:
        frame = json.loads(raw)
        self._heard_at = time.monotonic()
        if "hello" in frame:
            self.greeted_at, self._tries = self._heard_at, 0
            self.replica.opened()
        if "notice" in frame:
            self.notices.append(frame["notice"])
        self.replica.receive(frame)
        if self.replica.wants and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self._look())
        super()._hear(raw)

    async def _look(self) -> None:
        while self.replica.wants:
            asked = self.replica.asked
            try:
                found = await self.snapshot()
            except (httpx.HTTPError, ValueError):
                await asyncio.sleep(0.5)
                continue
            if asked == self.replica.asked:
                self.replica.take(found)


async def until(condition: Callable[[], bool], patience_s: float = 30.0) -> None:
    """Wait until a condition holds."""
    give_up = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < give_up, "it never came true"
        await asyncio.sleep(0.02)


async def agree(people: Sequence[Participant], url: str, patience_s: float = 10.0) -> None:
    """Wait until everybody's board is what the server would send; nobody writes any more."""
    give_up = time.monotonic() + patience_s
    for person in people:
        while not await person.agrees(url):
            assert time.monotonic() < give_up, f"the board of {person.place} differs"
            await asyncio.sleep(0.1)
