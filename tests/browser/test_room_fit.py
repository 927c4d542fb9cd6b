"""The room on the screens it is used on: nothing runs over, wraps, hides or covers."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, RoomPage

pytestmark = pytest.mark.browser

RUNS_OVER = """(each) => [...each.querySelectorAll('button, select, small')]
    .filter((part) => part.scrollWidth > part.clientWidth + 1
        || part.getBoundingClientRect().right > each.getBoundingClientRect().right)
    .map((part) => part.textContent)"""


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator in the live room."""
    room = visit(FACILITATOR)
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def petra(visit: Visit, facilitator: RoomPage) -> RoomPage:
    """Petra, with a seat."""
    return visit(PETRA)


def test_what_belongs_to_a_note_being_written_stays_on_its_card(petra: RoomPage) -> None:
    petra.page.set_viewport_size({"width": 1280, "height": 800})
    petra.type_note("A narrow card")
    card = petra.page.locator(".compose")
    assert card.evaluate(RUNS_OVER) == []
    petra.keyboard.press("Escape")
