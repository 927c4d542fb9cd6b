"""The door: whoever may not see a page is shown the way to one instead of an empty page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from customer_room.live.projectors import present_view
from customer_room.live.standing import Caller

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

WAY_IN, WALL = "/join", "/wall"


def stand_at(
    application: Application,
    is_private: Callable[[str], bool],
    caller_of: Callable[[str], Awaitable[Caller | None]],
) -> Application:
    """Send visitors without a session from private pages to the way in, a projector to its room.

    Args:
        application: Serves the pages.
        is_private: Tells whether an address belongs to a page that needs a session.
        caller_of: Finds whose live session a Cookie header proves, or None.
    """

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        page = _page(scope["path"]) if scope["type"] == "http" else ""
        if page and is_private(page):
            cookie = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
            way = _way(page, await caller_of(cookie.decode("latin-1")))
            if way is not None:
                await _show(way, send)
                return
        await application(scope, receive, send)

    return guarded


def _page(path: str) -> str:
    # The compiled pages lie beside their address as /decisions/index.html and /decisions.html.
    return path.removesuffix("index.html").removesuffix(".html").rstrip("/") or "/"


def _way(page: str, caller: Caller | None) -> str | None:
    """Return where to go instead, or None where the page may be seen."""
    if caller is None:
        return WALL if page.endswith("/present") else WAY_IN
    if caller.projects is None or page == present_view(caller.projects):
        return None
    return present_view(caller.projects)


async def _show(way: str, send: Send) -> None:
    headers = [
        (b"location", way.encode()),
        (b"content-length", b"0"),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
