"""The only wiring: settings in, running services out."""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime

from customer_room import services
from customer_room.domain import nouns
from customer_room.domain.values import instant
from customer_room.live.entrance import Entrance
from customer_room.live.hub import Hub
from customer_room.live.invitations import Invitations
from customer_room.live.projectors import Projectors
from customer_room.live.service import RoomService
from customer_room.live.snapshots import Snapshots
from customer_room.live.socket import Sockets
from customer_room.security.limits import Buckets, ChangeLimits, Limits
from customer_room.security.links import Lockout, RedactTokens
from customer_room.security.pairing import Pairings
from customer_room.security.sessions import CLAIM_NAME, SessionCookie
from customer_room.services import Services
from customer_room.settings import Settings
from customer_room.store.store import Store


def build(settings: Settings, limits: Limits | None = None) -> Services:
    """Open the database, put everything together and make it ``services.current()``.

    Args:
        settings: What the operator decided.
        limits: Other limits than those of QUALITY §2; only benchmarks give them.

    Raises:
        StoreError: The database is newer than this version, not ours, or cannot be reached.
    """
    limits = limits or Limits()
    store = Store(settings.database, nouns.RECORDS).open()
    cookie = SessionCookie(settings.is_secure)
    hub = Hub(time.monotonic, _later, limits)
    service = RoomService(store, hub, now, draw)
    entrance = Entrance(service, now, Lockout(time.monotonic))
    changes = ChangeLimits(limits, time.monotonic)
    made = Services(
        settings=settings, limits=limits, store=store, service=service, hub=hub,
        entrance=entrance,
        invitations=Invitations(service, settings.origin, now),
        snapshots=Snapshots(store, now), cookie=cookie,
        projectors=Projectors(service, Pairings(time.monotonic, draw, Lockout(time.monotonic)),
                              now),
        claim=SessionCookie(settings.is_secure, CLAIM_NAME), changes=changes,
        knocks=Buckets(limits.knocks_per_minute / 60, limits.knocks_per_minute, time.monotonic),
        imports=Buckets(limits.imports_per_minute / 60, limits.import_burst, time.monotonic),
        pictures=Buckets(
            limits.pictures_per_minute / 60, limits.pictures_per_minute, time.monotonic
        ),
        figures=Buckets(limits.figures_per_minute / 60, limits.figures_burst, time.monotonic),
        sockets=Sockets(
            service, hub, lambda header: entrance.caller(cookie.token(header)),
            settings.origins, limits, changes, now, time.monotonic,
        ),
        now=now,
    )  # fmt: skip
    for name in ("uvicorn.access", "uvicorn.error"):
        logging.getLogger(name).addFilter(RedactTokens())
    services.install(made)
    return made


def now() -> str:
    """Return this moment as an Instant."""
    return instant(datetime.now(UTC))


def draw(alphabet: str, length: int) -> str:
    """Return so many characters of an alphabet, drawn so that nobody can guess them."""
    return "".join(secrets.choice(alphabet) for _ in range(length))


def _later(wait: float, act: Callable[[], None]) -> object:
    loop = asyncio.get_running_loop()
    return loop.call_later(wait, act) if wait > 0 else loop.call_soon(act)
