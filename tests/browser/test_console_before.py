"""Before the day: the console of a room that is being prepared says what it stands on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.company import ROOM, Company, overflow, violations

pytestmark = pytest.mark.browser

CONSOLE = f"/room/{ROOM}/console"


@pytest.mark.parametrize("width", [320, 1440])
def test_each_finding_leads_to_where_it_is_mended(company: Company, width: int) -> None:
    page = company.at(CONSOLE, viewport={"width": width, "height": 900})
    checks = page.get_by_role("region", name="are fine").or_(
        page.get_by_role("region", name="is fine")
    )
    expect(checks.get_by_role("listitem").first).to_contain_text("Customers of 2026-Q2")
    expect(checks.get_by_text("The map is sound")).to_be_visible()
    assert violations(page) == []
    assert overflow(page) <= 0
    checks.get_by_role("link", name="Import them").click()
    expect(page.get_by_role("dialog", name="Import figures")).to_be_visible()


def test_it_looks_again_when_something_is_mended(company: Company) -> None:
    page = company.at(CONSOLE)
    expect(page.get_by_text("Stage F is claimed by more than one leader")).to_be_visible()
    facilitator = company.person()
    claims = facilitator.snapshot(ROOM)["records"]["stage"]["f"]["claims"]
    for claim in claims[1:]:
        facilitator.must("stage.claim", id="f", leader=claim["leader"], accepted=False)
    expect(page.get_by_text("Each of the 7 stages has one leader")).to_be_visible()


def test_in_a_break_nobody_is_waited_for_and_no_voice_is_missing(company: Company) -> None:
    host = company.person()
    host.must("room.create", id="try", title="Try", kind="rehearsal", quarter="2026-Q2", mode=180)
    host.must("room.open", id="try")
    phases = host.snapshot("try")["records"]["phase"]
    first, pause = (next(id for id, each in phases.items()
                         if each["room_id"] == "try" and each["kind"] == kind)
                    for kind in ("promises", "break"))  # fmt: skip
    host.must("phase.start", id=first)
    board = company.at("/room/try", "Petra Lindqvist")
    console = company.at("/room/try/console")
    expect(console.get_by_text("0 of 1 is done.")).to_be_visible()
    expect(console.get_by_text("Missing voices")).to_be_visible()
    expect(board.get_by_role("button", name="I’m done")).to_be_visible()
    host.must("phase.start", id=pause)
    expect(console.get_by_role("heading", name="Back in ten minutes.")).to_be_visible()
    people = console.get_by_role("list", name="Who is here and who is done")
    expect(people.get_by_role("listitem").first).to_contain_text("Here")
    for words in ("is done", "are done", "Not yet", "Missing voices"):
        expect(console.get_by_text(words)).to_have_count(0)
    expect(board.get_by_text("Back in ten minutes.")).to_be_visible()
    expect(board.get_by_role("button", name="I’m done")).to_have_count(0)
    expect(board.get_by_text("is done")).to_have_count(0)
    host.must("room.forget", id="try")


def test_once_the_room_is_open_the_hour_takes_its_place(company: Company) -> None:
    page = company.at(CONSOLE)
    page.get_by_role("button", name="Open the room").click()
    expect(page.get_by_text("Customers of 2026-Q2 are")).to_have_count(0)
    expect(page.get_by_role("heading", name="What happens first?")).to_be_visible()
