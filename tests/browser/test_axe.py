"""axe finds nothing on any page: light, dark and the wall's tones, from 360 to 1920 px."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.places import STRANGER, TOUCHED, opened
from tests.browser.room_page import FACILITATOR, OPEN_PHASE, PETRA, ROOM, ROOM_PATH, RoomPage
from tests.conftest import Complaints

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
SIZES = (360, 768, 1280, 1920)
TONES = ("light", "dark")
DRAWN = """() => new Promise(
    (done) => requestAnimationFrame(() => requestAnimationFrame(done)))"""


@pytest.fixture(scope="module")
def facilitator(visit: Visit) -> RoomPage:
    """The facilitator in the live room."""
    room = visit(FACILITATOR)
    room.start(OPEN_PHASE)
    return room


@pytest.fixture(scope="module")
def code(facilitator: RoomPage) -> str:
    """The code of the open door."""
    return facilitator.door_code()


@pytest.fixture(scope="module")
def petra(visit: Visit, facilitator: RoomPage) -> RoomPage:
    """Petra in the live room, with a decision that is being written."""
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
    # Once a page: reading half a megabyte of script takes longer than running it.
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    run = "([part, rules]) => axe.run(part ?? document, rules).then((told) => told.violations)"
    found: list[dict[str, Any]] = page.evaluate(run, [part, RULES])
    return [
        f"{each['id']}: {node['target']} {node['html'][:140]} {node['failureSummary'][:160]}"
        for each in found
        for node in each["nodes"][:3]
    ]


def at_all_sizes(page: Page, part: str | None = None) -> list[str]:
    """Run axe at all widths; each finding says where."""
    found: list[str] = []
    for width in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(DRAWN)
        found += [f"{width}: {each}" for each in violations(page, part)]
    page.set_viewport_size({"width": 1440, "height": 900})
    return found


def everywhere(page: Page, part: str | None = None) -> list[str]:
    """Run axe in light and dark at all widths; each finding says where."""
    found: list[str] = []
    for tone in TONES:
        page.emulate_media(color_scheme=tone, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{tone} {each}" for each in at_all_sizes(page, part)]
    return found


@pytest.mark.parametrize(("who", "path"), TOUCHED)
def test_no_page_has_a_violation(
    facilitator: RoomPage, stranger: RoomPage, heard: Complaints, code: str, who: str, path: str
) -> None:
    heard.expect("/nowhere")
    room = stranger if who == STRANGER else facilitator
    assert everywhere(opened(room.page, path.format(code=code))) == []


def test_a_leaders_board_and_outline_have_no_violation(petra: RoomPage) -> None:
    opened(petra.page, ROOM_PATH)
    assert everywhere(petra.page) == []
    petra.button("Outline").click()
    expect(petra.page.get_by_role("main", name="Outline")).to_be_visible()
    assert everywhere(petra.page) == []
    petra.button("Board").click()


def test_dialogs_of_the_room_have_no_violation(petra: RoomPage) -> None:
    opened(petra.page, ROOM_PATH)
    petra.note("Crews leave at four").click()
    for key in ("?", "m", "g", "d", "Control+k"):
        petra.keyboard.press(key)
        expect(petra.dialog).to_be_visible()
        assert violations(petra.page, "dialog[open]") == [], key
        petra.keyboard.press("Escape")
        expect(petra.dialog).to_have_count(0)
    petra.button("Bin").click()
    expect(petra.dialog).to_be_visible()
    assert violations(petra.page, "dialog[open]") == []
    petra.keyboard.press("Escape")


def test_decision_panel_has_no_violation(petra: RoomPage) -> None:
    opened(petra.page, ROOM_PATH)
    petra.raise_decision("Give one number for help")
    for side in ("Write", "Read"):
        petra.panel.get_by_role("button", name=side, exact=True).click()
        assert everywhere(petra.page, "aside.panel") == [], side


@pytest.mark.parametrize("showing", ["lobby", "what happens", "note", "decision", "nothing"])
def test_the_wall_has_no_violation(facilitator: RoomPage, petra: RoomPage, showing: str) -> None:
    page = facilitator.page
    show(page, showing)
    for tone in TONES:
        page.goto(f"{ROOM_PATH}/present?tone={tone}")
        expect(page.locator(".stageview")).to_be_visible()
        assert at_all_sizes(page) == [], tone


def show(page: Page, showing: str) -> None:
    """Let the wall show something: the first note or decision that Petra has made."""
    origin = urlsplit(page.url)
    records = page.request.get(f"/api/rooms/{ROOM}/snapshot").json()["records"]
    made = {id: row for id, row in records.get(showing, {}).items() if row["room_id"] == ROOM}
    payload = {"id": ROOM, "showing": showing, "showing_id": min(made) if made else None}
    answer = page.request.post(
        "/api/commands",
        headers={"Origin": f"{origin.scheme}://{origin.netloc}", "X-Customer-Room": "1"},
        data={"op": str(uuid4()), "client": str(uuid4()), "seq": 1, "name": "room.show",
              "payload": payload},
    )  # fmt: skip
    assert answer.ok, answer.text()


def test_axe_finds_a_planted_fault(stranger: RoomPage) -> None:
    page = opened(stranger.page, "/join")
    page.evaluate("() => document.body.append(document.createElement('button'))")
    assert any("button-name" in each for each in violations(page))
