"""Promises, in browsers: counts first, every figure opens, a phone reads it all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from secrets import token_hex

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.company import ROOM, Company, overflow, violations
from tests.browser.room_page import RoomPage

pytestmark = pytest.mark.browser


def test_counts_open_to_their_promises_and_the_rate_to_what_each_earned(company: Company) -> None:
    page = company.at("/promises?quarter=2026-Q1", "Idris Kallan")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("We kept 12 of 15. One was late. Two were broken.")
    expect(page.get_by_role("img", name="12 kept, 1 late, 2 broken")).to_be_visible()
    page.get_by_text("How these are counted").click()
    expect(page.get_by_text("10 actions, 4 commitments, 1 gate")).to_be_visible()
    page.get_by_text("We do what we say: 81.3 %, 19.5 of 24").click()
    expect(page.get_by_text("19.5 of 24, by weight")).to_be_visible()
    actions = page.locator("#actions")
    actions.get_by_text("Refund January's double charges", exact=True).click()
    expect(actions.get_by_text("0.5 of 1")).to_be_visible()
    actions.get_by_role("link", name="Mine").click()
    expect(actions.locator(".promised > li")).to_have_count(3)
    page.get_by_role("navigation", name="Quarter").get_by_text("2025-Q2").click()
    expect(title).to_contain_text("Nine were broken.")
    expect(page.locator("#gates").get_by_text("Released against the list")).to_be_visible()
    assert violations(page) == []


def test_a_phone_reads_every_verdict_without_scrolling_sideways(company: Company) -> None:
    page = company.at(
        "/promises", "Petra Lindqvist", viewport={"width": 390, "height": 844}, has_touch=True
    )
    said = page.locator("#said tr").filter(has_text="A fitting date is a promise")
    expect(said.locator(".v-broken.verdict")).to_have_count(3)
    said.get_by_text("A fitting date is a promise", exact=True).tap()
    expect(said.get_by_text("contradicted by 2025Q2-03; own test")).to_be_visible()
    assert overflow(page) <= 0
    page.set_viewport_size({"width": 320, "height": 800})
    assert overflow(page) <= 0


def in_days(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


def row(page: Page, text: str) -> Locator:
    return page.locator(".promised > li").filter(has_text=text)


def test_what_we_say_is_written_down_stood_by_and_judged(company: Company) -> None:
    # What is refused by HTTP stands in the browser's console, too.
    company.complaints.expect("400")
    page = company.at("/promises?quarter=2026-Q2", "Petra Lindqvist")
    say(page, "We call you back the same day", "Ring ten who asked")
    said = page.locator("#said tr").filter(has_text="We call you back the same day")
    expect(said.get_by_text("Nobody stands by it yet")).to_be_visible()
    said.get_by_role("button", name="Stand by it").click()
    said.get_by_text("Did we keep it?").click()
    said.get_by_role("button", name="Write this down in my name").click()
    expect(said.get_by_text("Say what the test showed.")).to_be_visible()
    said.get_by_label("What the test showed").fill("Nine of ten were rung")
    said.get_by_role("button", name="Write this down in my name").click()
    expect(said.locator(".v-kept.verdict")).to_have_text("Kept")


def test_a_promise_on_the_card_is_one_more_that_waits(company: Company) -> None:
    page = company.at("/promises?quarter=2026-Q2", "Petra Lindqvist")
    waiting = page.get_by_role("link", name="Waiting")
    expect(waiting).to_have_text("Waiting7")
    page.goto("/decisions/2026Q1-01")
    page.get_by_text("Promise something").first.click()
    form = page.get_by_role("form", name="Promise something")
    form.get_by_label("What, in one line").fill("Ring everybody who waits")
    form.get_by_label("By when").fill(in_days(20))
    form.get_by_role("button", name="Promise it").click()
    expect(row(page, "Ring everybody who waits")).to_contain_text("Promised")
    page.goto("/promises?quarter=2026-Q2")
    expect(waiting).to_have_text("Waiting8")


def test_a_promise_gets_another_day_in_a_room_and_is_shown_and_looked_at(
    company: Company,
) -> None:
    nils = company.person()
    nils.do("room.open", id=ROOM)
    what = f"Send the list {token_hex(3)}"  # another one in a second try
    nils.must("action.promise", id=token_hex(8), decision_id="d-2026q1-01", text=what,
              owner="petra-lindqvist", due=in_days(20))  # fmt: skip
    petra, idris = company.page("Petra Lindqvist"), company.page("Idris Kallan")
    for page in (petra, idris):
        RoomPage(page).enter()
    petra.goto("/promises?quarter=2026-Q3&show=mine")
    mine = row(petra, what)
    mine.locator("summary").filter(has_text="Another day").click()
    mine.get_by_label("New day").fill(in_days(40))
    form = mine.get_by_role("form", name="Another day")
    form.get_by_label("Why").fill("The figures come in January")
    for who in ("COO", "CFO"):
        form.get_by_label(who, exact=True).check()
    form.get_by_role("button", name="Give it another day").click()
    expect(mine.get_by_text("because: The figures come in January")).to_have_count(1)

    mine.locator("summary").filter(has_text="Show it").click()
    mine.get_by_label("What shows it").fill(f"{what}: sent")
    mine.get_by_label("Who can see it").fill("everybody")
    mine.get_by_label("Since when").fill(in_days(0))
    mine.get_by_role("button", name="Show this proof").click()
    expect(mine.get_by_text("A proof waits to be looked at")).to_be_visible()

    idris.goto("/promises?quarter=2026-Q3")
    shown = idris.locator("#proofs > ul > li").filter(has_text=f"{what}: sent")
    shown.get_by_text("Check this proof").click()
    shown.get_by_label("Level").select_option("2")
    shown.get_by_role("button", name="Record this in my name").click()
    title = idris.get_by_role("heading", level=1)
    expect(title).to_contain_text("One is shown already.")
    idris.goto("/promises?quarter=2026-Q2")
    expect(idris.locator("#proofs")).to_contain_text("level 2: customers or staff can see it")


def say(page: Page, text: str, test: str) -> None:
    """Write down what we say."""
    page.get_by_text("Add what we say").click()
    form = page.get_by_role("form", name="Add what we say")
    form.get_by_label("What we say, in one sentence").fill(text)
    form.get_by_label("How anybody can test it").fill(test)
    form.get_by_role("button", name="Write it down").click()


def test_a_thumb_writes_down_what_we_say(company: Company) -> None:
    page = company.at(
        "/promises", "Rosa Delgado", viewport={"width": 390, "height": 844}, has_touch=True
    )
    page.get_by_text("Add what we say").tap()
    form = page.get_by_role("form", name="Add what we say")
    form.get_by_label("What we say, in one sentence").fill("You reach a person")
    assert overflow(page) <= 0
    assert violations(page) == []
    form.get_by_role("button", name="Write it down").tap()
    said = page.locator("#said tr").filter(has_text="You reach a person")
    said.get_by_text("Say it better").tap()
    said.get_by_label("How anybody can test it").fill("Ring ourselves")
    said.get_by_role("button", name="Save").tap()
    expect(said.get_by_role("button", name="Stand by it")).to_be_visible()
    assert overflow(page) <= 0


def test_a_list_is_changed_condition_by_condition_and_used_no_more(company: Company) -> None:
    name = f"Before we send {token_hex(3)}"
    company.person().must(
        "guardrail.set", id=token_hex(8), name=name, applies_to="letters",
        conditions=[{"text": "It was read aloud"}, {"text": "It fits on a page"}],
    )  # fmt: skip
    page = company.at("/promises", "Petra Lindqvist")
    here = row(page, name)
    here.get_by_role("button", name="Let it bind from today").click()
    here.locator("summary").filter(has_text="Change the list").click()
    form = here.get_by_role("form", name="Change the list")
    form.get_by_label("What must hold").first.fill("Two customers read it aloud")
    form.get_by_label("Who says so").first.select_option(label="COO")
    form.get_by_role("button", name="Save the list").click()
    expect(here).to_contain_text("COO says so")

    here.locator("summary").filter(has_text="Change the list").click()
    here.locator("summary").filter(has_text="Add a condition").click()
    more = here.get_by_role("form", name="Add a condition")
    more.get_by_label("What must hold").fill("Somebody answers the phone")
    more.get_by_role("button", name="Add it").click()
    expect(here).to_contain_text("3 conditions")
    here.locator("summary").filter(has_text="Take a condition out").click()
    here.get_by_role("button", name="Take out: It fits on a page").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("It fits on a page")
    asked.get_by_role("button", name="Take it out").click()
    expect(here).to_contain_text("2 conditions")
    expect(form.get_by_label("What must hold").first).to_have_value("Two customers read it aloud")
    expect(form.get_by_label("What must hold").last).to_have_value("Somebody answers the phone")
    assert violations(page) == []

    here.locator("summary").filter(has_text="Use it no more").click()
    here.get_by_role("button", name="Use it no more").click()
    expect(here).to_contain_text("Not used since")
    expect(here.locator("summary").filter(has_text="Hold something against it")).to_have_count(0)


def test_what_we_stand_by_is_said_better_and_said_no_more(company: Company) -> None:
    page = company.at("/promises", "Petra Lindqvist")
    text = f"You hear from us {token_hex(3)}"
    say(page, text, "Ring ten")
    said = page.locator("#said tr").filter(has_text=text)
    said.get_by_role("button", name="Stand by it").click()
    said.get_by_text("Say it better").click()
    said.get_by_label("What we say").fill(f"{text}, every week")
    said.get_by_label("To whom").select_option("both")
    said.get_by_role("button", name="Save").click()
    expect(said.get_by_text(f"{text}, every week", exact=True)).to_be_visible()
    said.locator("summary").filter(has_text="Stop saying it").click()
    said.get_by_role("button", name="Stop saying it, in my name").click()
    expect(said).to_contain_text("Not said since")
    expect(said.get_by_role("button", name="Stand by it")).to_have_count(0)


def test_two_who_change_conditions_of_a_list_keep_their_work_or_are_told(company: Company) -> None:
    company.complaints.expect("409")
    name, id = f"Before we call {token_hex(3)}", token_hex(8)
    first, second = {"text": "It was rehearsed"}, {"text": "It fits in a minute"}
    company.person().must(
        "guardrail.set", id=id, name=name, applies_to="calls", conditions=[first, second]
    )
    page = company.at("/promises", "Petra Lindqvist")
    here = row(page, name)
    here.locator("summary").filter(has_text="Change the list").click()
    form = here.get_by_role("form", name="Change the list")
    held = form.get_by_label("What must hold")
    mine, theirs = held.first, held.last
    mine.fill("It was rehearsed twice")
    shorter = {"text": "It fits in half a minute", "owner": "dana-whitlock"}
    company.person().must("guardrail.set", id=id, conditions=[first, shorter])
    expect(theirs).to_have_value("It fits in half a minute")
    expect(form.get_by_label("Who says so").last.locator("option:checked")).to_have_text(
        "Head of Sales"
    )
    form.get_by_role("button", name="Save the list").click()
    expect(form).to_be_hidden()
    here.locator("summary").filter(has_text="Change the list").click()
    expect(theirs).to_have_value("It fits in half a minute")

    mine.fill("It was rehearsed by all")
    other = {"text": "It was read aloud"}
    company.person().must("guardrail.set", id=id, conditions=[other, shorter])
    expect(form.get_by_text("Somebody changed this meanwhile.")).to_be_visible()
    form.get_by_role("button", name="Save the list").click()
    expect(form.get_by_text("Somebody changed this list meanwhile.")).to_be_visible()
    expect(mine).to_have_value("It was rehearsed by all")
