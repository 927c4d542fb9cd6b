"""The competency in a browser: the gap, figures down to their rows, time travel, one sheet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.company import Company, overflow, violations, watched
from tests.serving import Served

pytestmark = pytest.mark.browser

CFO = "Idris Kallan"
PHONE = {"width": 390, "height": 844}


def looked_at(company: Company, quarter: str = "", **options: object) -> Page:
    query = f"?quarter={quarter}" if quarter else ""
    page = company.at(f"/competency{query}", CFO, **options)
    expect(page.locator(".mult")).to_have_count(8)
    return page


def small(page: Page, title: str) -> Locator:
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=title))


def test_three_figures_open_down_to_the_rows_that_made_them(company: Company) -> None:
    page = looked_at(company)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "A year ago we felt 24 points better than we did. Now the record is 2 points ahead."
    )
    record = page.locator(".pair > div").first
    record.locator("summary").first.click()
    expect(record.get_by_text("25 × 24.80 ÷ 8, rounded half up")).to_be_visible()
    seam = record.locator(".rows").filter(has_text="hand-off from Sales to Operations").first
    expect(seam).to_be_hidden()
    record.locator("summary").filter(has_text="Hand-offs").click()
    expect(seam).to_be_visible()
    record.locator("summary").first.click()

    for title, row in (
        ("3. Accountability by stage", "Head of Sales"),
        ("4. Hand-offs", "hand-off from Sales to Operations"),
        ("6. Decided together", "decision 2026Q1-01"),
    ):
        shown = small(page, title)
        shown.locator("summary").click()
        expect(shown.locator(".rows").filter(has_text=row).first).to_be_visible()
        expect(shown.get_by_text("Leaders, the middle answer")).to_be_visible()
        shown.locator("summary").click()


def test_an_earlier_quarter_says_plainly_that_it_is_read_only(company: Company) -> None:
    page = looked_at(company)
    page.get_by_role("navigation", name="Quarter").get_by_role("link", name="2025-Q1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "We feel 24 points better than we do."
    )
    told = page.get_by_role("status").filter(has_text="to read only")
    expect(told).to_contain_text("As its room saw it on 10 April 2025.")
    seventh = small(page, "7. We do what we say")
    expect(seventh).to_contain_text("Not yet")
    expect(seventh).to_contain_text("a rate needs 5")
    told.get_by_role("link", name="Back to 2026-Q1").click()
    expect(told).to_have_count(0)


def test_the_folded_parts_open(company: Company) -> None:
    page = looked_at(company)
    page.get_by_text("Where the customer leader should report").click()
    expect(page.get_by_text("Report as high as possible.")).to_be_visible()
    page.get_by_text("The five competencies, as leaders rate themselves").click()
    expect(page.get_by_role("table", name="Five competencies by year")).to_be_visible()


def test_it_prints_on_one_sheet(company: Company) -> None:
    page = looked_at(company)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1
    page.locator(".mult summary").first.click()
    opened = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", opened)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_cut_off_and_axe_is_content(company: Company, scheme: str) -> None:
    page = looked_at(company, "2025-Q4", viewport=PHONE, color_scheme=scheme)
    for summary in page.locator(".part > summary").all():
        summary.click()
    page.locator(".mult summary").first.click()
    assert overflow(page) == 0
    assert violations(page) == []


def test_a_company_that_has_held_no_room_is_taught_what_comes_here(
    served: Served, browser: Browser
) -> None:
    with watched(served, browser) as fresh:
        page = fresh.at("/competency")
        expect(page.get_by_text("It begins with the first room.")).to_be_visible()
        expect(page.get_by_role("link", name="Go to the rooms")).to_be_visible()
