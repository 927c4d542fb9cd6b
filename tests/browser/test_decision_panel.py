"""The decision panel beside the board: written by one, read and signed by another."""

from __future__ import annotations

from secrets import token_hex

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.company import ROOM, Company
from tests.conftest import PATIENCE_MS

pytestmark = pytest.mark.browser
CFO = "Idris Kallan"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
expect.set_options(timeout=PATIENCE_MS)


OPEN = "id => dispatchEvent(new CustomEvent('open-decision', { detail: { id } }))"
LEAVE = "Families who leave when they look back on their year · Is it still worth it?"


def raised(company: Company, id: str) -> str:
    """Raise a decision as the facilitator; return its id."""
    id = f"{id}-{token_hex(3)}"  # a second try is in the same house
    company.person().must("decision.raise", id=id, one_line="Give it one owner", room_id=ROOM)
    return id


def at(id: str) -> str:
    """Return the address of the room with a decision open."""
    return f"/room/{ROOM}?decision={id}"


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Decision")


def test_a_decision_is_filled_in_by_typing_and_keeps_what_is_left(company: Company) -> None:
    page = company.page("", viewport=DESK)
    page.goto(at(raised(company, "typed")))
    aside = panel(page)
    expect(aside.get_by_role("textbox", name="The decision in one line")).to_be_focused()
    aside.get_by_label("Another option").fill("The CMO answers for it")
    page.keyboard.press("Enter")
    aside.get_by_role("button", name="Add “Do nothing”").click()
    expect(aside.get_by_role("button", name="Choose: Do nothing")).to_be_visible()
    aside.get_by_role("button", name="Choose: The CMO").click()
    expect(aside.get_by_role("button", name="Choose: The CMO")).to_have_attribute(
        "aria-pressed", "true"
    )
    aside.get_by_role("checkbox", name="Is it still worth it?").check()
    aim = aside.get_by_role("form", name="What should move", exact=True)
    aim.get_by_label("Figure").select_option(label=LEAVE)
    aim.get_by_label("to", exact=True).fill("5.5 %")
    aim.get_by_label("by", exact=True).fill("2026-12-31")
    aside.get_by_label("We look again on").fill("2026-12-31")
    asked = aside.get_by_role("form", name="Round of dissent")
    asked.get_by_role("checkbox", name="CFO").uncheck()
    asked.get_by_role("button", name="7 of 8 were asked").click()
    expect(asked.get_by_text("7 of 8 were asked on")).to_be_visible()
    missing = aside.locator(".lacking").get_by_role("listitem")
    expect(missing).to_have_count(1)
    expect(missing).to_contain_text("signatures")
    aside.get_by_role("button", name="Decide", exact=True).click(force=True)
    expect(aside.locator(".lacking")).to_be_focused()
    page.reload()
    aside.get_by_role("button", name="Write", exact=True).click()
    expect(aim.get_by_label("to", exact=True)).to_have_value("5.5 %")
    expect(aim.get_by_label("Figure").locator("option:checked")).to_have_text(LEAVE)
    expect(aim.get_by_text("From 630 of 8,600 on 31 March 2026.")).to_be_visible()


def test_ticks_that_are_there_again_are_counted_by_their_button(company: Company) -> None:
    page = company.page("", viewport=DESK)
    page.goto(at(raised(company, "again")))
    asked = panel(page).get_by_role("form", name="Round of dissent")
    asked.get_by_role("checkbox", name="CFO").uncheck()
    expect(asked.get_by_role("button", name="7 of 8 were asked")).to_be_visible()
    page.reload()
    expect(asked.get_by_role("checkbox", name="CFO")).not_to_be_checked()
    expect(asked.get_by_role("button", name="7 of 8 were asked")).to_be_visible()
    asked.get_by_role("button", name="Throw it away").click()
    expect(asked.get_by_role("checkbox", name="CFO")).to_be_checked()
    expect(asked.get_by_role("button", name="Everybody was asked")).to_be_visible()


def test_save_stands_beside_its_label_on_a_phone(company: Company) -> None:
    page = company.page("", viewport=PHONE)
    page.goto(at(raised(company, "narrow")))
    panel(page).get_by_text("More", exact=True).click()
    field = panel(page).get_by_role("form", name="What must we avoid")
    right = """label => { const words = document.createRange(); words.selectNodeContents(label);
        return words.getBoundingClientRect().right; }"""
    words = field.locator("label").evaluate(right)
    save = field.get_by_role("button", name="Save").bounding_box()
    assert save is not None
    assert words <= save["x"]


