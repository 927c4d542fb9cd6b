"""What leaders are asked in secret: answered hidden, shown without names, asked once again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.company import ROOM, Company, overflow, violations
from tests.browser.hour import (
    CONSOLE,
    DANA,
    FIRST,
    IDRIS,
    JUN,
    NILS,
    PETRA,
    THEO,
    WALL,
    WIDE,
    Hour,
    cut_off,
)
from tests.client import Person

pytestmark = pytest.mark.browser
ROSA = "Rosa Delgado"
BY_TAP = ("Half", "Opinion", "A quarter", "Half", "Everybody's list", "Half", "All", "Activity")


@pytest.fixture
def hour(company: Company) -> Hour:
    """The first phase, in which everybody sees what is written; nothing is asked yet."""
    return Hour(company, FIRST)


def question(page: Page) -> Locator:
    """What leaders are asked, in front of a person."""
    return page.get_by_role("region", name="Question to leaders")


def shown(page: Page) -> Locator:
    """What leaders said, in front of a person."""
    return page.get_by_role("region", name="What leaders said")


def on_console(page: Page) -> Locator:
    return page.get_by_role("region", name="Ask leaders in secret")


def scale(page: Page) -> Locator:
    """What 0 to 4 means, of what is answered now."""
    return page.get_by_role("group", name="Your answer")


def answer(survey: str, *said: tuple[Person, list[int]]) -> None:
    for person, points in said:
        person.must("survey.answer", id=f"{survey}-{person.client_id}", survey_id=survey,
                    points=points)  # fmt: skip


def on_a_phone(theo: Page) -> None:
    """Answer with a tap each; the eighth sends them."""
    question(theo).get_by_role("button", name="Answer in secret").tap()
    for words in BY_TAP:
        scale(theo).get_by_role("button", name=words).tap()
    sheet = theo.get_by_role("dialog")
    expect(sheet.get_by_role("heading", name="Answered, and hidden")).to_be_visible()
    assert violations(theo) == []
    assert overflow(theo) <= 0
    sheet.get_by_role("button", name="Done").tap()


def by_keys_alone(petra: Page) -> None:
    """Answer with 4, eight times, and take one of them back."""
    question(petra).get_by_role("button", name="Answer in secret").focus()
    petra.keyboard.press("Enter")
    for place in range(8):
        expect(petra.get_by_role("dialog")).to_contain_text(f"{place + 1} of 8")
        petra.keyboard.press("4")
    expect(petra.get_by_role("dialog")).to_contain_text("Answered, and hidden")
    petra.keyboard.press("Escape")
    expect(question(petra)).to_contain_text("You have answered")
    question(petra).get_by_role("button", name="Change").click()
    petra.get_by_role("button", name="Change: Hand-offs").click()
    scale(petra).get_by_role("button", name="Half").click()
    expect(petra.get_by_role("dialog").locator(".leadall")).to_contain_text("2, Half")
    petra.keyboard.press("Escape")


def sees_no_name(page: Page) -> None:
    """Look at what leaders said: dots, the middle, in words how far they agree."""
    shown(page).get_by_role("button", name="See what leaders said").click()
    first = page.get_by_role("dialog").get_by_role("listitem").first
    expect(first).to_contain_text("We disagree")
    expect(first).to_contain_text("Middle 2.5")
    expect(first.get_by_role("img")).to_have_accessible_name(
        "0: once, 1: once, 2: once, 3: once, 4: twice"
    )
    told = page.get_by_role("dialog").inner_text()
    assert not [name for name in ("Idris", "Rosa", "Finance", "financial") if name in told]
    assert violations(page) == []
    page.keyboard.press("Escape")


def anew(hour: Hour, console: Page, pages: tuple[Page, Page]) -> None:
    """Ask once again, think better of it, and ask once again under an id that is known here."""
    on_console(console).get_by_role("button", name="Ask once again").click()
    for page in pages:
        expect(question(page)).to_be_visible()
    on_console(console).get_by_role("button", name="Drop the question").click()
    for page in pages:
        expect(question(page)).to_have_count(0)
    hour.nils.must("survey.open", id="eight-2", room_id=ROOM, instrument="eight criteria",
                   first_id="eight")  # fmt: skip


def again(pages: tuple[Page, Page], console: Page) -> None:
    """Two answer once again, two did, and the facilitator for two without a device."""
    for page in pages:
        expect(question(page)).to_contain_text("What leaders say, once again")
        question(page).get_by_role("button", name="Answer in secret").click()
        for _ in range(8):
            scale(page).get_by_role("button").nth(3).click()
        expect(page.get_by_role("dialog")).to_contain_text("Answered, and hidden")
        page.keyboard.press("Escape")
    part = on_console(console)
    part.get_by_text("Answer for somebody without a device").click()
    for name in ("Chief financial officer", "Head of Sales"):
        part.get_by_label("For whom").select_option(label=name)
        for _ in range(8):
            scale(console).get_by_role("button").nth(2).click()
        expect(scale(console)).to_have_count(0)
    expect(part).to_contain_text("6 of 6 have answered")
    expect(part).to_contain_text("4 own answers, 2 typed for others")


def test_six_rate_the_eight_criteria_hidden_then_together_then_again(hour: Hour) -> None:
    idris, dana, jun, rosa = hour.people(IDRIS, DANA, JUN, ROSA)
    petra, theo = hour.desk(PETRA), hour.phone(THEO)
    console, wall = hour.desk(NILS, CONSOLE), hour.desk(NILS, WALL, viewport=WIDE)
    part = on_console(console)
    hour.nils.must("survey.open", id="eight", room_id=ROOM, instrument="eight criteria")
    for page in (petra, theo):
        expect(question(page)).to_contain_text("0 of 2 have answered")
    on_a_phone(theo)
    by_keys_alone(petra)

    # Two have: the count is told, what and who is not.
    expect(part).to_contain_text("2 of 2 have answered")
    expect(part).to_contain_text("2 of 4 own answers. From four on they can be shown")
    expect(part).to_contain_text("Nobody sees who said what")
    expect(part.get_by_label("Finance: 0 of 1")).to_have_count(0)
    expect(part.get_by_label("Operations: 1 of 1")).to_be_visible()
    expect(wall.get_by_text("2 of 2")).to_be_visible()
    assert "Middle" not in wall.inner_text("main")
    assert cut_off(wall) == []
    firsts = ((idris, 1), (dana, 0), (jun, 3), (rosa, 4))
    answer("eight", *((person, [first, *[2] * 7]) for person, first in firsts))
    expect(part).to_contain_text("6 of 6 have answered")
    assert violations(console) == []

    part.get_by_role("button", name="Show what leaders say").click()
    for page in (petra, theo):
        sees_no_name(page)
    expect(wall.get_by_text("We disagree").first).to_be_visible()
    expect(wall.get_by_text("What leaders say, page 1 of")).to_be_visible()
    assert cut_off(wall) == []
    assert violations(wall) == []

    # Lowest and highest have spoken: once more, and both stand.
    part.get_by_text("What leaders say: what leaders said").click()
    for page in (console, wall):  # The record beside it, as on the competency's page.
        expect(page.get_by_text("6 leaders answered; ")).to_be_visible()
    assert "leaders answered;" not in petra.inner_text("body")
    anew(hour, console, (theo, petra))
    answer("eight-2", *((person, [3] * 8) for person in (jun, rosa)))
    again((theo, petra), console)
    part.get_by_role("button", name="Show what leaders say").click()
    expect(wall.get_by_text("Middle 3 (was 2.5)").first).to_be_visible()
    expect(wall.get_by_text("What leaders say, once again, page 1")).to_be_visible()
    assert cut_off(wall) == []
    part.get_by_text("What leaders say, once again: what leaders said").click()
    expect(part.get_by_role("button", name="Ask once again")).to_have_count(0)
    part.get_by_role("button", name="Put it away").click()
    expect(shown(petra)).to_have_count(0)
    expect(wall.get_by_text("Middle 3 (was 2.5)")).to_have_count(0)


def test_customers_are_guessed_before_the_figures_are_shown_and_agreed(hour: Hour) -> None:
    idris, dana, jun = hour.people(IDRIS, DANA, JUN)
    theo, wall = hour.phone(THEO), hour.desk(NILS, WALL, viewport=WIDE)
    counted = {"segment_id": "landlords", "quarter": "2026-Q2"}
    idris.must("count.enter", **counted, opening=6970, gained=391, lost=217, closing=7144)
    hour.nils.must("survey.open", id="guess", room_id=ROOM, instrument="customers",
                   segment_id="landlords")  # fmt: skip
    expect(wall.get_by_text("0 of")).to_be_visible()

    question(theo).get_by_role("button", name="Answer in secret").tap()
    for many in ("1,200", "90"):
        theo.get_by_role("dialog").get_by_role("textbox").fill(many)
        theo.get_by_role("button", name="Give it").tap()
    expect(theo.get_by_role("dialog")).to_contain_text("Answered, and hidden")
    theo.keyboard.press("Escape")
    answer("guess", (idris, [391, 217]), (dana, [800, 60]), (jun, [150, 400]))
    expect(wall.get_by_text("4 of")).to_be_visible()
    assert "391" not in theo.content() + wall.content()

    hour.nils.must("survey.show", id="guess")
    expect(wall.get_by_text("Middle guess 595.5")).to_be_visible()
    expect(wall.get_by_text("391").first).to_contain_text("Entered, not agreed yet")
    assert cut_off(wall) == []
    hour.nils.must("count.agree", **counted, agreed_by=hour.ids[IDRIS])
    expect(wall.get_by_text("391").first).to_contain_text("Agreed")
    shown(theo).get_by_role("button", name="See what leaders said").tap()
    sheet = theo.get_by_role("dialog")
    expect(sheet.get_by_role("img").first).to_have_accessible_name("Guesses: 150, 391, 800, 1,200")
    expect(sheet).to_contain_text("391 Agreed")
    assert violations(theo) == []
    assert overflow(theo) <= 0


def test_what_is_half_answered_is_there_after_a_reload(hour: Hour) -> None:
    theo = hour.phone(THEO)
    hour.nils.must("survey.open", id="half", room_id=ROOM, instrument="reporting check")
    question(theo).get_by_role("button", name="Answer in secret").tap()
    sheet = theo.get_by_role("dialog")
    for place in range(3):
        expect(sheet).to_contain_text(f"{place + 1} of 15")
        scale(theo).get_by_role("button").nth(3).tap()
    expect(sheet).to_contain_text("4 of 15")
    theo.reload()
    question(theo).get_by_role("button", name="Go on answering").tap()
    expect(sheet).to_contain_text("4 of 15")
    expect(sheet.locator(".leadsteps button.said")).to_have_count(3)
    hour.nils.must("survey.drop", id="half")

    hour.nils.must("survey.open", id="words", room_id=ROOM, instrument="finish the sentence")
    question(theo).get_by_role("button", name="Answer in secret").tap()
    sheet.get_by_role("textbox").fill("never wait in the cold")
    theo.reload()
    question(theo).get_by_role("button", name="Go on answering").tap()
    expect(sheet.get_by_role("textbox")).to_have_value("never wait in the cold")
    sheet.get_by_role("button", name="Give it").tap()
    expect(sheet.get_by_role("heading", name="Answered, and hidden")).to_be_visible()
    hour.nils.must("survey.drop", id="words")


def test_who_is_chosen_while_an_answer_is_on_its_way_stays_chosen(hour: Hour) -> None:
    hour.company.complaints.expect("ERR_INTERNET_DISCONNECTED")
    console = hour.desk(NILS, CONSOLE)
    hour.nils.must("survey.open", id="late", room_id=ROOM, instrument="five competencies")
    part = on_console(console)
    part.get_by_text("Answer for somebody without a device").click()
    whom = part.get_by_label("For whom")
    whom.select_option(label="Chief financial officer")
    console.context.set_offline(True)
    for _ in range(5):
        scale(console).get_by_role("button").nth(2).click()
    expect(scale(console)).to_have_count(0)
    whom.select_option(label="Head of Sales")
    console.context.set_offline(False)
    expect(part).to_contain_text("1 of 1 has answered")
    expect(whom).to_have_value(hour.ids[DANA])
    expect(scale(console)).to_be_visible()
    hour.nils.must("survey.drop", id="late")
