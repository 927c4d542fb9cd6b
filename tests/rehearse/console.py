"""The console as the facilitator presses it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


class Console:
    """The page from which the hour is run."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.ask = page.get_by_role("region", name="Ask the room")
        self.dialog = page.get_by_role("dialog")

    def button(self, name: str) -> Locator:
        """Find a button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def open_room(self) -> None:
        """Make the prepared room live."""
        self.button("Open the room").click()
        expect(self.button("Open the room")).to_have_count(0)

    def unfold(self, part: str) -> None:
        """Open a part that is not needed all the time."""
        fold = self.page.get_by_role("region", name=part).locator(".fold")
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()

    def connect(self, code: str) -> None:
        """Type the code that the projector shows."""
        self.unfold("Connect a projector")
        self.page.get_by_label("Code on the screen").fill(code)
        self.button("Connect").click()
        shown = self.page.get_by_role("list", name="Connected projectors").get_by_role("listitem")
        expect(shown).to_have_count(1)

    def open_door(self) -> str:
        """Let people knock; return the code."""
        self.button("Open the door").click()
        code = self.page.locator(".ctl b.num")
        expect(code).to_have_text(re.compile(r"^\w{6}$"))
        return code.inner_text()

    def admit(self, name: str) -> None:
        """Let in somebody who knocks."""
        self.button(f"Admit {name}").click()
        expect(self.button(f"Admit {name}")).to_have_count(0)

    def start(self, phase: str) -> None:
        """Go on to the next phase of the agenda."""
        self.page.get_by_role("button", name=re.compile(f"(Start|Next): {phase}")).click()
        expect(self.page.locator(".agenda li.now")).to_contain_text(phase)

    def reveal(self) -> None:
        """Show what everybody wrote alone."""
        self.button("Reveal all").click()
        expect(self.button("Reveal all")).to_be_disabled()

    def turn_to(self, stage: str) -> None:
        """Let the room work on a stage, such as “D Keep us warm this first winter”."""
        self.page.get_by_label("Stage in work").select_option(label=stage)

    def put(self, stage: str, question: str) -> None:
        """Ask the room about a stage."""
        self.unfold("Ask the room")
        self.ask.get_by_label("About").select_option(label=stage)
        self.ask.get_by_role("button", name=question).click()
        expect(self.ask.get_by_role("button", name="Drop the question")).to_be_visible()

    def show_answers(self) -> None:
        """Show what the room said; it stays in front of everybody."""
        self.ask.get_by_role("button", name="Show the answers").click()
        expect(self.ask.get_by_role("button", name="Put it away")).to_be_visible()

    def put_away(self) -> None:
        """Take the answers from before everybody's eyes."""
        self.ask.get_by_role("button", name="Put it away").click()
        expect(self.ask.get_by_role("button", name="Put it away")).to_have_count(0)

    def close_vote(self) -> None:
        """End the vote and show its result."""
        self.button("Close the vote").click()
        expect(self.button("Close the vote")).to_have_count(0)

    def show(self, decision: str) -> None:
        """Put a decision on the projector; an empty one lets it follow the room again."""
        shown = self.page.get_by_label("On the projector")
        wanted = shown.locator("option").filter(has_text=decision or "Follows the room")
        shown.select_option(value=wanted.get_attribute("value"))

    def mark(self, title: str, mark: str) -> None:
        """Say whether somebody's read-back tells the same story."""
        told = self.page.get_by_role("group", name=f"What {title} tells", exact=True).first
        told.get_by_role("button", name=mark, exact=True).click()
        expect(told.get_by_role("button", name=mark, exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )

    def write_message(self, text: str) -> None:
        """Put the message to the company before everybody."""
        self.button("Write the message").click()
        self.dialog.get_by_label("The message to the company").fill(text)
        self.dialog.get_by_role("button", name="Show it to the room").click()
        expect(self.dialog).to_have_count(0)

    def close_room(self) -> str:
        """Close the room for good; return what the question before it said is open."""
        self.button("Close the room").click()
        said = self.dialog.inner_text()
        self.dialog.get_by_role(
            "button", name=re.compile("^(Close it all the same|Close the room)$")
        ).click()
        expect(self.page.get_by_text("This room is closed and stays as it was.")).to_be_visible()
        return said
