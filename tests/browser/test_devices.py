"""My own devices: the phone by a code that lasts a minute, and signing out here."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.company import Company, violations

pytestmark = pytest.mark.browser

PETRA = "Petra Lindqvist"


def opened_by(company: Company, link: str) -> Page:
    """A page of whoever opens a link in a new browser."""
    page = company.page()
    page.goto(link)
    return page


def menu(page: Page, item: str) -> None:
    page.get_by_role("button", name="my devices").click()
    page.get_by_role("button", name=item).click()


def test_a_phone_comes_in_as_me_by_the_code(company: Company) -> None:
    page = company.at("/", PETRA)
    with page.expect_response("**/api/links/device") as made:
        menu(page, "Add my phone")
    box = page.get_by_role("dialog", name="Add my phone")
    expect(box.get_by_role("img", name="Code to scan")).to_be_visible()
    expect(box.get_by_role("timer")).to_contain_text("left")
    assert violations(page) == []

    phone = opened_by(company, urlsplit(made.value.json()["url"]).path)
    expect(phone.get_by_role("button", name="my devices")).to_contain_text("operating officer")


def test_a_code_runs_out_and_can_be_renewed(company: Company) -> None:
    page = company.at("/", PETRA)
    page.clock.install()
    menu(page, "Add my phone")
    code = page.get_by_role("img", name="Code to scan")
    expect(code).to_be_visible()
    first = code.locator("path").get_attribute("d")
    page.clock.run_for(61_000)
    expect(page.get_by_text("This code has run out.")).to_be_visible()
    expect(code).to_have_count(0)
    page.get_by_role("button", name="Make a new code").click()
    expect(code).to_be_visible()
    assert code.locator("path").get_attribute("d") != first


def test_signing_out_here_ends_this_session(company: Company) -> None:
    page = company.at("/", PETRA)
    menu(page, "Sign out here")
    expect(page.get_by_role("link", name="Join a room with a code")).to_be_visible()
    page.goto("/decisions")
    expect(page).to_have_url(re.compile(r"/join/?$"))


def test_the_menu_closes_and_gives_the_focus_back_by_keyboard(company: Company) -> None:
    page = company.at("/", PETRA)
    button = page.get_by_role("button", name="my devices")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Add my phone")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Add my phone")).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
