"""Joining on a phone: code, seat or guest, in; every refusal in words at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.company import (
    ROOM,
    Company,
    overflow,
    violations,
    watched,
)
from tests.browser.pages import JoinPage
from tests.client import Person
from tests.serving import Served

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def facilitator(house: Served, browser: Browser) -> Iterator[Person]:
    with watched(house, browser) as here:
        person = here.person()
        person.must("room.open", id=ROOM)
        person.must("room.open_door", id=ROOM)
        yield person


def code_of(facilitator: Person) -> str:
    return str(facilitator.snapshot(ROOM)["records"]["room"][ROOM]["door_code"])


def admit_all(facilitator: Person) -> None:
    for id, session in facilitator.snapshot(ROOM)["records"]["session"].items():
        if session["waiting"]:
            facilitator.must("session.admit", id=id)


def test_leader_joins_with_a_typed_code_and_one_tap(company: Company, facilitator: Person) -> None:
    page = company.page(viewport=PHONE)
    join, code = JoinPage(page), code_of(facilitator)
    join.type(f" {code[:3].lower()}-{code[3:]} ")
    expect(join.question).to_have_text("Who are you?")
    join.take_seat("Idris Kallan")
    expect(join.question).to_have_text("The facilitator lets you in with one tap")
    admit_all(facilitator)
    expect(page).to_have_url(re.compile(f"/room/{ROOM}$"))


def test_reloaded_page_still_waits_at_the_door(company: Company, facilitator: Person) -> None:
    page = company.page(viewport=PHONE)
    join = JoinPage(page, code_of(facilitator))
    join.take_seat("Rosa Delgado")
    expect(join.question).to_contain_text("one tap")
    page.reload()
    expect(join.question).to_contain_text("one tap")
    page.get_by_role("button", name="Start again").click()
    expect(join.question).to_have_text("What does the screen say?")


def test_guest_comes_straight_in(company: Company, facilitator: Person) -> None:
    page = company.page(viewport=PHONE)
    JoinPage(page, code_of(facilitator)).come_as_guest("Ola Berg", "Operations")
    expect(page).to_have_url(re.compile(f"/room/{ROOM}$"))
    people = facilitator.snapshot(ROOM)["records"]["person"].values()
    assert "Ola Berg" in {person["name"] for person in people}


def test_taken_seat_is_shown_as_taken(company: Company, facilitator: Person) -> None:
    company.person("Jun Sato")
    page = company.page(viewport=PHONE)
    JoinPage(page, code_of(facilitator))
    expect(page.get_by_role("radio", name="Jun Sato")).to_be_disabled()
    expect(page.get_by_text("taken: already in")).not_to_have_count(0)


def test_seat_taken_meanwhile_is_said_in_words(company: Company, facilitator: Person) -> None:
    company.complaints.expect("403")
    page = company.page(viewport=PHONE)
    join = JoinPage(page, code_of(facilitator))
    expect(join.question).to_have_text("Who are you?")
    company.person("Petra Lindqvist")
    join.take_seat("Petra Lindqvist")
    expect(page.get_by_role("alert").filter(has_text="This seat is taken")).to_be_visible()


def test_wrong_code_is_said_at_the_boxes(company: Company, facilitator: Person) -> None:
    company.complaints.expect("404")
    page = company.page(viewport=PHONE)
    join = JoinPage(page)
    join.type("abc222")
    wrong = page.get_by_role("alert").filter(has_text="No room opens with this code")
    expect(wrong).to_be_visible()
    expect(page.get_by_label("Room code")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Room code")).to_be_focused()
    page.get_by_label("Room code").fill("abc22")
    expect(wrong).to_have_count(0)


def test_refused_link_says_what_to_do(company: Company) -> None:
    page = company.page(viewport=PHONE)
    page.goto("/enter/not-a-link")
    expect(page.get_by_text("This link does not work any more")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_fits_and_everybody_can_use_it(
    company: Company, facilitator: Person, width: int, scheme: str
) -> None:
    page = company.page(viewport={"width": width, "height": 640}, color_scheme=scheme)
    join = JoinPage(page)
    assert (overflow(page), violations(page)) == (0, [])
    join = JoinPage(page, code_of(facilitator))
    expect(join.question).to_have_text("Who are you?")
    assert (overflow(page), violations(page)) == (0, [])
    page.get_by_role("button", name="I am a guest").click()
    expect(page.get_by_label("Your name")).to_be_focused()
    assert (overflow(page), violations(page)) == (0, [])
    thumb = page.get_by_role("button", name="Go into the room").bounding_box()
    assert thumb is not None
    assert thumb["height"] >= 56
    assert thumb["y"] + thumb["height"] <= 640
