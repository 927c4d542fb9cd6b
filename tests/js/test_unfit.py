"""What is wrong with a field is said in our words, with the name it has on the screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.js.forms_page import answer, refusal

pytestmark = pytest.mark.browser


def test_a_field_that_does_not_fit_says_so_in_our_words(page: Page) -> None:
    count, fault = page.get_by_label("Customers"), page.locator("#n1-count-fault")
    limits = "(field, it) => { Object.assign(field, it); field.required = true; }"
    for least, most, written, says in (
        ("", "9", "12", "Write 9 or less."),
        ("1", "", "0", "Write 1 or more."),
        ("1", "9", "12", "Write a number from 1 to 9."),
        ("1", "9", "1.5", "Write a whole number."),
        ("1", "9", "", "Write a number."),
    ):
        count.evaluate(limits, {"min": least, "max": most})
        count.fill(written)
        count.press("Enter")
        expect(fault).to_have_text(says)
    page.get_by_label("Text").fill("")
    count.press("Enter")
    expect(page.locator("#n1-text-fault")).to_have_text("Write something here.")
    expect(page.get_by_text("Not sent yet: look at what is marked.")).to_be_visible()
    assert page.evaluate("asked") == []


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("“count” must be a whole number.", "“Customers” must be a whole number."),
        ("“row 2, count” is missing.", "“Customers” is missing."),
        ("“Counted calls” is a number: say from which.",) * 2,
    ],
)
def test_a_refusal_names_a_field_as_the_screen_does(page: Page, message: str, says: str) -> None:
    answer(page, refusal("bad_field", message, field="rows.1.count"))
    page.locator("#n1-count").evaluate("field => { field.name = 'rows.1.count'; }")
    page.get_by_label("Customers").fill("3")
    page.get_by_label("Customers").press("Enter")
    expect(page.locator("#n1-count-fault")).to_have_text(says)
