"""Two people at one board: what one does, the other sees."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.room_page import DECIDE, FACILITATOR, OPEN_PHASE, PETRA, STAGE_B, THEO, RoomPage

pytestmark = pytest.mark.browser

Three = tuple[RoomPage, RoomPage, RoomPage]


@pytest.fixture(scope="module")
def three(visit: Visit) -> Three:
    """The facilitator, Petra and Théo in the live room; everybody sees what is written."""
    facilitator = visit(FACILITATOR)
    facilitator.start(OPEN_PHASE)
    return facilitator, visit(PETRA), visit(THEO)


def test_a_note_of_one_appears_at_the_other(three: Three) -> None:
    _, petra, theo = three
    petra.write("Nobody showed them the dial")
    petra.saved()
    expect(theo.note("Nobody showed them the dial")).to_be_visible()
    expect(theo.note("Nobody showed them the dial").get_by_text("· you")).to_have_count(0)
    expect(petra.note("Nobody showed them the dial").get_by_text("· you")).to_be_visible()


def test_a_move_of_one_appears_at_the_other(three: Three) -> None:
    _, petra, theo = three
    petra.write("The survey took nine days")
    expect(theo.note("The survey took nine days")).to_be_visible()
    theo.note("The survey took nine days").click()
    theo.page.get_by_role("button", name="Move to…").click()
    theo.move(STAGE_B, "Why they stay")
    there = petra.cell("Why they stay", STAGE_B).get_by_role("article")
    expect(there.filter(has_text="The survey took nine days")).to_be_visible()


def test_dots_are_blind_until_the_vote_closes(three: Three) -> None:
    facilitator, petra, theo = three
    petra.write("Ring them before the first cold week")
    facilitator.button("Open a vote").click()
    give = "Give a dot to “Ring them before the first cold week”"
    for person in (petra, theo):
        left = person.page.get_by_role("contentinfo").get_by_role("status")
        expect(left).to_have_text("3 dots to give; nobody sees them yet")
        person.button(give).click()
        expect(left).to_have_text("2 of 3 dots to give; nobody sees them yet")
        person.saved()
    assert facilitator.note("Ring them before").get_by_role("img", name="dot").count() == 0

    facilitator.button("Close the vote").click()

    for person in three:
        dots = person.note("Ring them before").get_by_role("img", name="2 dots:")
        expect(dots).to_have_accessible_name("2 dots: Marketing 1, Operations 1")


def test_two_editors_of_one_text_keep_both_texts(three: Three) -> None:
    _, petra, theo = three
    petra.write("The price is a riddle")
    theo.note("a riddle").dblclick()
    petra.note("a riddle").dblclick()
    theo.keyboard.type(" to us")
    petra.keyboard.type(" to them")
    petra.keyboard.press("Control+Enter")
    petra.saved()
    expect(petra.note("The price is a riddle to them")).to_be_visible()
    theo.keyboard.press("Control+Enter")

    texts = theo.page.get_by_role("dialog").get_by_role("blockquote")
    expect(texts).to_have_text(["The price is a riddle to them", "The price is a riddle to us"])
    theo.button("Keep both").click()

    for person in (petra, theo):
        both = person.note("riddle to them").filter(has_text="riddle to us")
        expect(both).to_have_count(1)
    expect(theo.dialog).to_have_count(0)
    theo.saved()


def test_the_projector_follows_stage_and_notes(three: Three) -> None:
    facilitator, petra, _ = three
    projector = facilitator.page.context.new_page()
    projector.goto("/room/room-2026-q2/present")
    heading = projector.get_by_role("heading", level=1)
    facilitator.page.get_by_label("Turn everybody to a stage").select_option(label=STAGE_B)
    expect(heading).to_have_text("Can I trust the price?")

    petra.keyboard.press("2")
    petra.write("Two numbers for one home")

    expect(
        projector.get_by_role("article").filter(has_text="Two numbers for one home")
    ).to_be_visible()
    facilitator.start(DECIDE)
    expect(projector.get_by_text("Decide together")).to_be_visible()
    projector.close()
