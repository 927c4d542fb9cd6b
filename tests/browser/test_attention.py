"""What comes too late is not lost: “Needs attention” keeps the text until somebody chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, ROOM, THEO, WALK, RoomPage
from tests.conftest import Complaints

pytestmark = pytest.mark.browser

GONE = ["net::ERR_INTERNET_DISCONNECTED", "WebSocket connection"]


@pytest.fixture
def facilitator(visit: Visit, heard: Complaints) -> RoomPage:
    """The facilitator in the live room, with an open board."""
    for text in GONE:
        heard.expect(text)
    room = visit(FACILITATOR)
    room.start(OPEN_PHASE)
    lock(room, "open")
    return room


def lock(room: RoomPage, to: str) -> None:
    room.page.get_by_label("What people may change").select_option(value=to)
    if to == "frozen":
        expect(room.page.get_by_text("has frozen the board")).to_be_visible()
    else:
        expect(room.page.get_by_text("has frozen the board")).to_have_count(0)


def write_offline(room: RoomPage, text: str) -> None:
    room.page.context.set_offline(True)
    expect(room.status).to_have_text("Offline")
    room.write(text)
    expect(room.status).to_have_text("Offline: 1 change kept on this device")


def tray(room: RoomPage) -> Locator:
    room.button("Needs attention (1)").click()
    dialog = room.page.get_by_role("dialog", name="These texts need you")
    expect(dialog).to_be_visible()
    return dialog


def test_a_note_that_meets_a_frozen_board_is_kept_copied_and_sent_again(
    visit: Visit, facilitator: RoomPage
) -> None:
    petra = visit(PETRA)
    petra.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    write_offline(petra, "The lift was out of order")
    lock(facilitator, "frozen")
    petra.page.context.set_offline(False)
    expect(petra.status).to_have_text("Needs attention (1)")
    expect(petra.note("The lift was out of order")).to_have_count(0)
    dialog = tray(petra)
    expect(dialog.locator("blockquote")).to_have_text("The lift was out of order")
    expect(dialog.get_by_text("has frozen the board")).to_be_visible()
    dialog.get_by_role("button", name="Copy my text").click()
    copied = petra.page.evaluate("navigator.clipboard.readText()")
    assert copied == "The lift was out of order"

    dialog.get_by_role("button", name="Send again").click()
    expect(dialog.get_by_text("has frozen the board")).to_be_visible()
    expect(petra.page.locator(".status")).to_have_text("Needs attention (1)")
    lock(facilitator, "open")
    dialog.get_by_role("button", name="Send again").click()
    expect(petra.note("The lift was out of order")).to_have_count(1)
    expect(facilitator.note("The lift was out of order")).to_have_count(1)
    petra.page.keyboard.press("Escape")
    petra.saved()


def test_it_outlives_the_tab_and_is_discarded_only_on_purpose(
    visit: Visit, facilitator: RoomPage
) -> None:
    theo = visit(THEO)
    write_offline(theo, "The stairs were wet")
    lock(facilitator, "frozen")
    theo.page.context.set_offline(False)
    expect(theo.status).to_have_text("Needs attention (1)")
    theo.page.close()

    back = RoomPage(theo.page.context.new_page())
    back.page.goto(f"/room/{ROOM}")
    expect(back.status).to_have_text("Needs attention (1)")
    dialog = tray(back)
    expect(dialog.locator("blockquote")).to_have_text("The stairs were wet")
    dialog.get_by_role("button", name="Discard my text").click()
    expect(back.page.get_by_role("dialog", name="Nothing needs you")).to_be_visible()
    back.page.keyboard.press("Escape")
    back.saved()
    lock(facilitator, "open")
    expect(facilitator.note("The stairs were wet")).to_have_count(0)


def test_a_note_begun_alone_arrives_after_its_phase_and_stays_hidden(
    visit: Visit, facilitator: RoomPage
) -> None:
    facilitator.start(WALK)
    petra = visit(PETRA)
    expect(petra.page.get_by_text("Nobody sees it yet")).to_be_visible()
    write_offline(petra, "Nobody was at the desk")
    facilitator.start(OPEN_PHASE)
    petra.page.context.set_offline(False)
    petra.saved()
    expect(petra.note("Nobody was at the desk")).to_have_count(1)
    expect(facilitator.note("Nobody was at the desk")).to_have_count(0)


def test_a_note_that_comes_after_the_room_has_closed_is_kept(
    visit: Visit, facilitator: RoomPage
) -> None:
    petra = visit(PETRA)
    write_offline(petra, "Too late to be told")
    facilitator.button("Close the room").click()
    facilitator.dialog.get_by_role("button", name="Close the room").click()
    expect(facilitator.button("Close the room")).to_have_count(0)
    petra.page.context.set_offline(False)
    expect(petra.status).to_have_text("Needs attention (1)")
    dialog = tray(petra)
    expect(dialog.locator("blockquote")).to_have_text("Too late to be told")
    expect(dialog.get_by_text("This room is closed")).to_be_visible()
