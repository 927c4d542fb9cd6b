"""Customers gained and lost, in browsers: read, open a figure, enter, agree, import."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.company import Company, overflow, violations

pytestmark = pytest.mark.browser

HEAD = "segment\tquarter\topening\tgained\tlost\tclosing"


def test_a_reader_of_figures_opens_one_down_to_its_rows(company: Company) -> None:
    page = company.at("/customers?quarter=2025-Q1", "Idris Kallan")
    expect(page.get_by_role("heading", level=1)).to_have_text("2,720 came. 3,000 left.")
    page.get_by_text("7.81 % of those here at the start left").click()
    expect(page.get_by_text("2,420 of 31,000")).to_be_visible()
    expect(page.get_by_text("From Family homes, 2025-Q1;").first).to_be_visible()
    page.get_by_role("navigation", name="Kind of customer").get_by_text("Landlords").click()
    expect(page.get_by_text("2025-Q1 · Landlords")).to_be_visible()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert overflow(page) <= 0


def fill(page: Page, **figures: str) -> None:
    form = page.get_by_role("form", name="Figures of Landlords")
    for label, figure in figures.items():
        form.get_by_label(label.replace("_", " "), exact=True).fill(figure)
    form.get_by_role("button", name="Save these figures").click()


def test_entering_a_quarter_agreeing_and_keeping_another_version(company: Company) -> None:
    # What is refused by HTTP stands in the browser's console, too.
    company.complaints.expect("400")
    page = company.at("/customers?quarter=2026-Q2", "Petra Lindqvist")
    row = page.locator(".segments > li").filter(has_text="Landlords")
    row.get_by_text("Enter this quarter").click()
    fill(page, Came="100", Left="40", At_the_end="7000")
    expect(page.get_by_text("add up to 7,030, not 7,000.")).to_be_visible()
    fill(page, At_the_end="7030")
    expect(row.get_by_text("Nobody has agreed to this yet")).to_be_visible()

    money = company.at("/customers?quarter=2026-Q2", "Idris Kallan")
    his = money.locator(".segments > li").filter(has_text="Landlords")
    his.get_by_text("Change, agree or explain").click()
    his.get_by_role("button", name="Agree to these figures").click()
    expect(row.get_by_text("Agreed by CFO")).to_be_visible()

    other = his.get_by_role("form", name="Another version of a figure")
    other.get_by_label("Figure").select_option(label="Came")
    other.get_by_label("Your number").fill("97")
    other.get_by_label("From where").fill("first bills")
    other.get_by_role("button", name="Keep my number beside it").click()
    expect(row.get_by_text("Gained 97, says CFO (first bills)")).to_be_visible()

    why = his.get_by_role("form", name="A reason why they left")
    why.get_by_label("Reason, in their words").fill("sold the house")
    why.get_by_label("How many").fill("41")
    why.get_by_role("button", name="Save this reason").click()
    expect(why.get_by_text("40 left in all; 40 of them are without a reason yet.")).to_be_visible()
    why.get_by_label("How many").fill("30")
    why.get_by_role("button", name="Save this reason").click()
    expect(page.locator(".why li").filter(has_text="sold the house")).to_contain_text("30")
    expect(page.locator(".why li").filter(has_text="We never asked")).to_contain_text("10")


def test_a_sheet_is_looked_at_first_and_comes_in_whole_or_not_at_all(company: Company) -> None:
    page = company.at("/customers?quarter=2026-Q3")
    page.get_by_role("button", name="Import a sheet").click()
    dialog = page.get_by_role("dialog", name="Import figures")
    rows = [
        "Family homes\t2026-Q3\t100\t10\t5\t105",
        "Small businesses\t2026-Q3\t50\t4\t2\t53",
    ]
    dialog.get_by_label("Paste the cells").fill("\n".join([HEAD, *rows]))
    dialog.get_by_role("button", name="Look at it first").click()
    expect(dialog.get_by_text("add up to 52, not 53.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Look again")).to_be_visible()
    rows[1] = "Small businesses\t2026-Q3\t50\t4\t2\t52"
    dialog.get_by_label("Paste the cells").fill("\n".join([HEAD, *rows]))
    dialog.get_by_role("button", name="Look at it first").click()
    dialog.get_by_role("button", name="Import 2 rows").click()
    expect(dialog.get_by_text("2 rows are in.")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("14 came. 7 left.")
    expect(page.get_by_text("Not entered yet: Landlords.")).to_be_visible()
