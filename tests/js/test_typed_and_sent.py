"""What became of what was put into a form while its answer was on its way."""

import pytest
from playwright.sync_api import Page, expect

from tests.js.forms_page import (
    KEPT,
    answer,
    becomes,
    come,
    finish,
    leave_unanswered,
    note,
    refusal,
)

pytestmark = pytest.mark.browser

LOOK = "Kept from before. Look whether it was saved before you send it again."


@pytest.fixture(autouse=True)
def nothing_kept(page: Page) -> None:
    page.evaluate("localStorage.clear()")


def test_what_left_without_an_answer_is_to_be_looked_for(page: Page, address: str) -> None:
    come(page, address, "petra")
    page.get_by_label("Text").fill("after")
    leave_unanswered(page)
    note(page).get_by_role("button", name="Save").click()
    page.wait_for_function("asked.length === 1")
    come(page, address, "petra")
    expect(page.get_by_label("Text")).to_have_value("after")
    expect(note(page).get_by_text(LOOK)).to_be_visible()
    expect(page.get_by_text(KEPT)).to_have_count(0)
    page.get_by_label("Text").fill("after all")
    answer(page, refusal("not_allowed", "Not now."))
    note(page).get_by_role("button", name="Save").click()
    expect(page.get_by_text("Not now.")).to_be_visible()
    come(page, address, "petra")
    expect(page.get_by_label("Text")).to_have_value("after all")
    note(page).get_by_role("button", name="Throw it away").click()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(("unsure", "words"), [(False, KEPT), (True, LOOK)])
def test_a_refusal_tells_whether_it_was_sent(
    page: Page, address: str, unsure: bool, words: str
) -> None:
    come(page, address, "petra")
    page.get_by_label("Text").fill("after")
    answer(page, refusal("temporarily_unavailable", "No answer.", retry=True, unsure=unsure))
    note(page).get_by_role("button", name="Save").click()
    expect(page.get_by_text("No answer.")).to_be_visible()
    come(page, address, "petra")
    expect(note(page).get_by_text(words)).to_be_visible()


def test_what_is_typed_while_the_answer_is_awaited_stays(page: Page, address: str) -> None:
    text, line = page.get_by_label("Text"), note(page).get_by_role("status").last
    come(page, address, "petra")
    text.fill("after")
    page.get_by_label("Customers").fill("7")
    leave_unanswered(page)
    note(page).get_by_role("button", name="Save").click()
    page.wait_for_function("Boolean(window.finish)")
    text.fill("after all")
    page.get_by_label("Kind").select_option("quote")
    finish(page)
    expect(line).to_have_text("Saved, without what you changed since.")
    come(page, address, "petra", before="after")
    expect(text).to_have_value("after all")
    expect(page.get_by_label("Customers")).to_have_value("")
    expect(page.get_by_label("Kind")).to_have_value("quote")
    expect(note(page).get_by_text(KEPT)).to_be_visible()
    expect(page.get_by_text("Somebody changed this meanwhile.")).to_have_count(0)
    note(page).get_by_role("button", name="Save").click()
    page.wait_for_function("asked.length === 1")
    sent = {"id": "n1", "text": "after all", "expect": "after", "kind": "quote"}
    assert page.evaluate("asked")[0][1] == sent


def test_a_form_that_starts_anew_keeps_what_is_newer(page: Page, address: str) -> None:
    form = page.get_by_role("form", name="Decision")
    first, second = form.get_by_label("First option"), form.get_by_label("Second option")
    come(page, address, "petra")
    first.fill("three")
    second.fill("four")
    leave_unanswered(page)
    form.get_by_role("button", name="Raise").click()
    page.wait_for_function("Boolean(window.finish)")
    first.press("End")
    first.press_sequentially(" and more")
    form.get_by_label("Y", exact=True).check()
    form.get_by_label("B", exact=True).uncheck()
    finish(page)
    expect(second).to_have_value("two")
    expect(first).to_have_value("three and more")
    expect(form.get_by_label("Y", exact=True)).to_be_checked()
    expect(form.get_by_label("B", exact=True)).not_to_be_checked()
    expect(form.get_by_label("A", exact=True)).to_be_checked()
    come(page, address, "petra")
    expect(first).to_have_value("three and more")
    expect(second).to_have_value("two")
    expect(form.get_by_text(KEPT)).to_be_visible()


def test_an_answer_to_one_person_is_none_to_the_next(page: Page, address: str) -> None:
    come(page, address, "petra")
    page.get_by_label("Text").fill("Petra's")
    leave_unanswered(page)
    note(page).get_by_role("button", name="Save").click()
    page.wait_for_function("Boolean(window.finish)")
    becomes(page, "theo")
    page.get_by_label("Customers").fill("7")
    finish(page)
    expect(note(page).get_by_text("Saved")).to_have_count(0)
    expect(page.get_by_label("Customers")).to_have_value("7")
    assert "Petra" not in page.evaluate("JSON.stringify(localStorage)")
