"""What was put into a form and not sent is there again, for its author alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.js.forms_page import KEPT, answer, becomes, come, note, refusal

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def nothing_kept(page: Page) -> None:
    page.evaluate("localStorage.clear()")


def test_everything_put_into_a_form_is_there_again(page: Page, address: str) -> None:
    come(page, address, "petra")
    page.get_by_label("Text").fill("after")
    page.get_by_label("Customers").fill("7")
    page.get_by_label("Kind").select_option("quote")
    page.get_by_label("B", exact=True).uncheck()
    page.get_by_label("Y", exact=True).check()
    come(page, address, "petra")
    expect(note(page).get_by_text(KEPT)).to_be_visible()
    expect(page.get_by_label("Text")).to_have_value("after")
    expect(page.get_by_label("Customers")).to_have_value("7")
    expect(page.get_by_label("Kind")).to_have_value("quote")
    expect(page.get_by_label("B", exact=True)).not_to_be_checked()
    expect(page.get_by_label("A", exact=True)).to_be_checked()
    expect(page.get_by_label("Y", exact=True)).to_be_checked()


def test_nobody_else_on_this_device_sees_it(page: Page, address: str) -> None:
    come(page, address, "petra")
    page.get_by_label("Text").fill("after")
    come(page, address, "theo")
    expect(page.get_by_label("Text")).to_have_value("before")
    expect(page.get_by_text(KEPT)).to_have_count(0)
    come(page, address, "petra")
    expect(page.get_by_label("Text")).to_have_value("after")


def test_what_was_sent_or_taken_back_is_forgotten(page: Page, address: str) -> None:
    text = page.get_by_label("Text")
    come(page, address, "petra")
    text.fill("after")
    page.get_by_label("First option").fill("three")
    page.get_by_label("Words").fill("Never")
    page.get_by_label("Words").fill("No")
    page.get_by_role("button", name="Raise").click()
    note(page).get_by_role("button", name="Save").click()
    expect(note(page).get_by_text("Saved")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_what_was_refused_is_kept(page: Page, address: str) -> None:
    come(page, address, "petra")
    page.get_by_label("Text").fill("after")
    answer(page, refusal("not_allowed", "Not now."))
    note(page).get_by_role("button", name="Save").click()
    expect(page.get_by_text("Not now.")).to_be_visible()
    come(page, address, "petra")
    expect(page.get_by_label("Text")).to_have_value("after")


def test_it_is_thrown_away_on_request(page: Page, address: str) -> None:
    come(page, address, "petra")
    page.get_by_label("Text").fill("after")
    page.get_by_label("Kind").select_option("quote")
    come(page, address, "petra")
    note(page).get_by_role("button", name="Throw it away").click()
    expect(page.get_by_label("Text")).to_have_value("before")
    expect(page.get_by_label("Text")).to_be_focused()
    expect(page.get_by_label("Kind")).to_have_value("story")
    expect(page.get_by_text(KEPT)).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_it_replaces_nothing_that_was_changed_meanwhile_unsaid(page: Page, address: str) -> None:
    text = page.get_by_label("Text")
    come(page, address, "petra")
    text.fill("mine")
    come(page, address, "petra", before="theirs")
    expect(text).to_have_value("mine")
    expect(page.get_by_text("Somebody changed this meanwhile.")).to_be_visible()
    note(page).get_by_role("button", name="Save").click()
    page.wait_for_function("asked.length === 1")
    assert page.evaluate("asked")[0][1] == {"id": "n1", "text": "mine", "expect": "before"}
    come(page, address, "petra", before="theirs")
    text.fill("mine")
    come(page, address, "petra", before="newest")
    page.get_by_role("button", name="Show").click()
    expect(text).to_have_value("newest")
    assert page.evaluate("localStorage.length") == 0


def test_a_form_that_is_drawn_late_gets_its_text(page: Page, address: str) -> None:
    come(page, address, "petra")
    page.get_by_label("Text").fill("after")
    page.evaluate("""() => { const form = document.querySelector('form');
        const twin = form.cloneNode(true);
        form.remove();
        document.querySelector('main').append(twin); }""")
    expect(page.get_by_label("Text")).to_have_value("after")


def test_what_is_typed_into_another_record_is_another_text(page: Page, address: str) -> None:
    words = page.get_by_label("Words")
    redraw = """id => { const form = document.querySelector('form[aria-label=Dissent]');
        form.dataset.values = JSON.stringify({id}); }"""
    come(page, address, "petra")
    page.evaluate(redraw, "d1")
    words.fill("Never")
    come(page, address, "petra")
    page.evaluate(redraw, "d2")
    expect(page.get_by_text("My dissent")).to_be_visible()
    expect(words).to_have_value("No")
    page.evaluate(redraw, "d1")
    expect(words).to_have_value("Never")


def test_a_password_is_never_kept(page: Page, address: str) -> None:
    come(page, address, "petra")
    page.get_by_label("First option").evaluate("field => { field.type = 'password'; }")
    page.get_by_label("First option").fill("secret")
    assert page.evaluate("localStorage.length") == 0


def test_it_goes_with_whoever_is_signed_in_when_that_is_known_late(
    page: Page, address: str
) -> None:
    come(page, address, "")
    page.get_by_label("Text").fill("typed at once")
    page.evaluate("history.replaceState({}, '', '?as=petra'); heard()")
    come(page, address, "petra")
    expect(page.get_by_label("Text")).to_have_value("typed at once")


def test_a_rehearsal_leaves_nothing_of_it(page: Page, address: str) -> None:
    come(page, f"{address}room/r1", "petra")
    page.get_by_label("Text").fill("after")
    assert page.evaluate("localStorage.length") == 1
    page.evaluate("import('/sync/kept_typing.js').then((it) => it.forgetTypedIn('r1'))")
    page.wait_for_function("localStorage.length === 0")


def test_nothing_is_left_for_who_signs_in_under_the_open_page(page: Page, address: str) -> None:
    text = page.get_by_label("Text")
    come(page, address, "theo")
    page.get_by_label("First option").fill("Theo's")
    come(page, address, "petra")
    text.fill("Petra's")
    page.get_by_label("Kind").select_option("quote")
    page.get_by_label("B", exact=True).uncheck()
    becomes(page, "theo")
    expect(text).to_have_value("before")
    expect(page.get_by_label("Kind")).to_have_value("story")
    expect(page.get_by_label("B", exact=True)).to_be_checked()
    expect(page.get_by_label("First option")).to_have_value("Theo's")
    page.get_by_label("Customers").fill("7")
    kept = page.evaluate("Object.entries(localStorage)")
    assert not any("typed:theo" in at and "Petra" in words for at, words in kept)
    note(page).get_by_role("button", name="Save").click()
    page.wait_for_function("asked.length === 1")
    assert page.evaluate("asked")[0][1] == {"id": "n1", "count": 7}
    come(page, address, "petra")
    expect(text).to_have_value("Petra's")
    expect(page.get_by_label("B", exact=True)).not_to_be_checked()
    expect(page.get_by_label("Customers")).to_have_value("")


def test_nothing_is_kept_of_a_decision_that_is_tried_out(page: Page, address: str) -> None:
    come(page, f"{address}decisions/Rehearsal-01", "petra")
    page.get_by_label("Text").fill("after")
    assert page.evaluate("localStorage.length") == 0
    becomes(page, "theo")
    expect(page.get_by_label("Text")).to_have_value("before")


def test_who_listens_hears_of_what_is_there_again(page: Page, address: str) -> None:
    come(page, address, "petra")
    page.get_by_label("B", exact=True).uncheck()
    page.get_by_label("Text").dispatch_event("paste")
    page.get_by_label("Text").fill("n" * 281)
    come(page, address, "petra")
    expect(page.get_by_text("281 characters, 280 fit here: 1 too many.")).to_be_visible()
    page.evaluate("""() => { window.heardOf = [];
        for (const kind of ['click', 'input', 'change'])
          document.addEventListener(kind, (event) => heardOf.push(`${kind} ${event.target.value}`));
        const form = document.querySelector('form[aria-label=Decision]');
        form.remove();
        document.querySelector('main').insertAdjacentHTML('beforeend', form.outerHTML); }""")
    expect(page.get_by_label("B", exact=True)).not_to_be_checked()
    assert {"click b", "input b", "change b"} <= set(page.evaluate("heardOf"))
    note(page).get_by_role("button", name="Throw it away").click()
    expect(page.get_by_text("281 characters")).to_have_count(0)
    expect(page.get_by_label("Text")).to_have_value("before")
