"""The bin: what is deleted is listed for those who saw it, and one tap brings it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, WALK, RoomPage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator in the live room."""
    room = visit(FACILITATOR)
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def petra(visit: Visit, facilitator: RoomPage) -> RoomPage:
    """Petra in the live room."""
    return visit(PETRA)


def bin_of(room: RoomPage) -> Locator:
    """Open the bin; returns what is in it."""
    room.button("Bin").click()
    expect(room.dialog.get_by_role("heading", name="Bin")).to_be_visible()
    return room.dialog.get_by_role("list", name="In the bin").get_by_role("listitem")


def delete(room: RoomPage, text: str) -> None:
    """Write a note and delete it."""
    room.write(text).focus()
    room.keyboard.press("Delete")
    expect(room.note(text)).to_have_count(0)
    room.saved()


def test_an_empty_bin_says_what_it_is_for(facilitator: RoomPage) -> None:
    expect(bin_of(facilitator)).to_have_count(0)
    expect(facilitator.dialog.get_by_text("Nothing has been deleted here")).to_be_visible()
    facilitator.keyboard.press("Escape")


def test_a_note_comes_back_for_everybody_with_one_tap(
    petra: RoomPage, facilitator: RoomPage
) -> None:
    delete(petra, "They ring twice about one bill")
    found = bin_of(facilitator).filter(has_text="They ring twice")
    expect(found).to_contain_text("Deleted by Petra Lindqvist at ")
    found.get_by_role("button", name="Restore: They ring twice").click()
    expect(found).to_have_count(0)
    expect(facilitator.dialog.get_by_text("Back on the board: They ring twice")).to_be_visible()
    expect(facilitator.dialog.get_by_role("button", name="Close")).to_be_focused()
    facilitator.keyboard.press("Escape")
    expect(petra.note("They ring twice about one bill")).to_be_visible()


def test_a_frame_comes_back_around_its_notes(petra: RoomPage) -> None:
    for text in ("First of the frame", "Second of the frame"):
        petra.write(text).focus()
        petra.keyboard.press("v")
    petra.keyboard.press("g")
    petra.dialog.get_by_label("Name of the group").fill("One frame")
    petra.keyboard.press("Enter")
    group = petra.page.get_by_role("region", name="Group One frame")
    group.get_by_role("heading").click()
    petra.button("Take the frame away").click()
    expect(group).to_have_count(0)
    petra.saved()
    bin_of(petra).filter(has_text="One frame").get_by_role("button").click()
    petra.keyboard.press("Escape")
    expect(group.get_by_role("article")).to_have_count(2)


def test_what_was_deleted_before_the_reveal_is_nobody_elses_after_it(
    petra: RoomPage, facilitator: RoomPage
) -> None:
    facilitator.start(WALK)
    expect(petra.page.get_by_text("Nobody sees it yet")).to_be_visible()
    delete(petra, "I take this back unseen")
    facilitator.reveal()
    expect(petra.page.get_by_text("Nobody sees it yet")).to_have_count(0)
    mine = bin_of(petra).filter(has_text="I take this back unseen")
    expect(mine).to_have_count(1)
    petra.keyboard.press("Escape")
    expect(bin_of(facilitator).filter(has_text="unseen")).to_have_count(0)
    facilitator.keyboard.press("Escape")
    assert "I take this back unseen" not in facilitator.page.evaluate(
        "() => fetch('/api/rooms/room-2026-q2/snapshot').then((answer) => answer.text())"
    )


def test_a_stage_and_its_step_come_back_in_order(facilitator: RoomPage) -> None:
    facilitator.page.get_by_role("button", name="Add a stage").first.click()
    facilitator.dialog.get_by_label("What a customer would say here").fill("Who comes at night?")
    facilitator.keyboard.press("Enter")
    head = facilitator.button("HWho comes at night?")
    head.click()
    facilitator.dialog.get_by_role("button", name="Take this stage off the map").click()
    expect(head).to_have_count(0)
    bin_of(facilitator).filter(has_text="Who comes at night?").get_by_role("button").click()
    facilitator.keyboard.press("Escape")
    expect(head).to_be_visible()
