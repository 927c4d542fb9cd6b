"""The whole rehearsal: a company, a server, a room full of people, all phases, the checks."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, expect

from customer_room.sample.larkfield import read
from tests.client import Person
from tests.conftest import PATIENCE_MS
from tests.rehearse import deciding, opening, walking
from tests.rehearse.agreement import agreement
from tests.rehearse.cast import Cast
from tests.rehearse.checks import Check, checks
from tests.rehearse.kept import kept
from tests.rehearse.room import Moment, Part, Room
from tests.rehearse.told import Told
from tests.serving import COMMAND, Served, environment, serving

ROOM = "room-2026-q2"
PHASES = {
    "promises": walking.promises, "counts": walking.counts, "walk": walking.walk,
    "why": walking.why, "break": walking.pause, "choose": deciding.choose,
    "decide": deciding.decide, "prove": deciding.prove, "close": deciding.close,
}  # fmt: skip


@dataclass
class Rehearsed:
    """What came of it.

    Attributes:
        title: The room's title; ``minutes`` how long its agenda is.
        parts: What happened, phase by phase.
        checks: What was looked at afterwards.
        complaints: What browsers reported as errors, by screen.
        seconds: How long it all took.
        stopped: Why it did not come to its end; empty when it did.
    """

    title: str
    minutes: int
    cast: Cast
    out: Path
    told: Told
    parts: list[Part] = field(default_factory=list[Part])
    checks: list[Check] = field(default_factory=list[Check])
    complaints: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    seconds: float = 0.0
    stopped: str = ""

    @property
    def passed(self) -> bool:
        """Whether everything held and no browser complained."""
        quiet = not any(self.complaints.values())
        return (
            not self.stopped and quiet and bool(self.checks) and all(c.holds for c in self.checks)
        )


def planned(minutes: int) -> dict[str, Any]:
    """Return the sample company with the room it has prepared at the wished length.

    A quarter has one quarterly room, so a second one beside the sample's would be refused.
    """
    company = read()
    (room,) = (each for each in company["rooms"] if each["id"] == ROOM)
    room["mode"] = minutes
    return company


def rehearse(browser: Browser, cast: Cast, minutes: int, folder: Path, out: Path) -> Rehearsed:
    """Hold a room from lobby to close, then look into its database.

    Args:
        browser: Where the screens are.
        cast: Who comes, and on which devices.
        minutes: 90 or 180.
        folder: Where the company's data lies; empty.
        out: Where the pictures go.
    """
    expect.set_options(timeout=PATIENCE_MS)
    began = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    company = folder / "company.json"
    company.write_text(json.dumps(planned(minutes)), encoding="utf-8")
    subprocess.run([COMMAND, "demo", "--file", company], env=environment(folder), check=True,
                   capture_output=True)  # fmt: skip
    with serving(folder) as served:
        _seat(served, cast)
        room = Room(served, browser, cast, ROOM, out)
        done = Rehearsed(room.records()["room"][ROOM]["title"], minutes, cast, out, room.told,
                         room.parts)  # fmt: skip
        try:
            _hold(room, done)
        except Exception as problem:
            done.stopped = f"{type(problem).__name__}: {problem}"
            _last_look(room)
        finally:
            room.leave()
            done.complaints = {name: each.unexpected() for name, each in room.complaints.items()}
    if not done.stopped:
        # Started once more, the server keeps the quarter, and everything is still there.
        with serving(folder):
            pass
        done.checks += checks(room.told, kept(f"sqlite:///{folder}/customer-room.db"))
    done.seconds = time.monotonic() - began
    return done


def _hold(room: Room, done: Rehearsed) -> None:
    opening.open_the_room(room)
    opening.come_in(room)
    phases = sorted(room.records()["phase"].values(), key=lambda each: each["order"])
    for phase in phases:
        PHASES[phase["kind"]](room)
    done.checks.append(agreement(room, "before the room closes"))
    deciding.end(room)
    room.wall.close()  # its session ended with the room
    done.checks.append(agreement(room, "after it"))


def _last_look(room: Room) -> None:
    """Keep a picture of every screen as it was when it could not go on."""
    room.end()
    stopped = Moment("Where it stopped")
    room.parts[-1].moments.append(stopped)
    for place, (name, page) in enumerate(room.screens()):
        with suppress(Error):
            file = f"stopped-{place}.png"
            page.screenshot(path=room.out / file, animations="disabled", timeout=5_000)
            stopped.pictures[name] = file


def _seat(served: Served, cast: Cast) -> None:
    """Give the newcomers their seats."""
    host = Person(served.url)
    link = served.run("link", "--json", "--member", cast.facilitator).stdout
    host.enter(urlsplit(json.loads(link)["url"]).path)
    try:
        for each in cast.newcomers:
            host.must("member.set", **asdict(each), role="leader", seat=True)
    finally:
        host.close()
