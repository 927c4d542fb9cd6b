"""The rehearsed room: its server, its browsers, its leaders on the socket, and its pictures."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.pages import JoinPage
from tests.browser.room_page import RoomPage
from tests.client import Person
from tests.conftest import PATIENCE_MS, Complaints
from tests.rehearse.cast import Cast
from tests.rehearse.console import Console
from tests.rehearse.leader import Leader
from tests.rehearse.told import Told
from tests.serving import Served

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WALL = {"viewport": {"width": 1920, "height": 1080}}
DRAWN = """async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


@dataclass
class Moment:
    """One look at all screens: what they show, and a picture of each by kind of screen."""

    says: str
    pictures: dict[str, str] = field(default_factory=dict[str, str])


@dataclass
class Part:
    """One phase, as the report tells it.

    Attributes:
        planned: Minutes the agenda gives it; None before and after the agenda.
        began: When it began here, by ``time.monotonic``; ``seconds`` how long it took.
        happened: What was done in it, in counts.
    """

    title: str
    planned: int | None = None
    began: float = 0.0
    seconds: float = 0.0
    happened: list[str] = field(default_factory=list[str])
    moments: list[Moment] = field(default_factory=list[Moment])


class Room:
    """A room full of people.

    Attributes:
        nils: The facilitator beside the console, for what is asked of the server only.
        phones: Boards on phones by name; ``laptops`` on laptops; ``leaders`` on the socket.
        told: What everybody was told is saved.
        complaints: What each browser reported as an error.
    """

    def __init__(self, served: Served, browser: Browser, cast: Cast, room_id: str,
                 out: Path) -> None:  # fmt: skip
        self.served, self.cast, self.id, self.out = served, cast, room_id, out
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.complaints: dict[str, Complaints] = {}
        self.parts: list[Part] = []
        self.phones: dict[str, RoomPage] = {}
        self.laptops: dict[str, RoomPage] = {}
        self.leaders: dict[str, Leader] = {}
        self.code = ""
        self.nils = Person(served.url)
        link = served.run("link", "--json", "--member", cast.facilitator).stdout
        assert self.nils.enter(urlsplit(json.loads(link)["url"]).path).status_code == 303
        records = self.records()
        self.ids = {row["name"]: id for id, row in records["person"].items()}
        self.titles = {row["name"]: row["title"] for row in records["person"].values()}
        # What was written before the day stands beside what is written in the room.
        before = Counter((note["author_id"], note["text"]) for note in records["note"].values())
        self.told = Told(room_id, records["room"][room_id]["quarter"], notes=before)
        self.wall = self._open("wall", WALL)
        self.console = Console(self._open("console", DESK))

    def records(self) -> dict[str, dict[str, dict[str, Any]]]:
        """What the facilitator's board holds."""
        return self.nils.snapshot(self.id)["records"]

    def invite(self) -> str:
        """The path by which the facilitator's own laptop is let in."""
        return urlsplit(self.nils.post("/api/links/device").json()["url"]).path

    def minutes(self, kind: str) -> int:
        """How long the agenda gives a phase."""
        phases = self.records()["phase"].values()
        return next(int(each["minutes"]) for each in phases if each["kind"] == kind)

    @property
    def boards(self) -> dict[str, RoomPage]:
        """Every board in a browser, by whose it is."""
        return self.phones | self.laptops

    @property
    def phone(self) -> RoomPage:
        """The phone that is looked at."""
        return next(iter(self.phones.values()))

    @property
    def laptop(self) -> RoomPage:
        """The laptop that is looked at."""
        return next(iter(self.laptops.values()))

    def screens(self) -> Iterator[tuple[str, Page]]:
        """Every page with its name."""
        yield "wall", self.wall
        yield "console", self.console.page
        yield from ((name, room.page) for name, room in self.boards.items())

    def come_in(self, name: str, code: str) -> None:
        """Knock on the device that the cast gives somebody; nobody is let in yet."""
        if name in self.cast.sockets:
            self.leaders[name] = Leader(self.served.url, self.ids[name])
            self.leaders[name].knock(code)
            return
        on_phone = name in self.cast.phones
        page = self._open(name, PHONE if on_phone else DESK)
        (self.phones if on_phone else self.laptops)[name] = RoomPage(page)
        JoinPage(page, code).take_seat(name)
        expect(page.get_by_role("heading", level=1)).to_contain_text("lets you in")

    def let_in(self, name: str) -> None:
        """Admit somebody who knocks, from the console, and wait until they are there."""
        self.console.admit(name)
        if name in self.leaders:
            self.leaders[name].sit(self.id)
        else:
            expect(self.boards[name].page.get_by_role("region", name="Phase")).to_be_visible()
        self.told.present.add(self.ids[name])

    def begin(self, title: str, planned: int | None = None) -> Part:
        """Begin to tell of a part of the hour."""
        print(f"  {title} …", end="", flush=True)
        self.parts.append(Part(title, planned, time.monotonic()))
        return self.parts[-1]

    def end(self) -> None:
        """Say how long it took and what happened."""
        part = self.parts[-1]
        part.seconds = time.monotonic() - part.began
        print(f" {part.seconds:.1f} s: {'; '.join(part.happened)}", flush=True)

    def look(self, says: str) -> None:
        """Take a picture of the wall, the console, a laptop and a phone."""
        pages = {"wall": self.wall, "console": self.console.page}
        if self.boards:
            pages |= {"laptop": self.laptop.page, "phone": self.phone.page}
        moment = Moment(says)
        number = f"{len(self.parts):02d}-{len(self.parts[-1].moments) + 1}"
        for kind, page in pages.items():
            moment.pictures[kind] = f"{number}-{kind}.png"
            page.evaluate(DRAWN)
            page.screenshot(path=self.out / moment.pictures[kind], animations="disabled")
        self.parts[-1].moments.append(moment)

    def settle(self) -> None:
        """Wait until every browser says that all its work is saved."""
        for room in self.boards.values():
            room.saved()

    def leave(self) -> None:
        """Let everybody go home."""
        for leader in self.leaders.values():
            self.told.acked |= leader.acked
            leader.leave()
        for context in self._contexts:
            context.close()
        self.nils.close()

    def _open(self, name: str, options: dict[str, Any]) -> Page:
        context = self._browser.new_context(
            base_url=self.served.url, reduced_motion="reduce", **options
        )
        context.set_default_timeout(PATIENCE_MS)
        self._contexts.append(context)
        self.complaints[name] = Complaints(self.served.url)
        context.on("page", self.complaints[name].watch)
        return context.new_page()
