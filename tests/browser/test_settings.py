"""Settings: a team from an empty workspace, links, devices, and who may look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.company import Company, violations, watched
from tests.serving import serving

pytestmark = pytest.mark.browser

PETRA = "Petra Lindqvist"


def opened_by(company: Company, link: str) -> Page:
    """A page of whoever opens a link in a new browser."""
    page = company.page()
    page.goto(link)
    return page


@pytest.fixture
def owner(frontend: None, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The owner of an empty workspace, at home."""
    with serving(tmp_path) as server, watched(server, browser) as made:
        link = re.search(r"/enter/\S+", server.log.read_text())
        assert link is not None
        yield opened_by(made, link[0])


def form(page: Page, name: str) -> Locator:
    return page.get_by_role("form", name=name, exact=True)


def row(page: Page, name: str) -> Locator:
    return page.locator("details.setrow").filter(has=page.locator("summary b", has_text=name))


def add_function(page: Page, name: str, code: str) -> None:
    new = form(page, "Add the function")
    new.get_by_label("Name", exact=True).fill(name)
    new.get_by_label("Two letters").fill(code)
    new.get_by_role("button", name="Add the function").click()
    expect(row(page, name)).to_be_visible()


def add_leader(page: Page, name: str, function: str) -> None:
    new = form(page, "Add the person")
    new.get_by_label("Name", exact=True).fill(name)
    new.get_by_label("Function").select_option(label=function)
    new.get_by_role("button", name="Add the person").click()
    expect(row(page, name)).to_be_visible()


def test_an_empty_workspace_becomes_a_team(owner: Page) -> None:
    owner.get_by_role("link", name="Set up your team").click()
    owner.get_by_label("Company name").fill("Northwind")
    owner.get_by_role("button", name="Save the company").click()
    expect(form(owner, "Company").get_by_text("Saved")).to_be_visible()
    expect(owner.get_by_text("at least three functions")).to_be_visible()
    expect(owner.get_by_text("polls never show")).to_be_visible()

    owner.get_by_text("Add a function").click()
    for name, code in (("Sales", "Sa"), ("Operations", "Op"), ("Finance", "Fi")):
        add_function(owner, name, code)
    owner.get_by_text("Add a person").click()
    people = (("Ann", "Sales"), ("Ben", "Operations"), ("Cem", "Finance"))
    for name, function in people:
        add_leader(owner, name, function)
    expect(owner.get_by_text("at least three functions")).to_have_count(0)
    expect(owner.get_by_text("With 3 seats polls never show")).to_be_visible()
    add_leader(owner, "Dee", "Sales")
    expect(owner.get_by_text("polls never show")).to_have_count(0)
    expect(owner.get_by_text("4 people hold a seat, from 3 functions.")).to_be_visible()

    owner.get_by_text("Add a kind of customer").click()
    segment = form(owner, "Add this kind of customer")
    segment.get_by_label("Name", exact=True).fill("Homes")
    segment.get_by_label("One who stays").fill("119.50")
    segment.get_by_role("button", name="Add this kind of customer").click()
    row(owner, "Homes").locator("summary").click()
    expect(row(owner, "Homes").get_by_label("One who stays")).to_have_value("119.50")


def test_two_functions_cannot_have_the_same_letters(company: Company) -> None:
    page = company.at("/settings")
    company.complaints.expect("400 (Bad Request)")
    page.get_by_text("Add a function").click()
    new = form(page, "Add the function")
    new.get_by_label("Name", exact=True).fill("Service")
    new.get_by_label("Two letters").fill("Sa")
    new.get_by_role("button", name="Add the function").click()
    expect(new.get_by_text("Sales already has the letters Sa")).to_be_visible()


def test_what_one_changes_the_other_sees_and_the_rest_stays(company: Company) -> None:
    page, other = company.at("/settings"), company.at("/settings")
    rosa = row(page, "Rosa Delgado")
    rosa.locator("summary").first.click()
    rosa.get_by_label("Title").fill("Head of Care")
    rosa.get_by_label("Leads for the customers").check()
    rosa.get_by_role("button", name="Save").click()
    theirs = row(other, "Rosa Delgado")
    expect(theirs).to_contain_text("Head of Care")
    expect(theirs).to_contain_text("Leader, seat, customer leader")


def test_a_private_link_is_shown_once_and_the_earlier_one_stops(company: Company) -> None:
    petra = company.at("/", PETRA)
    expect(petra.get_by_role("button", name="my devices")).to_be_visible()
    page = company.at("/settings")
    line = row(page, PETRA)
    line.locator("summary").first.click()
    line.get_by_role("button", name="Private link…").click()
    box = page.get_by_role("dialog", name=f"A private link for {PETRA}")
    expect(box.get_by_text("stops working at once")).to_be_visible()
    box.get_by_role("button", name="Make the link").click()
    link = box.get_by_label("Private link", exact=True).input_value()
    expect(box.get_by_role("img", name="as a code to scan")).to_be_visible()
    assert violations(page) == []
    box.get_by_role("button", name="Done").click()
    line.get_by_role("button", name="Private link…").click()
    expect(box.get_by_label("Private link", exact=True)).to_have_count(0)
    box.get_by_role("button", name="Cancel").click()

    petra.goto("/decisions")
    expect(petra).to_have_url(re.compile(r"/join/?$"))
    again = opened_by(company, urlsplit(link).path)
    expect(again.get_by_role("button", name="my devices")).to_contain_text("operating officer")


def test_a_facilitator_signs_a_device_out(company: Company) -> None:
    dana = company.at("/", "Dana Whitlock")
    expect(dana.get_by_role("button", name="my devices")).to_be_visible()
    page = company.at("/settings")
    line = row(page, "Dana Whitlock")
    line.locator("summary").first.click()
    line.get_by_role("button", name="Sign Dana Whitlock out").click()
    expect(line.get_by_role("heading", name="Signed in on")).to_have_count(0)
    dana.goto("/decisions")
    expect(dana).to_have_url(re.compile(r"/join/?$"))


def test_others_get_a_sentence_and_no_link_to_it(company: Company) -> None:
    page = company.at("/", PETRA)
    expect(page.get_by_role("button", name="my devices")).to_be_visible()
    expect(page.get_by_role("link", name="Settings")).to_have_count(0)
    page.goto("/settings")
    expect(page.get_by_text("tell your facilitator")).to_be_visible()
    expect(page.get_by_label("Company name")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_holds_for_everybody(company: Company, scheme: str, width: int) -> None:
    page = company.at("/settings", viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.get_by_text("Add a person").click()
    row(page, "Sales").first.locator("summary").first.click()
    row(page, PETRA).locator("summary").first.click()
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_two_entries_of_one_person_become_one(company: Company) -> None:
    page = company.at("/settings")
    page.get_by_text("Add a person", exact=True).click()
    add_leader(page, "Petra twice", "Operations")
    twice = row(page, "Petra twice")
    twice.locator("summary").first.click()
    twice.get_by_role("button", name="Merge… Petra twice with another entry").click()
    merging = page.locator("dialog.merging")
    merging.get_by_label("This one stays").select_option(label=f"{PETRA}, Chief operating officer")
    expect(merging.get_by_role("heading", name=f"Merge Petra twice into {PETRA}?")).to_be_visible()
    expect(merging.get_by_text("Closed rooms keep the name Petra twice")).to_be_visible()
    assert violations(page) == []
    merging.get_by_role("button", name="Merge them").click()
    expect(row(page, "Petra twice")).to_have_count(0)
    expect(row(page, PETRA)).to_have_count(1)
