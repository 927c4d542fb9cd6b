"""One decision, end to end: from a note on the board to the card an executive reads."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.deciding import (
    OTHER,
    ask_for_dissent,
    make,
    sign,
    write_expectation,
    write_options,
    write_place_and_owners,
)
from tests.browser.room_page import DECIDE, FACILITATOR, PETRA, ROOM_PATH, THEO, RoomPage
from tests.client import Person
from tests.serving import Served

pytestmark = pytest.mark.browser

ONE_LINE = "Stay until the family has used the dial"
CHOSEN = "One person stays until they are warm"
COLLEAGUES = ["Rosa Delgado", "Dana Whitlock", "Jun Sato", "Idris Kallan", "Maren Voss"]

Team = tuple[RoomPage, RoomPage, RoomPage]


@pytest.fixture(scope="module")
def team(visit: Visit) -> Team:
    """The facilitator, Petra and Théo in the phase that decides; Petra has raised a decision."""
    facilitator = visit(FACILITATOR)
    facilitator.start(DECIDE)
    petra, theo = visit(PETRA), visit(THEO)
    petra.write("Crews leave at four and nobody shows the dial")
    petra.raise_decision(ONE_LINE)
    return facilitator, petra, theo


def test_a_decision_is_raised_written_signed_made_and_read(
    team: Team, house: Served, invite: Callable[[str], str], visit: Visit
) -> None:
    facilitator, petra, theo = team
    projector = facilitator.page.context.new_page()
    projector.goto(f"{ROOM_PATH}/present")
    reason = petra.panel.get_by_role("status").first
    expect(reason).to_contain_text("Not joint yet")
    write_options(petra, CHOSEN)
    write_place_and_owners(petra)
    write_expectation(petra)
    ask_for_dissent(petra)

    theo.page.goto(petra.page.url)
    another = theo.panel.get_by_role("form", name="Add an option")
    if not another.is_visible():
        theo.panel.get_by_role("button", name="Write", exact=True).click()
    another.get_by_label("Another option").fill("Send a film")
    another.get_by_role("button", name="Add option").click()
    expect(petra.panel.get_by_role("button", name="Choose: Send a film")).to_be_visible()

    for person in (petra, theo):
        person.panel.get_by_role("button", name="Read", exact=True).click()
        sign(person.page)
    expect(projector.get_by_text(ONE_LINE)).to_be_visible()
    expect(reason).to_contain_text("Not joint yet")
    seats = petra.panel.get_by_text("How each seat stands")
    seats.click()
    expect(petra.panel.get_by_role("listitem").filter(has_text="CMO")).to_contain_text("Agree")

    sign_elsewhere(house, invite, petra)

    expect(reason).to_contain_text("Joint")
    expect(reason).not_to_contain_text("Not joint")
    make(petra)

    petra.page.goto("/decisions")
    row = petra.page.get_by_role("listitem").filter(has_text=ONE_LINE)
    expect(row).to_contain_text("Joint, 7 of 8 signed")
    row.get_by_role("link", name=ONE_LINE).click()
    expect(petra.page.get_by_role("heading", level=1)).to_have_text(ONE_LINE)
    card = petra.page.get_by_role("article")
    for text in (OTHER, "7 of 8 signed", "COO, driver", "Send a film"):
        expect(card.get_by_text(text).first).to_be_visible()


def sign_elsewhere(house: Served, invite: Callable[[str], str], petra: RoomPage) -> None:
    """Five colleagues sign the text as it stands, each with a session of their own."""
    shown = petra.button("Sign again: agree").get_attribute("data-values")
    text = json.loads(shown or "")
    for name in COLLEAGUES:
        person = Person(house.url)
        person.enter(invite(name))
        try:
            person.must("stance.take", **text)
        finally:
            person.close()


def test_editing_the_text_voids_the_signatures_visibly(team: Team) -> None:
    _, petra, theo = team
    for person in (petra, theo):
        person.enter()
    petra.write("The letter is written for the regulator")
    petra.raise_decision("Write the letter to the family")
    theo.page.goto(petra.page.url)
    if not theo.button("Agree and sign").is_visible():
        theo.panel.get_by_role("button", name="Read", exact=True).click()
    sign(theo.page)
    line = petra.panel.get_by_role("textbox", name="The decision in one line")
    line.fill("Write the yearly letter to the family")
    line.press("Enter")
    expect(theo.panel.get_by_text("The text has just changed.")).to_be_visible()
    expect(theo.page.get_by_text("You signed: agree")).to_have_count(0)
