"""People from the console: typing for who has no device, merging, sending out, taking over."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from customer_room.domain.values import moment
from tests.browser.company import ROOM, Company, overflow, violations
from tests.browser.pages import JoinPage
from tests.client import Person

pytestmark = pytest.mark.browser

FACILITATOR, PETRA, ROSA, JUN = "Nils Okafor", "Petra Lindqvist", "Rosa Delgado", "Jun Sato"
COO, CARE, PRODUCT = "Chief operating officer", "Head of Customer Care", "Head of Product"
CONSOLE, BOARD = f"/room/{ROOM}/console", f"/room/{ROOM}"
WALK, CHOOSE = "Walk in their shoes", "Choose the few"


@pytest.fixture
def console(company: Company) -> Page:
    """The console of the live room, with its door open."""
    page = company.at(CONSOLE, FACILITATOR, viewport={"width": 1440, "height": 900})
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    opener, door = button(page, "Open the room"), button(page, "Open the door")
    if opener.is_visible():
        opener.click()
    expect(opener).to_have_count(0)
    if door.is_visible():
        door.click()
    expect(button(page, "Lock the door")).to_be_visible()
    return page


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def way(dialog: Locator, words: str) -> Locator:
    """One thing that can be done about a person; a line under it says what it means."""
    return dialog.get_by_role("button", name=re.compile(f"^{words}"))


def open_person(console: Page, called: str) -> Locator:
    """Press somebody in the list of people; his dialog opens."""
    console.get_by_label("Who is here and who is done").get_by_role(
        "button", name=re.compile(called)
    ).first.click()
    dialog = console.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def go_to(console: Page, phase: str) -> None:
    item = console.locator(".agenda li").filter(has_text=phase)
    if "now" not in (item.get_attribute("class") or ""):
        item.locator("summary").click()
        button(item, "Start").or_(button(item, "Repeat")).click()
    expect(console.locator("li.now")).to_contain_text(phase)


def deadline(person: Person) -> datetime:
    """When the phase that runs is due, on the server."""
    phases = person.snapshot(ROOM)["records"]["phase"].values()
    return moment(next(each["deadline"] for each in phases if each["status"] == "running"))


def guest(company: Company, console: Page, name: str) -> Page:
    """Somebody comes in as a guest by the code on the console."""
    button(console, "How to join").or_(
        console.get_by_role("button", name=re.compile("How to join"))
    ).first.click()
    code = console.locator(".doorcode").inner_text().strip()
    button(console, "Done").click()
    join = JoinPage(company.page())
    join.type(code)
    join.come_as_guest(name, "Customer Care")
    expect(join.page.get_by_role("region", name="Phase")).to_be_visible()
    return join.page


def test_a_note_typed_for_somebody_alone_is_theirs_and_hidden_from_its_typist(
    company: Company, console: Page
) -> None:
    go_to(console, WALK)
    petra, board = company.at(BOARD, PETRA), company.at(BOARD, FACILITATOR)
    dialog = open_person(console, COO)
    way(dialog, "Write a note for them").click()
    writing = console.get_by_role("dialog", name="Write a note for somebody")
    expect(writing.get_by_label("For whom")).to_have_value("petra-lindqvist")
    writing.get_by_label("What they say").fill("The engineer came without parts")
    button(writing, "Add the note").click()
    expect(writing.get_by_text("hidden until the reveal, from you too")).to_be_visible()
    expect(writing.get_by_label("What they say")).to_have_value("")
    assert violations(console) == []
    note = petra.get_by_role("article").filter(has_text="The engineer came without parts")
    expect(note.get_by_text("typed for you")).to_be_visible()
    expect(board.get_by_role("region", name="Phase")).to_be_visible()
    expect(board.get_by_text("The engineer came without parts")).to_have_count(0)
    writing.get_by_label("What they say").fill("A slip of the pen")
    button(writing, "Add the note").click()
    expect(petra.get_by_text("A slip of the pen")).to_be_visible()
    button(writing, "Take it back").click()
    expect(petra.get_by_text("A slip of the pen")).to_have_count(0)
    button(writing, "Done").click()
    button(console, "Reveal all").click()
    shown = board.get_by_role("article").filter(has_text="The engineer came without parts")
    expect(shown.get_by_text("typed for them")).to_be_visible()


def test_dots_typed_for_somebody_count_within_their_budget_and_are_marked(
    company: Company, console: Page
) -> None:
    go_to(console, CHOOSE)
    person = company.person(FACILITATOR)
    person.must("note.add", id="dotted", room_id=ROOM, lane="WHO", text="To be dotted")
    dialog = open_person(console, COO)
    way(dialog, "Give dots for them").click()
    dots = console.get_by_role("dialog", name="Give dots for somebody")
    dots.get_by_label("On what").select_option(label="To be dotted")
    for given in ("1\u00a0dot typed", "2\u00a0dots typed", "3\u00a0dots typed"):
        button(dots, "Give a dot").click()
        expect(dots.get_by_text(given)).to_be_visible()
    button(dots, "Give a dot").click()
    expect(dots.get_by_role("alert")).to_contain_text("All 3 dots are given")
    assert violations(console) == []
    dots.get_by_role("button", name="Take back the dot on To be dotted").first.click()
    expect(dots.get_by_text("2\u00a0dots typed")).to_be_visible()
    button(dots, "Done").click()
    button(console, "Close the vote").click()
    board = company.at(BOARD, PETRA)
    card = board.get_by_role("article").filter(has_text="To be dotted")
    expect(
        card.get_by_role("img", name=re.compile("2.dots:.*2 typed by the facil"))
    ).to_be_visible()


def test_a_guest_who_has_a_seat_goes_on_as_that_seat(company: Company, console: Page) -> None:
    go_to(console, CHOOSE)
    phone = guest(company, console, "Rosie")
    dialog = open_person(console, "Rosie")
    way(dialog, "Merge with another entry").click()
    merging = console.locator("dialog.merging")
    expect(button(merging, "Merge them")).to_be_disabled()
    merging.get_by_label("This one stays").select_option(label=f"{CARE}, {ROSA}")
    expect(merging.get_by_role("heading", name=f"Merge Rosie into {ROSA}?")).to_be_visible()
    expect(merging.get_by_text(f"goes on as {ROSA}, let in by you")).to_be_visible()
    assert violations(console) == []
    button(merging, "The other way round").click()
    expect(merging.get_by_role("alert")).to_contain_text("not the other way round")
    button(merging, "The other way round").click()
    button(merging, "Merge them").click()
    expect(console.get_by_text("are one person now")).to_be_visible()
    listed = console.get_by_label("Who is here and who is done")
    expect(listed.get_by_text("Rosie")).to_have_count(0)
    phone.reload()
    expect(phone.get_by_role("button", name=re.compile(CARE))).to_be_visible()


def test_who_is_removed_is_out_within_two_seconds(company: Company, console: Page) -> None:
    jun = company.at(BOARD, JUN)
    expect(jun.get_by_role("region", name="Phase")).to_be_visible()
    dialog = open_person(console, PRODUCT)
    way(dialog, "Remove from the room").click()
    expect(jun.get_by_text("You are not signed in here any more")).to_be_visible(timeout=2_000)
    expect(console.get_by_text(f"{JUN} is signed out everywhere.")).to_be_visible()


def test_who_knocks_is_let_in_or_merged_from_the_console(company: Company, console: Page) -> None:
    go_to(console, CHOOSE)
    guest(company, console, "Junior")
    code = company.person(FACILITATOR).snapshot(ROOM)["records"]["room"][ROOM]["door_code"]
    knock = JoinPage(company.page())
    knock.type(code)
    knock.take_seat(JUN)
    waiting = console.get_by_label("Waiting to be let in")
    expect(waiting).to_contain_text(JUN)
    waiting.get_by_role("button", name=f"Merge {JUN} with a guest who is in already").click()
    merging = console.locator("dialog.merging")
    expect(merging.get_by_label("This one stays")).to_have_value("jun-sato")
    button(merging, "Cancel").click()
    waiting.get_by_role("button", name=f"Admit {JUN}").click()
    expect(knock.page.get_by_role("region", name="Phase")).to_be_visible()
    expect(waiting).to_have_count(0)


def test_nobody_new_comes_in_by_a_locked_door(company: Company, console: Page) -> None:
    code = company.person(FACILITATOR).snapshot(ROOM)["records"]["room"][ROOM]["door_code"]
    button(console, "Lock the door").click()
    expect(button(console, "Open the door")).to_be_visible()
    join = JoinPage(company.page())
    company.complaints.expect("404")
    join.type(code)
    expect(join.page.get_by_role("alert")).to_be_visible()


def test_a_second_facilitator_is_made_and_takes_over(company: Company, console: Page) -> None:
    person = company.person(FACILITATOR)
    # On a second try she may be one already, and run it.
    person.must("member.set_role", id="petra-lindqvist", role="leader")
    person.must("room.take_over", id=ROOM)
    go_to(console, WALK)
    expect(console.get_by_text("You run this room")).to_be_visible()
    second = company.at(CONSOLE, PETRA, viewport={"width": 1440, "height": 900})
    expect(second.get_by_text("The console is the facilitator’s.")).to_be_visible()
    dialog = open_person(console, COO)
    way(dialog, "Make them a second facilitator").click()
    expect(console.get_by_text(f"{PETRA} can run this room too.")).to_be_visible()
    expect(second.get_by_text(f"{FACILITATOR} runs this room.")).to_be_visible()
    due = deadline(person)
    button(second, "+5").click()
    expect(second.get_by_role("timer")).to_be_visible()
    button(second, "Take over").click()
    expect(console.get_by_text(f"{PETRA} has taken over this room.")).to_be_visible()
    expect(second.get_by_text("You run this room")).to_be_visible()
    assert deadline(person) - due == timedelta(minutes=5)
    assert violations(console) == []
    leader = company.at(BOARD, "Dana Whitlock")
    expect(leader.get_by_role("heading", level=1)).to_be_visible()
    second.keyboard.press("b")
    expect(leader.get_by_text("You follow the room.")).to_be_visible()
    button(console, "Take it back").click()
    expect(second.get_by_text(f"{FACILITATOR} has taken over this room.")).to_be_visible()
    dialog = open_person(console, COO)
    way(dialog, "Make them a leader again").click()
    expect(second.get_by_text("The console is the facilitator’s.")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_everything_about_people_fits_a_phone(company: Company, console: Page, width: int) -> None:
    go_to(console, CHOOSE)
    console.set_viewport_size({"width": width, "height": 844})
    assert overflow(console) <= 0
    timer = console.get_by_role("timer")
    assert (timer.bounding_box() or {"y": 9e9})["y"] < 400
    for words, title in (("Write a note for them", "Write a note for somebody"),
                       ("Merge with another entry", "Two entries, one person?")):  # fmt: skip
        dialog = open_person(console, COO)
        assert overflow(console) <= 0
        heights = dialog.get_by_role("button").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect().height)"
        )
        assert min(heights) >= 44
        way(dialog, words).click()
        expect(console.get_by_role("dialog", name=title)).to_be_visible()
        assert overflow(console) <= 0
        console.keyboard.press("Escape")
        expect(console.get_by_role("dialog")).to_have_count(0)
