"""The sample company served, with people who act over HTTP beside the browsers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.client import Person
from tests.conftest import PATIENCE_MS, Complaints
from tests.serving import Served

ROOM = "room-2026-q2"


@dataclass
class Company:
    """A served sample company.

    Attributes:
        complaints: What its pages reported in this test.
    """

    served: Served
    browser: Browser
    complaints: Complaints
    contexts: list[BrowserContext] = field(default_factory=list[BrowserContext])
    people: list[Person] = field(default_factory=list[Person])

    def person(self, member: str | None = None) -> Person:
        """Sign somebody in who acts without a browser."""
        person = Person(self.served.url)
        self.people.append(person)
        assert person.enter(self.served.link(member)).status_code == 303
        return person

    def page(self, member: str | None = None, **options: object) -> Page:
        """Open a browser of its own, signed in if a member is named (“” is the facilitator)."""
        context = self.browser.new_context(base_url=self.served.url, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        context.on("page", self.complaints.watch)
        self.contexts.append(context)
        page = context.new_page()
        if member is not None:
            page.goto(self.served.link(member or None))
        return page

    def at(self, path: str, member: str = "", **options: object) -> Page:
        """Open a page of a member, or of the facilitator, at an address."""
        page = self.page(member, **options)
        page.goto(path)
        return page

    def leave(self) -> None:
        """Close everybody's browser."""
        for each in [*self.people, *self.contexts]:
            each.close()


@contextmanager
def watched(served: Served, browser: Browser) -> Iterator[Company]:
    """Let people in; whatever their pages complain of fails the test unless it was expected."""
    here = Company(served, browser, Complaints(served.url))
    try:
        yield here
    finally:
        here.leave()
    complaints = here.complaints.unexpected()
    assert complaints == [], complaints


def violations(page: Page) -> list[str]:
    """Name what axe finds wrong with a page."""
    # What passes is many times as much, and nobody asks for it.
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{v['id']}: {[n['html'][:120] for n in v['nodes']][:3]}" for v in found]


def overflow(page: Page) -> int:
    """How many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
