"""The room on the screens it is used on: nothing runs over, wraps, hides or covers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, THEO, RoomPage

pytestmark = pytest.mark.browser

RUNS_OVER = """(each) => [...each.querySelectorAll('button, select, small')]
    .filter((part) => part.scrollWidth > part.clientWidth + 1
        || part.getBoundingClientRect().right > each.getBoundingClientRect().right)
    .map((part) => part.textContent)"""
WORDS_CUT = """(list) => {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = getComputedStyle(list).font;
    const arrow = 44;
    return pen.measureText(list.selectedOptions[0].textContent).width + arrow > list.clientWidth;
}"""
COVERED = """() => {
    const toasts = [...document.querySelectorAll('.toast')]
        .map((each) => each.getBoundingClientRect());
    const bars = '.toolbar *, .composer *, .strip-bar *, header *, .phasebar *, .signfoot *';
    return [...document.querySelectorAll(bars)]
        .filter((each) => each.matches('button, select, textarea, a') && each.checkVisibility())
        .filter((each) => {
            const at = each.getBoundingClientRect();
            return toasts.some((toast) => at.left < toast.right && toast.left < at.right
                && at.top < toast.bottom && toast.top < at.bottom);
        })
        .map((each) => each.ariaLabel || each.textContent);
}"""


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator in the live room."""
    room = visit(FACILITATOR)
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def petra(visit: Visit, facilitator: RoomPage) -> RoomPage:
    """Petra, with a seat."""
    return visit(PETRA)


def test_what_belongs_to_a_note_being_written_stays_on_its_card(petra: RoomPage) -> None:
    petra.page.set_viewport_size({"width": 1280, "height": 800})
    petra.type_note("A narrow card")
    card = petra.page.locator(".compose")
    assert card.evaluate(RUNS_OVER) == []
    petra.keyboard.press("Escape")


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800)])
def test_the_strip_is_one_calm_line_while_a_vote_can_be_held(
    facilitator: RoomPage, size: tuple[int, int]
) -> None:
    facilitator.page.set_viewport_size({"width": size[0], "height": size[1]})
    strip = facilitator.page.get_by_role("region", name="Facilitate")
    assert lines(strip) == 1
    facilitator.button("Open a vote").click()
    expect(facilitator.button("Close the vote")).to_be_visible()
    assert lines(strip) == 1
    facilitator.button("Close the vote").click()
    expect(facilitator.button("Open a vote")).to_be_visible()


def test_whether_the_board_is_locked_is_read_in_the_strip(facilitator: RoomPage) -> None:
    facilitator.page.set_viewport_size({"width": 1440, "height": 900})
    expect(facilitator.button("Open a vote")).to_be_visible()
    lock = facilitator.page.get_by_label("What people may change")
    for state in ("Board: notes only", "Board: open"):
        lock.select_option(label=state)
        expect(lock.locator("option:checked")).to_have_text(state)
        assert not lock.evaluate(WORDS_CUT), state
    assert not facilitator.page.get_by_label("Go to a phase").evaluate(WORDS_CUT)


def test_used_dots_look_used_and_show_where_they_are(
    facilitator: RoomPage, petra: RoomPage
) -> None:
    note = petra.write("Where my dot goes")
    facilitator.button("Open a vote").click()
    line = petra.page.get_by_role("contentinfo").get_by_role("status")
    expect(line).to_have_text("3 dots to give; nobody sees them yet")
    expect(line.locator(".used")).to_have_count(0)
    note.focus()
    petra.keyboard.press("x")
    expect(line).to_have_text("2 of 3 dots to give; nobody sees them yet")
    expect(line.locator(".used")).to_have_count(1)
    expect(note.get_by_role("img", name="Your dot")).to_be_visible()
    petra.keyboard.press("x")
    expect(note.get_by_role("img", name="Your 2 dots")).to_be_visible()
    petra.keyboard.press("x")
    expect(line).to_have_text("All your 3 dots are given; nobody sees them yet")
    petra.saved()
    facilitator.button("Close the vote").click()


def test_who_is_not_waited_for_is_not_asked_to_be_done(
    facilitator: RoomPage, petra: RoomPage
) -> None:
    expect(facilitator.page.get_by_text("0 of 1 is done")).to_be_visible()
    expect(petra.button("I’m done")).to_be_visible()
    expect(facilitator.button("I’m done")).to_have_count(0)


