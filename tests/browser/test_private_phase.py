"""What is written alone reaches nobody else's browser before the reveal, not even unseen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, PETRA, THEO, WALK, RoomPage

pytestmark = pytest.mark.browser

SECRET = "Every second crew leaves before the dial is shown"


class Wire:
    """Everything that reached a page: frames of its sockets, and bodies of its requests."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("websocket", self._listen)
        page.on("response", lambda answer: self._keep_body(answer))

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: self.heard.append(str(data)))

    def _keep_body(self, answer: object) -> None:
        if "/api/" in answer.url:  # type: ignore[attr-defined]
            self.heard.append(answer.text())  # type: ignore[attr-defined]

    def has(self, text: str) -> bool:
        """Whether a text came over the wire."""
        return any(text in each for each in self.heard)


def test_private_notes_reach_nobody_until_the_reveal(visit: Visit) -> None:
    facilitator = visit(FACILITATOR)
    facilitator.start(WALK)
    theo, projector = visit(THEO), facilitator.page.context.new_page()
    wires = {"facilitator": Wire(facilitator.page), "Théo": Wire(theo.page),
             "projector": Wire(projector)}  # fmt: skip
    for room in (facilitator, theo):
        room.page.reload()
    projector.goto("/room/room-2026-q2/present")
    expect(projector.get_by_text("Everybody writes alone. Nobody sees it yet.")).to_be_visible()
    petra = visit(PETRA)

    petra.write(SECRET)
    petra.saved()
    second = RoomPage(petra.page.context.new_page()).enter()
    expect(second.note(SECRET)).to_be_visible()
    second.page.close()
    petra.button("I’m done").click()
    # Ticks are public: once they are here, the frames before them are here too.
    for room in (facilitator, theo):
        expect(room.page.get_by_text("1 of 2 are done")).to_be_visible()
    expect(projector.get_by_text("1 of 2 are writing")).to_be_visible()
    for name, wire in wires.items():
        assert wire.heard, f"nothing was recorded for {name}"
        assert not wire.has(SECRET), f"{name} got a private note"
    expect(theo.note(SECRET)).to_have_count(0)
    theo.write("Mine is private too")
    expect(petra.note("Mine is private too")).to_have_count(0)

    facilitator.reveal()

    for room in (facilitator, theo):
        expect(room.note(SECRET)).to_be_visible()
    assert wires["Théo"].has(SECRET)
    expect(petra.note("Mine is private too")).to_be_visible()
    expect(projector.get_by_text("Nobody sees it yet")).to_have_count(0)