def test_a_signature_is_on_the_text_read_and_falls_with_it(company: Company) -> None:
    id = raised(company, "signed")
    facilitator = company.person()
    leader = company.page(CFO, viewport=PHONE, has_touch=True)
    leader.goto(at(id))
    aside = panel(leader)
    aside.get_by_role("button", name="Agree and sign").click()
    expect(aside.get_by_text("You signed: agree")).to_be_visible()
    facilitator.must("decision.edit", id=id, rationale="630 families leave each quarter.")
    expect(aside.get_by_text("The text has just changed.")).to_be_visible()
    expect(aside.get_by_role("button", name="Agree and sign")).to_be_hidden()
    aside.get_by_role("button", name="I have read it").click()
    aside.get_by_text("How each seat stands").click()
    expect(aside.get_by_text("signed an earlier text: agree")).to_be_visible()


def test_another_stance_needs_its_reason(company: Company) -> None:
    page = company.page(CFO, viewport=DESK)
    page.goto(at(raised(company, "worried")))
    aside = panel(page)
    aside.locator("summary", has_text="Other stance").click()
    aside.get_by_label("Agree with a worry").check()
    aside.get_by_role("button", name="Sign with this stance").click()
    expect(aside.get_by_label("Why, in my words")).to_be_focused()
    aside.get_by_label("Why, in my words").fill("It costs us the January campaign.")
    aside.get_by_role("button", name="Sign with this stance").click()
    expect(aside.get_by_text("You signed: agree with a worry")).to_be_visible()
    expect(aside.get_by_role("form", name="Take another stance")).to_be_hidden()


def test_a_dissent_is_kept_without_what_would_prove_it_right(company: Company) -> None:
    page = company.page(CFO, viewport=DESK)
    page.goto(at(raised(company, "dissented")))
    aside = panel(page)
    aside.locator("summary", has_text="My dissent").click()
    words = "We pay twice for the same letter."
    aside.get_by_label("My dissent, in my words").fill(words)
    aside.get_by_role("button", name="Keep my dissent").click()
    expect(aside.get_by_role("listitem").filter(has_text=words)).to_be_visible()
    aside.get_by_role("link", name="Open the card").click()
    expect(page.get_by_role("article").get_by_text(f"“{words}”")).to_be_visible()


def test_save_stands_clear_of_the_field_below_it(company: Company) -> None:
    page = company.page("", viewport=DESK)
    page.goto(at(raised(company, "clear")))
    form = panel(page).get_by_role("form", name="How sure, and when we look again")
    save = form.get_by_role("button", name="Save").bounding_box()
    field = form.get_by_label("We look again on").bounding_box()
    assert save is not None
    assert field is not None
    assert save["y"] + save["height"] <= field["y"]


def test_the_board_leads_to_the_decision_that_is_on_the_table(company: Company) -> None:
    facilitator = company.person()
    id = raised(company, "found")
    for room_open in facilitator.snapshot(ROOM)["records"]["room"].values():
        if room_open["status"] == "prepared":
            facilitator.must("room.open", id=ROOM)
    page = company.page(CFO, viewport=PHONE, has_touch=True)
    page.goto(f"/room/{ROOM}")
    number = facilitator.snapshot(ROOM)["records"]["decision"][id]["number"]
    page.get_by_role("list", name="Decisions on the table").get_by_text(number).click()
    expect(panel(page).get_by_role("button", name="Agree and sign")).to_be_visible()
    wider = "aside => aside.scrollWidth - aside.clientWidth"
    assert panel(page).evaluate(wider) == 0


def test_what_i_am_writing_survives_a_change_by_somebody_else(company: Company) -> None:
    page = company.page("", viewport=DESK)
    id = raised(company, "guarded")
    page.goto(at(id))
    aside = panel(page)
    line = aside.get_by_role("textbox", name="The decision in one line")
    line.fill("Give it two owners")
    company.person().must("decision.edit", id=id, one_line="Give it no owner")
    expect(aside.get_by_text("Somebody changed this meanwhile.")).to_be_visible()
    expect(line).to_have_value("Give it two owners")


def test_escape_closes_and_gives_the_focus_back(company: Company) -> None:
    page = company.page("", viewport=DESK)
    id = raised(company, "closed")
    page.goto(f"/room/{ROOM}")
    button = page.get_by_role("button", name="Outline", exact=True)
    button.focus()
    page.evaluate(OPEN, id)
    expect(panel(page).get_by_role("textbox", name="The decision in one line")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, DESK])
@pytest.mark.parametrize("who", ["", CFO])
def test_axe_finds_nothing(company: Company, viewport: dict[str, int], who: str) -> None:
    page = company.page(who, viewport=viewport)
    page.goto(at(raised(company, "axe")))
    expect(panel(page).get_by_text("Not joint yet")).to_be_visible()
    found = Axe().run(page, context="aside.panel").response["violations"]
    assert [violation["id"] for violation in found] == []
