"""Every way by which the product gives something to somebody, each as one look."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from customer_room.domain.record import Read, one
from customer_room.domain.room import Phase, Room
from customer_room.domain.visibility import Viewer
from customer_room.exchange.notes import notes_file
from customer_room.operations.criteria import criteria
from customer_room.operations.pictures import board_picture
from customer_room.security.sessions import PLAIN_NAME
from tests.client import Live, Person
from tests.properties.company import BEGAN
from tests.security.pages import deltas, state
from tests.security.worlds import token_of
from tests.serving import Served

Event = tuple[str, str, dict[str, Any]]
PANEL = state("decision_panel", "decision_panel_state")
CARD = state("decision", "decision_state")
PATIENCE_S = 10


@dataclass(frozen=True)
class Window:
    """Somebody's browser in one of the worlds of a server."""

    served: Served
    world: str
    member_id: str

    @contextmanager
    def person(self) -> Iterator[Person]:
        made = Person(self.served.url)
        made.http.cookies.set(PLAIN_NAME, token_of(self.world, self.member_id))
        try:
            yield made
        finally:
            made.close()

    def get(self, path: str) -> bytes:
        """Return what an address answers."""
        with self.person() as person:
            answer = person.get(path)
            return b"%d %b" % (answer.status_code, answer.content)

    def post(self, path: str, body: dict[str, Any]) -> bytes:
        """Return what an address answers to something sent."""
        with self.person() as person:
            answer = person.post(path, body)
            return b"%d %b" % (answer.status_code, answer.content)

    def pushed(self, **which: str) -> bytes:
        """Return all that a socket gives from its opening on."""
        with self.person() as person:
            live = Live(person, **which)
            raw = frames(live)
            live.__exit__()
            return raw.encode()

    def page(self, path: str, then: Event | None = None) -> bytes:
        """Return all that Reflex sends of a page, and of what a tap calls on it."""
        return deltas(self.served, token_of(self.world, self.member_id), path, then).encode()


def frames(live: Live) -> str:
    """Return all that has come by a socket, up to now."""
    live.send({"ping": 1})
    raw = ""
    while '"pong"' not in raw.rpartition("\n")[2]:
        raw += "\n" + str(live.socket.recv(PATIENCE_S))
    return raw


@dataclass(frozen=True)
class Surface:
    """One look.

    Attributes:
        look: What somebody is given by it.
        shows: It has something to show of what is hidden, once that is shown to everybody.
        alike: Two looks at the same thing are alike.
        own: What one wrote himself may stand in it; the projector is nobody's own.
    """

    look: Callable[[Window], bytes]
    shows: bool = False
    alike: bool = True
    own: bool = True


ROOM = "/api/rooms/r1"
# What is answered to somebody who tries to touch what he may not see, there or not.
PROBES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("note.edit", {"id": "n-hush-ann1", "text": "mine", "expect": ""}),
    ("note.move", {"id": "n-hush-ann1", "lane": "WHO", "order": "V"}),
    ("note.remove", {"id": "n-hush-ann1"}),
    ("note.regroup", {"id": "n-hush-ann1", "group_id": "g1"}),
    ("group.make", {"id": "probe", "name": "x", "note_ids": ["n-hush-ann1"]}),
    ("vote.cast", {"id": "probe", "phase_id": "r1.p4", "target_type": "note",
                   "target_id": "n-hush-ann1"}),
    ("vote.withdraw", {"id": "zq-dot-ann-1"}),
    ("decision.raise", {"id": "probe", "one_line": "x", "room_id": "r1",
                        "source_note_ids": ["n-hush-ann1"]}),
    ("read_back.mark", {"id": "d-open.nobody", "mark": "same"}),
    ("room.show", {"id": "r1", "showing": "note", "showing_id": "n-hush-ann1"}),
    ("phase.set_anonymity", {"id": "r1.p4", "anonymous": False}),
    ("phase.set_privacy", {"id": "r1.p4", "private": False}),
    ("phase.open_votes", {"id": "r1.p4", "budget": 1}),
    ("stage.remove", {"id": "st1"}),
    ("step.remove", {"id": "sp3"}),
    ("operation.undo", {"op_id": "op-st-ben"}),
)  # fmt: skip
TOO_MANY = "\n".join(["text", *["x"] * 2000])


def refusals(window: Window) -> bytes:
    """Return what is answered to all that somebody tries."""
    with window.person() as person:
        said = [person.post("/api/commands", person.frame(name, **payload)).json()
                for name, payload in PROBES]  # fmt: skip
    return "\n".join(json.dumps(each) for each in said).encode()


def page(path: str) -> Callable[[Window], bytes]:
    """Return a look at a page's State."""
    return lambda w: w.page(path)


def got(path: str) -> Callable[[Window], bytes]:
    """Return a look at what an address answers."""
    return lambda w: w.get(path)


