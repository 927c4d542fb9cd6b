"""The door before private pages."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from customer_room.ui.door import stand_at

PRIVATE = {"/decisions", "/room/7"}


def visit(path: str, cookie: str | None = None) -> tuple[int, str]:
    async def pages(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def session_of(cookies: str) -> str | None:
        return "s1" if "customer_room=good" in cookies else None

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    given = [(b"cookie", cookie.encode())] if cookie else []
    scope = {"type": "http", "path": path, "headers": given}
    guarded = stand_at(pages, PRIVATE.__contains__, session_of)
    asyncio.run(guarded(scope, None, send))  # type: ignore[arg-type]
    return sent[0]["status"], dict(sent[0]["headers"]).get(b"location", b"").decode()


@pytest.mark.parametrize(
    "path", ["/decisions", "/decisions/", "/decisions.html", "/decisions/index.html", "/room/7"]
)
def test_a_stranger_is_shown_the_way_in(path: str) -> None:
    assert visit(path) == (303, "/join")
    assert visit(path, "customer_room=made-up") == (303, "/join")


@pytest.mark.parametrize("path", ["/", "/index.html", "/join", "/assets/root-abc.js"])
def test_public_addresses_are_open(path: str) -> None:
    assert visit(path) == (200, "")


def test_a_member_passes() -> None:
    assert visit("/decisions", "theme=dark; customer_room=good") == (200, "")
