"""A page may be left in the middle of a sentence: it is there again, for its author alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.company import Company

pytestmark = pytest.mark.browser

CARD = "/decisions/2026Q1-01"
BEGUN = "Ask the fitters first, they"
KEPT = "Kept from before: not sent yet."
LOOK = "Kept from before. Look whether it was saved before you send it again."
PETRA, IDRIS = "Petra Lindqvist", "Idris Kallan"


def comment(page: Page) -> Locator:
    """Find the field of a comment on the card."""
    return page.get_by_label("Comment", exact=True)


def begun(company: Company, who: str) -> Page:
    """Begin a comment on the card."""
    page = company.at(CARD, who)
    expect(page.locator("header").get_by_text("Saved", exact=True)).to_be_visible()
    comment(page).fill(BEGUN)
    return page


def test_a_comment_outlives_a_link_and_a_reload_and_is_forgotten_when_sent(
    company: Company,
) -> None:
    page = begun(company, PETRA)
    page.get_by_role("navigation").get_by_role("link", name="Promises").first.click()
    expect(page.get_by_text(BEGUN)).to_have_count(0)
    expect(page).to_have_url(f"{company.served.url}/promises")
    page.go_back()
    expect(comment(page)).to_have_value(BEGUN)
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.reload()
    expect(comment(page)).to_have_value(BEGUN)
    comment(page).fill(f"{BEGUN} know it.")
    page.get_by_role("button", name="Add comment").click()
    expect(page.get_by_role("listitem").filter(has_text=f"{BEGUN} know it.")).to_be_visible()
    expect(comment(page)).to_have_value("")
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text=f"{BEGUN} know it.")).to_be_visible()
    expect(comment(page)).to_have_value("")
    expect(page.get_by_text(KEPT)).to_have_count(0)


def test_a_page_is_one_however_it_was_come_to(company: Company) -> None:
    page = company.at(f"{CARD}/", PETRA)
    expect(page.locator("header").get_by_text("Saved", exact=True)).to_be_visible()
    comment(page).fill(BEGUN)
    page.goto(f"{company.served.url}{CARD}")
    expect(comment(page)).to_have_value(BEGUN)


def test_it_outlives_a_closed_tab_and_is_thrown_away_on_request(company: Company) -> None:
    page = begun(company, PETRA)
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(CARD)
    expect(comment(page)).to_have_value(BEGUN)
    page.get_by_role("button", name="Throw it away").click()
    expect(comment(page)).to_have_value("")
    expect(comment(page)).to_be_focused()
    page.reload()
    expect(page.locator("header").get_by_text("Saved", exact=True)).to_be_visible()
    expect(comment(page)).to_have_value("")


def test_another_person_on_the_same_browser_sees_nothing_of_it(company: Company) -> None:
    page = begun(company, PETRA)
    page.goto(company.served.link(IDRIS))
    page.goto(CARD)
    expect(page.locator("header").get_by_text("Saved", exact=True)).to_be_visible()
    expect(comment(page)).to_have_value("")
    expect(page.get_by_text(KEPT)).to_have_count(0)
    page.goto(company.served.link(PETRA))
    page.goto(CARD)
    expect(comment(page)).to_have_value(BEGUN)


def test_what_somebody_changed_meanwhile_is_said_beside_my_text(company: Company) -> None:
    page = company.at("/settings")
    name = page.get_by_role("form", name="Company").get_by_label("Company name")
    expect(page.locator("header").get_by_text("Saved", exact=True)).to_be_visible()
    name.fill("Mine")
    page.goto("/promises")
    company.person().must("workspace.set", name="Theirs")
    page.goto("/settings")
    expect(name).to_have_value("Mine")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(name).to_have_value("Theirs")
    page.reload()
    expect(page.locator("header").get_by_text("Saved", exact=True)).to_be_visible()
    expect(name).to_have_value("Theirs")
    expect(page.get_by_text(KEPT)).to_have_count(0)


def test_a_comment_whose_answer_never_came_is_not_called_unsent(company: Company) -> None:
    page = begun(company, PETRA)
    text = "Nobody told her whether this one arrived"
    comment(page).fill(text)
    arrived: list[int] = []
    page.route("**/api/commands", lambda route: arrived.append(route.fetch().status))
    page.get_by_role("button", name="Add comment").click()
    expect(page.get_by_text("Saving…").first).to_be_visible()
    for _ in range(100):
        if not arrived:
            page.wait_for_timeout(50)
    assert arrived == [200]  # it has arrived; its answer never does
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text=text)).to_have_count(1)
    expect(comment(page)).to_have_value(text)
    expect(page.get_by_text(LOOK)).to_be_visible()
    expect(page.get_by_text(KEPT)).to_have_count(0)
    page.get_by_role("button", name="Throw it away").click()
    expect(comment(page)).to_have_value("")
