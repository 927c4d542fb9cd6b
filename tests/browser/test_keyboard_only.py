"""No mouse: in, write, edit, move, group, vote, raise, sign, and back, with the focus in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.by_keyboard import seen, tab_to
from tests.browser.conftest import Visit
from tests.browser.room_page import (
    FACILITATOR,
    OPEN_PHASE,
    PETRA,
    STAGE_B,
    THEO,
    RoomPage,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator in the live room."""
    room = visit(FACILITATOR)
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def petra(visit: Visit, facilitator: RoomPage) -> RoomPage:
    """Petra, who has no mouse."""
    return visit(PETRA)


def begin(room: RoomPage, text: str) -> Locator:
    """Write a note; it has the focus afterwards."""
    note = room.write(text)
    expect(note).to_be_focused()
    return note


def test_joining_by_code_needs_no_mouse(visit: Visit, facilitator: RoomPage) -> None:
    code = facilitator.door_code()
    theo = visit()
    theo.page.goto("/join")
    expect(theo.page.get_by_label("Room code")).to_be_focused()
    theo.keyboard.type(code)
    expect(theo.page.get_by_role("heading", name="Who are you?")).to_be_visible()
    first = theo.page.get_by_role("radio").and_(theo.page.locator(":enabled")).first
    tab_to(theo, first)
    seat = theo.page.get_by_role("radio", name=THEO)
    for _ in range(12):
        if seat.is_checked():
            break
        theo.keyboard.press("ArrowDown")
    expect(seat).to_be_checked()
    assert seen(theo)
    theo.keyboard.press("Enter")
    expect(theo.page.get_by_text("The facilitator lets you in with one tap")).to_be_visible()
    tab_to(facilitator, facilitator.button(f"Admit {THEO}"))
    facilitator.keyboard.press("Enter")
    expect(theo.page.get_by_role("region", name="Phase")).to_be_visible()


def test_a_note_is_written_and_edited(petra: RoomPage) -> None:
    begin(petra, "Nobody rang")
    assert seen(petra)
    petra.keyboard.press("Enter")
    expect(petra.page.get_by_role("textbox", name="Edit the note")).to_be_focused()
    petra.keyboard.type(" back")
    petra.keyboard.press("Escape")
    expect(petra.note("Nobody rang back")).to_be_focused()
    petra.saved()


def test_tab_finishes_a_note_and_begins_the_next(petra: RoomPage) -> None:
    petra.type_note("The first of two")
    petra.keyboard.press("Tab")
    writing = petra.page.get_by_role("textbox", name="New note")
    expect(writing).to_be_focused()
    expect(writing).to_have_value("")
    petra.keyboard.insert_text("The second of two")
    petra.keyboard.press("Control+Enter")
    expect(petra.note("The first of two")).to_be_visible()
    expect(petra.note("The second of two")).to_be_focused()


def test_a_note_moves_and_keeps_the_focus(petra: RoomPage) -> None:
    begin(petra, "To be moved by keys")
    petra.keyboard.press("m")
    expect(petra.dialog.get_by_label("Stage", exact=True)).to_be_focused()
    petra.keyboard.type("B")
    petra.keyboard.press("Enter")
    if petra.dialog.is_visible():
        tab_to(petra, petra.dialog.get_by_role("button", name="Move", exact=True))
        petra.keyboard.press("Enter")
    expect(petra.note("To be moved by keys")).to_be_focused()
    there = petra.cell("How they move", STAGE_B).get_by_role("article")
    expect(there.filter(has_text="To be moved by keys")).to_be_visible()


def test_esc_leaves_a_dialog_and_gives_the_focus_back(petra: RoomPage) -> None:
    note = begin(petra, "Stays where it is")
    for key in ("m", "d", "?"):
        petra.keyboard.press(key)
        expect(petra.dialog).to_be_visible()
        petra.keyboard.press("Escape")
        expect(petra.dialog).to_have_count(0)
        expect(note).to_be_focused()


def test_help_lists_the_keys(petra: RoomPage) -> None:
    begin(petra, "Ask for the keys")
    petra.keyboard.press("?")
    for words in ("Write a note here", "Move to another place", "Make a decision of it"):
        expect(petra.dialog.get_by_text(words)).to_be_visible()
    petra.keyboard.press("Escape")


def test_arrows_go_through_the_board_which_is_one_tab_stop(petra: RoomPage) -> None:
    petra.keyboard.press("2")
    petra.keyboard.press("End")
    petra.keyboard.press("Home")
    at = petra.page.evaluate("() => document.activeElement.dataset.stop")
    petra.keyboard.press("ArrowDown")
    petra.keyboard.press("ArrowRight")
    moved = petra.page.evaluate("() => document.activeElement.dataset.stop")
    assert at
    assert moved
    assert moved != at
    assert petra.page.locator("main [data-stop][tabindex='0']").count() == 1
    petra.keyboard.press("Tab")
    assert petra.page.evaluate("() => document.activeElement.closest('[data-stop]')") is None


def test_notes_are_selected_and_grouped(petra: RoomPage) -> None:
    begin(petra, "First of a pair")
    petra.keyboard.press("v")
    begin(petra, "Second of a pair")
    petra.keyboard.press("v")
    petra.keyboard.press("g")
    expect(petra.dialog.get_by_label("Name of the group")).to_be_focused()
    petra.keyboard.type("Pairs")
    petra.keyboard.press("Enter")
    group = petra.page.get_by_role("region", name="Group Pairs")
    expect(group.get_by_role("article")).to_have_count(2)
    petra.saved()


def test_a_dot_is_given_and_taken_back(petra: RoomPage, facilitator: RoomPage) -> None:
    facilitator.button("Open a vote").click()
    left = petra.page.get_by_role("contentinfo").get_by_role("status")
    expect(left).to_have_text("3 dots to give; nobody sees them yet")
    begin(petra, "Worth a dot")
    petra.keyboard.press("x")
    expect(left).to_have_text("2 of 3 dots to give; nobody sees them yet")
    petra.keyboard.press("Shift+X")
    expect(left).to_have_text("3 dots to give; nobody sees them yet")
    petra.keyboard.press("x")
    petra.saved()
    facilitator.button("Close the vote").click()
    expect(petra.note("Worth a dot").get_by_role("img", name="1 dot: Operations 1")).to_be_visible()


def test_a_decision_is_raised_and_signed_and_esc_leads_back(petra: RoomPage) -> None:
    note = begin(petra, "Nobody stays until they are warm")
    petra.keyboard.press("d")
    expect(petra.dialog.get_by_label("The decision in one line")).to_be_focused()
    petra.keyboard.type("Stay until they are warm")
    petra.keyboard.press("Enter")
    line = petra.panel.get_by_role("textbox", name="The decision in one line")
    expect(line).to_be_focused()
    assert seen(petra)
    option = petra.panel.get_by_role("textbox", name="Another option")
    tab_to(petra, option)
    petra.keyboard.type("One person stays")
    petra.keyboard.press("Enter")
    expect(petra.button("Choose: One person stays")).to_be_visible()
    petra.panel.get_by_role("button", name="Read", exact=True).focus()
    petra.keyboard.press("Enter")
    tab_to(petra, petra.button("Agree and sign"))
    assert seen(petra)
    petra.keyboard.press("Enter")
    expect(petra.panel.get_by_text("You signed: agree")).to_be_visible()
    petra.keyboard.press("Escape")
    expect(petra.panel).to_have_count(0)
    expect(note).to_be_focused()
