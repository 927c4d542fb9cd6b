"""Questions to the room: asked, answered in secret with one press, shown together, put away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.company import ROOM, Company, overflow, violations
from tests.browser.hour import (
    CONSOLE,
    DANA,
    FIRST,
    IDRIS,
    JUN,
    NILS,
    PETRA,
    SQUARE,
    STAGE_C,
    THEO,
    WALL,
    WIDE,
    Hour,
    asked,
    cut_off,
    said,
)
from tests.client import Person

pytestmark = pytest.mark.browser


@pytest.fixture
def hour(company: Company) -> Hour:
    """The first phase, in which everybody sees what is written."""
    return Hour(company, FIRST)


def answer(hour: Hour, *people: Person, choice: str) -> None:
    polls = hour.records()["poll"]
    poll = next(id for id, poll in polls.items() if poll["status"] == "open")
    for person in people:
        person.must("poll.answer", id=f"{poll}-{person.client_id}", poll_id=poll, choice=choice)


def ask(hour: Hour, id: str, instrument: str = "reliability", stage: str = "c") -> None:
    hour.nils.must("poll.open", id=id, room_id=ROOM, instrument=instrument, stage_id=stage)


def test_it_is_asked_at_a_stage_answered_by_all_and_shown(hour: Hour) -> None:
    idris, dana, jun = hour.people(IDRIS, DANA, JUN)
    petra, theo = hour.desk(PETRA), hour.phone(THEO)
    board = hour.desk(NILS)
    board.get_by_role("button", name=f"More about {STAGE_C}").click()
    board.get_by_role("button", name="Ask the room: Is it reliable?").click()
    for page in (petra, theo):
        expect(asked(page)).to_contain_text("Put it in without upsetting my home")
        expect(asked(page)).to_contain_text("0 of 2 have answered")

    asked(petra).get_by_role("button", name="It depends").click()
    expect(asked(petra)).to_contain_text("You said: It depends")
    asked(theo).get_by_role("button", name="Random").tap()
    expect(asked(theo)).to_contain_text("You said: Random")
    asked(petra).get_by_role("button", name="Change").click()
    asked(petra).get_by_role("button", name="Reliable").click()
    expect(asked(petra)).to_contain_text("You said: Reliable")

    expect(asked(board)).to_contain_text("2 of 2 have answered")
    expect(asked(board)).to_contain_text("2 of 4 own answers. From four on they can be shown")
    expect(asked(board).get_by_role("button", name="Show the answers")).to_have_count(0)
    assert "Random" not in asked(board).inner_text()

    answer(hour, idris, dana, choice="it depends")
    answer(hour, jun, choice="it depends")
    asked(board).get_by_role("button", name="Show the answers").click()
    for page in (board, petra, theo):
        expect(said(page)).to_contain_text("The room says: It depends")
        rows = said(page).get_by_role("list", name="5 answers, by function").locator("> li")
        expect(rows.filter(has_text="It depends")).to_contain_text("3")
        expect(rows.filter(has_text="It depends").get_by_title("Finance")).to_be_visible()
        expect(rows.filter(has_text="Random").get_by_title("Marketing")).to_be_visible()

    said(theo).get_by_role("button", name="Hide").tap()
    expect(said(theo)).to_have_count(0)
    expect(said(petra)).to_be_visible()
    said(board).get_by_role("button", name="Put it away").click()
    expect(said(petra)).to_have_count(0)
    theo.get_by_role("button", name=f"More about {STAGE_C}").tap()
    menu = theo.get_by_role("dialog")
    expect(menu.get_by_role("listitem").filter(has_text="Is it reliable?")).to_contain_text(
        "It depends"
    )
    expect(menu.get_by_role("button", name="Ask the room")).to_have_count(0)
    assert violations(theo) == []
    assert overflow(theo) <= 0


def test_a_key_leads_to_the_question_and_its_answer_keeps_the_focus(hour: Hour) -> None:
    petra = hour.desk(PETRA)
    ask(hour, "by-keys")
    expect(asked(petra)).to_be_visible()
    petra.keyboard.press("q")
    expect(asked(petra).get_by_role("button", name="Random")).to_be_focused()
    petra.keyboard.press("Tab")
    petra.keyboard.press("Enter")
    expect(asked(petra)).to_contain_text("You said: It depends")
    expect(asked(petra).get_by_role("button", name="Change")).to_be_focused()
    petra.keyboard.press("Enter")
    expect(asked(petra).get_by_role("button", name="It depends")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_statements_are_sent_with_the_last_of_them(hour: Hour) -> None:
    people = hour.people(IDRIS, DANA, JUN)
    theo = hour.phone(THEO)
    ask(hour, "statements", "end test")
    for row, point in enumerate((3, 2, 4, 1)):
        expect(asked(theo)).not_to_contain_text("You said")
        statement = asked(theo).get_by_role("listitem").nth(row)
        statement.get_by_role("button", name=str(point)).tap()
    expect(asked(theo)).to_contain_text("You said: 3, 2, 4, 1")
    for person in people:
        person.must("poll.answer", id=f"s-{person.client_id}", poll_id="statements",
                    points=[3, 1, 4, 1])  # fmt: skip
    hour.nils.must("poll.show", id="statements")
    expect(said(theo)).to_contain_text("The room says: 2 of 4 not true yet")
    assert violations(theo) == []
    assert overflow(theo) <= 0


def test_a_name_the_room_calls_the_customers_is_marked_no_more(hour: Hour) -> None:
    people = hour.people(IDRIS, DANA, JUN, PETRA)
    hour.nils.must("stage.edit", id="g", name="Onboarding")
    board = hour.desk(NILS)
    marked = board.locator("#head-g .internal")
    expect(marked).to_be_visible()
    ask(hour, "name", "outside in", "g")
    answer(hour, *people, choice="customers say it")
    hour.nils.must("poll.show", id="name")
    expect(said(board)).to_contain_text("The name is the customers’")
    expect(marked).to_have_count(0)
    hour.nils.must("stage.edit", id="g", name="Onboarding too")
    expect(marked).to_be_visible()


def test_the_console_asks_answers_for_somebody_and_drops(hour: Hour) -> None:
    console = hour.desk(NILS, CONSOLE)
    part = console.get_by_role("region", name="Ask the room")
    part.get_by_text("Ask the room").click()
    part.get_by_label("About").select_option(label=STAGE_C)
    part.get_by_role("button", name="Is it reliable?").click()
    before = part.get_by_role("status")
    expect(before).to_contain_text("0 of")
    part.get_by_text("Answer for somebody without a device").click()
    part.get_by_label("For whom").select_option(label="Head of Sales")
    part.get_by_role("button", name="Random").click()
    expect(before).to_contain_text("1 of")
    assert violations(console) == []
    part.get_by_role("button", name="Drop the question").click()
    expect(part.get_by_label("About")).to_be_visible()


def test_the_wall_shows_the_question_the_count_and_the_result(hour: Hour) -> None:
    people = hour.people(IDRIS, DANA, JUN, PETRA)
    wall = hour.desk(NILS, WALL)
    ask(hour, "on-the-wall")
    headline = wall.get_by_role("heading", level=1)
    expect(headline).to_contain_text("Is it reliable for customers")
    answer(hour, *people[:3], choice="random")
    expect(wall.get_by_text("3 of")).to_contain_text("have answered")
    assert wall.get_by_title("Finance").count() == 0
    answer(hour, people[3], choice="reliable")
    hour.nils.must("poll.show", id="on-the-wall")
    expect(wall.get_by_text("The room says: Random")).to_be_visible()
    expect(wall.get_by_title("Finance")).to_be_visible()
    assert violations(wall) == []
    hour.nils.must("poll.put_away", id="on-the-wall")
    expect(headline).not_to_contain_text("Is it reliable")


def test_statements_everybody_gave_the_same_points_fit_on_the_wall(hour: Hour) -> None:
    people = hour.people(IDRIS, DANA, JUN, PETRA, "Rosa Delgado", "Maren Voss")
    wall = hour.desk(THEO, WALL)
    ask(hour, "same-points", "end test")
    for size in (WIDE, SQUARE):
        wall.set_viewport_size(size)
        expect(wall.get_by_text("They want to tell others.")).to_be_visible()
        assert cut_off(wall) == []
    for person in people:
        person.must("poll.answer", id=f"w-{person.client_id}", poll_id="same-points",
                    points=[3, 3, 1, 3])  # fmt: skip
    hour.nils.must("poll.show", id="same-points")
    for size in (WIDE, SQUARE):
        wall.set_viewport_size(size)
        expect(wall.get_by_text("The room says: 1 of 4 not true yet")).to_be_visible()
        expect(wall.get_by_text("of 2", exact=False).last).to_be_visible()
        assert cut_off(wall) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_question_and_answers_fit_every_screen(hour: Hour, scheme: str, width: int) -> None:
    people = hour.people(IDRIS, DANA, JUN, PETRA)
    poll = f"fits-{scheme}-{width}"
    ask(hour, poll)
    page = hour.desk(THEO, viewport={"width": width, "height": 900}, color_scheme=scheme)
    expect(asked(page)).to_be_visible()
    assert violations(page) == []
    assert overflow(page) <= 0
    answer(hour, *people, choice="random")
    hour.nils.must("poll.show", id=poll)
    expect(said(page)).to_be_visible()
    assert violations(page) == []
    assert overflow(page) <= 0


def test_a_guest_reads_the_question_and_does_not_answer(hour: Hour, page_of_guest: Page) -> None:
    ask(hour, "for-seats")
    expect(asked(page_of_guest)).to_contain_text("Whoever has a seat answers")
    expect(asked(page_of_guest).get_by_role("button")).to_have_count(0)


@pytest.fixture
def page_of_guest(hour: Hour) -> Page:
    """A guest who has come by code and was let in."""
    hour.nils.must("room.open_door", id=ROOM)
    code = hour.records()["room"][ROOM]["door_code"]
    page = hour.company.page()
    page.goto(f"/join/{code}")
    page.get_by_role("button", name="I am a guest").click()
    page.get_by_label("Your name").fill("Ola Guest")
    page.get_by_label("Operations").check(force=True)
    page.get_by_role("button", name="Go into the room").click()
    waiting = hour.records()["session"]
    for id, session in waiting.items():
        if session["waiting"]:
            hour.nils.must("session.admit", id=id)
    expect(page.get_by_role("region", name="Phase")).to_be_visible()
    return page
