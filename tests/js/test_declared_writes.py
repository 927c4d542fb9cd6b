"""What the browser does with the forms and buttons that pages declare, in a real Chromium."""

import pytest
from playwright.sync_api import Page, expect

from tests.js.forms_page import answer, note, refusal

pytestmark = pytest.mark.browser

PASTE = """(text) => {
    const told = {bubbles: true, cancelable: true, clipboardData: new DataTransfer()};
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', told));
    document.execCommand('insertText', false, text);
}"""


def test_only_changed_fields_are_sent_with_the_text_they_started_from(page: Page) -> None:
    page.get_by_label("Text").fill("after")
    note(page).get_by_role("button", name="Save").click()
    expect(note(page).get_by_text("Saved")).to_be_visible()
    assert page.evaluate("asked") == [
        ["note.edit", {"id": "n1", "text": "after", "expect": "before"}]
    ]


def test_a_paste_that_is_too_long_is_kept_and_said(page: Page) -> None:
    text = page.get_by_label("Text")
    text.select_text()
    page.evaluate(PASTE, "They told us one thing. " * 50)
    fault = note(page).get_by_text("1,200 characters, 280 fit here: 920 too many.")
    expect(fault).to_be_visible()
    note(page).get_by_role("button", name="Save").click()
    assert page.evaluate("asked") == []
    expect(text).to_be_focused()
    assert len(text.input_value()) == 1200
    text.fill("They told us one thing.")
    expect(fault).to_be_hidden()
    note(page).get_by_role("button", name="Save").click()
    expect(note(page).get_by_text("Saved")).to_be_visible()
    page.evaluate(PASTE, "x")
    assert text.get_attribute("maxlength") == "280"


def test_what_a_choice_hides_is_not_sent_and_not_in_the_way(page: Page) -> None:
    figure = page.get_by_role("form", name="Figure")
    figure.get_by_label("Cases").fill("-4")
    figure.get_by_label("Measured as").select_option("mean")
    figure.get_by_role("button", name="Add").click()
    expect(figure.get_by_text("Saved")).to_be_visible()
    assert page.evaluate("asked") == [["kpi.set", {"type": "mean"}]]
    figure.get_by_label("Measured as").select_option("share")
    figure.get_by_label("Cases").fill("4")
    figure.get_by_role("button", name="Add").click()
    page.wait_for_function("asked.length === 2")
    assert page.evaluate("asked[1]") == ["kpi.set", {"type": "share", "k": 4}]


def test_an_untouched_form_sends_nothing_and_says_so(page: Page) -> None:
    note(page).get_by_role("button", name="Save").click()
    expect(note(page).get_by_text("Nothing was changed.")).to_be_visible()
    assert page.evaluate("asked") == []


def test_a_new_record_sends_every_field_in_its_type(page: Page) -> None:
    page.get_by_label("B", exact=True).uncheck()
    page.get_by_label("Y", exact=True).check()
    page.get_by_role("button", name="Raise").click()
    expect(page.get_by_role("form", name="Decision").get_by_text("Saved")).to_be_visible()
    [[name, payload]] = page.evaluate("asked")
    assert name == "decision.draft"
    assert payload == {
        "id": "id1",
        "options": [{"text": "one"}, {"text": "two"}],
        "anchors": ["a"],
        "kind": "y",
        "stage_id": None,
        "version": 3,
    }
    assert page.evaluate("told") == ["Raised"]
    expect(page.get_by_label("B", exact=True)).to_be_checked()


def test_a_refused_record_keeps_its_id_and_a_saved_one_does_not(page: Page) -> None:
    raise_it = page.get_by_role("button", name="Raise")
    answer(page, refusal("not_allowed", "Not now."))
    raise_it.click()
    expect(page.get_by_text("Not now.")).to_be_focused()
    answer(page, {"ok": True, "op": "o"})
    raise_it.click()
    page.wait_for_function("told.length === 1")
    raise_it.click()
    page.wait_for_function("told.length === 2")
    assert [payload["id"] for _, payload in page.evaluate("asked")] == ["id1", "id1", "id2"]


