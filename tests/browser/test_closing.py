"""The end of the hour: more time, reading back blind, the message, closing; and who joins late."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.company import ROOM, Company, overflow, violations
from tests.browser.hour import (
    CLOSE,
    CONSOLE,
    DANA,
    IDRIS,
    NILS,
    PETRA,
    PROVE,
    SQUARE,
    THEO,
    WALL,
    WIDE,
    Hour,
    cut_off,
)
from tests.client import Person

pytestmark = pytest.mark.browser

MESSAGE = "From May one of us stays until it is warm."


@pytest.fixture
def company(company_alone: Company) -> Company:
    """A house of each test's own."""
    return company_alone


def raised(hour: Hour) -> Person:
    """Let somebody raise the two decisions that are read back; return who it is."""
    idris = hour.person(IDRIS)
    for id, text in (("d1", "Stay until they are warm"), ("d2", "One number for the year")):
        idris.must("decision.raise", id=id, room_id=ROOM, one_line=text)
    return idris


def over_time(hour: Hour) -> None:
    """Let the time of the running phase have run out."""
    hour.nils.must("phase.extend", id=PROVE, minutes=-6)


def test_who_wants_more_time_says_so_and_gets_an_answer(company: Company) -> None:
    hour = Hour(company, PROVE)
    petra, theo, console = hour.desk(PETRA), hour.phone(THEO), hour.desk(NILS, CONSOLE)
    expect(petra.get_by_role("timer")).to_be_visible()
    expect(petra.get_by_role("button", name="More time")).to_have_count(0)
    over_time(hour)
    petra.get_by_role("button", name="More time").click()
    theo.get_by_role("button", name="More time").tap()
    expect(console.get_by_text("2 of 2 want more time")).to_be_visible()
    assert violations(theo) == []
    assert overflow(theo) <= 0
    console.get_by_role("button", name="Give 5 more minutes").click()
    for page in (petra, theo):
        expect(page.get_by_text("5 more minutes.")).to_be_visible()
        expect(page.get_by_role("button", name="More time")).to_have_count(0)
    expect(console.get_by_text("want more time")).to_have_count(0)
    assert hour.records()["room"][ROOM]["phase_id"] == PROVE

    hour.nils.must("phase.extend", id=PROVE, minutes=-5)
    petra.get_by_role("button", name="More time").click()
    console.get_by_role("button", name="No more time").click()
    expect(petra.get_by_text("No more time for this phase: we finish it now.")).to_be_visible()
    expect(petra.get_by_role("button", name="More time")).to_have_attribute("aria-pressed", "false")


def test_who_joins_late_is_told_once_where_the_room_is(company: Company) -> None:
    hour = Hour(company, PROVE)
    dana = hour.desk(DANA)
    told = dana.get_by_role("complementary", name="Where the room is")
    expect(told).to_contain_text("You join in phase 7 of 8: Make it provable.")
    expect(told).to_contain_text("Nothing is decided yet.")
    assert violations(dana) == []
    told.get_by_role("button", name="Got it").click()
    expect(told).to_have_count(0)
    dana.reload()
    expect(dana.get_by_role("region", name="Phase")).to_be_visible()
    expect(told).to_have_count(0)


