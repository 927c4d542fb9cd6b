"""A server that restarts under fifty people: told beforehand, back soon, nothing lost (P22)."""

import asyncio
import json
import signal
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from customer_room.operations.bench.company import ROOM_ID, Company, found
from tests.client import Live, Person
from tests.crash.test_kill import logged
from tests.participants import Participant, agree, until
from tests.serving import Served, free_port, serving
from tests.writers import doubled, lost

PEOPLE, REST_S = 50, 0.5
EXIT_S, BACK_S, SHARE = 10.0, 8.0, 0.95


@dataclass
class Told:
    """What one restart came to, in seconds."""

    exit_s: float = 0.0
    back_s: list[float] = field(default_factory=list)
    since_signal_s: list[float] = field(default_factory=list)
    in_flight: int = 0
    people: list[Participant] = field(default_factory=list)


async def restart(folder: Path, company: Company, told: Told) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    told.people = [
        Participant(url, place, cookie, Random(place), REST_S)
        for place, cookie in enumerate(company.cookies)
    ]
    with serving(folder, port=port) as server:
        writing = [asyncio.create_task(person.write(url)) for person in told.people]
        await until(lambda: all(person.acked for person in told.people))
        told.in_flight = sum(len(person.outbox) for person in told.people)
        ended_at = time.monotonic()
        told.exit_s = await asyncio.to_thread(end, server)
    serving_again = serving(folder, port=port)
    await asyncio.to_thread(serving_again.__enter__)
    up_at = time.monotonic()
    try:
        await until(lambda: all(person.greeted_at > ended_at for person in told.people))
        told.back_s = sorted(max(0.0, p.greeted_at - up_at) for p in told.people)
        told.since_signal_s = sorted(p.greeted_at - ended_at for p in told.people)
        for person in told.people:
            person.writing = False
        # Their lines stay open until everybody has seen everything.
        await until(lambda: not any(person.outbox for person in told.people))
        await agree(told.people, url)
        for person in told.people:
            person.looks = False
        await asyncio.wait_for(asyncio.gather(*writing), 10)
    finally:
        serving_again.__exit__(None, None, None)
        for person in told.people:
            await person.close()


def end(server: Served) -> float:
    """Ask a server to end and return how long it took."""
    began = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(30)
    return time.monotonic() - began


@pytest.mark.slow
def test_p22_fifty_people_are_back_soon_and_nothing_is_lost(
    frontend: None, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    database, told = f"sqlite:///{tmp_path}/customer-room.db", Told()
    asyncio.run(restart(tmp_path, found(database, PEOPLE, 50), told))
    operations, notes = logged(database)
    sent = set[str]().union(*(person.sent for person in told.people))
    times = {"exit_s": told.exit_s, "first_s": told.back_s[0], "last_s": told.back_s[-1],
             "last_since_signal_s": told.since_signal_s[-1]}  # fmt: skip
    for name, seconds in times.items():
        record_property(name, round(seconds, 2))
    print(f"{len(sent)} changes, {told.in_flight} on their way, {times}")
    assert told.exit_s <= EXIT_S
    assert [person.notices for person in told.people] == [["restart"]] * PEOPLE
    assert told.back_s[int(PEOPLE * SHARE) - 1] <= BACK_S
    assert [refused for person in told.people for refused in person.unexpected] == []
    assert set[str]().union(*(person.acked for person in told.people)) == sent
    assert lost(sent, operations) == []
    assert doubled(operations) == []
    for person in told.people:
        assert {id: notes[id] for id in person.texts} == person.texts


@pytest.mark.slow
def test_a_database_that_does_not_answer_holds_no_server_up(frontend: None, tmp_path: Path) -> None:
    database = tmp_path / "customer-room.db"
    company = found(f"sqlite:///{database}", 1, 1)
    other = sqlite3.connect(database, isolation_level=None)
    with serving(tmp_path) as server:
        person = Person(server.url)
        person.http.cookies.set(*company.cookies[0].split("=", 1))
        with Live(person, ROOM_ID) as live:
            other.execute("BEGIN IMMEDIATE")
            live.propose("note.add", id="n1", room_id=ROOM_ID, lane="WHO", text="Kept by me")
            assert end(server) <= EXIT_S + 2
            assert live.until("notice")["notice"] == "restart"
            assert live.closed() == 1012
        person.close()
    other.close()
    events = [json.loads(line)["event"] for line in server.log.read_text().splitlines()]
    assert events[:3] == ["server.started", "server.leaving", "changes.given_up"]
    assert logged(f"sqlite:///{database}")[1].keys() == {"note0000"}
