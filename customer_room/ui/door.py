"""The door: whoever has no session is shown the way in instead of an empty page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

WAY_IN = "/join"


def stand_at(
    application: Application,
    is_private: Callable[[str], bool],
    session_of: Callable[[str], Awaitable[str | None]],
) -> Application:
    """Send visitors without a session from private pages to the way in.

    Args:
        application: Serves the pages.
        is_private: Tells whether an address belongs to a page that needs a session.
        session_of: Gives the id of the live session that a Cookie header proves, or None.
    """

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and is_private(_page(scope["path"])):
            cookie = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
            if not await session_of(cookie.decode("latin-1")):
                await _show_the_way(send)
                return
        await application(scope, receive, send)

    return guarded


def _page(path: str) -> str:
    # The compiled pages lie beside their address as /decisions/index.html and /decisions.html.
    return path.removesuffix("index.html").removesuffix(".html").rstrip("/") or "/"


async def _show_the_way(send: Send) -> None:
    headers = [
        (b"location", WAY_IN.encode()),
        (b"content-length", b"0"),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