def test_each_reads_back_alone_and_all_is_shown_together(company: Company) -> None:
    hour = Hour(company, CLOSE)
    idris = raised(hour)
    petra, theo, board = hour.desk(PETRA), hour.phone(THEO), hour.desk(NILS)
    part = petra.get_by_role("region", name="What I will tell my team")
    first = petra.get_by_label("What I will tell my team of 2026Q2-01")
    first.fill("We stay until the dial has been used.")
    first.press("Control+Enter")
    expect(part).to_contain_text("Written, and hidden")
    mine = theo.get_by_label("What I will tell my team of 2026Q2-01")
    mine.fill("We promise a warm welcome.")
    theo.get_by_role("button", name="Save", exact=True).tap()
    expect(theo.get_by_text("Written, and hidden")).to_be_visible()
    long = theo.get_by_label("What I will tell my team of 2026Q2-02")
    long.fill("x" * 161)
    expect(theo.get_by_role("alert").filter(has_text="1 too many")).to_be_visible()
    assert violations(theo) == []
    assert overflow(theo) <= 0
    theo.reload()
    expect(mine).to_have_value("We promise a warm welcome.")
    expect(long).to_have_value("x" * 161)
    long.fill("")
    assert "warm welcome" not in petra.content()
    assert "warm welcome" not in board.content()

    idris.must("read_back.write", decision_id="d1", text="It costs 0.4 visits a day.")
    wall = hour.desk("Rosa Delgado", WALL)
    expect(wall.get_by_text("Everybody writes alone")).to_be_visible()
    board.get_by_role("button", name="Reveal", exact=True).click()
    for page in (petra, theo):
        expect(page.get_by_text("We promise a warm welcome.")).to_be_visible()
        expect(page.get_by_text("3 to mark", exact=True)).to_be_visible()
    expect(wall.get_by_text("We promise a warm welcome.")).to_be_visible()
    board.get_by_role("group", name="What Chief marketing officer tells").get_by_role(
        "button", name="Drifts"
    ).click()
    board.get_by_role("group", name="What Chief operating officer tells").get_by_role(
        "button", name="Same"
    ).click()
    for page in (petra, theo, wall):
        expect(page.get_by_text("1 of 3 drifts; 1 not marked yet").first).to_be_visible()
    for page in (petra, theo, wall, board):
        assert violations(page) == []
    assert overflow(theo) <= 0


def test_the_longest_read_backs_fit_on_the_wall(company: Company) -> None:
    hour = Hour(company, CLOSE)
    people = hour.people(IDRIS, DANA, PETRA, "Jun Sato", "Rosa Delgado")
    people[0].must("decision.raise", id="d1", room_id=ROOM, one_line="A long line of it " * 6)
    for person in people:
        person.must(
            "read_back.write", decision_id="d1", text=("We all say the same of it " * 6)[:158]
        )
    hour.nils.must("phase.reveal", id=CLOSE)
    wall = hour.desk(THEO, WALL)
    expect(wall.get_by_text("5 to mark.")).to_be_visible()
    for size in (WIDE, SQUARE):
        wall.set_viewport_size(size)
        expect(wall.get_by_text(re.compile(r"Read-backs, page \d of [2-9]"))).to_be_visible()
        assert cut_off(wall) == []


def test_closing_says_what_is_open_and_the_message_is_everywhere(company: Company) -> None:
    hour = Hour(company, CLOSE)
    raised(hour).must("read_back.write", decision_id="d1", text="It costs 0.4 visits a day.")
    hour.nils.must("phase.reveal", id=CLOSE)
    petra, console, wall = hour.desk(PETRA), hour.desk(NILS, CONSOLE), hour.desk(THEO, WALL)
    console.get_by_role("button", name="Write the message").click()
    console.get_by_role("dialog").get_by_label("The message to the company").fill(MESSAGE)
    assert violations(console) == []
    console.get_by_role("button", name="Show it to the room").click()
    expect(petra.get_by_role("region", name="The message to the company")).to_contain_text(MESSAGE)
    waits = console.get_by_role("list", name="Before moving on").get_by_role("listitem")
    written = waits.filter(has_text="The message to the company is written")
    expect(written.get_by_role("img", name="met", exact=True)).to_be_visible()

    console.get_by_role("button", name="Close the room").click()
    dialog = console.get_by_role("dialog", name="Close this room for good?")
    expect(dialog).to_contain_text("2 decisions not made yet")
    expect(dialog).to_contain_text("2026Q2-01 Stay until they are warm")
    expect(dialog).to_contain_text("1 read-back not marked")
    expect(dialog.get_by_label("The message to the company")).to_have_value(MESSAGE)
    assert violations(console) == []
    dialog.get_by_role("button", name="Not yet").click()
    expect(dialog).to_have_count(0)
    expect(petra.get_by_text("Closed", exact=True)).to_have_count(0)

    console.get_by_role("button", name="Close the room").click()
    dialog.get_by_role("button", name="Close it all the same").click()
    phase = petra.get_by_role("region", name="Phase")
    expect(phase).to_contain_text("Closed")
    expect(phase).to_contain_text(MESSAGE)
    expect(petra.get_by_text("What each tells the team")).to_be_visible()
    expect(wall.get_by_role("heading", level=1)).to_have_text(MESSAGE)
    assert violations(petra) == []
    petra.goto("/")
    expect(petra.get_by_text(MESSAGE)).to_be_visible()
    expect(petra.get_by_text("Seven stages, in customers' words.")).to_be_visible()
    assert violations(petra) == []
