"""Whether the server lives, and whether it can take work."""

import asyncio
import shutil

from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer
from customer_room.services import Services, current
from customer_room.store.errors import StoreError

PATIENCE_S = 2.0
SPARE_BYTES = 20_000_000
"""Below this the next long import or sealed register might not fit on the disk."""


async def alive(_request: Request) -> Response:
    """Answer as long as the process serves."""
    return answer({"ok": True})


async def ready(_request: Request) -> Response:
    """Answer 200 when a change could be saved now, else 503: while ending, or without database."""
    takes = not current().sockets.draining and await _probe.saves(current())
    return answer({"ok": takes}, status=200 if takes else 503)


class _Probe:
    """Asks the database and the disk once for everybody who asks meanwhile.

    A database that hangs holds one thread, however often and by whomever the question is put.
    """

    def __init__(self) -> None:
        self._asked: asyncio.Task[bool] | None = None

    async def saves(self, house: Services) -> bool:
        if self._asked is None or self._asked.done():
            self._asked = asyncio.create_task(asyncio.to_thread(_takes_a_change, house))
        try:
            return await asyncio.wait_for(asyncio.shield(self._asked), PATIENCE_S)
        except TimeoutError:
            return False


def _takes_a_change(house: Services) -> bool:
    try:
        house.store.ping()
        return shutil.disk_usage(house.settings.data_dir).free >= SPARE_BYTES
    except (StoreError, OSError):
        return False


_probe = _Probe()
