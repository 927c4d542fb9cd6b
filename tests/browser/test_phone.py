"""A phone at the thumb: in by code, admitted by one tap, writing and moving without dragging."""

from __future__ import annotations

from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.room_page import (
    FACILITATOR,
    OPEN_PHASE,
    PETRA,
    STAGE_A,
    STAGE_B,
    THEO,
    WALK,
    RoomPage,
)

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SMALL = """() => [...document.querySelectorAll('button, select, textarea, a[href]')]
    .filter((each) => each.checkVisibility() && !each.closest('.sr, .skip, dialog:not([open])'))
    .map((each) => [each.getBoundingClientRect(), each.ariaLabel || each.textContent])
    .filter(([box]) => box.width > 1 && Math.min(box.width, box.height) < 44)
    .map(([box, name]) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`)"""
FITS = "() => document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator in the live room."""
    room = visit(FACILITATOR)
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def code(facilitator: RoomPage) -> str:
    """The code of the open door."""
    return facilitator.door_code()


@pytest.fixture(scope="module")
def phone(visit: Visit, facilitator: RoomPage, code: str) -> RoomPage:
    """Théo's phone, let in by code, seat and one tap of the facilitator."""
    room = visit(**PHONE)
    page = room.page
    page.goto("/join")
    page.get_by_label("Room code").fill(code.lower())
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    assert page.evaluate(FITS)
    page.get_by_role("radio", name=THEO).check(force=True)
    page.get_by_role("button", name=f"Go in as {THEO}").tap()
    expect(page.get_by_text("The facilitator lets you in with one tap")).to_be_visible()
    expect(page.get_by_text(f"You asked for the seat of {THEO}")).to_be_visible()
    waiting = facilitator.page.get_by_role("list", name="Waiting to be let in")
    expect(waiting).to_contain_text(f"{THEO}, Marketing, is waiting")
    expect(facilitator.button(f"Turn {THEO} away")).to_be_visible()
    facilitator.button(f"Admit {THEO}").click()
    expect(page.get_by_role("region", name="Phase")).to_be_visible()
    return room


def clear_desk(phone: RoomPage) -> None:
    """Forget the selection, the open stage and the draft that earlier tests left behind."""
    phone.page.evaluate("sessionStorage.clear()")
    phone.page.reload()
    phone.saved()


def test_a_phone_let_in_by_code_writes_a_note(phone: RoomPage, facilitator: RoomPage) -> None:
    phone.page.get_by_label("Write a note", exact=True).fill("Heard on my round today")
    phone.button("Add note").tap()
    expect(phone.note("Heard on my round today")).to_be_visible()
    phone.saved()
    expect(facilitator.note("Heard on my round today")).to_be_visible()
    assert phone.page.evaluate(FITS)


def test_a_phone_moves_its_note_without_dragging(phone: RoomPage, facilitator: RoomPage) -> None:
    phone.page.get_by_label("Write a note", exact=True).fill("They ask for one number")
    phone.button("Add note").tap()
    phone.note("They ask for one number").tap()
    phone.page.get_by_role("button", name="Move to…").tap()
    phone.move(STAGE_B)
    there = facilitator.cell("How they move", STAGE_B).get_by_role("article")
    expect(there.filter(has_text="They ask for one number")).to_be_visible()
    phone.page.get_by_role("navigation", name="Stages").get_by_role("button", name=STAGE_B).tap()
    expect(phone.note("They ask for one number")).to_be_visible()


def test_a_sentence_at_the_thumb_outlives_what_happens_around_it(
    phone: RoomPage, facilitator: RoomPage
) -> None:
    page = phone.page
    clear_desk(phone)
    line = page.get_by_label("Write a note", exact=True)
    line.fill("Tapped by mistake")
    phone.button("Add note").tap()
    line.fill("Begun here")

    phone.note("Tapped by mistake").tap()
    phone.button("Select nothing").tap()
    expect(line).to_have_value("Begun here")

    locks = facilitator.page.get_by_label("What people may change")
    locks.select_option("frozen")
    expect(page.get_by_text("Writing is closed at the moment")).to_be_visible()
    locks.select_option("open")
    expect(line).to_have_value("Begun here")

    page.reload()
    expect(line).to_have_value("Begun here")


def test_a_sentence_goes_to_the_stage_it_was_begun_in(
    phone: RoomPage, facilitator: RoomPage
) -> None:
    turn = facilitator.page.get_by_label("Turn everybody to a stage")
    turn.select_option(label=STAGE_A)
    clear_desk(phone)
    line = phone.page.get_by_label("Write a note", exact=True)
    stages = phone.page.get_by_role("navigation", name="Stages")
    expect(stages.get_by_role("button", name=STAGE_A)).to_have_attribute("aria-current", "true")
    line.fill("About this stage")

    turn.select_option(label=STAGE_B)

    expect(phone.page.get_by_text(f"This goes to “{STAGE_A}”.")).to_be_visible()
    phone.button("Add note").tap()
    there = facilitator.page.get_by_role("group", name=STAGE_A).get_by_role("article")
    expect(there.filter(has_text="About this stage")).to_be_visible()

    line.fill("Meant for the next")
    turn.select_option(label=STAGE_A)
    phone.button(f"Put it in “{STAGE_A}”").tap()
    phone.button("Add note").tap()
    expect(there.filter(has_text="Meant for the next")).to_be_visible()


