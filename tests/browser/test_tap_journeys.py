"""The hour on phones, by tap alone: nothing is dragged, nothing needs a key.

Joining, writing, moving and stages are in test_phone; here is all the rest, the facilitator's too.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.places import measured
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, WALK, RoomPage, tap_in

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator, on a phone."""
    room = visit(FACILITATOR, **PHONE)
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def petra(visit: Visit, facilitator: RoomPage) -> RoomPage:
    """Petra, on a phone."""
    return visit(PETRA, **PHONE)


def test_a_note_is_edited(petra: RoomPage) -> None:
    tap_in(petra, "They rang")
    petra.note("They rang").tap()
    petra.button("Edit").tap()
    writing = petra.page.get_by_role("textbox", name="Edit the note")
    writing.fill("They rang twice")
    petra.page.get_by_role("region", name="Phase").tap(position={"x": 20, "y": 10})
    expect(petra.note("They rang twice")).to_be_visible()
    petra.saved()


def group_by_thumb(petra: RoomPage, name: str) -> Locator:
    """Write two notes and put them under a name."""
    for each in ("First of", "Second of"):
        tap_in(petra, f"{each} {name}")
    petra.note(f"First of {name}").tap()
    petra.button("Select more").tap()
    petra.note(f"Second of {name}").tap()
    assert measured(petra.page, "small") == []
    petra.button("Group").tap()
    petra.dialog.get_by_label("Name of the group").fill(name)
    petra.dialog.get_by_role("button", name="Group", exact=True).tap()
    return petra.page.get_by_role("region", name=f"Group {name}")


def test_several_notes_are_selected_and_grouped(petra: RoomPage) -> None:
    group = group_by_thumb(petra, "By thumb")
    expect(group.get_by_role("article")).to_have_count(2)


def test_a_group_is_renamed_and_its_frame_is_taken_away(petra: RoomPage) -> None:
    group_by_thumb(petra, "To be renamed").get_by_role("heading").first.tap()
    petra.button("Rename").tap()
    petra.dialog.get_by_label("Name", exact=True).fill("By a thumb")
    petra.dialog.get_by_role("button", name="Rename", exact=True).tap()
    heading = petra.page.get_by_role("heading", name="By a thumb")
    heading.tap()
    petra.button("Take the frame away").tap()
    expect(heading).to_have_count(0)
    petra.saved()


def test_what_was_deleted_is_brought_back(petra: RoomPage) -> None:
    tap_in(petra, "Deleted by a thumb")
    petra.note("Deleted by a thumb").tap()
    petra.button("Delete").tap()
    expect(petra.note("Deleted by a thumb")).to_have_count(0)
    petra.button("Find or do").tap()
    found = petra.page.get_by_role("listbox", name="What was found").get_by_role("option")
    petra.page.get_by_role("combobox", name="Find or do").fill("bin")
    found.filter(has_text="Bin: what was deleted here").tap()
    assert measured(petra.page, "small") == []
    petra.dialog.get_by_role("button", name="Restore: Deleted by a thumb").tap()
    petra.dialog.get_by_role("button", name="Close").tap()
    expect(petra.note("Deleted by a thumb")).to_be_visible()


def test_done_is_one_tap_and_so_is_not_yet(petra: RoomPage) -> None:
    done = petra.button("I’m done")
    done.tap()
    expect(done).to_have_attribute("aria-pressed", "true")
    done.tap()
    expect(done).to_have_attribute("aria-pressed", "false")


def test_a_vote_is_opened_given_taken_back_and_closed(
    petra: RoomPage, facilitator: RoomPage
) -> None:
    tap_in(petra, "Worth a dot by thumb")
    facilitator.button("Open a vote").tap()
    note = petra.note("Worth a dot by thumb")
    note.get_by_role("button", name="Give a dot").tap()
    expect(note.get_by_role("img", name="Your dot")).to_be_visible()
    assert measured(petra.page, "small") == []
    note.get_by_role("button", name="Take a dot back").tap()
    expect(note.get_by_role("img", name="Your dot")).to_have_count(0)
    note.get_by_role("button", name="Give a dot").tap()
    petra.saved()
    facilitator.button("Close the vote").tap()
    expect(note.get_by_role("img", name="1 dot: Operations 1")).to_be_visible()


def test_everybody_is_gathered_and_each_may_stay(petra: RoomPage, facilitator: RoomPage) -> None:
    facilitator.button("Find or do").tap()
    facilitator.page.get_by_role("combobox", name="Find or do").fill("gather")
    facilitator.page.get_by_role("option").filter(has_text="Gather everybody").tap()
    expect(petra.page.get_by_text("The room looks at")).to_be_visible()
    petra.button("Stay here").tap()
    expect(petra.page.get_by_text("The room looks at")).to_have_count(0)


def test_a_private_phase_is_started_and_revealed(petra: RoomPage, facilitator: RoomPage) -> None:
    facilitator.start(WALK)
    expect(petra.page.get_by_text("Nobody sees it yet")).to_be_visible()
    tap_in(petra, "Alone, by thumb")
    facilitator.button("Reveal").tap()
    expect(facilitator.note("Alone, by thumb")).to_be_visible()


def test_a_decision_is_raised_and_signed_with_a_reason(petra: RoomPage) -> None:
    tap_in(petra, "Decided by thumb")
    petra.note("Decided by thumb").tap()
    petra.button("Decide").tap()
    petra.dialog.get_by_label("The decision in one line").fill("Decide on the phone")
    petra.dialog.get_by_role("button", name="Raise it").tap()
    expect(petra.panel).to_be_visible()
    petra.panel.get_by_role("button", name="Read", exact=True).tap()
    petra.panel.locator("summary").filter(has_text="Other stance").tap()
    petra.panel.get_by_text("Agree with a worry").tap()
    petra.panel.get_by_label("Why, in my words").fill("It costs us January.")
    assert measured(petra.page, "small") == []
    petra.panel.get_by_role("button", name="Sign with this stance").tap()
    expect(petra.panel.get_by_text("You signed: agree with a worry")).to_be_visible()


def test_the_log_is_filtered_and_a_card_is_printed(petra: RoomPage) -> None:
    page = petra.page
    page.goto("/decisions")
    page.get_by_role("searchbox", name="Search decisions").fill("yearly review")
    expect(page.locator(".log h3")).to_have_count(1)
    page.get_by_role("link", name="Rewrite the yearly review").tap()
    expect(page.get_by_role("article")).to_be_visible()
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print").first.tap()
    assert page.evaluate("() => window.printed") is True
