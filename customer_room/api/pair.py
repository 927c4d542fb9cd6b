"""Connecting a projector: the screen shows a code, the facilitator types it (P23)."""

import asyncio
from typing import Annotated

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from customer_room.api.answers import answer
from customer_room.api.callers import (
    Body,
    address_of,
    caller_of,
    caller_or_none,
    check_knock,
    check_page,
    device_of,
    parse,
)  # fmt: skip
from customer_room.domain.errors import LinkInvalid, NotAllowed
from customer_room.live.projectors import present_view
from customer_room.live.standing import Caller
from customer_room.services import Services


class Typed(Body):
    """The code that stands on the screen."""

    code: Annotated[str, Field(max_length=80)]


async def show(request: Request) -> Response:
    """Give a screen its code and its claim; one that is connected is told where to go.

    Raises:
        NotAllowed: Somebody is signed in in this browser; pairing would take his session away.
        SlowDown: Too many tries from this network.
    """
    house = check_page(request)
    connected = _connected(await caller_or_none(request))
    if connected is not None:
        return connected
    await check_knock(request)
    pairings = house.projectors.pairings
    shown = pairings.show(address_of(request), house.claim.token(request.headers.get("cookie")))
    cookie = house.claim.keep(shown.claim, shown.seconds)
    return answer({"code": shown.code, "seconds": shown.seconds}, {"set-cookie": cookie})


async def collect(request: Request) -> Response:
    """Tell a screen that it waits, or open its session: once, and for its claim alone.

    Raises:
        LinkInvalid: Nothing waits for this browser; it asks for a new code.
        NotAllowed: Somebody has signed in in this browser meanwhile.
    """
    house = check_page(request)
    connected = _connected(await caller_or_none(request))
    if connected is not None:
        return connected
    claim = house.claim.token(request.headers.get("cookie"))
    try:
        grant = house.projectors.pairings.collect(claim)
    except LinkInvalid:
        await check_knock(request)
        raise
    if grant is None:
        return answer({"waiting": True})
    opened = await asyncio.to_thread(house.projectors.open, grant, device_of(request))
    # The claim is worth nothing any more; its cookie goes with its ten minutes.
    return answer({"go": present_view(grant.room_id)},
                  {"set-cookie": house.cookie.keep(opened.token, opened.seconds)})  # fmt: skip


async def connect(request: Request) -> Response:
    """Connect the screen that shows a code with this room (facilitator, owner).

    Raises:
        LinkInvalid: No screen shows this code.
        SlowDown: Too many codes were tried.
    """
    house, caller = check_page(request), await caller_of(request)
    typed: Typed = await parse(request, Typed)
    await _hold_back(house)
    room_id = request.path_params["room_id"]
    grant = await asyncio.to_thread(house.projectors.may_connect, caller, room_id)
    house.projectors.pairings.grant(typed.code, grant)
    return answer({"ok": True})


async def _hold_back(house: Services) -> None:
    wait = house.projectors.pairings.wait()
    if wait:
        await asyncio.sleep(wait)


def _connected(caller: Caller | None) -> Response | None:
    """Return where a screen goes that is connected already; None for nobody's browser."""
    if caller is None:
        return None
    if caller.projects is None:
        raise NotAllowed(
            "Somebody is signed in in this browser. Open the projector from the console here, or "
            "open this address on the meeting room's computer. Nothing was changed."
        )
    return answer({"go": present_view(caller.projects)})
