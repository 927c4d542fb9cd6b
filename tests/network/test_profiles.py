"""Twelve people on four bad networks: saved once, equal boards, and a status line that is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from customer_room.operations.bench.company import ROOM_ID
from tests.browser.room_page import RoomPage
from tests.client import Person
from tests.conftest import PATIENCE_MS
from tests.crash.test_kill import logged
from tests.network.crowd import CHANGES, Crowd, gathered
from tests.network.proxy import FLAP, HOTEL, Line
from tests.writers import doubled, lost

pytestmark = [pytest.mark.browser, pytest.mark.slow]

expect.set_options(timeout=PATIENCE_MS)

# Notes every text of the status line, however short it stands there.
WATCH = """() => {
  const line = document.querySelector("header .status");
  window.told = [];
  const note = () => window.told.at(-1) !== line.textContent && window.told.push(line.textContent);
  new MutationObserver(note).observe(line, { subtree: true, childList: true, characterData: true });
}"""
ON_AND_OFF = re.compile(r"Saved|Saving…|Offline(: \d+ changes? kept on this device)?")
PORTAL = "This wifi wants you to sign in first"
SLOW_MS = 30_000


@pytest.fixture
def crowd(frontend: None, tmp_path: Path) -> Iterator[Crowd]:
    with gathered(tmp_path) as made:
        yield made


@pytest.fixture
def context(browser: Browser, crowd: Crowd) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 900})
    made.set_default_timeout(PATIENCE_MS)
    name, _, value = crowd.cookie.partition("=")
    made.add_cookies([{"name": name, "value": value, "url": crowd.url}])
    yield made
    made.close()


@pytest.fixture
def room(context: BrowserContext, crowd: Crowd) -> RoomPage:
    """The twelfth person's browser, in the room while the line is still good."""
    made = RoomPage(context.new_page()).enter(f"{crowd.url}/room/{ROOM_ID}")
    made.page.evaluate(WATCH)
    return made


def told(room: RoomPage) -> list[str]:
    """All that the status line has said, each text once."""
    return [text.strip() for text in room.page.evaluate("window.told")]


def kept(room: RoomPage, place: str, count: int) -> None:
    """The status line says where so many changes are."""
    changes = "1 change" if count == 1 else f"{count} changes"
    expect(room.status).to_have_text(f"{place}: {changes} kept on this device", timeout=SLOW_MS)


def saved(room: RoomPage, crowd: Crowd, texts: list[str]) -> None:
    """As soon as the line says "Saved" the notes are in the database."""
    expect(room.status).to_have_text("Saved", timeout=SLOW_MS)
    stored = list(logged(crowd.database)[1].values())
    assert [stored.count(text) for text in texts] == [1] * len(texts)


def elsewhere(crowd: Crowd, text: str, other: str) -> None:
    """Somebody whose line is good changes a note."""
    person = Person(crowd.served.url, origin=crowd.url)
    person.http.cookies.set(*crowd.company.cookies[0].split("=", 1))
    (id,) = [id for id, stored in logged(crowd.database)[1].items() if stored == text]
    person.must("note.edit", id=id, text=other, expect=text)
    person.close()


def account(room: RoomPage, crowd: Crowd, mine: list[str]) -> None:
    """All is saved exactly once, and nobody's board differs."""
    crowd.settle()
    saved(room, crowd, mine)
    operations, notes = logged(crowd.database)
    sent = crowd.sent
    print(f"{len(sent)} changes, {crowd.proxy.resets} resets, {crowd.proxy.portals} login pages")
    assert [refused for person in crowd.people for refused in person.unexpected] == []
    assert len(sent) >= CHANGES
    assert crowd.acked == sent
    assert lost(sent, operations) == []
    assert doubled(operations) == []
    for person in crowd.people:
        assert {id: notes[id] for id in person.texts} == person.texts
    expect(room.page.get_by_role("article")).to_have_count(len(notes))
    shown = "\n".join(room.page.get_by_role("article").all_inner_texts())
    assert [text for text in notes.values() if text not in shown] == []


def test_hotel(room: RoomPage, crowd: Crowd) -> None:
    crowd.proxy.profile = HOTEL
    crowd.tell(crowd.proxy.cut)
    crowd.write()
    mine = [f"Written slowly {n}" for n in range(6)]
    for text in mine:
        room.write(text)
        saved(room, crowd, [text])
        assert told(room)[-2:] == ["Saving…", "Saved"]
    account(room, crowd, mine)


def test_elevator(room: RoomPage, crowd: Crowd) -> None:
    crowd.write()
    room.write("Before the doors close")
    saved(room, crowd, ["Before the doors close"])
    crowd.tell(crowd.proxy.become, Line.GONE)
    # The line is gone without a word: first it is being saved, then it is not.
    room.write("Between the floors")
    expect(room.status).to_have_text("Saving…")
    kept(room, "Offline", 1)
    room.write("Still between them")
    kept(room, "Offline", 2)
    crowd.tell(crowd.proxy.become, Line.OPEN)
    saved(room, crowd, ["Between the floors", "Still between them"])
    crowd.tell(crowd.proxy.cut)
    room.write("Cut off in the middle")
    saved(room, crowd, ["Cut off in the middle"])
    account(room, crowd, ["Before the doors close", "Between the floors", "Still between them",
                          "Cut off in the middle"])  # fmt: skip


def test_captive(room: RoomPage, crowd: Crowd) -> None:
    crowd.write()
    room.write("Before the login page")
    saved(room, crowd, ["Before the login page"])
    crowd.tell(crowd.proxy.become, Line.CAPTIVE)
    expect(room.status).to_have_text(PORTAL)
    for count, text in enumerate(["Kept one", "Kept two"], start=1):
        room.write(text)
        kept(room, PORTAL, count)
    room.note("Before the login page").dblclick()
    room.keyboard.type(", mine")
    room.keyboard.press("Control+Enter")
    kept(room, PORTAL, 3)
    elsewhere(crowd, "Before the login page", "Before the login page, theirs")
    crowd.tell(crowd.proxy.become, Line.OPEN)
    expect(room.status).to_have_text("Needs attention (1)", timeout=SLOW_MS)
    texts = room.dialog.get_by_role("blockquote")
    expect(texts).to_have_text(["Before the login page, theirs", "Before the login page, mine"])
    room.button("Keep both").click()
    expect(room.dialog).to_have_count(0)
    both = "Before the login page, theirs / Before the login page, mine"
    saved(room, crowd, ["Kept one", "Kept two", both])
    account(room, crowd, ["Kept one", "Kept two", both])


def test_flap(room: RoomPage, crowd: Crowd) -> None:
    crowd.proxy.profile = FLAP
    crowd.tell(crowd.proxy.cut)
    crowd.write()
    mine = [f"Written in between {n}" for n in range(8)]
    for text in mine:
        room.write(text)
        saved(room, crowd, [text])
    assert [text for text in told(room) if not ON_AND_OFF.fullmatch(text)] == []
    account(room, crowd, mine)
