"""The projector: what it shows, and above all what it never shows."""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.company import ROOM, Company, violations, watched
from tests.browser.pages import Projector
from tests.client import Person
from tests.serving import free_port, serving

pytestmark = pytest.mark.browser

WALL = {"width": 1920, "height": 1080}
WALK, CHOOSE, DECIDE = f"{ROOM}.p3", f"{ROOM}.p5", f"{ROOM}.p6"


@pytest.fixture
def company(company_alone: Company) -> Company:
    """A house of each test's own."""
    return company_alone


@pytest.fixture
def facilitator(company: Company) -> Person:
    person = company.person()
    person.must("room.open", id=ROOM)
    person.must("room.open_door", id=ROOM)
    return person


def wall(company: Company, facilitator: Person, query: str = "") -> Projector:
    """Open the projector with the facilitator's own cookie, as it happens in a room."""
    page = company.page(viewport=WALL)
    cookie = facilitator.http.cookies.jar
    page.context.add_cookies(
        [{"name": c.name, "value": str(c.value), "url": company.served.url} for c in cookie]
    )
    return Projector(page, ROOM, query)


def note(person: Person, id: str, text: str) -> None:
    person.must("note.add", id=id, room_id=ROOM, lane="HOW THEY MOVE", stage_id="f", text=text,
                kind="note", evidence_level="staff say", order=id)  # fmt: skip


def test_lobby_shows_how_to_get_in(company: Company, facilitator: Person) -> None:
    shown = wall(company, facilitator)
    code = facilitator.snapshot(ROOM, view="present")["records"]["room"][ROOM]["door_code"]
    expect(shown.page.get_by_text(f"{code[:3]} {code[3:]}")).to_be_visible()
    address = company.served.url.removeprefix("http://")
    expect(shown.headline).to_contain_text(f"{address}/join")
    expect(shown.page.get_by_role("img", name="QR code to join")).to_be_visible()
    expect(shown.page.locator("html")).to_have_attribute("data-theme", "present")
    assert violations(shown.page) == []


def test_projector_never_shows_what_is_private(company: Company, facilitator: Person) -> None:
    shown = wall(company, facilitator)
    facilitator.must("phase.start", id=WALK)
    expect(shown.page.get_by_text("Nobody sees it yet")).to_be_visible()
    note(facilitator, "a1", "my own secret")
    leader = company.person("Théo Abara")
    note(leader, "a2", "his secret")
    page = company.page("Idris Kallan")
    page.goto(f"/room/{ROOM}")
    expect(shown.page.get_by_text("1 of 1 are writing")).to_be_visible()
    assert "secret" not in shown.page.content()
    facilitator.must("phase.reveal", id=WALK)
    facilitator.must("room.turn_to", id=ROOM, stage_id="f")
    expect(shown.headline).to_have_text("Is it still worth it?")
    expect(shown.page.get_by_text("his secret").last).to_be_visible()
    expect(shown.page.get_by_text("11,320 customers at “Look back on my year”")).to_be_visible()
    assert violations(shown.page) == []


def test_notes_are_paged_and_never_shrunk(company: Company, facilitator: Person) -> None:
    shown = wall(company, facilitator)
    facilitator.must("phase.start", id=WALK)
    facilitator.must("phase.reveal", id=WALK)
    facilitator.must("room.turn_to", id=ROOM, stage_id="f")
    for number in range(20):
        note(facilitator, f"b{number:02d}", f"Note {number} about the yearly review")
    expect(shown.page.get_by_text("Notes, page 1 of")).to_be_visible()
    shown.page.keyboard.press("PageDown")
    expect(shown.page.get_by_text("Notes, page 2 of")).to_be_visible()
    cards = shown.page.locator(".pnotes .note")
    size = cards.first.evaluate("card => parseFloat(getComputedStyle(card).fontSize)")
    assert size == pytest.approx(37)
    lowest = cards.last.bounding_box()
    assert lowest is not None
    assert lowest["y"] + lowest["height"] <= WALL["height"]


