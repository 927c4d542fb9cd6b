"""Clumsy hands: long pastes, wrong keys, double presses, back and reload lose nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, RoomPage

pytestmark = pytest.mark.browser

PASTE = """(text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const told = {clipboardData: data, bubbles: true, cancelable: true};
    const taken = document.activeElement.dispatchEvent(new ClipboardEvent('paste', told));
    if (taken) document.execCommand('insertText', false, text);
}"""
SENTENCE = "They told us one more thing about it. "


@pytest.fixture(scope="module")
def petra(visit: Visit) -> RoomPage:
    """Petra in the live room."""
    visit(FACILITATOR).start(OPEN_PHASE)
    return visit(PETRA)


def paste(page: Page, text: str) -> None:
    """Paste into whatever has the focus, as the keyboard does."""
    page.evaluate(PASTE, text)


def test_five_thousand_pasted_characters_are_kept_and_become_notes(petra: RoomPage) -> None:
    text = (SENTENCE * 132)[:5000]
    petra.type_note("")
    paste(petra.page, text)
    expect(petra.page.get_by_text("A note holds 280 characters. The other 4,7")).to_be_visible()
    split = petra.page.get_by_role("button", name="Split into")
    frame, button = petra.page.locator(".compose .rest").bounding_box(), split.bounding_box()
    assert frame is not None
    assert button is not None
    assert button["x"] + button["width"] <= frame["x"] + frame["width"]
    split.click()
    notes = petra.note("They told us one more thing")
    expect(petra.page.get_by_text("Your text is now")).to_be_visible()
    petra.saved()
    written = "".join(notes.locator("p").all_inner_texts())
    assert written.replace(" ", "") == text.replace(" ", "")


def test_escape_saves_no_piece_of_a_text_that_is_too_long(petra: RoomPage) -> None:
    petra.type_note("")
    before = petra.page.get_by_role("article").count()
    paste(petra.page, "Far too long for one note alone. " * 40)
    writing = petra.page.get_by_role("textbox", name="New note")
    assert writing.input_value().split()[-1] in [
        "Far",
        "too",
        "long",
        "for",
        "one",
        "note",
        "alone.",
    ]
    petra.keyboard.press("Escape")
    expect(writing).not_to_be_focused()
    expect(petra.page.get_by_text("are kept here")).to_be_visible()
    expect(petra.page.get_by_role("article")).to_have_count(before)
    petra.page.reload()
    writing.press("Control+Enter")
    expect(petra.page.get_by_text("Your text is now 5 notes")).to_be_visible()
    expect(petra.note("Far too long for one note alone")).to_have_count(5)


def test_escape_leaves_the_note_as_it_was_when_the_new_text_is_too_long(petra: RoomPage) -> None:
    petra.write("As it was before")
    petra.keyboard.press("Enter")
    paste(petra.page, " and much more than one note can hold" * 20)
    petra.keyboard.press("Escape")
    expect(petra.note("As it was before")).to_have_count(1)
    waiting = petra.page.get_by_role("textbox", name="New note")
    assert waiting.input_value().startswith("As it was before and much more")
    petra.keyboard.press("Escape")
    expect(waiting).not_to_be_focused()
    expect(petra.page.get_by_text("are kept here")).to_be_visible()
    expect(petra.page.get_by_role("article").filter(has_text="and much more")).to_have_count(0)
    petra.page.get_by_role("button", name="Throw the rest away").click()
    waiting.fill("")
    waiting.press("Escape")
    expect(waiting).to_have_count(0)


def test_letters_are_text_while_somebody_writes(petra: RoomPage) -> None:
    petra.type_note("")
    petra.keyboard.type("nmgdvpoxt? 123")
    petra.keyboard.press("Delete")
    expect(petra.dialog).to_have_count(0)
    expect(petra.page.get_by_role("textbox", name="New note")).to_have_value("nmgdvpoxt? 123")
    petra.keyboard.press("Escape")
    expect(petra.note("nmgdvpoxt? 123")).to_be_visible()


def test_keys_that_mean_nothing_change_nothing(petra: RoomPage) -> None:
    petra.write("Left alone by wrong keys")
    before = petra.page.get_by_role("article").count()
    for key in ("q", "w", "&", "8", "9", "F8", "Control+b", "Alt+n", "Control+Alt+z"):
        petra.keyboard.press(key)
    expect(petra.dialog).to_have_count(0)
    expect(petra.page.get_by_role("article")).to_have_count(before)
    petra.saved()


def test_a_double_press_writes_one_note(petra: RoomPage) -> None:
    petra.type_note("Pressed twice in a hurry")
    petra.page.evaluate(
        """() => { const press = () => document.activeElement.dispatchEvent(new KeyboardEvent(
            'keydown', {key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true}));
            press(); press(); }"""
    )
    petra.saved()
    expect(petra.note("Pressed twice in a hurry")).to_have_count(1)


def test_a_reload_in_the_middle_of_a_sentence_keeps_it(petra: RoomPage) -> None:
    petra.type_note("Cut off in the mid")
    petra.page.reload()
    writing = petra.page.get_by_role("textbox", name="New note")
    expect(writing).to_have_value("Cut off in the mid")
    writing.press("End")
    petra.keyboard.type("dle")
    petra.keyboard.press("Control+Enter")
    expect(petra.note("Cut off in the middle")).to_be_visible()
    petra.saved()


def test_back_and_forward_lose_neither_note_nor_sentence(petra: RoomPage) -> None:
    page = petra.page
    petra.write("Written before I looked elsewhere")
    petra.type_note("Begun before I looked elsewhere")
    page.get_by_role("link", name="All rooms").click()
    expect(page.get_by_role("heading", name="Rooms by quarter")).to_be_visible()
    page.go_back()
    expect(petra.note("Written before I looked elsewhere")).to_be_visible()
    begun = petra.note("Begun before I looked elsewhere")
    writing = page.get_by_role("textbox", name="New note")
    expect(begun.or_(writing).first).to_be_visible()
    if writing.count():
        expect(writing).to_have_value("Begun before I looked elsewhere")
        writing.press("Escape")
    expect(begun).to_have_count(1)
    petra.saved()


def test_a_reload_while_a_note_is_edited_keeps_the_new_words(petra: RoomPage) -> None:
    petra.write("An old text")
    petra.saved()
    petra.note("An old text").dblclick()
    petra.keyboard.type(" and new words")
    petra.page.reload()
    edited = petra.page.get_by_role("textbox", name="Edit the note")
    expect(edited).to_have_value("An old text and new words")
    edited.press("Control+Enter")
    expect(petra.note("An old text and new words")).to_have_count(1)
    petra.saved()
