"""The facilitated hour in the sample's room: who acts beside the browsers, and where it stands."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.company import ROOM, Company
from tests.client import Person

BOARD, CONSOLE, WALL = f"/room/{ROOM}", f"/room/{ROOM}/console", f"/room/{ROOM}/present"
NILS, PETRA, THEO = "Nils Okafor", "Petra Lindqvist", "Théo Abara"
IDRIS, DANA, JUN = "Idris Kallan", "Dana Whitlock", "Jun Sato"
FIRST, WALK, PROVE, CLOSE = (f"{ROOM}.p{n}" for n in (1, 3, 7, 8))
STAGE_C = "C Put it in without upsetting my home"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WIDE, SQUARE = {"width": 1920, "height": 1080}, {"width": 1280, "height": 960}
DESK = {"viewport": {"width": 1440, "height": 900}}


class Hour:
    """The room in a phase that has just begun, with its facilitator.

    Attributes:
        nils: The facilitator, beside his browsers. The links he makes end what the same person
            had open before: nobody is here in a browser and beside one.
    """

    def __init__(self, company: Company, phase: str) -> None:
        """Open the room if it is not, and start a phase anew; nothing is asked in it yet."""
        self.company, self.nils = company, company.person()
        records = self.records()
        self.ids = {row["name"]: id for id, row in records["person"].items()}
        if records["room"][ROOM]["status"] == "prepared":
            self.nils.must("room.open", id=ROOM)
        for id, poll in records["poll"].items():
            if poll["status"] == "open":
                self.nils.must("poll.drop", id=id)
        self.nils.must("phase.start", id=phase)

    def records(self, **query: str) -> dict[str, dict[str, dict[str, object]]]:
        """What the facilitator's board holds."""
        return self.nils.snapshot(ROOM, **query)["records"]

    def person(self, name: str) -> Person:
        """Let somebody be in the room without a browser."""
        person = Person(self.company.served.url)
        self.company.people.append(person)
        assert person.enter(self._link(name)).status_code == 303
        person.must("room.enter", room_id=ROOM)
        return person

    def people(self, *names: str) -> list[Person]:
        """The same for several."""
        return [self.person(name) for name in names]

    def desk(self, name: str, path: str = BOARD, **options: object) -> Page:
        """Open a page on a laptop."""
        page = self.company.page(**(DESK | options))
        page.goto(self._link(name))
        page.goto(path)
        expect(page.get_by_role("heading").first).to_be_visible()
        return page

    def phone(self, name: str) -> Page:
        """Open the board on a phone."""
        return self.desk(name, **PHONE)

    def _link(self, name: str) -> str:
        if name == NILS:
            answer = self.nils.post("/api/links/device")
        else:
            answer = self.nils.post("/api/links", {"member_id": self.ids[name]})
        return urlsplit(str(answer.json()["url"])).path


CUT_OFF = """() => [...document.querySelectorAll('.stageview *')]
    .filter((each) => each.checkVisibility() && each.textContent.trim() && !each.closest('.sr'))
    .filter((each) => each.getBoundingClientRect().bottom > innerHeight
        || each.getBoundingClientRect().right > innerWidth)
    .map((each) => each.textContent.trim().slice(0, 40))"""


def cut_off(wall: Page) -> list[str]:
    """Name what does not fit on a projector's picture."""
    return list(wall.evaluate(CUT_OFF))


def asked(page: Page) -> Locator:
    """The question that is in front of a person."""
    return page.get_by_role("region", name="Question to the room")


def said(page: Page) -> Locator:
    """The answers that are in front of a person."""
    return page.get_by_role("region", name="What the room said")