@pytest.mark.parametrize("width", [1920, 1440])
def test_a_group_is_one_frame_with_its_name(
    company: Company, facilitator: Person, width: int
) -> None:
    shown = wall(company, facilitator)
    shown.page.set_viewport_size({"width": width, "height": 1080})
    facilitator.must("phase.start", id=WALK)
    facilitator.must("phase.reveal", id=WALK)
    facilitator.must("room.turn_to", id=ROOM, stage_id="f")
    for number in range(9):
        note(facilitator, f"g{number}", f"A letter about the yearly review, number {number}")
    ids = [f"g{number}" for number in range(8)]
    facilitator.must("group.make", id="gr", name="Letters nobody reads", note_ids=ids)
    frame = shown.page.locator(".pnotes .pgroup").first
    expect(shown.page.get_by_text("Notes, page")).to_be_visible()
    # The pages turn by themselves: the frame is on most of them.
    expect(frame.get_by_role("heading")).to_contain_text("Letters nobody reads")
    lowest = frame.bounding_box()
    assert lowest is not None
    assert lowest["y"] + lowest["height"] <= WALL["height"]
    assert violations(shown.page) == []


def test_a_blind_vote_says_how_many_have_voted_and_its_result_by_whom(
    company: Company, facilitator: Person
) -> None:
    shown = wall(company, facilitator)
    leader, other = company.person("Théo Abara"), company.person("Idris Kallan")
    facilitator.must("phase.start", id=CHOOSE)
    expect(shown.page.get_by_text("Voting is open.")).to_be_visible()
    dot = {"phase_id": CHOOSE, "target_type": "stage", "target_id": "f"}
    leader.must("vote.cast", id="v1", **dot)
    leader.must("vote.cast", id="v2", **dot)
    turnout = shown.page.get_by_role("status").filter(has_text="voted")
    with leader.live(ROOM) as first, other.live(ROOM) as second:
        for line in (first, second):
            line.send({"presence": {"view": "board", "away": False}})
        expect(turnout).to_have_text("1 of 2 has voted")
    expect(turnout).to_have_text("1 of 1 has voted")
    assert facilitator.snapshot(ROOM, view="present")["records"]["vote"] == {}
    expect(shown.page.locator(".dots, .fn")).to_have_count(0)
    other.must("vote.cast", id="v3", **dot)
    facilitator.must("phase.close_votes", id=CHOOSE)
    row = shown.page.locator(".presult > li")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("F Is it still worth it?")
    expect(row.locator(".total")).to_have_text("3")
    expect(row.locator(".by > li")).to_have_text([re.compile("Ma.*2$"), re.compile("Fi.*1$")])
    assert violations(shown.page) == []


def test_a_restart_is_said_calmly_and_the_wall_goes_on_by_itself(
    browser: Browser, larkfield: Path, frontend: None, tmp_path: Path
) -> None:
    folder, port = tmp_path / "copy", free_port()
    shutil.copytree(larkfield, folder)
    with serving(folder, port=port) as first, watched(first, browser) as company:
        for noise in ("ERR_CONNECTION_REFUSED", "WebSocket", "503", "ERR_EMPTY_RESPONSE"):
            company.complaints.expect(noise)
        facilitator = company.person()
        facilitator.must("room.open", id=ROOM)
        shown = wall(company, facilitator)
        expect(shown.page.get_by_text("opens the door in a moment")).to_be_visible()
        said = shown.page.locator(".standstill")
        expect(said).to_have_text("")
        first.process.send_signal(signal.SIGTERM)
        expect(said).to_have_text(re.compile("stands still"))
        expect(shown.page.get_by_text("opens the door in a moment")).to_be_visible()
        assert violations(shown.page) == []
        first.process.wait(15)
        with serving(folder, port=port):
            expect(said).to_have_text("")
            facilitator.must("room.open_door", id=ROOM)
            expect(shown.page.get_by_role("img", name="QR code to join")).to_be_visible()


