"""The facilitator's console: running the hour from one page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.company import ROOM, Company, violations

pytestmark = pytest.mark.browser

FACILITATOR, PETRA = "Nils Okafor", "Petra Lindqvist"

CONSOLE, BOARD, WALL = f"/room/{ROOM}/console", f"/room/{ROOM}", f"/room/{ROOM}/present"


@pytest.fixture
def console(company: Company) -> Page:
    """The console of the live room, with one leader on the board."""
    page = company.at(CONSOLE, FACILITATOR)
    opener = page.get_by_role("button", name="Open the room")
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    if opener.is_visible():
        opener.click()
    expect(opener).to_have_count(0)
    return page


def go_to(console: Page, phase: str) -> None:
    """Let the room be in a phase; on a second try it may be there already."""
    item = console.locator(".agenda li").filter(has_text=phase)
    if "now" not in (item.get_attribute("class") or ""):
        item.locator("summary").click()
        item.get_by_role("button", name="Start", exact=True).or_(
            item.get_by_role("button", name="Repeat")
        ).click()
    expect(console.locator("li.now")).to_contain_text(phase)


def test_the_hour_is_run_from_one_page(company: Company, console: Page) -> None:
    leader = company.at(BOARD, PETRA)
    go_to(console, "Customers gained and lost")
    expect(console.get_by_role("timer")).to_be_visible()
    expect(leader.get_by_text("People, not percentages")).to_be_visible()
    console.get_by_role("button", name="Pause").click()
    expect(console.get_by_role("button", name="Go on")).to_be_visible()
    leader.get_by_role("button", name="I’m done").click()
    expect(console.get_by_text("1 of 1 is done.")).to_be_visible()
    console.get_by_role("button", name="Go on").click()
    expect(console.get_by_role("button", name="Pause")).to_be_visible()
    assert violations(console) == []


def test_what_one_person_wrote_is_shown_before_all(company: Company, console: Page) -> None:
    leader = company.at(BOARD, PETRA)
    go_to(console, "Walk in their shoes")
    expect(leader.get_by_text("Nobody sees it yet")).to_be_visible()
    expect(console.get_by_text("Missing voices")).to_have_count(0)
    console.get_by_role("button", name="One person at a time").click()
    console.get_by_role("button", name="Show what Chief operating officer wrote").click()
    expect(leader.get_by_text("Nobody sees it yet")).to_have_count(0)
    expect(console.get_by_role("button", name="Show what Chief operating officer")).to_have_count(0)
    console.get_by_role("button", name="Reveal all").click()
    expect(console.get_by_role("button", name="Reveal all")).to_be_disabled()
    expect(console.get_by_text("Missing voices")).to_be_visible()


def test_the_wall_shows_what_the_console_chooses(company: Company, console: Page) -> None:
    go_to(console, "Choose the few")
    wall = company.at(WALL, FACILITATOR)
    expect(wall.get_by_role("heading", level=1)).to_be_visible()
    console.get_by_role("button", name="Blank screen").click()
    expect(wall.get_by_role("heading", level=1)).to_have_count(0)
    console.get_by_label("On the projector").select_option(label="How to join")
    expect(wall.get_by_role("heading", level=1)).to_be_visible()
    expect(wall.locator(".lobby")).to_be_visible()


def test_everybody_is_gathered_but_who_stays_and_who_writes(
    company: Company, console: Page
) -> None:
    go_to(console, "Make it provable")
    leader = company.at(BOARD, PETRA)
    expect(leader.get_by_role("heading", level=1)).to_be_visible()
    console.get_by_label("Stage in work").select_option("g")
    gather = console.get_by_role("button", name="Gather here")
    gather.click()
    leader.get_by_role("button", name="Stay here").click()
    expect(leader.get_by_role("button", name="Stay here")).to_have_count(0)
    gather.click()
    expect(leader.get_by_text("You follow the room.")).to_be_visible()
    expect(leader.locator("#head-g")).to_be_in_viewport()
    console.get_by_label("Stage in work").select_option("a")
    expect(leader.locator("#head-a")).to_be_in_viewport()
    leader.keyboard.press("Escape")
    expect(leader.get_by_text("You follow the room.")).to_have_count(0)
    leader.keyboard.press("n")
    leader.keyboard.type("I am in the middle of")
    gather.click()
    expect(leader.get_by_text("You are writing")).to_be_visible()
    expect(leader.get_by_role("textbox", name="New note")).to_be_focused()
    assert violations(leader) == []


def test_where_decisions_are_made_a_voice_is_what_somebody_said_on_one(
    company: Company, console: Page
) -> None:
    go_to(console, "Decide together")
    missing = console.locator(".missing")
    expect(missing).to_contain_text("have not spoken on a decision here")
    expect(missing.get_by_title("Finance")).to_be_visible()
    host = company.person(FACILITATOR)
    host.must("decision.raise", id="voices", room_id=ROOM, one_line="Say when it is warm")
    host.must("decision.propose", id="voices", text="Say it soon", proposed_by="idris-kallan")
    expect(missing.get_by_title("Finance")).to_have_count(0)
    expect(missing).to_contain_text("not spoken on a decision here")


def test_nobody_else_runs_the_room(company: Company) -> None:
    page = company.at(CONSOLE, PETRA)
    expect(page.get_by_text("The console is the facilitator’s.")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_it_fits_every_screen(company: Company, scheme: str, width: int) -> None:
    page = company.at(CONSOLE, FACILITATOR, viewport={"width": width, "height": 900},
                      color_scheme=scheme)  # fmt: skip
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
