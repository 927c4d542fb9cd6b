"""Importing figures in the room: look first, then all or nothing, then maybe take it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.company import Company, violations

pytestmark = pytest.mark.browser

ROOM = "/room/room-2026-q2"
PETRA = "Petra Lindqvist"


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Import figures")


def opened(company: Company, member: str = PETRA, **options: object) -> Page:
    """Somebody's room with the dialog open."""
    page = company.at(ROOM, member, **options)
    page.get_by_role("button", name="Import figures").first.click()
    expect(dialog(page)).to_be_visible()
    return page


def example(page: Page) -> str:
    """The example that fits this map."""
    page.get_by_text("See an example").click()
    return fitting(page)


def fitting(page: Page) -> str:
    """What the open example says once the map has come; until then it is a general one."""
    expect(dialog(page).locator("pre")).not_to_contain_text("Ask for an offer")
    return dialog(page).locator("pre").inner_text()


def paste(page: Page, text: str) -> None:
    page.get_by_label("Paste the cells").fill(text)
    page.get_by_role("button", name="Look").click()


def test_rows_to_mend_are_marked_and_nothing_can_be_imported(company: Company) -> None:
    page = opened(company)
    header, first, second = example(page).splitlines()
    paste(page, "\n".join([header, first, second.replace("310", "31.5")]))
    expect(dialog(page).get_by_text("1 row fits, 1 does not.")).to_be_visible()
    mend = page.get_by_role("region", name="The row to mend")
    expect(mend.get_by_role("rowheader", name="3")).to_be_visible()
    expect(mend.get_by_role("cell", name="31.5")).to_contain_text("not a whole number")
    expect(page.get_by_role("button", name="Import 2 rows")).to_have_count(0)
    assert violations(page) == []


def test_all_rows_go_in_at_once_and_out_again(company: Company) -> None:
    page = opened(company)
    paste(page, example(page))
    expect(dialog(page).get_by_text("Both rows fit: 2 new")).to_be_visible()
    page.get_by_role("button", name="Import 2 rows").click()
    expect(dialog(page).get_by_text("2 moves are in.")).to_be_visible()
    page.get_by_role("button", name="Close").click()

    page.reload()
    page.get_by_role("button", name="Import figures").first.click()
    expect(dialog(page).get_by_text("You imported 2 moves")).to_be_visible()
    page.get_by_role("button", name="Remove this import").click()
    expect(dialog(page).get_by_text("2 moves taken out again")).to_be_visible()
    paste(page, example(page))
    expect(dialog(page).get_by_text("Both rows fit: 2 new")).to_be_visible()


def test_columns_and_what_is_wrong_with_them_are_said_in_peoples_words(company: Company) -> None:
    page = opened(company)
    expect(
        dialog(page).get_by_text("The first row names the columns: from step, to")
    ).to_be_visible()
    header, row, _ = example(page).splitlines()
    assert header.startswith("from step\tto\tsegment")
    paste(page, f"{header.replace('from step', 'Start')}\n{row}")
    expect(dialog(page).get_by_text("from step: This column is missing.")).to_be_visible()
    expect(dialog(page)).not_to_contain_text("_")
    paste(page, "one,two\n1,2")
    missing = "These columns are missing: from step, to, segment, quarter, count."
    expect(dialog(page).get_by_text(missing)).to_have_count(1)


def test_undo_on_the_board_takes_the_import_back(company: Company) -> None:
    page = opened(company)
    page.get_by_role("button", name="Notes").click()
    paste(page, "One that goes again\nTwo that goes again")
    page.get_by_role("button", name="Import 2 rows").click()
    page.get_by_role("button", name="Close").click()
    notes = page.get_by_role("article").filter(has_text="that goes again")
    expect(notes).to_have_count(2)
    page.keyboard.press("Control+z")
    expect(notes).to_have_count(0)
    page.get_by_role("button", name="Import figures").first.click()
    expect(dialog(page).get_by_role("button", name="Look at it first")).to_be_visible()
    expect(dialog(page).get_by_text("You imported")).to_have_count(0)


