"""The plain routes and the socket on a real port, without the pages, in a thread of the test."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn

from customer_room import bootstrap, services
from customer_room.api import in_front
from customer_room.cli.serve import Server
from customer_room.domain.policy import SYSTEM
from customer_room.live.direct import DirectProtocol
from customer_room.live.jobs import Step
from customer_room.security.limits import Limits
from customer_room.security.links import LinkKind
from customer_room.services import Services
from customer_room.settings import Settings
from tests.client import Person
from tests.serving import free_port

W = "main"
ROOM = "r1"
FUNCTIONS = [
    {"id": "company", "name": "Company", "code": "Co"},
    {"id": "sales", "name": "Sales", "code": "Sa"},
    {"id": "ops", "name": "Operations", "code": "Op"},
    {"id": "fin", "name": "Finance", "code": "Fi"},
]
MEMBERS = [
    {"id": "owner", "name": "Olga", "role": "owner", "function_id": "company"},
    {"id": "fay", "name": "Fay", "role": "facilitator", "function_id": "company"},
    {"id": "ann", "name": "Ann", "role": "leader", "function_id": "sales", "seat": True},
    {"id": "ben", "name": "Ben", "role": "leader", "function_id": "ops", "seat": True},
    {"id": "cem", "name": "Cem", "role": "leader", "function_id": "fin", "seat": True},
    {"id": "rea", "name": "Rea", "role": "reader", "function_id": "fin"},
]


@dataclass
class House:
    """A running server with a cast: facilitator, leaders of three functions, a reader."""

    url: str
    services: Services
    server: Server
    loop: asyncio.AbstractEventLoop
    people: list[Person] = field(default_factory=list)

    def person(self, member_id: str | None = None, **options: Any) -> Person:
        """Return somebody's browser, signed in by private link if a member is named."""
        person = Person(self.url, **options)
        self.people.append(person)
        if member_id is not None:
            link = self.link(member_id)
            assert person.enter(link).status_code == 303
        return person

    def link(
        self, member_id: str, kind: LinkKind = LinkKind.PRIVATE, room_id: str | None = None
    ) -> str:
        """Make a link; a member's earlier private link stops working, its sessions go on."""
        return self.services.invitations.new_link(W, member_id, kind, room_id).url

    def on_loop(self, act: Callable[..., object], *arguments: Any) -> None:
        """Call something on the loop that serves, as the hub and sockets require."""
        self.loop.call_soon_threadsafe(act, *arguments)

    def make(self, name: str, /, **payload: Any) -> None:
        """Let the server itself make a change, on the write path."""
        step = Step(SYSTEM, name, payload, self.services.now())
        self.services.service.transact(W, lambda _tx, perform: perform(step))


def furnish(house: Services) -> None:
    """Put the cast and a live room with an open phase into an empty database."""
    now = house.now()
    steps = [Step(SYSTEM, "workspace.set", {"name": "Larkfield"}, now)]
    steps += [
        Step(SYSTEM, "function.set", {**each, "pseudo": each["id"] == "company"}, now)
        for each in FUNCTIONS
    ]
    steps += [Step(SYSTEM, "member.set", member, now) for member in MEMBERS]
    room = {"id": ROOM, "quarter": "2026-Q1", "title": "Our first room"}
    steps += [
        Step(SYSTEM, "room.create", room, now),
        Step(
            SYSTEM,
            "room.create",
            {**room, "id": "r2", "title": "Another room", "kind": "check-in"},
            now,
        ),
        Step(SYSTEM, "room.open", {"id": ROOM}, now),
    ]
    house.service.submit_all(W, steps)


async def _nothing(scope: Any, receive: Any, send: Any) -> None:
    """Stand in for the pages: lives through a lifespan, knows no address."""
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})


@contextmanager
def running(
    data_dir: Path, limits: Limits | None = None, *, direct: bool = True, **given: Any
) -> Iterator[House]:
    """Serve a furnished house until the block ends.

    Args:
        data_dir: Where its database lives.
        limits: Other limits than the product's.
        direct: With frames written straight into the transport, as ``serve`` does.
        given: Further settings.
    """
    port = free_port()
    settings = Settings(data_dir=data_dir, port=port, **given)
    house = bootstrap.build(settings, limits)
    if not house.store.workspaces():
        furnish(house)
    server = Server(
        uvicorn.Config(
            in_front(_nothing, house),
            host="127.0.0.1",
            port=port,
            log_level="warning",
            ws=DirectProtocol if direct else "websockets-sansio",
            ws_per_message_deflate=False,
            ws_max_size=262_144,
            access_log=False,
            timeout_graceful_shutdown=2,
        )
    )
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_until_complete, args=[server.serve()])
    thread.start()
    made = House(f"http://127.0.0.1:{port}", house, server, loop)
    try:
        while not server.started:
            assert thread.is_alive()
            thread.join(0.01)
        yield made
    finally:
        for person in made.people:
            person.close()
        server.should_exit = True
        thread.join()
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
        services.install(None)
