"""What comes and goes on the console moves nothing the facilitator presses during the hour."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.company import ROOM, Company, overflow, violations
from tests.browser.hour import (
    CONSOLE,
    DANA,
    FIRST,
    IDRIS,
    JUN,
    NILS,
    PETRA,
    STAGE_C,
    THEO,
    WALK,
    Hour,
)
from tests.browser.pages import JoinPage

pytestmark = pytest.mark.browser

ROSA = "Rosa Delgado"  # is nowhere else in this file, so that her seat is free

PLACES = """() => Object.fromEntries([...document.querySelectorAll(
        '.agenda summary, .clockacts button, .person, .onward button, .side :is(button, select)')]
    .map((each) => [each, each.getBoundingClientRect()])
    .map(([each, at]) => [
        each.ariaLabel || (each.labels?.[0] ?? each).textContent.slice(0, 40),
        [at.x, at.y].map(Math.round).join(' ')]))"""
SCROLLS = """() => ['.left', '.mid', '.side'].map((each) => document.querySelector(each))
    .filter((each) => each.scrollHeight > each.clientHeight).map((each) => each.className)"""


@pytest.fixture
def hour(company: Company) -> Hour:
    """The first phase, in which everybody sees what is written."""
    return Hour(company, FIRST)


def test_a_question_comes_and_goes_and_every_control_stays(hour: Hour) -> None:
    people = hour.people(IDRIS, DANA, JUN, PETRA)
    hour.nils.must("room.turn_to", id=ROOM, stage_id=None)
    console = hour.desk(NILS, CONSOLE)
    part = console.get_by_role("region", name="Ask the room")
    part.get_by_text("Ask the room").click()
    before = console.evaluate(PLACES)
    assert len(before) > 20

    part.get_by_label("About").select_option(label=STAGE_C)
    part.get_by_role("button", name="Is it reliable?").click()
    expect(part.get_by_role("status")).to_be_in_viewport()
    assert console.evaluate(PLACES) == before
    expect(console.get_by_label("Stage in work")).to_have_value("")

    poll = next(id for id, each in hour.records()["poll"].items() if each["status"] == "open")
    for person in people:
        person.must("poll.answer", id=f"{poll}-{person.client_id}", poll_id=poll, choice="random")
    part.get_by_role("button", name="Show the answers").click()
    expect(part.get_by_text("The room says")).to_be_in_viewport()
    assert console.evaluate(PLACES) == before
    part.get_by_role("button", name="Put it away").click()
    expect(part.get_by_label("About")).to_be_visible()
    assert console.evaluate(PLACES) == before


def test_what_is_asked_elsewhere_opens_its_own_fold(hour: Hour) -> None:
    console = hour.desk(NILS, CONSOLE)
    expect(console.get_by_label("About")).to_be_hidden()
    before = console.evaluate(PLACES)
    hour.nils.must("survey.open", id="calm", room_id=ROOM, instrument="eight criteria")
    leaders = console.get_by_role("region", name="Ask leaders in secret")
    expect(leaders.get_by_role("button", name="Drop the question")).to_be_visible()
    hour.nils.must("poll.open", id="calm", room_id=ROOM, instrument="reliability", stage_id="c")
    part = console.get_by_role("region", name="Ask the room")
    expect(part.get_by_role("button", name="Drop the question")).to_be_visible()
    assert console.evaluate(PLACES) == before
    hour.nils.must("survey.drop", id="calm")


def test_who_knocks_moves_nobody_in_the_list(hour: Hour) -> None:
    hour.nils.must("room.open_door", id=ROOM, hours=3)
    console = hour.desk(NILS, CONSOLE)
    expect(console.get_by_text("How to join")).not_to_have_count(0)
    before = console.evaluate(PLACES)
    join = JoinPage(hour.company.page())
    join.type(str(hour.records()["room"][ROOM]["door_code"]))
    join.take_seat(ROSA)
    expect(console.get_by_role("button", name=f"Admit {ROSA}")).to_be_in_viewport()
    after = console.evaluate(PLACES)
    assert {name: at for name, at in after.items() if name in before} == before


@pytest.mark.parametrize("phase", [FIRST, WALK])
def test_all_of_the_hour_is_in_sight_on_a_laptop(hour: Hour, phase: str) -> None:
    hour.people(PETRA, THEO)
    hour.nils.must("phase.start", id=phase)
    hour.nils.must("room.turn_to", id=ROOM, stage_id="f")
    if phase == WALK:
        hour.nils.must("phase.reveal", id=phase)
    console = hour.desk(NILS, CONSOLE)
    expect(console.get_by_text("Missing voices")).to_be_in_viewport(ratio=1)
    assert console.evaluate(SCROLLS) == []
    assert violations(console) == []
    console.set_viewport_size({"width": 1280, "height": 800})
    expect(console.get_by_text("Missing voices")).to_be_in_viewport(ratio=1)
    for width in (390, 320):
        console.set_viewport_size({"width": width, "height": 844})
        assert overflow(console) <= 0
