"""Every page speaks to its own server only, and has nothing to complain of in the console."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, ROOM_PATH, RoomPage
from tests.conftest import Complaints

pytestmark = pytest.mark.browser

PAGES = {
    "/": "Rooms by quarter",
    "/join": "What does the screen say?",
    f"{ROOM_PATH}/present": None,
    "/decisions": None,
    "/decisions/2026Q1-01": "Rewrite the yearly review in customers' words",
    ROOM_PATH: "Customer room 2026-Q2",
}


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator, who may see every page."""
    return visit(FACILITATOR)


@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_complaint_and_no_foreign_request(
    facilitator: RoomPage, heard: Complaints, path: str
) -> None:
    page = facilitator.page
    page.goto(path)
    expect(page.get_by_role("heading", name=PAGES[path] or "").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert heard.unexpected() == []


def test_no_page_keeps_a_link_to_another_origin(facilitator: RoomPage) -> None:
    page = facilitator.page
    for path in PAGES:
        page.goto(path)
        expect(page.get_by_role("heading", name=PAGES[path] or "").first).to_be_visible()
        foreign = page.evaluate(
            """() => [...document.querySelectorAll('[src], link[href], a[href], form[action]')]
                .map((each) => each.src || each.href || each.action)
                .filter((url) => typeof url === 'string' && url && !url.startsWith('data:'))
                .filter((url) => new URL(url, location.href).origin !== location.origin)"""
        )
        assert foreign == [], path


def test_the_watch_notices_a_request_to_another_origin(
    facilitator: RoomPage, heard: Complaints
) -> None:
    with facilitator.page.expect_event("console"):
        facilitator.page.evaluate("() => fetch('http://127.0.0.2:9/').catch(() => null)")
    assert heard.unexpected()
    heard.expect("127.0.0.2")