IMPORTED = {"kind": "notes", "room_id": "r1", "lane": "WHO"}
SURFACES: dict[str, Surface] = {
    "frames of a board": Surface(lambda w: w.pushed(room="r1")),
    "frames of a projector": Surface(lambda w: w.pushed(room="r1", view="present"), own=False),
    "frames of a page without a room": Surface(lambda w: w.pushed()),
    "snapshot": Surface(got(f"{ROOM}/snapshot"), shows=True),
    "snapshot of a projector": Surface(got(f"{ROOM}/snapshot?view=present"), shows=True, own=False),
    "lane": Surface(got(f"{ROOM}/lane")),
    "poster": Surface(got(f"{ROOM}/poster.png?scale=1"), shows=True),
    "door": Surface(got(f"{ROOM}/door")),
    "who I am": Surface(got("/api/me")),
    "a merge in words": Surface(lambda w: b"\n".join(
        w.get(f"/api/members/{gone}/merge?into=ben") for gone in ("ann", "cem", "dov", "lea"))),
    "card as a picture": Surface(got("/api/decisions/2026Q1-01.png?scale=1")),
    "schema": Surface(got("/api/schema")),
    "a link": Surface(got("/enter/zq-no-such-link")),
    "health": Surface(got("/healthz")),
    "readiness": Surface(got("/readyz")),
    "figures for the operator": Surface(got("/metrics"), alike=False),
    "home": Surface(page("/")),
    "room": Surface(page("/room/r1"), shows=True),
    "console": Surface(page("/room/r1/console"), shows=True),
    "present": Surface(page("/room/r1/present"), shows=True, own=False),
    "decisions": Surface(page("/decisions")),
    "card": Surface(page("/decisions/2026Q1-01")),
    "promises": Surface(page("/promises")),
    "promises to come": Surface(page("/promises?quarter=2026-Q2&show=mine")),
    "customers": Surface(page("/customers")),
    "competency": Surface(page("/competency")),
    "stages": Surface(page("/stages")),
    "settings": Surface(page("/settings")),
    "search": Surface(page("/decisions?text=zq")),
    "filters": Surface(page("/decisions?dissent=yes&quarter=2026-Q1")),
    "history": Surface(lambda w: w.page("/decisions/2026Q1-01", (CARD, "tell_history", {}))),
    "panel": Surface(lambda w: w.page("/room/r1", (PANEL, "load", {"id": "d-open"}))),
    "refusals": Surface(refusals),
    "import preview": Surface(lambda w: w.post("/api/imports/preview",
                                               {**IMPORTED, "text": "text\nOne more"})),
    "import refused": Surface(lambda w: w.post("/api/imports",
                                               {**IMPORTED, "text": TOO_MANY, "op_id": "many"})),
}  # fmt: skip

GETS = {
    "/healthz": "health", "/readyz": "readiness", "/metrics": "figures for the operator",
    "/enter/{token}": "a link", "/api/schema": "schema", "/api/me": "who I am",
    "/api/rooms/{room_id}/snapshot": "snapshot", "/api/rooms/{room_id}/lane": "lane",
    "/api/rooms/{room_id}/door": "door", "/api/rooms/{room_id}/poster.png": "poster",
    "/api/decisions/{number}.png": "card as a picture",
    "/api/members/{member_id}/merge": "a merge in words",
}  # fmt: skip
"""Every address that answers a GET, with its look."""

HANDLERS = {
    "CompetencyState.load": "competency", "ConsoleState.load": "console",
    "CustomersState.load": "customers", "DecisionPanelState.load": "panel",
    "DecisionState.load": "card", "DecisionState.tell_history": "history",
    "DecisionsState.load": "decisions", "HomeState.load": "home", "SessionState.load": "home",
    "PromisesState.load": "promises",
    "StagesState.load": "stages",
    "SettingsState.load": "settings", "RoomState.load": "room", "PresentState.load": "present",
}  # fmt: skip
"""Every handler of a page that loads something, with its look; the nudged ones load the same."""


def noted(read: Read, viewer: Viewer) -> str:
    return notes_file(read, "r1", viewer)


def drawn(read: Read, _viewer: Viewer) -> str:
    return repr(board_picture(read, "r1", None, BEGAN))


def awaited(read: Read, _viewer: Viewer) -> str:
    """What each phase would wait for if it ran: a facilitator is shown one at a time."""
    room = one(read, Room, "r1")
    phases = read.find(Phase, room_id="r1")
    return "\n".join(repr(criteria(read, room, phase, BEGAN)) for phase in phases)


WRITTEN: dict[str, Callable[[Read, Viewer], str]] = {
    "notes as a table": noted, "the board on paper": drawn, "what phases wait for": awaited,
}  # fmt: skip
"""What is made in the house of the records themselves: files to take along, and lists."""

COMMANDS = {
    "the log as a table": ["log", "--csv"], "the log as JSON": ["log", "--json"],
    "the log in words": ["log"], "the log, searched": ["log", "--text", "zq"],
}  # fmt: skip
"""What the command line prints for others to read; who types it reads the database anyway."""
