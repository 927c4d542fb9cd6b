"""The decision log and the card, as an executive reads them."""

from __future__ import annotations

import re
from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from tests.browser.company import Company, overflow, violations
from tests.conftest import PATIENCE_MS

pytestmark = pytest.mark.browser
CFO = "Idris Kallan"
expect.set_options(timeout=PATIENCE_MS)


def test_the_browsers_tab_says_what_a_page_is(company: Company) -> None:
    page = company.at("/decisions/2025Q4-01")
    named = "2025Q4-01 Hold the new app five weeks: 50 customers have not tried it"
    expect(page).to_have_title(f"{named} · Customer Room")
    page.get_by_role("link", name="Decisions").first.click()
    expect(page).to_have_title("Decisions · Customer Room")
    page.goto("/room/room-2026-q2")
    expect(page).to_have_title("Q2 2026 · Customer Room")


def rows(page: Page) -> list[str]:
    expect(page.get_by_role("search")).to_be_visible()
    return page.locator("main").get_by_role("heading", level=3).all_inner_texts()


def test_log_opens_on_the_quarter_in_a_sentence(company: Company) -> None:
    page = company.page(CFO)
    page.goto("/decisions")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "2,990 came, 2,070 left, net +920. 2 decisions, 2 of them joint."
    )
    assert len(rows(page)) == 15
    expect(page.get_by_role("heading", name="Joint, newest first")).to_be_visible()


def test_a_shared_address_brings_its_filters_along(company: Company) -> None:
    page = company.page(CFO)
    page.goto("/decisions?joint=no&stage=d")
    expect(page.get_by_role("link", name="Answer every call within two minutes")).to_be_visible()
    assert rows(page) == ["Answer every call within two minutes"]
    expect(page.get_by_role("checkbox", name="Not joint")).to_be_checked()


def test_search_writes_the_address_and_says_when_nothing_fits(company: Company) -> None:
    page = company.page(CFO)
    page.goto("/decisions")
    search = page.get_by_role("searchbox", name="Search decisions")
    search.fill("discount")
    expect(page).to_have_url(re.compile(r"\?q=discount$"))
    expect(page.get_by_role("heading", level=3)).to_have_count(1)
    search.fill("no such word")
    expect(page.get_by_text("No decision fits these filters.")).to_be_visible()
    expect(search).to_have_value("no such word")


def test_card_reads_in_its_fixed_order(company: Company) -> None:
    page = company.page(CFO)
    page.goto("/decisions/2025Q4-01")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hold the new app five weeks")
    labels = page.locator("article > dl > div > dt").all_inner_texts()
    assert labels == ["Where", "Why", "Who", "Dissent", "Chosen over", "Expected", "Our people may"]


def test_card_says_what_was_chosen_before_what_it_was_chosen_over(company: Company) -> None:
    page = company.page(CFO)
    page.goto("/decisions/2026Q1-01")
    expect(page.locator("article .chosen")).to_contain_text("Chosen: ")
    expect(page.get_by_text("Copies that show the same twelve signs agree")).to_be_visible()


def test_filters_stand_in_one_row_and_numbers_do_not_wrap(company: Company) -> None:
    spread = (
        "all => Math.max(...all.map(e => e.offsetTop)) - Math.min(...all.map(e => e.offsetTop))"
    )
    page = company.page(CFO, viewport={"width": 1440, "height": 900})
    page.goto("/decisions")
    expect(page.get_by_role("search")).to_be_visible()
    assert page.locator(".filters > *").evaluate_all(spread) < 10
    page.set_viewport_size({"width": 390, "height": 844})
    heights = "all => Math.max(...all.map(each => each.offsetHeight))"
    assert page.locator(".log .no").evaluate_all(heights) < 30


def test_history_is_told_by_a_tap(company: Company) -> None:
    page = company.page(CFO)
    page.goto("/decisions/2025Q4-01")
    page.get_by_text("History", exact=True).click()
    expect(page.get_by_text("The server sealed: text and label froze")).to_be_visible()
    page.get_by_text("Arithmetic", exact=True).click()
    expect(page.get_by_text("Functions that signed", exact=True)).to_be_visible()


@pytest.mark.parametrize("number", ["2025Q4-01", "2024Q4-01", "2025Q1-01"])
def test_card_prints_on_one_page_with_the_record_in_the_foot(company: Company, number: str) -> None:
    page = company.page(CFO)
    page.goto(f"/decisions/{number}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1
    page.emulate_media(media="print")
    expect(page.locator(".printfoot")).to_contain_text(re.compile(r"record [0-9a-f]{4} "))


def test_card_downloads_as_a_picture(company: Company) -> None:
    page = company.page(CFO)
    page.goto("/decisions/2026Q1-01")
    with page.expect_download() as download:
        page.get_by_role("link", name="Take as a picture").click()
    assert download.value.suggested_filename == "2026Q1-01.png"


def test_a_comment_stands_on_the_card(company: Company) -> None:
    page = company.page(CFO)
    page.goto("/decisions/2026Q1-02")
    page.get_by_role("textbox", name="Comment").fill("Seen in the field: it works.")
    page.get_by_role("button", name="Add comment").click()
    expect(page.get_by_role("listitem").filter(has_text="Seen in the field")).to_be_visible()


def test_a_line_is_added_after_the_room_has_closed_and_printed_with_the_card(
    company: Company,
) -> None:
    text = f"Two signatures came by phone {token_hex(3)}"
    page = company.at("/decisions/2026Q1-02")
    page.get_by_text("Add a line after the room has closed").click()
    form = page.get_by_role("form", name="Add a line after the room has closed")
    form.get_by_role("textbox").fill(text)
    form.get_by_role("button", name="Add it for good, in my name").click()
    added = page.locator(".part").filter(has_text="Added later")
    expect(added.get_by_role("listitem").filter(has_text=text)).to_be_visible()
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(added.get_by_role("listitem").filter(has_text=text)).to_be_visible()
    reader = company.at("/decisions/2026Q1-02", CFO)
    expect(reader.get_by_role("listitem").filter(has_text=text)).to_be_visible()
    expect(reader.get_by_text("Add a line after the room has closed")).to_have_count(0)


def test_an_unknown_number_is_not_found(company: Company) -> None:
    page = company.page(CFO)
    page.goto("/decisions/2099Q1-01")
    expect(page.get_by_role("heading", name="There is no such decision here")).to_be_visible()


@pytest.mark.parametrize("address", ["/decisions", "/decisions/2025Q4-01"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(company: Company, address: str, width: int, theme: str) -> None:
    page = company.page(CFO, viewport={"width": width, "height": 900}, color_scheme=theme)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Loading the decision")).to_have_count(0)
    assert violations(page) == []
    assert overflow(page) <= 0
