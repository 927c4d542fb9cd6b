"""Small windows and thumbs: 320 px and 400 %, nothing covered, targets of 44 px, on every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from customer_room.ui.routes import PAGES
from tests.browser.conftest import Visit
from tests.browser.places import (
    ALL,
    PLACES,
    SIGNED_IN,
    TOUCHED,
    measured,
    opened,
)
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, RoomPage
from tests.conftest import PATIENCE_MS, Complaints
from tests.serving import Served

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
MAGNIFIED = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %


@pytest.fixture(autouse=True)
def missing(heard: Complaints) -> None:
    """The page that is not there is measured, too."""
    heard.expect("/nowhere")


@pytest.fixture(scope="module")
def desk(visit: Visit) -> RoomPage:
    """The facilitator with a mouse, in the live room."""
    room = visit(FACILITATOR)
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def code(desk: RoomPage) -> str:
    """The code of the open door."""
    return desk.door_code()


@pytest.fixture(scope="module")
def people(
    browser: Browser, house: Served, heard: Complaints, desk: RoomPage, code: str
) -> Iterator[dict[tuple[str, bool], Page]]:
    """A page of everybody who looks, with a mouse and by touch; all with one session."""
    known = desk.page.context.storage_state()
    contexts, pages = [], {}
    for who in ("a stranger", SIGNED_IN):
        for touch in (False, True):
            given = {"has_touch": touch, "is_mobile": touch, "base_url": house.url}
            state = {"storage_state": known} if who == SIGNED_IN else {}
            context = browser.new_context(**given, **state)  # type: ignore[arg-type]
            context.set_default_timeout(PATIENCE_MS)
            context.on("page", heard.watch)
            contexts.append(context)
            pages[who, touch] = context.new_page()
    yield pages
    for context in contexts:
        context.close()


def test_every_route_is_measured() -> None:
    assert set(PLACES) == {page.route for page in PAGES}


@pytest.mark.parametrize(("who", "path"), ALL)
def test_no_page_scrolls_sideways_at_320(
    people: dict[tuple[str, bool], Page], code: str, who: str, path: str
) -> None:
    page = people[who, False]
    for size in (NARROW, MAGNIFIED):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert measured(opened(page, path.format(code=code)), "sideways") == [], size


@pytest.mark.parametrize(("who", "path"), TOUCHED)
def test_at_400_percent_everything_can_be_reached(
    people: dict[tuple[str, bool], Page], code: str, who: str, path: str
) -> None:
    page = people[who, False]
    page.set_viewport_size(MAGNIFIED)  # type: ignore[arg-type]
    assert measured(opened(page, path.format(code=code)), "covered") == []


@pytest.mark.parametrize(("who", "path"), TOUCHED)
def test_thumbs_meet_44_pixels_everywhere(
    people: dict[tuple[str, bool], Page], code: str, who: str, path: str
) -> None:
    page = people[who, True]
    for width, height in ((320, 640), (390, 844), (844, 390), (1180, 820)):
        page.set_viewport_size({"width": width, "height": height})
        assert measured(opened(page, path.format(code=code)), "small") == [], width


def test_what_is_planted_is_found(people: dict[tuple[str, bool], Page]) -> None:
    page = people["a stranger", True]
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, "/join")
    plant = """(look) => document.getElementById('main').insertAdjacentHTML(
        'beforeend', `<button style="${look}">planted</button>`)"""
    page.evaluate(plant, "width: 20px; height: 20px; padding: 0")
    assert measured(page, "small") == ["planted: 20 × 20"]
    page.evaluate(plant, "width: 900px; height: 60px")
    assert measured(page, "sideways")[0].startswith("the page is ")
    opened(page, "/join")
    lid = "position: fixed; inset: 0; z-index: 99; opacity: 0.01"
    page.evaluate(plant, lid)
    covered = measured(page, "covered")
    assert any("under BUTTON" in each for each in covered)
    expect(page.get_by_label("Room code")).to_be_attached()
