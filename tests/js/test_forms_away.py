"""What forms say while there is no line to the server, and when it is back."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.js.forms_page import answer, note, refusal

pytestmark = pytest.mark.browser


def go(page: Page, *, away: bool) -> None:
    page.evaluate("away => { window.isAway = away; heard(); }", away)


@pytest.mark.parametrize(
    ("error", "back"),
    [
        ({"unsure": False}, "You are connected again. This was not sent: send it now."),
        ({"unsure": True}, "You are connected again. Look whether this was saved before"),
    ],
)
def test_what_was_not_sent_for_want_of_a_connection_says_so_until_it_is(
    page: Page, error: dict[str, Any], back: str
) -> None:
    text, line = page.get_by_label("Text"), note(page).get_by_role("status").last
    go(page, away=True)
    answer(page, refusal("temporarily_unavailable", "You are offline.", **error | {"retry": True}))
    text.fill("after")
    text.press("Control+Enter")
    expect(line).to_have_text("You are offline.")
    expect(line).to_have_attribute("data-tone", "bad")
    go(page, away=False)
    expect(line).to_contain_text(back)
    expect(line).to_have_attribute("data-tone", "")
    expect(text).to_have_value("after")
    answer(page, {"ok": True, "op": "o"})
    text.press("Control+Enter")
    expect(line).to_have_text("Saved")
    go(page, away=True)
    go(page, away=False)
    expect(line).to_have_text("Saved")


def test_a_form_on_its_way_says_that_it_waits_for_the_connection(page: Page) -> None:
    page.evaluate(
        "() => { window.answer = () => new Promise((done) => { window.finish = done; }); }"
    )
    page.get_by_label("Text").fill("after")
    note(page).get_by_role("button", name="Save").click()
    expect(note(page).get_by_text("Saving…")).to_be_visible()
    go(page, away=True)
    expect(note(page).get_by_text("Waiting for the connection…")).to_be_visible()
    go(page, away=False)
    expect(note(page).get_by_text("Saving…")).to_be_visible()
    page.evaluate("finish({ok: true, op: 'o'})")
    expect(note(page).get_by_text("Saved")).to_be_visible()
