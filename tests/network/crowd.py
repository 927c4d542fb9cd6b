"""Eleven people behind a bad network, on a loop of their own beside the test's browser."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from customer_room.operations.bench.company import Company, found
from tests.network.proxy import FaultProxy
from tests.participants import Participant, agree, until
from tests.serving import Served, free_port, serving

T = TypeVar("T")
PEOPLE, REST_S, CHANGES, SEED = 12, 0.4, 200, 20261122
SETTLE_S = 45.0


@dataclass
class Crowd:
    """A served company whose people reach it through a proxy.

    Attributes:
        url: The address people type: the proxy's.
        cookie: The session of the one who sits at a real browser.
    """

    served: Served
    url: str
    company: Company
    proxy: FaultProxy
    loop: asyncio.AbstractEventLoop
    people: list[Participant] = field(default_factory=list)
    _writing: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def database(self) -> str:
        return f"sqlite:///{self.served.data_dir}/customer-room.db"

    @property
    def cookie(self) -> str:
        return self.company.cookies[-1]

    @property
    def sent(self) -> set[str]:
        return set[str]().union(*(person.sent for person in self.people))

    @property
    def acked(self) -> set[str]:
        return set[str]().union(*(person.acked for person in self.people))

    def tell(self, act: Callable[..., object], *arguments: Any) -> None:
        """Call something of the proxy's on its loop."""
        self.loop.call_soon_threadsafe(act, *arguments)

    def run(self, work: Coroutine[Any, Any, T], patience_s: float = SETTLE_S) -> T:
        """Run something on the crowd's loop and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(patience_s)

    def write(self) -> None:
        """Let everybody come in and begin to write."""

        async def begin() -> None:
            for place, cookie in enumerate(self.company.cookies[:-1]):
                chance = Random(f"{SEED}.{place}")
                self.people.append(Participant(self.url, place, cookie, chance, REST_S))
            self._writing = [asyncio.create_task(p.write(self.url)) for p in self.people]

        self.run(begin())

    def settle(self) -> None:
        """Wait for enough changes, then for their answers, then for equal boards."""

        async def end() -> None:
            await until(lambda: len(self.sent) >= CHANGES, SETTLE_S)
            for person in self.people:
                person.writing = False
            await until(lambda: not any(person.outbox for person in self.people), SETTLE_S)
            await agree(self.people, self.served.url, SETTLE_S)

        self.run(end(), 4 * SETTLE_S)

    async def leave(self) -> None:
        """End everybody and the proxy."""
        for task in self._writing:
            task.cancel()
        await asyncio.gather(*self._writing, return_exceptions=True)
        for person in self.people:
            await person.close()
        await self.proxy.stop()


@contextmanager
def gathered(folder: Path) -> Iterator[Crowd]:
    """Serve a company of twelve behind a proxy."""
    company = found(f"sqlite:///{folder}/customer-room.db", PEOPLE, 12)
    port, behind = free_port(), free_port()
    url = f"http://127.0.0.1:{port}"
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        with serving(folder, port=behind, extra={"PUBLIC_URL": url}) as served:

            async def arrange() -> FaultProxy:
                made = FaultProxy(port, behind, Random(SEED))
                await made.start()
                return made

            proxy = asyncio.run_coroutine_threadsafe(arrange(), loop).result(10)
            crowd = Crowd(served, url, company, proxy, loop)
            try:
                yield crowd
            finally:
                # Who does not come out of a bad network in time is left there.
                with suppress(TimeoutError):
                    crowd.run(crowd.leave())
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
