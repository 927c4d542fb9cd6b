"""What people find on the pages, by the names they see and hear."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

ROOM = "room-2026-q2"
ROOM_PATH = f"/room/{ROOM}"
FACILITATOR, PETRA, THEO = "Nils Okafor", "Petra Lindqvist", "Théo Abara"

STAGE_A, STAGE_B = "A Is this for me?", "B Can I trust the price?"
STAGE_D, STAGE_F = "D Keep us warm this first winter", "F Is it still worth it?"
WALK, DECIDE, OPEN_PHASE = "Walk in their shoes", "Decide together", "Our promises"


class RoomPage:
    """A room as one person sees it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keyboard = page.keyboard
        self.status = (
            page.get_by_role("status")
            .filter(has_text="Saved")
            .or_(page.locator("header").get_by_role("status"))
            .first
        )
        self.panel = page.get_by_role("complementary", name="Decision")
        self.dialog = page.get_by_role("dialog")

    def enter(self, path: str = ROOM_PATH) -> RoomPage:
        """Go to the room and wait until it is there."""
        self.page.goto(path)
        expect(self.page.get_by_role("region", name="Phase")).to_be_visible()
        self.saved()
        return self

    def note(self, text: str) -> Locator:
        """Find the notes with this text."""
        return self.page.get_by_role("article").filter(has_text=text)

    def cell(self, lane: str, stage: str) -> Locator:
        """Find a cell of the board, such as ``("How they move", "B Can I trust the price?")``."""
        return self.page.get_by_role("group", name=f"{lane}, {stage}", exact=True)

    def button(self, name: str) -> Locator:
        """Find a button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def type_note(self, text: str) -> None:
        """Open a new note with N and type, without finishing."""
        self.keyboard.press("n")
        expect(self.page.get_by_role("textbox", name="New note")).to_be_focused()
        self.keyboard.insert_text(text)

    def write(self, text: str) -> Locator:
        """Write a note with the keyboard and return it."""
        self.type_note(text)
        self.keyboard.press("Control+Enter")
        expect(self.note(text)).to_be_visible()
        return self.note(text)

    def saved(self) -> None:
        """Wait until the status line says that everything is on the server."""
        expect(self.status).to_have_text("Saved")

    def move(self, stage: str, lane: str | None = None) -> None:
        """Answer "Move to…"."""
        self.dialog.get_by_label("Stage", exact=True).select_option(label=stage)
        if lane:
            self.dialog.get_by_label("Lane", exact=True).select_option(label=lane)
        self.dialog.get_by_role("button", name="Move", exact=True).click()

    def start(self, phase: str) -> None:
        """As facilitator: open the room when it is not, and start a phase by its title."""
        agenda = self.page.get_by_label("Go to a phase")
        opening = self.button("Open the room")
        expect(opening.or_(agenda)).to_be_visible()
        if opening.is_visible():
            opening.click()
        listed = agenda.locator("option").filter(has_text=phase)
        agenda.select_option(value=listed.get_attribute("value"))
        expect(self.page.get_by_role("region", name="Phase").get_by_text(phase)).to_be_visible()

    def reveal(self) -> None:
        """As facilitator: show what everybody wrote alone, if it is hidden."""
        if self.button("Reveal").is_visible():
            self.button("Reveal").click()
            expect(self.button("Reveal")).to_have_count(0)

    def door_code(self) -> str:
        """As facilitator: open the door and read the room code."""
        self.button("Open the door").click()
        shown = self.page.get_by_role("button", name="Code")
        expect(shown).to_be_visible()
        return shown.inner_text().split()[-1]

    def raise_decision(self, one_line: str) -> None:
        """Press D and answer what is decided; the panel opens."""
        self.keyboard.press("d")
        self.dialog.get_by_label("The decision in one line").fill(one_line)
        self.dialog.get_by_role("button", name="Raise it").click()
        expect(self.panel).to_be_visible()


def tap_in(phone: RoomPage, text: str) -> None:
    """Write a note at the thumb."""
    phone.page.get_by_label("Write a note", exact=True).fill(text)
    phone.button("Add note").tap()
    expect(phone.note(text)).to_be_visible()
    phone.saved()
