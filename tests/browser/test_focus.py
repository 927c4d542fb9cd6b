"""The focus never falls to the page: what takes it away leaves it to what stands there now."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, ROOM_PATH, RoomPage

pytestmark = pytest.mark.browser

NOWHERE = "() => !document.activeElement || document.activeElement === document.body"


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator, who opens the room with a key."""
    room = visit(FACILITATOR)
    strip = room.page.get_by_role("region", name="Facilitate")
    expect(
        room.button("Open the room").or_(room.page.get_by_label("Go to a phase"))
    ).to_be_visible()
    if room.button("Open the room").is_visible():
        press(room, "Open the room")
        expect(room.button("Open the room")).to_have_count(0)
        expect(strip.get_by_role("button").first).to_be_focused()
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def petra(visit: Visit, facilitator: RoomPage) -> RoomPage:
    """Petra, who has no mouse."""
    return visit(PETRA)


def press(room: RoomPage, name: str) -> None:
    """Press a button with a key."""
    room.button(name).focus()
    room.keyboard.press("Enter")


def test_an_act_of_the_strip_leaves_the_focus_to_what_replaced_it(facilitator: RoomPage) -> None:
    press(facilitator, "Open a vote")
    expect(facilitator.button("Close the vote")).to_be_focused()
    facilitator.keyboard.press("Enter")
    expect(facilitator.page.get_by_label("Dots for each person")).to_be_focused()
    press(facilitator, "Write alone")
    expect(facilitator.button("Reveal")).to_be_focused()
    facilitator.keyboard.press("Enter")
    expect(facilitator.button("Write alone")).to_be_focused()
    press(facilitator, "Open the door")
    expect(facilitator.page.get_by_role("button", name="Code")).to_be_focused()


def test_a_deleted_note_leaves_the_focus_to_its_neighbour_and_then_to_the_cell(
    petra: RoomPage,
) -> None:
    petra.keyboard.press("3")
    first, second = petra.write("First of the cell"), petra.write("Second of the cell")
    petra.keyboard.press("Delete")
    expect(second).to_have_count(0)
    expect(first).to_be_focused()
    petra.keyboard.press("Delete")
    expect(first).to_have_count(0)
    stop = petra.page.evaluate("() => document.activeElement.dataset.stop")
    assert stop.startswith("cell:")


def test_undo_of_the_note_with_the_focus_stays_in_its_place(petra: RoomPage) -> None:
    petra.keyboard.press("4")
    kept, undone = petra.write("Stays"), petra.write("Is undone")
    petra.saved()
    petra.keyboard.press("Control+z")
    expect(undone).to_have_count(0)
    expect(kept).to_be_focused()


def test_a_grouped_note_keeps_the_focus(petra: RoomPage) -> None:
    petra.keyboard.press("5")
    note = petra.write("Grouped by key")
    petra.keyboard.press("g")
    petra.keyboard.insert_text("A group by key")
    petra.keyboard.press("Enter")
    group = petra.page.get_by_role("region", name="Group A group by key")
    expect(group.get_by_role("article")).to_be_visible()
    expect(note).to_be_focused()


def test_a_message_that_goes_gives_the_focus_back(petra: RoomPage) -> None:
    petra.keyboard.press("6")
    note = petra.write("Deleted and back")
    petra.saved()
    petra.keyboard.press("Delete")
    undo = petra.page.get_by_role("status").get_by_role("button", name="Undo").last
    undo.focus()
    petra.keyboard.press("Enter")
    expect(note).to_be_focused()


def test_verbs_for_a_selection_lead_back_to_the_board(petra: RoomPage) -> None:
    petra.keyboard.press("7")
    first, second = petra.write("Neighbour"), petra.write("Deleted from below")
    petra.keyboard.press("v")
    petra.page.get_by_role("contentinfo").get_by_role("button", name="Delete").focus()
    petra.keyboard.press("Enter")
    expect(second).to_have_count(0)
    expect(first).to_be_focused()


def test_a_click_beside_everything_leaves_the_focus_nowhere(petra: RoomPage) -> None:
    petra.keyboard.press("2")
    petra.write("Left with the mouse")
    petra.page.get_by_role("region", name="Phase").click(position={"x": 400, "y": 20})
    # Two frames: the watcher acts in the first one after a change.
    frames = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
    petra.page.evaluate(frames)
    assert petra.page.evaluate(NOWHERE)


def test_a_dialog_that_closes_gives_the_focus_back_though_its_opener_has_gone(
    facilitator: RoomPage,
) -> None:
    code = facilitator.page.get_by_role("button", name="Code")
    opening = facilitator.button("Open the door")
    expect(code.or_(opening)).to_be_visible()
    if opening.is_visible():
        opening.click()
    code.focus()
    facilitator.keyboard.press("Enter")
    facilitator.dialog.get_by_role("button", name="Close the door").click()
    expect(facilitator.dialog).to_have_count(0)
    expect(facilitator.button("Open the door")).to_be_focused()


def test_on_the_console_an_act_that_goes_leaves_the_focus_where_it_was(
    facilitator: RoomPage,
) -> None:
    page = facilitator.page
    page.goto(f"{ROOM_PATH}/console")
    press(facilitator, "Pause")
    expect(facilitator.button("Go on")).to_be_focused()
    facilitator.keyboard.press("Enter")
    expect(facilitator.button("Pause")).to_be_focused()
    page.evaluate("() => document.activeElement.remove()")
    page.wait_for_function(f"() => !({NOWHERE})()")
    expect(
        facilitator.page.get_by_role("region", name="This phase").locator(":focus")
    ).to_have_count(1)


def test_a_page_whose_last_control_goes_gives_the_focus_to_its_content(
    facilitator: RoomPage,
) -> None:
    page = facilitator.page
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="Find or do").focus()
    page.evaluate("() => document.querySelector('header.top').remove()")
    expect(page.locator("main#main")).to_be_focused()
