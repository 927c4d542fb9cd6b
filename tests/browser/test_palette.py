"""Ctrl + K finds what is on this screen and does what has a key; single keys can be off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, STAGE_B, RoomPage

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


def field(room: RoomPage) -> Locator:
    """The palette's field."""
    return room.page.get_by_role("combobox", name="Find or do")


def found(room: RoomPage) -> Locator:
    """What the palette lists."""
    return room.page.get_by_role("listbox", name="What was found").get_by_role("option")


def ask(room: RoomPage, typed: str) -> Locator:
    """Press Ctrl + K and type; returns what was found."""
    room.keyboard.press("Control+k")
    expect(field(room)).to_be_focused()
    room.keyboard.type(typed)
    return found(room)


def test_the_arrows_choose_and_enter_goes_there(petra: RoomPage) -> None:
    expect(ask(petra, "trust the price")).to_have_count(
        2
    )  # the stage, and looking for it in the decisions
    chosen = petra.page.locator("[aria-selected=true]")
    expect(chosen).to_contain_text("Can I trust the price?")
    petra.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text("in the decisions")
    active = field(petra).get_attribute("aria-activedescendant")
    assert chosen.get_attribute("id") == active
    petra.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text("Can I trust the price?")
    petra.keyboard.press("Enter")
    expect(petra.dialog).to_have_count(0)
    stop = petra.page.locator("[data-stop]:focus")
    expect(stop).to_be_visible()
    expect(petra.page.get_by_role("group", name=STAGE_B).filter(has=stop)).to_be_visible()


def test_a_note_is_found_and_shown_though_its_lane_is_folded(petra: RoomPage) -> None:
    petra.write("They ask for one bill for both boilers")
    head = petra.page.get_by_role("button", name="How they move").first
    if head.is_visible() and head.get_attribute("aria-expanded") == "true":
        head.click()
    ask(petra, "one bill both")
    petra.keyboard.press("Enter")
    expect(petra.note("They ask for one bill")).to_be_focused()


def test_what_has_a_key_is_done_and_says_what_it_needs(petra: RoomPage) -> None:
    ask(petra, "write a note")
    petra.keyboard.press("Enter")
    writing = petra.page.get_by_role("textbox", name="New note")
    expect(writing).to_be_focused()
    petra.keyboard.press("Escape")
    ask(petra, "give a dot")
    petra.keyboard.press("Enter")
    expect(petra.page.get_by_text("a dot is given while a vote is open")).to_be_visible()


def test_esc_leaves_it_and_gives_the_focus_back(petra: RoomPage) -> None:
    note = petra.write("Where I was")
    note.focus()
    expect(ask(petra, "zzzz")).to_have_count(1)  # looking for it in the decisions
    expect(petra.page.get_by_text("Nothing here is called “zzzz”")).to_be_visible()
    petra.keyboard.press("Escape")
    expect(petra.dialog).to_have_count(0)
    expect(note).to_be_focused()


def test_pages_without_a_board_have_it_too(petra: RoomPage) -> None:
    room = petra
    room.page.goto("/")
    expect(room.page.get_by_role("heading", level=1)).to_be_visible()
    room.page.get_by_role("button", name="Find or do").click()
    expect(found(room).filter(has_text="Settings")).to_have_count(0)
    room.keyboard.type("yearly review")
    room.keyboard.press("Enter")
    expect(room.page.get_by_role("searchbox")).to_have_value("yearly review")
    expect(room.page.get_by_role("link", name="Rewrite the yearly review")).to_be_visible()
    petra.enter()


def test_single_keys_are_switched_off_on_this_device_and_on_again(petra: RoomPage) -> None:
    room = petra
    room.keyboard.press("?")
    switch = room.dialog.get_by_role("checkbox", name="Single keys do something")
    switch.uncheck()
    room.keyboard.press("Escape")
    room.page.reload()
    room.saved()
    room.page.locator("[data-stop][tabindex='0']").focus()
    for key in ("n", "?", "m", "1"):
        room.keyboard.press(key)
    expect(room.page.get_by_role("textbox", name="New note")).to_have_count(0)
    expect(room.dialog).to_have_count(0)
    ask(room, "single keys on")
    room.keyboard.press("Enter")
    expect(room.dialog).to_have_count(0)
    room.keyboard.press("?")
    expect(switch).to_be_checked()
    room.keyboard.press("Escape")


def test_b_gathers_everybody_and_only_for_who_runs_the_room(
    petra: RoomPage, facilitator: RoomPage
) -> None:
    notice = petra.page.get_by_text("The room looks at")
    petra.keyboard.press("b")
    expect(ask(petra, "gather")).to_have_count(1)  # only what the decisions may hold
    petra.keyboard.press("Escape")
    facilitator.keyboard.press("b")
    expect(notice).to_be_visible()
    petra.button("Stay here").click()
    expect(notice).to_have_count(0)


def test_space_and_the_mouse_push_the_board_and_move_no_note(petra: RoomPage) -> None:
    page = petra.page
    note = petra.write("Stays in its cell")
    around = note.locator("xpath=ancestor::*[@data-cell][1]")
    cell = around.get_attribute("data-cell") or ""
    page.set_viewport_size({"width": 1000, "height": 500})
    left = "() => document.querySelector('.board').scrollLeft"
    page.evaluate("() => document.querySelector('.board').scrollTo(0, 0)")
    box = page.get_by_role("main", name="Board").bounding_box()
    assert box
    x, y = box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.keyboard.down("Space")
    page.mouse.down()
    page.mouse.move(x - 120, y, steps=4)
    page.mouse.up()
    page.keyboard.up("Space")
    assert page.evaluate(left) == 120
    page.mouse.move(x - 200, y)
    assert page.evaluate(left) == 120
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(around).to_have_attribute("data-cell", cell)
