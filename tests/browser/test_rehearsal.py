"""A rehearsal in browsers: offered at home, marked everywhere, and gone for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.company import ROOM, Company, overflow, violations
from tests.browser.pages import HomePage, JoinPage, Projector
from tests.browser.room_page import OPEN_PHASE, RoomPage

pytestmark = pytest.mark.browser

MARK = "Rehearsal: nothing is kept"
PHONE = {"viewport": {"width": 390, "height": 844}}
WIDE = {"viewport": {"width": 1440, "height": 900}}


@pytest.fixture(autouse=True)
def none_left(company: Company) -> Iterator[None]:
    """Take away what a test leaves behind: one room is live at a time."""
    yield
    host = company.person()
    for id, room in host.snapshot(ROOM)["records"]["room"].items():
        if room["kind"] == "rehearsal":
            host.must("room.forget", id=id)


def rehearse(company: Company) -> RoomPage:
    """Start a rehearsal as the facilitator does, and open its room."""
    page = company.page("", **WIDE)
    HomePage(page).rehearse()
    expect(page).to_have_url(re.compile("/room/[^/]+$"))
    room = RoomPage(page)
    room.button("Open the room").click()
    return room


def room_id(room: RoomPage) -> str:
    return room.page.url.rpartition("/")[2]


def close(room: RoomPage) -> None:
    room.page.get_by_role("button", name="Close the room").click()
    room.dialog.get_by_role("button", name="End the rehearsal").click()


def is_over(page: Page) -> None:
    expect(page.get_by_role("heading", name="The rehearsal is over")).to_be_visible()


def test_it_is_marked_wherever_it_is_shown_and_leaves_nothing(company: Company) -> None:
    checked = company.served.run("check").stdout
    room = rehearse(company)
    code = room.door_code()
    console = company.at(f"/room/{room_id(room)}/console", **WIDE)
    wall = Projector(company.page(""), room_id(room)).page
    phone = company.page(**PHONE)
    joining = JoinPage(phone)
    joining.type(code)
    expect(phone.get_by_text(MARK)).to_be_visible()
    joining.come_as_guest("Bea", "Sales")
    expect(phone.get_by_role("region", name="Phase")).to_be_visible()
    for page in (room.page, console, wall, phone):
        expect(page.get_by_text(MARK).first).to_be_visible()
        assert violations(page) == []
    room.start(OPEN_PHASE)
    room.write("They wait three days")
    room.raise_decision("Call them back")
    expect(room.panel).to_contain_text("Rehearsal-01")
    assert overflow(phone) <= 0
    close(room)
    for page in (room.page, console, wall, phone):
        is_over(page)
        assert violations(page) == []
    expect(phone.get_by_text("You can close this page.")).to_be_visible()
    room.page.get_by_role("link", name="All rooms").click()
    expect(HomePage(room.page).room("2026-Q2")).to_have_count(1)
    room.page.goto("/decisions")
    expect(room.page.get_by_text("2026Q1-01")).to_be_visible()
    expect(room.page.get_by_text("Rehearsal-01")).to_have_count(0)
    again = company.served.run("check").stdout
    assert "all whole" in again
    assert sealed(again) == sealed(checked)


def sealed(checked: str) -> str:
    found = re.search(r"(\d+) sealed", checked)
    assert found is not None, checked
    return found[1]


def test_what_would_stay_is_refused_in_words(company: Company) -> None:
    room = rehearse(company)
    room.page.get_by_role("button", name="Add a stage").click()
    room.dialog.get_by_role("textbox").first.fill("Tell my friends")
    room.page.keyboard.press("Enter")
    expect(room.page.get_by_text("this would stay after it").first).to_be_visible()
    room.page.keyboard.press("Escape")
    expect(room.dialog).to_have_count(0)
    close(room)
    is_over(room.page)


def test_who_was_away_when_it_ended_is_told_too(company: Company) -> None:
    room = rehearse(company)
    code = room.door_code()
    phone = company.page(**PHONE)
    joining = JoinPage(phone)
    joining.type(code)
    joining.come_as_guest("Bea", "Sales")
    expect(phone.get_by_role("region", name="Phase")).to_be_visible()
    RoomPage(phone).saved()
    company.complaints.expect("ERR_INTERNET_DISCONNECTED")
    company.complaints.expect("WebSocket")
    company.complaints.expect("401 (Unauthorized)")
    phone.context.set_offline(True)
    expect(RoomPage(phone).status).to_have_text("Offline")
    close(room)
    is_over(room.page)
    phone.context.set_offline(False)
    is_over(phone)


def test_one_that_has_not_begun_is_removed_from_home(company: Company) -> None:
    page = company.page("", **WIDE)
    home = HomePage(page)
    home.rehearse()
    expect(page).to_have_url(re.compile("/room/[^/]+$"))
    home = HomePage(page)
    line = page.get_by_role("row").filter(has_text="Nothing of it is kept")
    expect(line).to_be_visible()
    for width in (1440, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert overflow(page) <= 0
    line.get_by_role("button", name="Remove the rehearsal").click()
    expect(line).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_offer_is_readable_by_everybody(company: Company, scheme: str) -> None:
    page = company.page("", viewport={"width": 390, "height": 844}, color_scheme=scheme)
    HomePage(page)
    page.get_by_role("button", name="Rehearse first").click()
    expect(page.get_by_role("dialog", name="Rehearse first")).to_be_visible()
    assert violations(page) == []
    assert overflow(page) <= 0


def test_a_leader_is_not_offered_one(company: Company) -> None:
    page = company.page("Théo Abara")
    expect(HomePage(page).headline).to_contain_text("2,420")
    expect(page.get_by_role("button", name="Rehearse first")).to_have_count(0)
