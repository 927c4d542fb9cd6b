"""One decision on its panel, as people write it, sign it and make it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.room_page import RoomPage

OTHER = "Do nothing"


def write_options(petra: RoomPage, chosen: str) -> None:
    """Add an option and “Do nothing”, and choose the first."""
    options = petra.panel.get_by_role("form", name="Add an option")
    options.get_by_label("Another option").fill(chosen)
    options.get_by_role("button", name="Add option").click()
    choice = petra.panel.get_by_role("button", name=f"Choose: {chosen}")
    expect(choice).to_be_visible()
    petra.panel.get_by_role("button", name="Add “Do nothing”").click()
    expect(petra.panel.get_by_role("button", name=f"Choose: {OTHER}")).to_be_visible()
    choice.click()
    expect(choice).to_have_attribute("aria-pressed", "true")


def write_place_and_owners(petra: RoomPage) -> None:
    """Say where it lies and who owns it together."""
    place = petra.panel.get_by_role("form", name="Where it lies")
    place.get_by_label("Is this for me?").uncheck()
    place.get_by_label("Keep us warm this first winter").check()
    place.get_by_role("button", name="Save the place").click()
    owners = petra.panel.get_by_role("form", name="Owners")
    owners.get_by_label("COO", exact=True).check()
    owners.get_by_label("Head of Customer Care").check()
    owners.get_by_label("Who drives it?").select_option(label="COO")
    owners.get_by_role("button", name="Save the owners").click()


def write_expectation(petra: RoomPage) -> None:
    """Say what should move, how sure we are and when we look again."""
    petra.panel.get_by_text("In our own words instead").click()
    expected = petra.panel.get_by_role("form", name="What should move, in our own words")
    expected.get_by_label("What", exact=True).fill("Families who leave in the first winter")
    expected.get_by_label("From", exact=True).fill("544")
    expected.get_by_label("to", exact=True).fill("300")
    expected.get_by_label("by", exact=True).fill("2027-03-31")
    expected.get_by_role("button", name="Save our own words").click()
    sure = petra.panel.get_by_role("form", name="How sure, and when we look again")
    sure.get_by_label("We look again on").fill("2027-03-31")
    sure.get_by_label("How sure are we?").select_option(label="70 % sure")
    sure.get_by_role("button", name="Save").click()
    expect(petra.panel.get_by_text("what should move, and a review date")).to_have_count(0)


def ask_for_dissent(petra: RoomPage) -> None:
    """Note that everybody was asked what speaks against it."""
    asked = petra.panel.get_by_role("form", name="Round of dissent")
    asked.get_by_role("button", name=re.compile("(was|were) asked$")).click()
    expect(asked.get_by_text(re.compile("asked on"))).to_be_visible()


def sign(page: Page) -> None:
    """Agree and sign, as whoever this is."""
    page.get_by_role("button", name="Agree and sign").click()
    expect(page.get_by_text("You signed: agree").first).to_be_visible()


def make(petra: RoomPage, seals: str = "It seals 72 hours later.") -> None:
    """Decide, see the verdict, and what a change would do now."""
    petra.panel.get_by_role("button", name="Write", exact=True).click()
    petra.panel.get_by_role("button", name="Decide", exact=True).click()
    dialog = petra.page.get_by_role("dialog")
    expect(dialog).to_contain_text(seals)
    dialog.get_by_role("button", name="Decide").click()
    expect(petra.panel.get_by_text("Decided. It seals on").first).to_be_in_viewport()
    petra.panel.get_by_role("button", name="Write", exact=True).click()
    expect(petra.panel.get_by_text("A change here voids every signature")).to_be_visible()
