"""Twelve people on four bad networks: saved once, equal boards, and a status line that is true."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from customer_room.domain.values import moment
from customer_room.operations.bench.company import ROOM_ID, WORKSPACE_ID
from customer_room.store.store import Store
from tests.browser.room_page import RoomPage
from tests.client import Person
from tests.conftest import PATIENCE_MS
from tests.crash.test_kill import logged
from tests.network.crowd import CHANGES, Crowd, gathered
from tests.network.proxy import FLAP, HOTEL, Line
from tests.writers import doubled, lost

pytestmark = [pytest.mark.browser, pytest.mark.slow]

expect.set_options(timeout=PATIENCE_MS)

# Notes every text of the status line with its moment, however short it stands there.
WATCH = """() => {
  const line = document.querySelector("header .status");
  window.told = [];
  const note = () => {
    const text = line.textContent.trim();
    if (window.told.at(-1)?.[0] !== text) window.told.push([text, Date.now()]);
  };
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


class WatchedRoom(RoomPage):
    """A room whose status line is watched, and whose notes' moments are known.

    Attributes:
        wrote: When each note stood on the screen, in ms.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.wrote: dict[str, int] = {}

    def write(self, text: str) -> Locator:
        """Write a note and keep the moment at which it stood there."""
        made = super().write(text)
        self.wrote[text] = int(time.time() * 1000)
        return made


@pytest.fixture
def room(context: BrowserContext, crowd: Crowd) -> WatchedRoom:
    """The twelfth person's browser, in the room while the line is still good."""
    made = WatchedRoom(context.new_page())
    made.enter(f"{crowd.url}/room/{ROOM_ID}")
    made.page.evaluate(WATCH)
    return made


def told(room: RoomPage) -> list[str]:
    """All that the status line has said, each text once."""
    return [text for text, _ in room.page.evaluate("window.told")]


def in_order(said: Sequence[str], *wanted: str) -> bool:
    """Whether the line said these texts one after the other, maybe with others in between."""
    rest = iter(said)
    return all(text in rest for text in wanted)


def untrue(
    said: Sequence[tuple[str, int]], wrote: Mapping[str, int], durable: Mapping[str, int]
) -> list[str]:
    """Return the notes that were not on the server yet when the line came to say "Saved"."""
    came = [at for text, at in said if text == "Saved"]
    return [text for text, at in wrote.items() if any(at < then < durable[text] for then in came)]


def kept(room: RoomPage, place: str, count: int) -> None:
    """The status line says where so many changes are."""
    changes = "1 change" if count == 1 else f"{count} changes"
    expect(room.status).to_have_text(f"{place}: {changes} kept on this device", timeout=SLOW_MS)


def saved(room: RoomPage, crowd: Crowd, texts: list[str]) -> None:
    """As soon as the line says "Saved" the notes are in the database."""
    expect(room.status).to_have_text("Saved", timeout=SLOW_MS)
    stored = list(logged(crowd.database)[1].values())
    assert [stored.count(text) for text in texts] == [1] * len(texts)


def durable(database: str) -> dict[str, int]:
    """Return when each note's text came to stand in the log, in ms."""
    found: dict[str, int] = {}
    store = Store(database)
    with store.reading(WORKSPACE_ID) as read:
        for operation in read.operations():
            at = int(moment(operation.at).timestamp() * 1000)
            added = (e.after for e in operation.edits if e.table == "note" and e.before is None)
            found |= {after["text"]: at for after in added if after}
    store.close()
    return found


def elsewhere(crowd: Crowd, text: str, other: str) -> None:
    """Somebody whose line is good changes a note."""
    person = Person(crowd.served.url, origin=crowd.url)
    person.http.cookies.set(*crowd.company.cookies[0].split("=", 1))
    (id,) = [id for id, stored in logged(crowd.database)[1].items() if stored == text]
    person.must("note.edit", id=id, text=other, expect=text)
    person.close()


def account(room: WatchedRoom, crowd: Crowd, mine: list[str]) -> None:
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
    assert untrue(room.page.evaluate("window.told"), room.wrote, durable(crowd.database)) == []
    for person in crowd.people:
        assert {id: notes[id] for id in person.texts} == person.texts
    expect(room.page.get_by_role("article")).to_have_count(len(notes))
    shown = "\n".join(room.page.get_by_role("article").all_inner_texts())
    assert [text for text in notes.values() if text not in shown] == []


def test_hotel(room: WatchedRoom, crowd: Crowd) -> None:
    crowd.proxy.profile = HOTEL
    crowd.tell(crowd.proxy.cut)
    crowd.write()
    mine = [f"Written slowly {n}" for n in range(6)]
    for text in mine:
        room.write(text)
        saved(room, crowd, [text])
        assert told(room)[-2:] == ["Saving…", "Saved"]
    assert [text for text in told(room) if not ON_AND_OFF.fullmatch(text)] == []
    account(room, crowd, mine)


def test_elevator(room: WatchedRoom, crowd: Crowd) -> None:
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
    kept_here = "kept on this device"
    assert in_order(told(room), "Saving…", "Saved", "Saving…", f"Offline: 1 change {kept_here}",
                    f"Offline: 2 changes {kept_here}", "Saved")  # fmt: skip
    assert [text for text in told(room) if not ON_AND_OFF.fullmatch(text)] == []
    account(room, crowd, ["Before the doors close", "Between the floors", "Still between them",
                          "Cut off in the middle"])  # fmt: skip


def test_captive(room: WatchedRoom, crowd: Crowd) -> None:
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
    assert in_order(told(room), "Saving…", "Saved", PORTAL,
                    *(f"{PORTAL}: {n} kept on this device"
                      for n in ("1 change", "2 changes", "3 changes")),
                    "Needs attention (1)", "Saved")  # fmt: skip
    account(room, crowd, ["Kept one", "Kept two", both])


def test_flap(room: WatchedRoom, crowd: Crowd) -> None:
    crowd.proxy.profile = FLAP
    crowd.tell(crowd.proxy.cut)
    crowd.write()
    mine = [f"Written in between {n}" for n in range(8)]
    for text in mine:
        room.write(text)
        saved(room, crowd, [text])
    assert in_order(told(room), *["Saving…", "Saved"] * len(mine))
    assert [text for text in told(room) if not ON_AND_OFF.fullmatch(text)] == []
    account(room, crowd, mine)


def test_a_line_that_says_saved_too_early_is_noticed() -> None:
    said = [("Saved", 10), ("Saving…", 20), ("Saved", 30)]
    assert untrue(said, {"x": 19}, {"x": 25}) == []
    assert untrue(said, {"x": 19}, {"x": 35}) == ["x"]
    assert in_order(["Saved", "Saving…", "Saved"], "Saving…", "Saved")
    assert not in_order(["Saved", "Saving…"], "Saving…", "Saved")