def test_what_is_wrong_stands_at_its_field_and_gets_the_focus(page: Page) -> None:
    count = page.get_by_label("Customers")
    page.get_by_label("Text").fill("x")
    count.fill("12")
    note(page).get_by_role("button", name="Save").click()
    expect(count).to_be_focused()
    expect(count).to_have_attribute("aria-invalid", "true")
    assert page.evaluate("asked") == []
    count.fill("3")
    answer(page, refusal("bad_field", "Three is not enough.", field="count"))
    count.press("Enter")
    expect(page.locator("#n1-count-fault")).to_have_text("Three is not enough.")
    expect(count).to_have_accessible_description("Three is not enough.")
    expect(count).to_be_focused()
    expect(page.get_by_label("Text")).to_have_value("x")


def test_fields_of_a_closed_part_are_not_sent_and_the_form_folds_when_saved(page: Page) -> None:
    page.get_by_role("form", name="Dissent").get_by_role("button", name="Keep").click()
    expect(page.get_by_text("My dissent")).to_be_focused()
    expect(page.get_by_role("form", name="Dissent")).to_be_hidden()
    assert page.evaluate("asked") == [["dissent.say", {"text": "No", "asked": []}]]


@pytest.mark.parametrize("field", ["tripwire.kpi", "asked", "nowhere"])
def test_a_refusal_is_seen_wherever_its_field_is(page: Page, field: str) -> None:
    answer(page, refusal("bad_field", "This is missing.", field=field))
    form = page.get_by_role("form", name="Dissent")
    form.get_by_role("button", name="Keep").click()
    expect(form.get_by_text("This is missing.")).to_be_visible()


def test_a_form_is_sent_once_while_it_is_busy(page: Page) -> None:
    page.evaluate(
        "() => { window.answer = () => new Promise((done) => { window.finish = done; }); }"
    )
    page.get_by_label("Text").fill("after")
    save = note(page).get_by_role("button", name="Save")
    save.click()
    save.click()
    expect(save).to_have_attribute("aria-busy", "true")
    expect(note(page).get_by_text("Saving…")).to_be_visible()
    page.evaluate("finish({ok: true, op: 'o'})")
    expect(save).not_to_have_attribute("aria-busy", "true")
    assert len(page.evaluate("asked")) == 1


@pytest.mark.parametrize(
    ("choice", "sent"),
    [("Keep mine", "mine"), ("Keep both", "theirs\nmine"), ("Take theirs", None)],
)
def test_two_texts_for_one_field_are_both_kept(page: Page, choice: str, sent: str | None) -> None:
    text = page.get_by_label("Text")
    text.fill("mine")
    answer(page, refusal("conflict", "Somebody changed it.", field="text", actual="theirs"))
    text.press("Control+Enter")
    expect(page.locator("#n1-text-fault blockquote")).to_have_text("theirs")
    expect(text).to_have_value("mine")
    answer(page, {"ok": True, "op": "o"})
    page.get_by_role("button", name=choice).click()
    if sent is None:
        expect(text).to_have_value("theirs")
        assert len(page.evaluate("asked")) == 1
    else:
        page.wait_for_function("asked.length === 2")
        assert page.evaluate("asked")[1][1] == {"id": "n1", "text": sent, "expect": "theirs"}


def test_a_redrawn_view_never_replaces_what_is_being_written(page: Page) -> None:
    text = page.get_by_label("Text")
    redraw = "text => { document.getElementById('n1-text').defaultValue = text; }"
    page.evaluate(redraw, "fresh")
    expect(text).to_have_value("fresh")
    text.focus()
    page.evaluate(redraw, "fresher")
    expect(text).to_have_value("fresh")
    text.press("End")
    text.press_sequentially("!")
    expect(page.get_by_text("Somebody changed this meanwhile.")).to_be_visible()
    page.get_by_label("Customers").focus()
    expect(text).to_have_value("fresh!")
    page.get_by_role("button", name="Show").click()
    expect(text).to_have_value("fresher")
    expect(page.get_by_text("Somebody changed this meanwhile.")).to_be_hidden()


