"""Without a connection nothing is lost, and the status line says where the work is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, ROOM, THEO, RoomPage
from tests.conftest import PATIENCE_MS
from tests.serving import free_port, serving

pytestmark = pytest.mark.browser

GONE = ["net::ERR_INTERNET_DISCONNECTED", "net::ERR_CONNECTION_REFUSED", "WebSocket connection"]


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator in the live room."""
    room = visit(FACILITATOR)
    room.start(OPEN_PHASE)
    return room


def expect_losses(heard: object) -> None:
    """Accept what a browser reports about a line that was cut on purpose."""
    for text in GONE:
        heard.expect(text)  # type: ignore[attr-defined]


def write_three(room: RoomPage, texts: list[str]) -> None:
    """Write three notes offline; each is counted."""
    for count, text in enumerate(texts, start=1):
        room.write(text)
        changes = "1 change" if count == 1 else f"{count} changes"
        expect(room.status).to_have_text(f"Offline: {changes} kept on this device")
        expect(room.note(text).get_by_text("· kept here")).to_be_visible()


def test_three_notes_outlive_a_cut_line_and_a_closed_tab(
    visit: Visit, facilitator: RoomPage, heard: object
) -> None:
    expect_losses(heard)
    petra = visit(PETRA)
    petra.saved()
    context = petra.page.context
    context.set_offline(True)
    expect(petra.status).to_have_text("Offline")
    texts = ["The meter man came twice", "The letter came late", "The bill came twice"]
    write_three(petra, texts)
    petra.page.close()
    for text in texts:
        expect(facilitator.note(text)).to_have_count(0)

    context.set_offline(False)
    back = RoomPage(context.new_page()).enter()

    back.saved()
    for text in texts:
        expect(facilitator.note(text)).to_have_count(1)
        expect(back.note(text)).to_have_count(1)
        expect(back.note(text).get_by_text("· kept here")).to_have_count(0)


def test_a_short_cut_keeps_the_text_that_is_being_written(
    visit: Visit, facilitator: RoomPage, heard: object
) -> None:
    expect_losses(heard)
    theo = visit(THEO)
    theo.type_note("Half a ")
    theo.page.context.set_offline(True)
    expect(theo.status).to_have_text("Offline")
    theo.keyboard.type("sentence")
    theo.page.context.set_offline(False)
    theo.saved()
    expect(theo.page.get_by_role("textbox", name="New note")).to_be_focused()
    theo.keyboard.press("Control+Enter")
    theo.saved()
    expect(facilitator.note("Half a sentence")).to_have_count(1)


def commenting(visit: Visit) -> tuple[RoomPage, Locator]:
    """Petra at a decision's card, with the form of her comment before her."""
    petra = visit(PETRA)
    petra.page.goto("/decisions/2026Q1-01")
    form = petra.page.get_by_role("form", name="Add a comment")
    petra.saved()
    expect(form.get_by_label("Comment")).to_be_visible()  # the line brings it: only then is it cut
    return petra, form


def test_a_comment_that_was_not_sent_says_so_and_nothing_red_stays_once_it_is(
    visit: Visit, facilitator: RoomPage, heard: object
) -> None:
    expect_losses(heard)
    petra, form = commenting(visit)
    page, context = petra.page, petra.page.context
    line = form.get_by_role("status").last
    context.set_offline(True)
    expect(petra.status).to_have_text("Offline")
    form.get_by_label("Comment").fill("Ask the fitters")
    form.get_by_role("button", name="Add comment").click()
    expect(line).to_contain_text("Nothing was sent")
    context.set_offline(False)
    petra.saved()
    expect(line).to_have_text("You are connected again. This was not sent: send it now.")
    expect(line).to_have_attribute("data-tone", "")
    expect(form.get_by_label("Comment")).to_have_value("Ask the fitters")
    form.get_by_role("button", name="Add comment").click()
    expect(page.get_by_role("listitem").filter(has_text="Ask the fitters")).to_have_count(1)
    expect(line).to_have_text("Saved")


def test_a_comment_on_its_way_waits_for_the_connection_and_goes_out(
    visit: Visit, facilitator: RoomPage, heard: object
) -> None:
    expect_losses(heard)
    petra, form = commenting(visit)
    page, context = petra.page, petra.page.context
    context.set_offline(True)
    form.get_by_label("Comment").fill("Ask the drivers")
    form.get_by_role("button", name="Add comment").click()
    expect(petra.status).to_have_text("Offline")
    expect(form.get_by_role("status").last).to_have_text("Waiting for the connection…")
    context.set_offline(False)
    expect(page.get_by_role("listitem").filter(has_text="Ask the drivers")).to_have_count(1)
    expect(form.get_by_role("status").last).to_have_text("Saved")
    petra.saved()


@pytest.fixture
def folder(larkfield: Path, tmp_path: Path) -> Path:
    """A data folder of a server that is going to be killed."""
    return Path(shutil.copytree(larkfield, tmp_path / "data"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that is not watched: its server goes away."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


def test_a_restart_is_told_calmly_and_then_all_is_saved(page: Page, folder: Path) -> None:
    port = free_port()
    with serving(folder, port=port) as server:
        petra = RoomPage(page).enter(server.url + server.link(PETRA, ROOM))
        petra.saved()
        server.process.terminate()
        expect(petra.status).to_have_text("The server restarts; your work is kept on this device")
        petra.write("Written while it was away")
        expect(petra.status).to_have_text("The server restarts; your work is kept on this device")
        server.process.wait(15)
    with serving(folder, port=port):
        petra.saved()
        expect(petra.note("Written while it was away")).to_have_count(1)
        answer = page.context.request.get(f"{server.url}/api/rooms/room-2026-q2/snapshot").json()
    stored = [note["text"] for note in answer["records"]["note"].values()]
    assert stored.count("Written while it was away") == 1


def test_three_notes_outlive_a_killed_server_and_a_closed_tab(page: Page, folder: Path) -> None:
    port = free_port()
    context = page.context
    with serving(folder, port=port) as server:
        url = server.url
        petra = RoomPage(page).enter(url + server.link(PETRA, ROOM))
        petra.saved()
        server.process.kill()
        expect(petra.status).to_have_text("Offline")
        texts = ["Nobody rang back", "Nobody wrote back", "Nobody came back"]
        write_three(petra, texts)
        page.close()

    with serving(folder, port=port):
        back = RoomPage(context.new_page()).enter(f"{url}/room/room-2026-q2")
        back.saved()
        for text in texts:
            expect(back.note(text)).to_have_count(1)
            expect(back.note(text).get_by_text("· kept here")).to_have_count(0)
        answer = context.request.get(f"{url}/api/rooms/room-2026-q2/snapshot").json()
    stored = [note["text"] for note in answer["records"]["note"].values()]
    assert sorted(text for text in stored if text in texts) == sorted(texts)
