"""Home: the story for whoever is signed in, the ways in for everybody else."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.company import Company, overflow, violations, watched
from tests.browser.pages import HomePage
from tests.serving import Served

pytestmark = pytest.mark.browser


def test_home_tells_the_sample_company_s_story(company: Company) -> None:
    page = company.page("")
    home = HomePage(page)
    expect(home.headline).to_contain_text("In one winter 2,420 families left")
    expect(home.headline).to_contain_text("One in three newly fitted homes")
    expect(home.headline.locator(".marker")).to_have_text("that step was nobody’s job.")
    expect(home.room("2025-Q2")).to_contain_text("2 of 3")
    expect(home.room("2025-Q1")).to_contain_text("−280")
    expect(page.get_by_text("all customers, of every kind")).to_be_visible()
    door = page.get_by_role("link", name="Open the sample room")
    expect(door).to_have_attribute("href", "/room/room-2026-q2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_home_fits_and_everybody_can_read_it(company: Company, scheme: str, width: int) -> None:
    page = company.page("", viewport={"width": width, "height": 844}, color_scheme=scheme)
    expect(HomePage(page).headline).to_contain_text("2,420")
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    assert overflow(page) <= 0
    assert violations(page) == []


def test_rooms_hide_no_column_on_a_phone(company: Company) -> None:
    page = company.page("", viewport={"width": 390, "height": 844})
    row = HomePage(page).room("2025-Q2")
    for words in ("2 of 3", "Read"):
        found = row.get_by_text(words).first
        expect(found).to_be_visible()
        box = found.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 390
    assert page.locator(".rooms").evaluate("each => each.scrollWidth <= each.clientWidth")


def test_facilitator_creates_a_room_and_is_there(company: Company) -> None:
    page = company.page("")
    HomePage(page).create("What do landlords want?", "2026-Q4")
    expect(page).to_have_url(re.compile("/room/[^/]+$"))
    created = HomePage(page).room("2026-Q4")
    expect(created).to_contain_text("What do landlords want? Prepared: 8 phases in 90 minutes.")


def test_refused_title_is_said_at_the_field(company: Company) -> None:
    page = company.page("")
    HomePage(page).create("", "2026-Q3")
    expect(page.get_by_label("Title")).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []
    assert page.url.endswith("/")


def test_leader_cannot_create_a_room(company: Company) -> None:
    page = company.page("Théo Abara")
    expect(HomePage(page).headline).to_contain_text("2,420")
    expect(page.get_by_role("button", name="Create a room")).to_have_count(0)


def test_home_without_a_session_shows_the_ways_in_and_no_figure(company: Company) -> None:
    page = company.page()
    home = HomePage(page)
    expect(page.get_by_role("link", name="Join a room with a code")).to_be_visible()
    expect(page.get_by_text("customer-room link")).to_be_visible()
    assert "2,420" not in page.content()
    assert "Larkfield" not in page.content()
    assert violations(page) == []
    expect(home.headline).to_be_visible()


def test_empty_company_is_taught_what_a_room_is(served: Served, browser: Browser) -> None:
    with watched(served, browser) as company:
        page = company.page("")
        expect(HomePage(page).headline).to_have_text("Rooms")
        expect(page.get_by_text("It starts with one room for one quarter")).to_be_visible()
        expect(page.get_by_role("button", name="Create a room")).to_be_visible()
