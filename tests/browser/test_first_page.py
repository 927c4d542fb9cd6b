"""The compiled front end, seen by a real browser through the served package."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Complaints

pytestmark = pytest.mark.browser


def test_home_opens_with_no_complaint(page: Page) -> None:
    answer = page.goto("/")
    assert answer is not None
    assert answer.status == 200
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_function("() => document.readyState === 'complete'")


def test_an_address_that_leads_nowhere_shows_the_way_home(
    page: Page, complaints: Complaints
) -> None:
    complaints.expect("404")
    page.goto("/nowhere/at/all")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing at this address")
    page.get_by_role("link", name="Go to the rooms").click()
    expect(page).to_have_title("Rooms · Customer Room")


def test_page_policy_stops_an_inline_script(page: Page, complaints: Complaints) -> None:
    complaints.expect("Content Security Policy")
    page.goto("/")
    page.evaluate(
        "() => { const script = document.createElement('script');"
        "script.textContent = 'window.planted = true'; document.body.append(script); }"
    )
    assert page.evaluate("() => window.planted") is None
    assert any("Content Security Policy" in line for line in complaints.found)


def test_page_policy_stops_a_request_to_another_origin(page: Page, complaints: Complaints) -> None:
    complaints.expect("Content Security Policy")
    complaints.expect("Fetch API cannot load")
    page.goto("/")
    outcome = page.evaluate(
        "() => fetch('http://127.0.0.2:9/').then(() => 'sent', () => 'stopped')"
    )
    assert outcome == "stopped"
    assert any("Content Security Policy" in line for line in complaints.found)


def test_complaints_notice_a_console_error(page: Page, complaints: Complaints) -> None:
    page.goto("/")
    page.evaluate("() => console.error('planted')")
    page.wait_for_function("() => true")
    assert [line for line in complaints.unexpected() if "planted" in line]
    complaints.expect("planted")
