"""The door before private pages."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from customer_room.live.standing import Caller
from customer_room.ui.door import stand_at

PRIVATE = {"/decisions", "/room/7", "/room/7/present", "/room/8/present"}
CALLERS = {
    "customer_room=good": Caller("main", "s1"),
    "customer_room=wall": Caller("main", "s2", projects="7"),
}


def visit(path: str, cookie: str | None = None) -> tuple[int, str]:
    async def pages(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def caller_of(cookies: str) -> Caller | None:
        return next((who for cookie, who in CALLERS.items() if cookie in cookies), None)

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    given = [(b"cookie", cookie.encode())] if cookie else []
    scope = {"type": "http", "path": path, "headers": given}
    guarded = stand_at(pages, PRIVATE.__contains__, caller_of)
    asyncio.run(guarded(scope, None, send))  # type: ignore[arg-type]
    return sent[0]["status"], dict(sent[0]["headers"]).get(b"location", b"").decode()


@pytest.mark.parametrize(
    "path", ["/decisions", "/decisions/", "/decisions.html", "/decisions/index.html", "/room/7"]
)
def test_a_stranger_is_shown_the_way_in(path: str) -> None:
    assert visit(path) == (303, "/join")
    assert visit(path, "customer_room=made-up") == (303, "/join")


def test_a_screen_without_a_session_is_shown_where_it_is_connected() -> None:
    assert visit("/room/7/present") == (303, "/wall")


@pytest.mark.parametrize("path", ["/decisions", "/room/7", "/room/8/present", "/room/7/"])
def test_a_projector_is_led_back_to_its_room(path: str) -> None:
    assert visit(path, "customer_room=wall") == (303, "/room/7/present")
    assert visit("/room/7/present", "customer_room=wall") == (200, "")


@pytest.mark.parametrize("path", ["/", "/index.html", "/join", "/assets/root-abc.js"])
def test_public_addresses_are_open(path: str) -> None:
    assert visit(path) == (200, "")


def test_a_member_passes() -> None:
    assert visit("/decisions", "theme=dark; customer_room=good") == (200, "")
