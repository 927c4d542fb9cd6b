"""The projector measured: every item at full length, on every screen, in both tones, all pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.company import violations
from tests.browser.extreme import LIVE, RUNNER, SEATS, furnish, person
from tests.browser.measuring import faults
from tests.browser.present_items import ITEMS, WALK, Done, Item
from tests.client import Person
from tests.conftest import PATIENCE_MS, Complaints
from tests.serving import Served, serving

pytestmark = pytest.mark.browser

SCREENS = ((1920, 1080), (1280, 960), (3840, 2160))
TWICE = (3840, 2160)  # the first screen's picture, doubled: its colours are those of the first
TONES = ("light", "dark")
COLOURED = 3
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
HERE = SEATS[:11]


class Wall:
    """One room full of people, and its projector."""

    def __init__(self, served: Served, browser: Browser) -> None:
        self.complaints = Complaints(served.url)
        self.facilitator = person(served.url, RUNNER)
        self.people = {id: person(served.url, id) for id in SEATS}
        context = browser.new_context(base_url=served.url, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies([{"name": cookie.name, "value": str(cookie.value), "url": served.url}
                             for cookie in self.facilitator.http.cookies.jar])  # fmt: skip
        self.page = context.new_page()
        self.complaints.watch(self.page)
        self.lines = ExitStack()
        self.last = ""
        self.over: tuple[Done, ...] = ()

    def show(self, name: str, item: Item, tone: str = "light") -> None:
        """Bring the room to an item, once, and its projector to the room."""
        if self.last != name:
            self._prepare(item)
            self.last = name
        self.leave()
        if item.crowd:
            self.arrive()
        self.page.goto(f"/room/{item.room}/present?tone={tone}")
        expect(self.page.locator(item.shows).first).to_be_visible()
        if item.crowd:
            expect(self.page.get_by_text("محمد").first).to_be_visible()
        self.page.evaluate("document.fonts.ready")

    def arrive(self) -> None:
        """Let people be here for the next half a minute."""
        self.leave()
        for id in HERE:
            line = self.lines.enter_context(self.people[id].live(LIVE))
            line.send({"presence": {"view": "room", "away": False}})

    def leave(self) -> None:
        """Hang up: a line that nobody reads would be cut."""
        self.lines.close()

    def close(self) -> None:
        """Let everybody go."""
        self.leave()
        for each in (self.facilitator, *self.people.values()):
            each.close()
        self.page.context.close()

    def _prepare(self, item: Item) -> None:
        for name, payload in (*self.over, *item.before):
            self._do(name, **payload)
        self.over = item.over
        for place, each in enumerate(self.people.values()):
            for name, payload in item.says(place):
                each.must(name, **payload)
        if item.votes:
            for place, each in enumerate(self.people.values()):
                _give_dots(each, item.votes, place)
        for name, payload in item.after:
            self.facilitator.must(name, **payload)

    def _do(self, name: str, **payload: Any) -> None:
        """Let the facilitator do it; an answer in secret is its giver's own, or it hides nobody."""
        own = name in ("survey.answer", "poll.answer")
        who = self.people[payload.pop("for_member")] if own else self.facilitator
        who.must(name, **payload)


def _give_dots(voter: Person, phase: str, place: int) -> None:
    """Give all dots somebody has, from somewhere in the row of notes on; all forty get some."""
    budget = voter.snapshot(LIVE)["records"]["phase"][phase]["vote_budget"]
    for dot in range(budget):
        target = f"n{(place * 8 + dot) % 40:02d}"
        voter.must("vote.cast", id=f"v-{phase[-1]}-{place}-{dot}", phase_id=phase,
                   target_type="note", target_id=target)  # fmt: skip


@pytest.fixture(scope="module")
def wall(
    frontend: None, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Wall]:
    with serving(furnish(tmp_path_factory.mktemp("extreme"))) as served:
        made = Wall(served, browser)
        yield made
        made.close()
        assert made.complaints.unexpected() == []


def each_page(page: Page) -> Iterator[int]:
    """Turn to every page of what is shown, by the key a presenter has."""
    mark = page.locator(".pageno")
    said = mark.inner_text() if mark.count() else ""
    first, count = (int(n) for n in re.findall(r"\d+", said)) if said else (1, 1)
    for step in range(count):
        number = (first - 1 + step) % count + 1
        if count > 1:
            expect(mark).to_have_text(re.compile(f"page {number} of {count}$"))
        yield number
        page.keyboard.press("PageDown")


def measured(wall: Wall, *, all_pages: bool) -> list[str]:
    """Measure the pages on every screen; colours repeat, so their contrast on the first ones."""
    found: list[str] = []
    for width, height in SCREENS:
        wall.page.set_viewport_size({"width": width, "height": height})
        wall.page.evaluate(DRAWN)
        for number in each_page(wall.page):
            if number <= COLOURED or all_pages:
                coloured = number <= COLOURED and (width, height) != TWICE
                seen = faults(wall.page, contrast=coloured)
                found += [f"{width}x{height}, page {number}: {fault}" for fault in seen]
    return found


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("name", ITEMS)
def test_it_can_be_read_from_the_last_row(wall: Wall, name: str, tone: str) -> None:
    wall.show(name, ITEMS[name], tone)
    assert measured(wall, all_pages=tone == "light") == []
    if name != "nothing":  # which has no heading, either
        assert violations(wall.page) == []


PLANTED = {
    "too small": (".note .foot { font-size: 15px !important }", "px, not 22"),
    "a small note": (".note p { font-size: 20px !important }", "px, not 32"),
    "a small heading": (".stageview h1 { font-size: 40px !important }", "px, not 48"),
    "too faint": (".note p { color: #8a8a8a !important }", "contrast"),
    "invisible": (".note p { color: inherit !important; opacity: .02 }", "contrast"),
    "over the edge": (
        ".note p { white-space: nowrap !important; overflow: visible }",
        "outside of",
    ),
    "cut": (".note { max-height: 60px; overflow: hidden }", "higher than its box"),
    "over each other": (".note .foot { margin-top: -60px !important }", "over each other"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_noticed(wall: Wall, fault: str) -> None:
    rule, said = PLANTED[fault]
    wall.page.set_viewport_size({"width": 1920, "height": 1080})
    # Whatever was shown before, the phase is on: what is over cannot be planned.
    wall.facilitator.do("phase.start", id=WALK, minutes=40)
    wall.show("board, planted", ITEMS["board"])
    wall.page.keyboard.press("PageDown")
    expect(wall.page.locator(".pnotes .note").first).to_be_visible()
    assert faults(wall.page) == []
    wall.page.evaluate(
        "rule => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule);"
        " document.adoptedStyleSheets = [sheet]; }",
        rule,
    )
    assert [each for each in faults(wall.page) if said in each]
