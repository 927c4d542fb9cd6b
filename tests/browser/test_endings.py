"""What honours and dishonours customers: the prompts, the coverage, and how groups leave."""

from __future__ import annotations

from secrets import token_hex

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.company import ROOM, Company, overflow, violations
from tests.browser.hour import (
    CONSOLE,
    IDRIS,
    NILS,
    PETRA,
    STAGE_C,
    THEO,
    WALK,
    Hour,
)

pytestmark = pytest.mark.browser

DECIDE = f"{ROOM}.p6"
PROMPT = "How can we honour customers here?"


@pytest.fixture
def hour(company: Company) -> Hour:
    """Where the room decides; everybody sees what is written, and nothing is grouped yet."""
    begun = Hour(company, DECIDE)
    for id, group in begun.records()["group"].items():
        if not group["removed_at"]:
            begun.nils.must("group.dissolve", id=id)
    return begun


def group(hour: Hour, name: str, kind: str = "dishonour") -> None:
    """Write a note about stage C and frame it."""
    note = token_hex(8)
    hour.nils.must("note.add", id=note, room_id=ROOM, lane="HOW THEY MOVE", stage_id="c",
                   text=f"{name}, they say", kind=kind)  # fmt: skip
    hour.nils.must("group.make", id=token_hex(8), name=name, note_ids=[note])


def framed(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"Group {name}", exact=True)


def test_a_dishonouring_group_is_kept_knowingly_by_name(company: Company, hour: Hour) -> None:
    group(hour, "Nobody answers at night")
    group(hour, "A plain one", kind="note")
    petra, theo = hour.desk(PETRA), hour.desk(THEO)
    expect(framed(petra, "A plain one")).not_to_contain_text("Needs an answer")
    framed(petra, "Nobody answers at night").get_by_role("button", name="Needs an answer").click()
    dialog = petra.get_by_role("dialog", name="How does “Nobody answers at night” leave the room?")
    keep = dialog.get_by_role("button", name="Keep it, with my name")
    expect(keep).to_be_disabled()
    dialog.get_by_label("Who benefits from keeping it").fill("This quarter’s cost")
    assert violations(petra) == []
    keep.click()
    expect(dialog).to_contain_text("Signed by Chief operating officer")
    for page in (petra, theo):
        expect(framed(page, "Nobody answers at night")).to_contain_text(
            "Kept knowingly by Chief operating officer: This quarter’s cost"
        )
    framed(theo, "Nobody answers at night").get_by_role("button", name="Kept knowingly").click()
    theo.get_by_role("dialog").get_by_role("button", name="Keep it, with my name").click()
    expect(framed(petra, "Nobody answers at night")).to_contain_text(
        "Chief operating officer, Chief marketing officer"
    )


def test_a_phone_parks_a_group_with_a_day_and_an_owner(company: Company, hour: Hour) -> None:
    group(hour, "Two bills in one month")
    hour.nils.must("room.turn_to", id=ROOM, stage_id="c")
    theo = hour.phone(THEO)
    framed(theo, "Two bills in one month").get_by_role("button", name="Needs an answer").tap()
    dialog = theo.get_by_role("dialog")
    dialog.get_by_label("Until").fill("2027-09-01")
    dialog.get_by_label("Who brings it back").select_option(label="Chief financial officer")
    assert overflow(theo) <= 0
    assert violations(theo) == []
    dialog.get_by_role("button", name="Park it").tap()
    expect(framed(theo, "Two bills in one month")).to_contain_text(
        "Parked until 1 September 2027, Chief financial officer"
    )
    framed(theo, "Two bills in one month").get_by_role("button", name="Parked").tap()
    theo.get_by_role("dialog").get_by_role("button", name="Take it up again").tap()
    expect(framed(theo, "Two bills in one month")).to_contain_text("Needs an answer")


def test_keys_lead_from_a_group_to_its_decision_and_the_console_counts(
    company: Company, hour: Hour
) -> None:
    group(hour, "The dial is never shown")
    petra, console = hour.desk(PETRA), hour.desk(NILS, CONSOLE)
    waits = console.get_by_role("list", name="Before moving on")
    expect(waits).to_contain_text("Dishonouring groups answered")
    before = waits.get_by_role("listitem").filter(has_text="Dishonouring groups").inner_text()
    framed(petra, "The dial is never shown").get_by_role("heading").focus()
    petra.keyboard.press("e")
    dialog = petra.get_by_role("dialog", name="How does “The dial is never shown” leave the room?")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Decide").press("Enter")
    line = petra.get_by_role("dialog", name="What do we decide?")
    line.get_by_label("The decision in one line").fill("Show the dial before leaving")
    petra.keyboard.press("Enter")
    expect(petra.get_by_role("complementary", name="Decision")).to_be_visible()
    number = framed(petra, "The dial is never shown").get_by_role("button", name="Decision 2026")
    expect(number.first).to_be_visible()
    expect(waits).not_to_contain_text(before)


def test_coverage_leads_to_the_stage_and_its_prompts(company: Company, hour: Hour) -> None:
    hour.nils.must("phase.start", id=WALK)
    hour.nils.must("phase.reveal", id=WALK)
    idris = hour.person(IDRIS)
    hour.nils.must("room.turn_to", id=ROOM, stage_id="a")
    petra = hour.desk(PETRA)
    bar = petra.get_by_role("region", name="Honour and dishonour")
    expect(bar).to_contain_text("of 7 stages have both")
    stage = bar.get_by_role("button", name="E Put it right when it breaks")
    expect(stage).to_have_accessible_name(
        "E Put it right when it breaks: no answer yet to honour and dishonour"
    )
    stage.click()
    cell = petra.get_by_role("group", name="How they move, E Put it right when it breaks")
    cell.get_by_role("button", name=PROMPT).click()
    expect(petra.get_by_role("textbox", name="New note")).to_be_focused()
    petra.keyboard.type("One person stays with it")
    petra.keyboard.press("Control+Enter")
    expect(stage).to_have_accessible_name(
        "E Put it right when it breaks: no answer yet to dishonour"
    )
    idris.must("note.add", id=token_hex(8), room_id=ROOM, lane="HOW THEY MOVE", stage_id="e",
               text="A second charge", kind="dishonour")  # fmt: skip
    expect(stage).to_have_accessible_name("E Put it right when it breaks: 1 honour, 1 dishonour")
    expect(cell.get_by_role("button", name=PROMPT)).to_have_count(0)
    assert violations(petra) == []


def test_a_stage_asks_both_prompts_on_a_phone(company: Company, hour: Hour) -> None:
    hour.nils.must("phase.start", id=WALK)
    hour.nils.must("room.turn_to", id=ROOM, stage_id="c")
    theo = hour.phone(THEO)
    theo.get_by_role("button", name=f"More about {STAGE_C}").tap()
    menu = theo.get_by_role("dialog", name="Stage C")
    assert violations(theo) == []
    menu.get_by_role("button", name=f"Answer: {PROMPT}").tap()
    line = theo.get_by_label("Write a note", exact=True)
    expect(line).to_be_focused()
    expect(theo.get_by_role("button", name="Honour", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