def test_the_tools_of_the_map_are_in_sight_without_a_mouse_over_them(visit: Visit) -> None:
    tablet = visit(THEO, has_touch=True, is_mobile=True, viewport={"width": 1024, "height": 768})
    for name in ("Add a stage", "Steps", "Import figures", "Show as a table"):
        expect(tablet.button(name)).to_have_css("opacity", "1")
    more = tablet.page.get_by_role("button", name="More about A")
    for small in (more, tablet.page.locator(".cell > .addhere").first):
        box = small.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 36


def test_a_lane_s_count_stays_below_its_name_when_scrolled(petra: RoomPage) -> None:
    petra.page.set_viewport_size({"width": 1440, "height": 900})
    for number in range(6):
        petra.write(f"One of many {number}")
    head = petra.page.locator(".lanehead").filter(has_text="notes").first
    petra.page.locator("#main").evaluate("board => { board.scrollTop = board.scrollHeight; }")
    name = head.locator("h3, .foldbtn").bounding_box()
    count = head.locator("small").bounding_box()
    assert name is not None
    assert count is not None
    assert name["y"] + name["height"] <= count["y"]


def test_an_empty_row_of_stages_is_low(petra: RoomPage) -> None:
    petra.page.set_viewport_size({"width": 1440, "height": 900})
    row = petra.page.locator(".lane.under").first.bounding_box()
    assert row is not None
    assert row["height"] <= 32


def test_a_frozen_board_offers_nothing_that_is_refused(
    facilitator: RoomPage, petra: RoomPage, visit: Visit
) -> None:
    board = facilitator.page.get_by_label("What people may change")
    board.select_option(label="Board: frozen")
    expect(petra.page.get_by_text("has frozen the board")).to_be_visible()
    for name in ("Add a stage", "Steps", "Import figures"):
        expect(petra.button(name)).to_have_count(0)
    expect(petra.page.locator(".addhere svg")).to_have_count(0)
    board.select_option(label="Board: open")
    expect(petra.button("Add a stage")).to_be_visible()


def test_messages_stand_clear_of_every_bar_and_do_not_repeat(petra: RoomPage) -> None:
    page = petra.page
    toasts = page.locator(".toast")
    for _ in range(5):
        petra.write("To be taken away")
        petra.keyboard.press("Delete")
        expect(petra.note("To be taken away")).to_have_count(0)
        expect(toasts).to_have_count(1)
    expect(toasts).to_have_text("Note deleted.Undo")
    assert page.evaluate(COVERED) == []
    page.get_by_role("status").get_by_role("button", name="Close").click()
    expect(toasts).to_have_count(0)


def test_messages_stand_clear_of_the_phone_s_writing_line(visit: Visit) -> None:
    phone = visit(
        "Rosa Delgado", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    phone.page.get_by_label("Write a note", exact=True).fill("Gone in a moment")
    phone.button("Add note").tap()
    phone.note("Gone in a moment").tap()
    phone.button("Delete").tap()
    expect(phone.page.locator(".toast")).to_be_visible()
    expect(phone.page.get_by_label("Write a note", exact=True)).to_be_visible()
    assert phone.page.evaluate(COVERED) == []


def test_messages_stand_clear_of_the_signature_on_a_phone(petra: RoomPage, visit: Visit) -> None:
    petra.write("Nobody can say when it is warm")
    petra.raise_decision("Say on which day it is warm")
    phone = visit(THEO, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone.page.goto(petra.page.url)
    read = phone.panel.get_by_role("button", name="Read", exact=True)
    again = phone.button("Sign again: agree")
    expect(read.or_(phone.button("Agree and sign")).first).to_be_visible()
    if read.is_visible():
        read.tap()
    phone.button("Agree and sign").tap()
    expect(phone.page.locator(".toast").filter(has_text="Signed")).to_be_visible()
    expect(again).to_be_in_viewport()
    assert phone.page.evaluate(COVERED) == []
    petra.panel.get_by_role("button", name="Close", exact=True).click()


def lines(strip: Locator) -> int:
    """How many lines the controls of a strip stand in."""
    middles = strip.evaluate(
        """(each) => [...each.querySelectorAll('button, select, a')]
            .map((part) => part.getBoundingClientRect())
            .filter((box) => box.width > 1)
            .map((box) => Math.round((box.top + box.bottom) / 2))"""
    )
    return len({round(middle / 8) for middle in middles})
