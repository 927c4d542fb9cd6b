"""The rest of the hour without a mouse: run a phase, reveal, gather, answer, sign, read, print.

Joining, writing, editing, moving, grouping, voting and raising are in test_keyboard_only.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.by_keyboard import seen, tab_to
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


def test_a_leader_says_that_she_is_done_and_that_she_is_not(petra: RoomPage) -> None:
    done = petra.button("I’m done")
    petra.keyboard.press("t")
    expect(done).to_have_attribute("aria-pressed", "true")
    tab_to(petra, done)
    assert seen(petra)
    petra.keyboard.press("Enter")
    expect(done).to_have_attribute("aria-pressed", "false")


def test_a_deleted_note_is_brought_back_out_of_the_bin(petra: RoomPage) -> None:
    petra.write("Deleted too soon")
    petra.keyboard.press("Delete")
    expect(petra.note("Deleted too soon")).to_have_count(0)
    tab_to(petra, petra.button("Bin"))
    petra.keyboard.press("Enter")
    tab_to(petra, petra.dialog.get_by_role("button", name="Restore: Deleted too soon"))
    petra.keyboard.press("Enter")
    expect(petra.dialog.get_by_text("Back on the board")).to_be_visible()
    petra.keyboard.press("Escape")
    expect(petra.note("Deleted too soon")).to_be_visible()


def test_a_facilitator_opens_and_closes_a_vote(facilitator: RoomPage) -> None:
    tab_to(facilitator, facilitator.button("Open a vote"))
    facilitator.keyboard.press("Enter")
    expect(facilitator.button("Close the vote")).to_be_focused()
    facilitator.keyboard.press("Enter")
    expect(facilitator.button("Close the vote")).to_have_count(0)


def test_a_facilitator_gathers_and_a_leader_stays_or_follows(
    petra: RoomPage, facilitator: RoomPage
) -> None:
    notice = petra.page.get_by_text("The room looks at")
    tab_to(facilitator, facilitator.page.locator("main [data-stop][tabindex='0']"))
    facilitator.keyboard.press("b")
    expect(notice).to_be_visible()
    petra.keyboard.press("Escape")
    expect(notice).to_have_count(0)
    expect(petra.page.get_by_text("You follow the room.")).to_have_count(0)
    facilitator.keyboard.press("b")
    expect(petra.page.get_by_text("You follow the room.")).to_be_visible()
    petra.keyboard.press("Escape")
    expect(petra.page.get_by_text("You follow the room.")).to_have_count(0)


def test_a_facilitator_opens_a_private_phase_and_reveals_it(
    petra: RoomPage, facilitator: RoomPage
) -> None:
    agenda = facilitator.page.get_by_label("Go to a phase")
    tab_to(facilitator, agenda)
    place = agenda.locator("option").filter(has_text=WALK).inner_text().split(".")[0]
    facilitator.keyboard.type(place)  # a native list: typing chooses by its first letters
    expect(petra.page.get_by_text("Nobody sees it yet")).to_be_visible()
    petra.write("Seen alone first")
    petra.saved()
    expect(facilitator.note("Seen alone first")).to_have_count(0)
    tab_to(facilitator, facilitator.button("Reveal"))
    facilitator.keyboard.press("Enter")
    expect(facilitator.note("Seen alone first")).to_be_visible()


def test_a_leader_signs_with_a_worry_and_says_why(petra: RoomPage) -> None:
    petra.write("Letters are read by nobody")
    petra.keyboard.press("d")
    expect(petra.dialog.get_by_label("The decision in one line")).to_be_focused()
    petra.keyboard.type("Write letters people can read")
    petra.keyboard.press("Enter")
    expect(petra.panel.get_by_role("textbox", name="The decision in one line")).to_be_focused()
    tab_to(petra, petra.panel.get_by_role("button", name="Read", exact=True), back=True)
    petra.keyboard.press("Enter")
    tab_to(petra, petra.panel.locator("summary").filter(has_text="Other stance"))
    petra.keyboard.press("Enter")
    worry = petra.panel.get_by_label("Agree with a worry")
    tab_to(petra, petra.panel.get_by_role("radio").first)
    for _ in range(4):
        petra.keyboard.press("Space" if not petra.panel.get_by_role("radio").first.is_checked()
                             else "ArrowDown")  # fmt: skip
        if worry.is_checked():
            break
    expect(worry).to_be_checked()
    tab_to(petra, petra.panel.get_by_label("Why, in my words"))
    petra.keyboard.type("It costs us January.")
    tab_to(petra, petra.panel.get_by_role("button", name="Sign with this stance"))
    petra.keyboard.press("Enter")
    expect(petra.panel.get_by_text("You signed: agree with a worry")).to_be_visible()
    petra.keyboard.press("Escape")


def test_a_leader_filters_the_log_and_prints_a_card(petra: RoomPage) -> None:
    page = petra.page
    page.goto("/decisions")
    search = page.get_by_role("searchbox", name="Search decisions")
    expect(search).to_be_visible()
    tab_to(petra, search)
    petra.keyboard.type("yearly review")
    found = page.get_by_role("link", name="Rewrite the yearly review")
    expect(page.locator(".log h3")).to_have_count(1)
    tab_to(petra, page.get_by_role("checkbox", name="Joint").first)
    petra.keyboard.press("Space")
    expect(found).to_be_visible()
    tab_to(petra, found)
    assert seen(petra)
    petra.keyboard.press("Enter")
    expect(page.get_by_role("article")).to_be_visible()
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    tab_to(petra, page.get_by_role("button", name="Print").first)
    petra.keyboard.press("Enter")
    assert page.evaluate("() => window.printed") is True
