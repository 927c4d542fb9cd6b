"""axe finds nothing on any page: light, dark and the projector's tones, phone and desk."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, ROOM_PATH, RoomPage

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
SIZES = (360, 1440)
TONES = ("light", "dark")
DRAWN = """() => new Promise(
    (done) => requestAnimationFrame(() => requestAnimationFrame(done)))"""


@pytest.fixture(scope="module")
def petra(visit: Visit) -> RoomPage:
    """Petra in the live room, with a decision that is being written."""
    visit(FACILITATOR).start(OPEN_PHASE)
    room = visit(PETRA)
    room.write("Crews leave at four and nobody shows the dial")
    room.raise_decision("Stay until the family has used the dial")
    return room


@pytest.fixture(scope="module")
def stranger(visit: Visit) -> RoomPage:
    """Somebody without a session."""
    return visit()


def violations(page: Page, part: str | None = None) -> list[str]:
    """Describe what axe finds wrong on a page, or in the part with this selector."""
    found: list[dict[str, Any]] = Axe().run(page, part, RULES).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['html'][:140]} {node['failureSummary'][:160]}"
        for each in found
        for node in each["nodes"][:3]
    ]


def everywhere(page: Page, part: str | None = None, sizes: tuple[int, ...] = SIZES) -> list[str]:
    """Run axe in light and dark at all widths; each finding says where."""
    found: list[str] = []
    for tone in TONES:
        page.emulate_media(color_scheme=tone, reduced_motion="reduce")  # type: ignore[arg-type]
        for width in sizes:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(DRAWN)
            found += [f"{tone} {width}: {each}" for each in violations(page, part)]
    page.set_viewport_size({"width": 1440, "height": 900})
    return found


def settled(page: Page, path: str) -> Page:
    """Open a page and wait until it has its heading."""
    page.goto(path)
    expect(page.get_by_role("heading").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize(
    "path", ["/", "/decisions", "/decisions/2026Q1-01", "/decisions/2026Q2-01"]
)
def test_page_has_no_violation(petra: RoomPage, path: str) -> None:
    assert everywhere(settled(petra.page, path)) == []


@pytest.mark.parametrize("path", ["/", "/join"])
def test_page_of_a_stranger_has_no_violation(stranger: RoomPage, path: str) -> None:
    assert everywhere(settled(stranger.page, path)) == []


def test_board_and_outline_have_no_violation(petra: RoomPage) -> None:
    settled(petra.page, ROOM_PATH)
    assert everywhere(petra.page) == []
    petra.button("Outline").click()
    expect(petra.page.get_by_role("main", name="Outline")).to_be_visible()
    assert everywhere(petra.page, sizes=(1440,)) == []
    petra.button("Board").click()


def test_dialogs_of_the_room_have_no_violation(petra: RoomPage) -> None:
    settled(petra.page, ROOM_PATH)
    petra.note("Crews leave at four").click()
    for key in ("?", "m", "g", "d"):
        petra.keyboard.press(key)
        expect(petra.dialog).to_be_visible()
        assert violations(petra.page, "dialog[open]") == [], key
        petra.keyboard.press("Escape")
        expect(petra.dialog).to_have_count(0)


def test_decision_panel_has_no_violation(petra: RoomPage) -> None:
    settled(petra.page, ROOM_PATH)
    petra.raise_decision("Give one number for help")
    for side in ("Write", "Read"):
        petra.panel.get_by_role("button", name=side, exact=True).click()
        assert everywhere(petra.page, "aside.panel") == [], side


@pytest.mark.parametrize("tone", TONES)
def test_projector_has_no_violation(petra: RoomPage, tone: str) -> None:
    page = settled(petra.page, f"{ROOM_PATH}/present?tone={tone}")
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width
    page.set_viewport_size({"width": 1440, "height": 900})


def test_axe_finds_a_planted_fault(stranger: RoomPage) -> None:
    page = settled(stranger.page, "/join")
    page.evaluate("() => document.body.append(document.createElement('button'))")
    assert any("button-name" in each for each in violations(page))
