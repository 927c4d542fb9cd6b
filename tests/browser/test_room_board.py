"""The room's board: two people on one board, over the real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.conftest import PATIENCE_MS, Complaints
from tests.serving import Served

pytestmark = pytest.mark.browser

ROOM = "room-2026-q2"
LEADER = "Petra Lindqvist"
PRIVATE_PHASE = "Walk in their shoes"
SHARED_PHASE = "Our promises"
ELSEWHERE = "Customers gained and lost"  # folds the lane "How they move"
Entering = Callable[..., Page]
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def company(house: Served) -> Served:
    """A server of our own with the sample company: its room goes through its phases here."""
    return house


@pytest.fixture
def complained(company: Served) -> Iterator[Complaints]:
    """What the pages of this test reported; the test fails when it was not expected."""
    collected = Complaints(company.url)
    yield collected
    assert collected.unexpected() == []


@pytest.fixture
def enter(browser: Browser, company: Served, complained: Complaints) -> Iterator[Entering]:
    """Let somebody into the room by a private link, in a browser of his own."""
    contexts: list[BrowserContext] = []

    def entering(member: str | None = None, **options: object) -> Page:
        wanted = {"viewport": {"width": 1440, "height": 900}} | options
        context = browser.new_context(base_url=company.url, **wanted)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        context.on("page", complained.watch)
        contexts.append(context)
        page = context.new_page()
        page.goto(company.link(member, ROOM))
        expect(page.get_by_role("region", name="Phase")).to_be_visible()
        return page

    yield entering
    for context in contexts:
        context.close()


@pytest.fixture
def walking(enter: Entering) -> tuple[Page, Page]:
    """A facilitator and a leader in the private phase of a live room."""
    facilitator = enter()
    go_to_phase(facilitator, PRIVATE_PHASE)
    leader = enter(LEADER)
    expect(leader.get_by_text(PRIVATE_PHASE).first).to_be_visible()
    return facilitator, leader


def go_to_phase(facilitator: Page, title: str) -> None:
    """Start a phase by its title, in a room that is opened when it is not."""
    opening = facilitator.get_by_role("button", name="Open the room")
    agenda = facilitator.get_by_label("Go to a phase")
    expect(opening.or_(agenda)).to_be_visible()
    if opening.is_visible():
        opening.click()
    expect(agenda).to_be_visible()
    phases = agenda.locator("option").all_inner_texts()
    agenda.select_option(index=next(at for at, text in enumerate(phases) if title in text))
    expect(facilitator.get_by_role("region", name="Phase")).to_contain_text(title)


def write(page: Page, text: str) -> None:
    """Write a note with the keyboard only."""
    page.keyboard.press("n")
    expect(page.get_by_role("textbox", name="New note")).to_be_focused()
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")
    expect(note(page, text)).to_be_visible()


def note(page: Page, text: str) -> Locator:
    """The note with this text."""
    return page.get_by_role("article").filter(has_text=text)


def test_what_one_writes_alone_nobody_sees_until_the_reveal(walking: tuple[Page, Page]) -> None:
    facilitator, leader = walking
    expect(leader.get_by_text("Nobody sees it yet")).to_be_visible()
    write(leader, "They hear of it from a neighbour")
    expect(leader.get_by_text("Saved")).to_be_visible()
    leader.get_by_role("button", name="I’m done").click()
    expect(facilitator.get_by_text("1 of 1 is done")).to_be_visible()
    expect(note(facilitator, "from a neighbour")).to_have_count(0)

    facilitator.get_by_role("button", name="Reveal").click()

    expect(note(facilitator, "from a neighbour")).to_be_visible()
    expect(leader.get_by_text("Nobody sees it yet")).to_have_count(0)


def test_two_people_change_one_text_and_both_texts_stay(walking: tuple[Page, Page]) -> None:
    facilitator, leader = walking
    reveal = facilitator.get_by_role("button", name="Reveal")
    if reveal.is_visible():
        reveal.click()
    write(leader, "The price is a riddle")
    note(facilitator, "a riddle").dblclick()
    note(leader, "a riddle").dblclick()
    facilitator.keyboard.type(" to us")
    leader.keyboard.type(" to them")
    leader.keyboard.press("Control+Enter")
    expect(note(leader, "a riddle to them")).to_be_visible()
    expect(leader.get_by_text("Saved")).to_be_visible()
    facilitator.keyboard.press("Control+Enter")

    facilitator.get_by_role("button", name="Keep both").click()

    both = note(leader, "to them").filter(has_text="to us")
    expect(both).to_be_visible()


def test_a_note_moves_by_keyboard_and_by_mouse(enter: Entering) -> None:
    page = enter()
    write(page, "Nobody rings back")
    page.keyboard.press("m")
    page.get_by_label("Stage", exact=True).select_option(label="B Can I trust the price?")
    page.get_by_role("button", name="Move", exact=True).click()
    cell = page.get_by_role("group", name="How they move, B Can I trust the price?")
    expect(note(page, "Nobody rings back").and_(cell.get_by_role("article"))).to_be_visible()

    target = page.get_by_role("group", name="How they move, C Put it in")
    target.evaluate("cell => cell.scrollIntoView({block: 'center'})")
    start, end = note(page, "Nobody rings back").bounding_box(), target.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 60, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 90, start["y"] + 30, steps=4)
    page.mouse.move(end["x"] + 60, end["y"] + 30, steps=8)
    page.mouse.up()
    expect(target.get_by_role("article").filter(has_text="Nobody rings back")).to_be_visible()


def test_an_edit_outlives_what_others_do_to_the_note_and_its_lane(enter: Entering) -> None:
    facilitator, leader = enter(), enter(LEADER)
    go_to_phase(facilitator, SHARED_PHASE)
    write(leader, "The postman")
    expect(leader.get_by_text("Saved")).to_be_visible()
    writing = leader.get_by_role("textbox", name="Edit the note")
    note(leader, "The postman").dblclick()
    leader.keyboard.type(" came")

    note(facilitator, "The postman").click()
    facilitator.keyboard.press("m")
    facilitator.get_by_label("Stage", exact=True).select_option(
        label="D Keep us warm this first winter"
    )
    facilitator.get_by_role("button", name="Move", exact=True).click()
    there = leader.get_by_role("group", name="D Keep us warm this first winter")
    expect(there.get_by_role("textbox", name="Edit the note")).to_have_value("The postman came")
    expect(writing).to_be_focused()
    leader.keyboard.type(" late")

    note(facilitator, "The postman").click()
    facilitator.keyboard.press("g")
    naming = facilitator.get_by_role("dialog")
    naming.get_by_role("textbox").fill("Post")
    naming.get_by_role("button", name="Group", exact=True).click()
    grouped = leader.get_by_role("region", name="Group Post")
    expect(grouped.get_by_role("textbox", name="Edit the note")).to_have_value(
        "The postman came late"
    )

    go_to_phase(facilitator, ELSEWHERE)
    expect(leader.get_by_role("region", name="Phase")).to_contain_text(ELSEWHERE)
    expect(writing).to_have_value("The postman came late")
    writing.press("Control+Enter")
    expect(leader.get_by_text("Saved")).to_be_visible()


def test_deleting_offers_undo(enter: Entering) -> None:
    page = enter()
    write(page, "Said by mistake")
    page.keyboard.press("Delete")
    expect(note(page, "Said by mistake")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(note(page, "Said by mistake")).to_be_visible()


def test_a_message_goes_when_what_it_tells_of_was_undone_another_way(enter: Entering) -> None:
    page = enter()
    write(page, "Written before")
    write(page, "Deleted and fetched back")
    page.keyboard.press("Delete")
    deleted = page.get_by_text("Note deleted.")
    expect(deleted).to_be_visible()
    page.keyboard.press("Control+z")
    expect(note(page, "Deleted and fetched back")).to_be_visible()
    expect(deleted).to_have_count(0)


def test_a_message_takes_back_its_own_act_though_others_followed(enter: Entering) -> None:
    page = enter()
    write(page, "Goes by mistake")
    page.keyboard.press("Delete")
    expect(page.get_by_text("Note deleted.")).to_be_visible()
    write(page, "Written afterwards")
    page.get_by_role("button", name="Undo").click()
    expect(note(page, "Goes by mistake")).to_be_visible()
    expect(note(page, "Written afterwards")).to_be_visible()


def test_a_long_paste_is_cut_and_offered_as_several_notes(enter: Entering) -> None:
    page = enter()
    page.keyboard.press("n")
    page.keyboard.insert_text("One more thing they told us. " * 40)
    expect(page.get_by_text("A note holds 280 characters.")).to_be_visible()
    page.get_by_role("button", name="Split into 5 notes").click()
    expect(note(page, "One more thing they told us.")).to_have_count(5)
    page.get_by_role("button", name="Undo").click()
    expect(note(page, "One more thing they told us.")).to_have_count(0)


def test_a_phone_writes_in_the_outline(enter: Entering) -> None:
    phone = enter(LEADER, viewport={"width": 390, "height": 844}, has_touch=True)
    phone.get_by_label("Write a note", exact=True).fill("Seen from my phone")
    phone.get_by_role("button", name="Add note").click()
    expect(note(phone, "Seen from my phone")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_unknown_room_says_so(enter: Entering, complained: Complaints) -> None:
    complained.expect("/live?room=nowhere")
    complained.expect("/api/rooms/nowhere/")
    page = enter()
    page.goto("/room/nowhere")
    expect(page.get_by_role("heading", level=1)).to_contain_text("room is not")
