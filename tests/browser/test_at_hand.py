"""Questions that are at hand: half an answer, two at once, and of whom answers are waited for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.company import ROOM, Company, violations
from tests.browser.hour import (
    BOARD,
    CONSOLE,
    DANA,
    FIRST,
    IDRIS,
    JUN,
    NILS,
    PETRA,
    THEO,
    WALL,
    Hour,
    asked,
)
from tests.client import Person

pytestmark = pytest.mark.browser


@pytest.fixture
def hour(company: Company) -> Hour:
    """The first phase, in which everybody sees what is written."""
    return Hour(company, FIRST)


def ask(hour: Hour, id: str, instrument: str = "reliability") -> None:
    hour.nils.must("poll.open", id=id, room_id=ROOM, instrument=instrument, stage_id="c")


def answer(poll: str, *people: Person, choice: str) -> None:
    for person in people:
        person.must("poll.answer", id=f"{poll}-{person.client_id}", poll_id=poll, choice=choice)


def test_who_has_left_the_room_is_not_waited_for(hour: Hour) -> None:
    petra, theo = hour.desk(PETRA), hour.phone(THEO)
    ask(hour, "who-is-here")
    expect(asked(petra)).to_contain_text("0 of 2 have answered")
    theo.close()
    expect(asked(petra)).to_contain_text("0 of 1 have answered")


def test_what_was_typed_for_others_does_not_let_answers_be_shown(hour: Hour) -> None:
    idris, dana, jun = hour.people(IDRIS, DANA, JUN)
    board, console = hour.desk(NILS), hour.desk(NILS, CONSOLE)
    part = console.get_by_role("region", name="Ask the room")
    ask(hour, "typed-too")
    answer("typed-too", idris, dana, jun, choice="random")
    hour.nils.must("poll.answer", id="for-petra", poll_id="typed-too", choice="random",
                   for_member=hour.ids[PETRA])  # fmt: skip
    for place in (asked(board), part):
        expect(place).to_contain_text("4 of 4 have answered")
        expect(place).to_contain_text("3 of 4 own answers.")
        expect(place).to_contain_text("The one typed for somebody is not counted here.")
        expect(place.get_by_role("button", name="Show the answers")).to_have_count(0)
    petra = hour.person(PETRA)
    answer("typed-too", petra, choice="reliable")
    for place in (asked(board), part):
        expect(place.get_by_role("button", name="Show the answers")).to_be_visible()


def test_half_an_answer_outlives_a_reload_and_goes_when_it_is_over(hour: Hour) -> None:
    theo = hour.phone(THEO)

    def statement(row: int, point: int) -> Locator:
        item = asked(theo).get_by_role("listitem").nth(row)
        return item.get_by_role("button", name=str(point))

    ask(hour, "half", "end test")
    for row, point in enumerate((3, 2, 4)):
        statement(row, point).tap()
    theo.reload()
    for row, point in enumerate((3, 2, 4)):
        expect(statement(row, point)).to_have_attribute("aria-pressed", "true")
    expect(asked(theo)).to_contain_text("0 of 1 have answered")
    statement(3, 1).tap()
    expect(asked(theo)).to_contain_text("You said: 3, 2, 4, 1")
    expect(asked(theo)).to_contain_text("1 of 1 has answered")
    keeps(theo)

    hour.nils.must("poll.drop", id="half")
    ask(hour, "dropped", "end test")
    statement(0, 3).tap()
    keeps(theo, "dropped")
    hour.nils.must("poll.drop", id="dropped")
    expect(asked(theo)).to_have_count(0)
    keeps(theo)


def keeps(page: Page, *questions: str) -> None:
    """Wait until this device keeps half an answer to these questions alone."""
    page.wait_for_function(
        """([room, wanted]) => {
            const desk = JSON.parse(sessionStorage.getItem(`desk:${room}`) ?? '{}');
            return Object.keys(desk.answers ?? {}).join() === wanted.join();
        }""",
        arg=[ROOM, list(questions)],
    )


def test_what_is_asked_while_a_page_opens_is_on_it(hour: Hour) -> None:
    page = hour.desk(THEO, "/")
    held: list[Route] = []
    page.route("**/snapshot*", lambda route: held.append(route) or None)
    with page.expect_request("**/snapshot*"):
        page.goto(BOARD)
    page.wait_for_timeout(1000)  # what leaders are asked is loaded meanwhile
    hour.nils.must("survey.open", id="while-opening", room_id=ROOM, instrument="proud to follow")
    page.route("**/snapshot*", lambda route: route.continue_())
    for route in held:
        route.continue_()
    expect(page.get_by_role("region", name="Question to leaders")).to_be_visible()
    hour.nils.must("survey.drop", id="while-opening")


def test_of_two_questions_the_older_one_is_a_line_that_opens(hour: Hour) -> None:
    petra, wall = hour.desk(PETRA), hour.desk(NILS, WALL)
    ask(hour, "older")
    expect(asked(petra)).to_be_visible()
    hour.nils.must("survey.open", id="newer", room_id=ROOM, instrument="proud to follow")
    newer = petra.get_by_role("region", name="Question to leaders")
    expect(newer).to_be_visible()
    expect(asked(petra)).to_have_count(0)
    expect(wall.get_by_text("of 1", exact=False).first).to_be_visible()
    expect(wall.get_by_role("heading", level=1)).not_to_contain_text("Is it reliable")
    line = petra.get_by_role("button", name="1 more question is open")
    expect(line).to_contain_text("Is it reliable?")
    assert violations(petra) == []
    petra.locator("body").press("q")
    expect(line).to_be_focused()
    petra.keyboard.press("Enter")
    expect(asked(petra).get_by_role("button", name="Random")).to_be_focused()
    expect(newer).to_be_visible()
    hour.nils.must("survey.put_away", id="newer")
    expect(wall.get_by_role("heading", level=1)).to_contain_text("Is it reliable")
    hour.nils.must("survey.drop", id="newer")


def test_the_console_takes_off_the_wall_only_what_is_on_it(hour: Hour) -> None:
    console = hour.desk(NILS, CONSOLE)
    part = console.get_by_role("region", name="Ask leaders in secret")
    hour.nils.must("survey.open", id="first", room_id=ROOM, instrument="five competencies")
    off = part.get_by_role("button", name="Off the wall")
    expect(off).to_be_visible()
    ask(hour, "second")
    expect(console.get_by_role("region", name="Ask the room")).to_contain_text("Is it reliable")
    expect(off).to_have_count(0)
    hour.nils.must("poll.drop", id="second")
    expect(off).to_be_visible()
    hour.nils.must("survey.drop", id="first")
