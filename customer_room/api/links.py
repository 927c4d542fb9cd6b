"""Links with tokens: exchanged here for a cookie and a clean address; made here for others."""

import asyncio
from typing import Annotated, Any

from pydantic import Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from customer_room.api.answers import answer
from customer_room.api.callers import (
    Body,
    caller_of,
    caller_or_none,
    check_knock,
    check_page,
    device_of,
    parse,
)  # fmt: skip
from customer_room.domain.errors import DomainError
from customer_room.render.qr import qr_code
from customer_room.security.limits import SlowDown
from customer_room.security.links import OWN_DEVICE_SECONDS, Link
from customer_room.services import current

REFUSED = "/join?refused=link"
TOO_FAST = "/join?refused=slow"


class ForMember(Body):
    """Whom a link is for."""

    member_id: Annotated[str, Field(min_length=1, max_length=80)]


async def enter(request: Request) -> Response:
    """Exchange a link for a cookie and go on without the token in the address (P3)."""
    if request.method == "HEAD":
        # A preview or a mail scanner must not use up a link.
        return Response(status_code=204)
    house = current()
    try:
        await check_knock(request)
        previous = await caller_or_none(request)
        opened = await asyncio.to_thread(
            house.entrance.enter, request.path_params["token"], device_of(request), previous
        )
    except SlowDown:
        return _see_other(TOO_FAST)
    except DomainError:
        return _see_other(REFUSED)
    return _see_other(opened.go, house.cookie.keep(opened.token))


async def make(request: Request) -> Response:
    """Make a member's private link; the one before and its sessions end."""
    house, caller = check_page(request), await caller_of(request)
    asked: ForMember = await parse(request, ForMember)
    link = await asyncio.to_thread(house.invitations.link_for, caller, asked.member_id)
    return answer(_shown(link))


async def revoke(request: Request) -> Response:
    """Make a member's links worthless and end the sessions they opened."""
    house, caller = check_page(request), await caller_of(request)
    asked: ForMember = await parse(request, ForMember)
    await asyncio.to_thread(house.invitations.revoke_links, caller, asked.member_id)
    return answer({"ok": True})


async def device(request: Request) -> Response:
    """Make the 60-second link for one's own second device."""
    house, caller = check_page(request), await caller_of(request)
    link = await asyncio.to_thread(house.invitations.device_link, caller)
    return answer({**_shown(link), "seconds": OWN_DEVICE_SECONDS})


def _shown(link: Link) -> dict[str, Any]:
    """Return a link to copy and to scan; this is the only time it is told."""
    code = qr_code(link.url)
    return {"url": link.url, "qr": {"side": code.side, "path": code.path}}


def _see_other(where: str, cookie: str | None = None) -> Response:
    headers = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
    if cookie is not None:
        headers["set-cookie"] = cookie
    return RedirectResponse(where, 303, headers)
