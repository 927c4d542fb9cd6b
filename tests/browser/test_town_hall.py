"""A town hall: whoever is in the room votes, guests too, and is counted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.company import ROOM, Company
from tests.browser.hour import FIRST, NILS, Hour

pytestmark = pytest.mark.browser

WORTH = "Ring them before the first cold week"


@pytest.fixture
def hour(company: Company) -> Hour:
    """The first phase, in which everybody sees what is written, with one note."""
    made = Hour(company, FIRST)
    note = {"id": "worth", "room_id": ROOM, "lane": "WHY THEY STAY", "stage_id": "c", "text": WORTH}
    made.nils.must("note.add", **note)
    return made


@pytest.fixture
def guest(hour: Hour) -> Page:
    """A guest who has come by code and was let in."""
    hour.nils.must("room.open_door", id=ROOM)
    page = hour.company.page()
    page.goto(f"/join/{hour.records()['room'][ROOM]['door_code']}")
    page.get_by_role("button", name="I am a guest").click()
    page.get_by_label("Your name").fill("Ola Guest")
    page.get_by_label("Operations").check(force=True)
    page.get_by_role("button", name="Go into the room").click()
    for id, session in hour.records()["session"].items():
        if session["waiting"]:
            hour.nils.must("session.admit", id=id)
    expect(page.get_by_role("region", name="Phase")).to_be_visible()
    return page


def test_a_guest_votes_where_everybody_does(hour: Hour, guest: Page) -> None:
    desk = hour.desk(NILS)
    desk.get_by_label("Who votes").select_option(label="Guests vote too")
    desk.get_by_role("button", name="Open a vote").click()
    note = guest.get_by_role("article").filter(has_text=WORTH)
    left = guest.get_by_role("contentinfo").get_by_role("status")
    expect(left).to_have_text("3 dots to give; nobody sees them yet")
    note.get_by_role("button", name="Give a dot").click()
    expect(left).to_have_text("2 of 3 dots to give; nobody sees them yet")
    expect(guest.get_by_text("Saved", exact=True)).to_be_visible()

    desk.get_by_role("button", name="Close the vote").click()

    seen = desk.get_by_role("article").filter(has_text=WORTH)
    expect(seen.get_by_role("img", name="1 dot: Operations 1")).to_be_visible()