def test_the_clock_stands_alone(company: Company, facilitator: Person) -> None:
    shown = wall(company, facilitator)
    facilitator.must("phase.start", id=WALK, minutes=4)
    facilitator.must("room.show", id=ROOM, showing="timer")
    expect(shown.page.locator(".pclock.large")).to_have_text(re.compile(r"^[34]:\d\d$"))
    facilitator.must("phase.pause", id=WALK, paused=True)
    expect(shown.page.locator(".pclock.large")).to_contain_text("stands still")
    assert violations(shown.page) == []


def test_options_are_weighed_before_anybody_signs(company: Company, facilitator: Person) -> None:
    shown = wall(company, facilitator)
    theo = company.person("Théo Abara")
    theo.must("decision.raise", id="d1", room_id=ROOM, one_line="The CMO answers for it",
              anchors={"stage_ids": ["f"]})  # fmt: skip
    theo.must("decision.propose", id="d1", text="One leader", reasons_for="Somebody phones")
    facilitator.must("room.show", id=ROOM, showing="decision", showing_id="d1")
    option = shown.page.locator(".poptions > li")
    expect(option).to_contain_text("For: Somebody phones")
    assert violations(shown.page) == []


def test_stances_arrive_on_the_wall(company: Company, facilitator: Person) -> None:
    shown = wall(company, facilitator)
    facilitator.must("phase.start", id=DECIDE)
    theo = company.person("Théo Abara")
    theo.must("decision.raise", id="d1", room_id=ROOM, one_line="The CMO answers for it",
              anchors={"stage_ids": ["f"]})  # fmt: skip
    theo.must("stance.take", decision_id="d1", stance="agree with a worry",
              reason="Who phones?", text_hash=hash_of(company, "d1"))  # fmt: skip
    expect(shown.headline).to_have_text("The CMO answers for it")
    expect(shown.page.get_by_text("Agree with a worry")).to_be_visible()
    expect(shown.page.get_by_text("Not joint yet: 1 of 8 signed.")).to_be_visible()
    code = facilitator.snapshot(ROOM)["records"]["room"][ROOM]["door_code"]
    expect(shown.page.get_by_text(f"{code[:3]} {code[3:]}")).to_be_visible()  # for latecomers
    assert violations(shown.page) == []
    facilitator.must("room.turn_to", id=ROOM, stage_id="d")
    expect(shown.headline).to_have_text("Keep us warm this first winter")


def hash_of(company: Company, decision: str) -> str:
    """Read the text's hash where the decision page has it: in the server's own record."""
    with sqlite3.connect(company.served.data_dir / "customer-room.db") as database:
        found = database.execute("select text_hash from decision where id = ?", (decision,))
        return str(found.fetchone()[0])


def test_b_blanks_and_brings_back(company: Company, facilitator: Person) -> None:
    shown = wall(company, facilitator)
    shown.page.keyboard.press("b")
    expect(shown.headline).to_have_count(0)
    shown.page.keyboard.press("B")
    expect(shown.headline).to_be_visible()


@pytest.mark.parametrize("query", ["", "?tone=dark"])
@pytest.mark.parametrize("width", [1920, 1440])
def test_decided_round_fits_every_screen(
    company: Company, facilitator: Person, query: str, width: int
) -> None:
    mark = "&" if query else "?"
    shown = wall(company, facilitator, f"{query}{mark}decision=2026Q1-01")
    shown.page.set_viewport_size({"width": width, "height": 1080})
    expect(shown.page.get_by_text("Joint: 8 of 8 signed.")).to_be_visible()
    assert shown.page.evaluate("document.documentElement.scrollHeight") <= WALL["height"]
    assert violations(shown.page) == []
