"""Page objects: what people do and see, without the markup."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


class HomePage:
    """The first page."""

    def __init__(self, page: Page) -> None:
        """Open it."""
        self.page = page
        page.goto("/")
        self.headline = page.get_by_role("heading", level=1)
        expect(self.headline).to_be_visible()

    def room(self, quarter: str) -> Locator:
        """The row of a quarter's room."""
        return self.page.get_by_role("row").filter(has=self.page.get_by_role("link", name=quarter))

    def create(self, title: str, quarter: str) -> None:
        """Fill the dialog in and send it."""
        self.page.get_by_role("button", name="Create a room").click()
        self.page.get_by_label("Title").fill(title)
        self.page.get_by_label("Quarter it looks back on").select_option(quarter)
        self.page.get_by_role("button", name="Create the room").click()

    def rehearse(self) -> None:
        """Take the offer to try everything out first."""
        self.page.get_by_role("button", name="Rehearse first").click()
        self.page.get_by_role("button", name="Start the rehearsal").click()


class JoinPage:
    """Joining by code."""

    def __init__(self, page: Page, code: str = "") -> None:
        """Open it, with the code in the address if one is given."""
        self.page = page
        page.goto(f"/join/{code}" if code else "/join")
        self.question = page.get_by_role("heading", level=1)
        expect(self.question).to_be_visible()

    def type(self, code: str) -> None:
        """Type a code."""
        box = self.page.get_by_label("Room code")
        expect(box).to_be_focused()
        box.fill(code)

    def take_seat(self, name: str) -> None:
        """Choose a seat and knock."""
        self.page.get_by_text(name).click()
        self.page.get_by_role("button", name=f"Go in as {name}").click()

    def come_as_guest(self, name: str, function: str) -> None:
        """Come in as a guest."""
        self.page.get_by_role("button", name="I am a guest").click()
        self.page.get_by_label("Your name").fill(name)
        self.page.get_by_label(function).check(force=True)
        self.page.get_by_role("button", name="Go into the room").click()


class Projector:
    """The present view of a room."""

    def __init__(self, page: Page, room: str, query: str = "") -> None:
        """Open it."""
        self.page = page
        page.goto(f"/room/{room}/present{query}")
        self.headline = page.get_by_role("heading", level=1)
        expect(self.headline).to_be_visible()
