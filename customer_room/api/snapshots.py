"""A room's snapshot, and who I am."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer
from customer_room.api.callers import caller_of
from customer_room.live.standing import me, resolve
from customer_room.services import current


async def snapshot(request: Request) -> Response:
    """Return all that this viewer may see of a room, now (P6)."""
    caller = await caller_of(request)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    present = request.query_params.get("view") == "present"
    body = await asyncio.to_thread(
        current().snapshots.take, caller, request.path_params["room_id"],
        present=present, packed=packed,
    )  # fmt: skip
    headers = {"cache-control": "no-store", "vary": "accept-encoding, cookie"}
    if packed:
        headers["content-encoding"] = "gzip"
    return Response(body, 200, headers, "application/json")


async def who(request: Request) -> Response:
    """Return who this session is, for pages and for clients without a socket."""
    house, caller = current(), await caller_of(request)

    def look() -> dict[str, object]:
        now = house.now()
        with house.store.reading(caller.workspace_id) as read:
            told = me(resolve(read, caller, now), caller.workspace_id)
            return {"me": told, "now": now, "epoch": read.head().epoch}

    return answer(await asyncio.to_thread(look))