def test_a_field_left_untouched_takes_the_new_text(page: Page) -> None:
    text = page.get_by_label("Text")
    text.focus()
    page.evaluate("document.getElementById('n1-text').defaultValue = 'fresh'")
    expect(text).to_have_value("before")
    page.get_by_label("Customers").focus()
    expect(text).to_have_value("fresh")


def test_a_field_looked_at_once_still_follows_later(page: Page) -> None:
    text = page.get_by_label("Text")
    redraw = "text => { document.getElementById('n1-text').defaultValue = text; }"
    text.focus()
    page.get_by_label("Customers").focus()
    page.evaluate(redraw, "later")
    expect(text).to_have_value("later")
    text.fill("mine")
    note(page).get_by_role("button", name="Save").click()
    expect(note(page).get_by_text("Saved")).to_be_visible()
    page.evaluate(redraw, "mine")
    page.evaluate(redraw, "theirs")
    expect(text).to_have_value("theirs")


def test_a_field_nobody_looked_at_follows_although_react_has_set_it(page: Page) -> None:
    text, first = page.get_by_label("Text"), page.get_by_label("First option")
    for field in (text, first):
        field.evaluate("field => { field.value = field.defaultValue; }")
    text.evaluate("field => { field.dataset.shown = field.defaultValue = 'fresh'; }")
    first.evaluate("field => { field.defaultValue = 'other'; }")
    expect(text).to_have_value("fresh")
    expect(first).to_have_value("other")
    note(page).get_by_role("button", name="Save").click()
    expect(note(page).get_by_text("Nothing was changed.")).to_be_visible()


def test_a_list_follows_the_view_unless_somebody_has_chosen(page: Page) -> None:
    kind, save = page.get_by_label("Kind"), note(page).get_by_role("button", name="Save")
    redraw = "kind => { document.getElementById('n1-kind').dataset.shown = kind; }"
    page.evaluate(redraw, "quote")
    expect(kind).to_have_value("quote")
    save.click()
    expect(note(page).get_by_text("Nothing was changed.")).to_be_visible()
    kind.select_option("call")
    page.evaluate(redraw, "story")
    expect(page.get_by_text("Somebody changed this meanwhile.")).to_be_visible()
    expect(kind).to_have_value("call")
    page.get_by_role("button", name="Show").click()
    expect(kind).to_have_value("story")
    expect(page.get_by_text("Somebody changed this meanwhile.")).to_be_hidden()


def test_a_saved_choice_is_not_sent_again(page: Page) -> None:
    kind, save = page.get_by_label("Kind"), note(page).get_by_role("button", name="Save")
    kind.select_option("call")
    save.click()
    expect(note(page).get_by_text("Saved")).to_be_visible()
    page.get_by_label("Text").fill("after")
    save.click()
    page.wait_for_function("asked.length === 2")
    sent = [payload for _, payload in page.evaluate("asked")]
    assert sent == [{"id": "n1", "kind": "call"}, {"id": "n1", "text": "after", "expect": "before"}]


def test_a_second_save_starts_from_the_first(page: Page) -> None:
    text = page.get_by_label("Text")
    for words in ("one", "two"):
        text.fill(words)
        text.press("Control+Enter")
        expect(note(page).get_by_text("Saved")).to_be_visible()
    page.wait_for_function("asked.length === 2")
    assert [payload["expect"] for _, payload in page.evaluate("asked")] == ["before", "one"]


def test_typing_into_a_field_reached_by_tab_replaces_its_text(page: Page) -> None:
    page.get_by_label("Customers").evaluate(
        "field => { field.type = 'text'; field.value = 'old'; }"
    )
    page.get_by_label("Text").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("new")
    expect(page.get_by_label("Customers")).to_have_value("new")
    page.get_by_label("First option").fill("filled")
    expect(page.get_by_label("First option")).to_have_value("filled")


def test_a_grave_button_asks_first_and_then_goes_on(page: Page) -> None:
    close = page.get_by_role("button", name="Close the room")
    close.click()
    expect(page.get_by_role("button", name="Keep it open")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate("asked") == []
    close.click()
    page.get_by_role("button", name="Close it").click()
    page.wait_for_function("went.length === 1")
    assert page.evaluate("asked") == [["room.close", {"id": "r1"}]]
    assert page.evaluate("went") == ["/rooms/r1"]