def test_the_writing_line_keeps_the_focus_for_the_next_note(phone: RoomPage) -> None:
    clear_desk(phone)
    line = phone.page.get_by_label("Write a note", exact=True)
    line.fill("One of two")
    phone.button("Add note").tap()
    expect(line).to_be_focused()
    expect(line).to_have_value("")
    phone.keyboard.insert_text("Two of two")
    phone.button("Add note").tap()
    expect(phone.note("Two of two")).to_be_visible()


def test_a_lane_is_written_in_at_the_thumb(phone: RoomPage) -> None:
    clear_desk(phone)
    phone.button(f"Write a note: What they want next, {STAGE_A}").tap()
    line = phone.page.get_by_label("Write a note", exact=True)
    expect(line).to_be_focused()
    expect(phone.page.get_by_label("Lane", exact=True)).to_have_value("WHAT NEXT")
    phone.keyboard.insert_text("Asked for in passing")
    phone.button("Add note").tap()
    lane = phone.page.get_by_role("group", name=f"What they want next, {STAGE_A}")
    expect(lane.get_by_role("article").filter(has_text="Asked for in passing")).to_be_visible()


def test_a_stage_shows_all_five_lanes_and_says_which_are_empty(phone: RoomPage) -> None:
    clear_desk(phone)
    phone.page.get_by_role("navigation", name="Stages").get_by_role(
        "button", name="G What else"
    ).tap()
    heads = phone.page.locator(".outline h3")
    expect(heads).to_have_count(5)
    expect(heads.filter(has_text="Nothing yet")).to_have_count(5)
    adds = phone.page.get_by_role("button", name="Write a note: ")
    expect(adds).to_have_count(5)


def test_the_tab_that_is_marked_is_the_one_that_is_shown(visit: Visit) -> None:
    room = visit(PETRA)
    room.page.get_by_role("button", name="Outline", exact=True).click()
    tabs = room.page.get_by_role("navigation", name="Stages")
    marked = tabs.locator("[aria-current]")
    expect(marked).to_have_text("All of the journey")
    tabs.get_by_role("button", name=STAGE_B).click()
    expect(marked).to_have_text("B")
    room.page.locator("main").evaluate("(board) => board.scrollTo(0, 0)")
    expect(marked).to_have_text("All of the journey")


def test_everything_to_tap_in_the_room_is_large_enough(phone: RoomPage) -> None:
    small = phone.page.evaluate(SMALL)
    assert small == []


def test_a_wrong_code_says_so_and_keeps_the_place(visit: Visit, heard: object) -> None:
    heard.expect("/api/join")  # type: ignore[attr-defined]
    room = visit(**PHONE)
    room.page.goto("/join")
    room.page.get_by_label("Room code").fill("AAAAAA")
    expect(room.page.get_by_role("alert")).to_contain_text("code")
    expect(room.page.get_by_role("heading", name="What does the screen say?")).to_be_visible()


def test_who_was_not_let_in_sees_nothing(visit: Visit, code: str) -> None:
    room = visit(**PHONE)
    room.page.goto(f"/join/{code}")
    seats = room.page.get_by_role("radio")
    expect(seats.first).to_be_attached()
    room.page.get_by_role("radio", name="Rosa Delgado").check(force=True)
    room.page.get_by_role("button", name="Go in as Rosa Delgado").tap()
    expect(room.page.get_by_text("The facilitator lets you in with one tap")).to_be_visible()
    answer = room.page.request.get("/api/rooms/room-2026-q2/snapshot")
    assert answer.status == 403
    assert "records" not in answer.json()


def test_what_was_begun_before_the_phase_changed_is_in_sight_when_it_is_written(
    facilitator: RoomPage, visit: Visit
) -> None:
    phone = visit(PETRA, **PHONE)
    text = f"The invoice came twice {token_hex(3)}"
    facilitator.start("Customers gained and lost")
    expect(phone.page.get_by_role("region", name="Phase")).to_contain_text("gained and lost")
    phone.page.get_by_label("Write a note", exact=True).fill(text)
    facilitator.start(WALK)
    expect(phone.page.get_by_role("region", name="Phase")).to_contain_text("Walk in their shoes")
    phone.button("Add note").tap()
    expect(phone.note(text)).to_be_visible()