def test_a_quarter_that_begins_is_said_before_it_is_imported(company: Company) -> None:
    page = opened(company)
    header, row, _ = example(page).splitlines()
    paste(page, f"{header}\n{row}")
    expect(dialog(page).get_by_text("1 new, 0 changed, 0 as before in 2026-Q2")).to_be_visible()
    words = "2026-Q2 is new: the lane keeps showing 2026-Q1 until most of it is in."
    expect(dialog(page).get_by_text(words)).to_be_visible()
    page.get_by_role("button", name="Import 1 row").click()
    expect(dialog(page).get_by_text("1 move is in.")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("2026-Q1 figures")).to_be_visible()
    quarter = page.get_by_label("Quarter of the figures")
    quarter.select_option("2026-Q2, being filled")
    expect(page.get_by_text("2026-Q2 figures, being filled")).to_be_visible()


def test_notes_come_from_a_file_and_show_on_the_board(company: Company, tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    text = "lane,text\nHOW THEY MOVE,Nobody told me\nWHAT NEXT,“Call, then write”\n"
    file.write_text(text.replace("“", '"').replace("”", '"'), encoding="utf-16")
    page = opened(company)
    page.get_by_role("button", name="Notes").click()
    page.get_by_label("Or choose a file: CSV or XLSX").set_input_files(file)
    expect(dialog(page).get_by_text("notes.csv")).to_be_visible()
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_role("button", name="Import 2 rows").click()
    expect(dialog(page).get_by_text("2 notes are in.")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("article").filter(has_text="Nobody told me")).to_have_count(1)


def test_a_workbook_is_read_as_its_first_sheet(company: Company, tmp_path: Path) -> None:
    file = tmp_path / "notes.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("lane", "text"), ("WHAT NEXT", "Show me last year’s bill")):
        sheet.append(row)
    book.save(file)
    page = opened(company)
    page.get_by_role("button", name="Notes").click()
    page.get_by_label("Or choose a file: CSV or XLSX").set_input_files(file)
    page.get_by_role("button", name="Look at it first").click()
    expect(dialog(page).get_by_text("The row fits")).to_be_visible()


def test_a_broken_workbook_is_answered_in_words(company: Company, tmp_path: Path) -> None:
    file = tmp_path / "figures.xlsx"
    file.write_bytes(b"PK\x03\x04")
    page = opened(company)
    company.complaints.expect("400")
    page.get_by_label("Or choose a file: CSV or XLSX").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("save the sheet as “CSV UTF-8”")


def test_the_example_can_be_taken_along(company: Company, tmp_path: Path) -> None:
    page = opened(company)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download an example").click()
    assert taken.value.suggested_filename == "example-moves.csv"
    path = tmp_path / "example.csv"
    taken.value.save_as(path)
    page.get_by_label("Or choose a file: CSV or XLSX").set_input_files(path)
    page.get_by_role("button", name="Look at it first").click()
    expect(dialog(page).get_by_text("Both rows fit")).to_be_visible()


def test_the_keyboard_is_enough(company: Company) -> None:
    page = opened(company)
    text = example(page)
    page.get_by_label("Paste the cells").focus()
    page.keyboard.insert_text(text)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Or choose a file: CSV or XLSX")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Import 2 rows")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_holds_for_everybody(company: Company, scheme: str, width: int) -> None:
    page = company.at(ROOM, PETRA, viewport={"width": width, "height": 800}, color_scheme=scheme)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_function(
        "() => !window.dispatchEvent(new CustomEvent('import-figures', {cancelable: true}))"
    )
    paste(page, example(page))
    expect(page.get_by_role("button", name="Import 2 rows")).to_be_visible()
    assert violations(page) == []
    wide = "() => document.querySelector('dialog.importing').scrollWidth <= innerWidth"
    assert page.evaluate(wide)


def test_the_example_follows_the_map_when_that_comes_late(company: Company) -> None:
    page = company.at("/", PETRA)
    held: list[Route] = []
    page.route("**/snapshot*", lambda route: held.append(route))
    page.goto(ROOM)
    page.wait_for_function(
        "() => !window.dispatchEvent(new CustomEvent('import-figures', {cancelable: true}))"
    )
    page.get_by_text("See an example").click()
    expect(dialog(page).locator("pre")).to_contain_text("Ask for an offer")
    for each in held:
        each.continue_()
    page.unroute("**/snapshot*")
    fitting(page)
