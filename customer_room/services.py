"""Everything the pages and routes may call, put together once by ``bootstrap.build``."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from customer_room.domain.decisions_seal import due
from customer_room.domain.errors import DomainError
from customer_room.domain.policy import SYSTEM
from customer_room.domain.snapshots import quarters_due
from customer_room.live.entrance import Entrance
from customer_room.live.hub import Hub
from customer_room.live.invitations import Invitations
from customer_room.live.jobs import Step
from customer_room.live.projectors import Projectors
from customer_room.live.service import RoomService
from customer_room.live.snapshots import Snapshots
from customer_room.live.socket import Sockets
from customer_room.live.standing import Caller
from customer_room.security.limits import Buckets, ChangeLimits, Limits
from customer_room.security.logs import failure
from customer_room.security.sessions import SessionCookie
from customer_room.settings import Settings
from customer_room.store.errors import StoreError
from customer_room.store.store import Store

log = logging.getLogger(__name__)

SEAL_SECONDS = 30
TICK_SECONDS = 1
LEAVE_S = 1.0


@dataclass(slots=True)
class Services:
    """The house, running between ``start`` and ``stop``.

    Attributes:
        claim: The cookie of a screen that waits to be paired.
        changes: Limits of the write path, shared by socket and HTTP.
        knocks: Limit per address before anybody has signed in.
        imports: Limit per session of looking at files and importing them.
        pictures: Limit per session of pictures to download.
        figures: Limit per session of reading the journey's figures.
        drawing: Held while a picture is drawn, so that one is drawn at a time.
        now: This moment as an Instant.
    """

    settings: Settings
    limits: Limits
    store: Store
    service: RoomService
    hub: Hub
    entrance: Entrance
    invitations: Invitations
    snapshots: Snapshots
    sockets: Sockets
    cookie: SessionCookie
    projectors: Projectors
    claim: SessionCookie
    changes: ChangeLimits
    knocks: Buckets
    imports: Buckets
    pictures: Buckets
    figures: Buckets
    now: Callable[[], str]
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list[asyncio.Task[None]])

    async def start(self) -> None:
        """Start the writer and the clocks; call on the loop that serves."""
        self.service.start()
        self.service.listen(self.sockets.hear)
        link = await asyncio.to_thread(self.invitations.first_link)
        if link is not None:
            print(f"Owner, open this once within 7 days: {link.url}", flush=True)
        await asyncio.to_thread(self.seal_due)
        log.info("server.started", extra={"database": self.store.backend})
        self._tasks = [
            asyncio.create_task(self._every(TICK_SECONDS, self.hub.tick)),
            asyncio.create_task(self._every(SEAL_SECONDS, self.seal_due, in_thread=True)),
            asyncio.create_task(
                self._every(SEAL_SECONDS, self.store.finish_forgetting, in_thread=True)
            ),
        ]

    async def take_leave(self) -> None:
        """Tell of the restart and answer what was accepted, while the sockets are open (P22)."""
        log.info("server.leaving", extra={"sockets": self.sockets.count})
        self.sockets.announce()
        await self.service.stop()
        self.hub.flush()
        # Somebody who does not read must not hold the server up; he sends the same again (P16).
        with suppress(TimeoutError):
            await asyncio.wait_for(self.sockets.emptied(), LEAVE_S)

    async def stop(self) -> None:
        """Finish what is queued and close the database; the sockets are closed by now."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.service.stop()
        self.store.close()
        log.info("server.ended")

    def caller(self, cookie_header: str | None) -> Caller | None:
        """Find whose session a Cookie header proves, or None."""
        return self.entrance.caller(self.cookie.token(cookie_header))

    def seal_due(self) -> None:
        """Seal every decision whose time has come, and keep every quarter, as of that time."""
        now = self.now()
        for workspace_id in self.store.workspaces():
            for find in (due, quarters_due):
                with self.store.reading(workspace_id) as read:
                    steps = [Step(SYSTEM, *command) for command in find(read, now)]
                for step in steps:
                    self._seal(workspace_id, step)

    def _seal(self, workspace_id: str, step: Step) -> None:
        try:
            self.service.transact(workspace_id, lambda _tx, perform: perform(step))
        except DomainError as problem:
            # One decision that cannot be sealed must not keep the others from it.
            log.error("seal.failed", extra={"code": problem.code})
        except StoreError:
            raise
        except Exception as problem:
            log.error("seal.failed", extra=failure(problem))

    async def _every(
        self, seconds: float, act: Callable[[], None], *, in_thread: bool = False
    ) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                if in_thread:
                    await asyncio.to_thread(act)
                else:
                    act()
            except StoreError:
                log.error("clock.put_off", extra={"clock": act.__name__})
            except Exception as problem:
                # A clock that stops would keep seals and presence from everybody.
                log.error("clock.failed", extra={"clock": act.__name__, **failure(problem)})


class NotBuilt(RuntimeError):
    """Somebody asked for the services before ``bootstrap.build`` has put them together."""


_current: list[Services] = []


def current() -> Services:
    """Return the services of this process.

    Raises:
        NotBuilt: They have not been put together.
    """
    if not _current:
        raise NotBuilt("bootstrap.build has not been called")
    return _current[-1]


def install(services: Services | None) -> None:
    """Make these the services of this process; None takes them away again."""
    _current.clear()
    if services is not None:
        _current.append(services)
