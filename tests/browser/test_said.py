"""What a screen reader hears: own acts at once, others' gathered; and nothing moves unasked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.places import measured, opened
from tests.browser.room_page import (
    FACILITATOR,
    OPEN_PHASE,
    PETRA,
    ROOM_PATH,
    THEO,
    WALK,
    RoomPage,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator in the live room."""
    room = visit(FACILITATOR, reduced_motion="reduce")
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def petra(visit: Visit, facilitator: RoomPage) -> RoomPage:
    """Petra, who listens."""
    return visit(PETRA, reduced_motion="reduce")


@pytest.fixture(scope="module")
def theo(visit: Visit, facilitator: RoomPage) -> RoomPage:
    """Théo, who writes."""
    return visit(THEO)


def heard(room: RoomPage, words: str) -> Locator:
    """A live region that says this."""
    return room.page.get_by_role("status").filter(has_text=words)


def test_what_i_do_is_said_at_once(petra: RoomPage) -> None:
    petra.write("Said aloud")
    petra.keyboard.press("v")
    expect(heard(petra, "1 note selected.")).to_have_count(1)
    petra.keyboard.press("Escape")
    expect(heard(petra, "Nothing is selected.")).to_have_count(1)
    petra.keyboard.press("v")
    expect(heard(petra, "1 note selected.")).to_have_count(1)
    petra.keyboard.press("Escape")


def test_what_others_do_is_gathered_into_one_sentence(petra: RoomPage, theo: RoomPage) -> None:
    theo.write("They look for the number on the back of the bill")
    expect(
        heard(petra, "New note from Marketing, How they move, A: They look for the number")
    ).to_have_count(1)
    for text in ("One more", "And another"):
        theo.write(text)
    expect(heard(petra, "From others: 2 new notes")).to_have_count(1)
    expect(heard(theo, "From others")).to_have_count(0)


def test_nothing_is_said_of_what_others_write_alone(
    petra: RoomPage, theo: RoomPage, facilitator: RoomPage
) -> None:
    facilitator.start(WALK)
    expect(theo.page.get_by_text("Nobody sees it yet")).to_be_visible()
    theo.write("Nobody hears of this")
    theo.saved()
    facilitator.reveal()
    expect(
        heard(petra, "Nobody hears of this").or_(heard(petra, "From others: 1 new note"))
    ).to_have_count(1)


@pytest.mark.parametrize("path", [ROOM_PATH, f"{ROOM_PATH}/console", "/", "/decisions"])
def test_with_reduced_motion_nothing_moves(facilitator: RoomPage, path: str) -> None:
    assert measured(opened(facilitator.page, path), "moving") == []


def test_with_reduced_motion_the_join_page_and_the_wall_stand_still(
    facilitator: RoomPage,
) -> None:
    for path in ("/join", f"{ROOM_PATH}/present"):
        assert measured(opened(facilitator.page, path), "moving") == []


def test_what_moves_all_the_same_is_found(facilitator: RoomPage) -> None:
    page = opened(facilitator.page, "/")
    page.evaluate("() => document.body.style.setProperty('transition', 'all 1s', 'important')")
    assert [each.split(".")[0] for each in measured(page, "moving")] == ["BODY"]
