"""The meeting room's computer: it shows a code, turns into the projector, and goes again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.company import ROOM, Company, violations
from tests.client import Person

pytestmark = pytest.mark.browser

SCREEN = {"width": 1920, "height": 1080}
CONSOLE = f"/room/{ROOM}/console"


@pytest.fixture
def company(company_alone: Company) -> Company:
    """A house of each test's own."""
    return company_alone


@pytest.fixture
def facilitator(company: Company) -> Person:
    person = company.person()
    person.must("room.open", id=ROOM)
    return person


@pytest.fixture
def wall(company: Company) -> Page:
    """The meeting room's computer at the short address, without a session."""
    page = company.page(viewport=SCREEN)
    page.goto("/wall")
    expect(code(page)).to_be_visible()
    return page


def code(wall: Page) -> Locator:
    return wall.locator(".bigcode")


def shown(wall: Page) -> str:
    return re.sub(r"\s", "", code(wall).inner_text())


def connect(facilitator: Person, wall: Page, room: str = ROOM) -> None:
    answer = facilitator.post(f"/api/rooms/{room}/projectors", {"code": shown(wall)})
    assert answer.status_code == 200
    expect(wall).to_have_url(re.compile(f"/room/{room}/present$"))
    expect(wall.get_by_role("heading", level=1)).to_be_visible()


def test_a_code_typed_in_the_console_turns_the_screen_into_the_projector(
    company: Company, facilitator: Person, wall: Page
) -> None:
    assert code(wall).evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 200
    console = company.at(CONSOLE)
    console.get_by_text("Connect a projector").click()
    field = console.get_by_label("Code on the screen")
    expect(field).to_be_focused()
    company.complaints.expect("404")
    field.fill("ZZZZZZ")
    console.get_by_role("button", name="Connect", exact=True).click()
    expect(console.get_by_text("No screen shows this code now.")).to_be_visible()
    field.fill(shown(wall).lower())
    console.get_by_role("button", name="Connect", exact=True).click()
    expect(wall.get_by_text("The facilitator opens the door")).to_be_visible()
    facilitator.must("room.open_door", id=ROOM)
    expect(wall.get_by_role("img", name="QR code to join")).to_be_visible()
    listed = console.get_by_role("list", name="Connected projectors")
    expect(listed.get_by_role("listitem")).to_have_count(1)
    assert violations(console) == violations(wall) == []
    listed.get_by_role("button", name="Disconnect").click()
    expect(code(wall)).to_be_visible()
    expect(listed).to_have_count(0)


def test_the_screen_holds_a_session_of_its_own(facilitator: Person, wall: Page) -> None:
    connect(facilitator, wall)
    mine = {cookie.value for cookie in facilitator.http.cookies.jar}
    assert not mine & {cookie.get("value") for cookie in wall.context.cookies()}
    assert wall.evaluate("document.cookie") == ""
    for path in ("/decisions", f"/room/{ROOM}", CONSOLE, "/settings"):
        wall.goto(path)
        expect(wall).to_have_url(re.compile(f"/room/{ROOM}/present$"))
    wall.goto("/")
    expect(wall.get_by_role("heading", level=1)).to_be_visible()
    expect(wall.get_by_role("link", name="Settings")).to_have_count(0)
    expect(wall.get_by_text("2026-Q1")).to_have_count(0)
    wall.goto("/wall")
    expect(wall).to_have_url(re.compile(f"/room/{ROOM}/present$"))


def test_the_closing_message_stays_when_the_projector_goes_with_its_room(
    company: Company, facilitator: Person, wall: Page
) -> None:
    company.complaints.expect("401")
    connect(facilitator, wall)
    facilitator.must("room.close", id=ROOM, closing_message="One number, one owner.")
    expect(wall.get_by_role("heading", level=1)).to_have_text("One number, one owner.")
    sessions = facilitator.snapshot(ROOM)["records"]["session"]
    assert not [each for each in sessions.values() if each["how"].startswith("projector")]
    wall.reload()
    expect(code(wall)).to_be_visible()


def test_after_a_rehearsal_the_screen_shows_its_next_code(company: Company, wall: Page) -> None:
    facilitator = company.person()
    facilitator.must("room.create", id="tried", quarter="2026-Q2", title="Try it",
                     kind="rehearsal")  # fmt: skip
    facilitator.must("room.open", id="tried")
    first = shown(wall)
    connect(facilitator, wall, "tried")
    facilitator.must("room.close", id="tried")
    expect(wall.get_by_role("heading", level=1)).to_have_text("The rehearsal is over.")
    expect(wall.get_by_text("In a moment this screen shows its next code.")).to_be_visible()
    assert violations(wall) == []
    expect(code(wall)).to_be_visible(timeout=30_000)
    assert shown(wall) != first


def test_somebodys_own_browser_keeps_its_session(company: Company) -> None:
    company.complaints.expect("403")
    page = company.at("/wall", viewport=SCREEN)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Somebody is signed in")
    page.goto(CONSOLE)
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()


@pytest.mark.parametrize("tone", ["", "?tone=dark"])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 960)])
def test_the_code_fits_every_screen(company: Company, size: tuple[int, int], tone: str) -> None:
    page = company.page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"/wall{tone}")
    expect(code(page)).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.querySelector('.told').scrollWidth <= innerWidth")
