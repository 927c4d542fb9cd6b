"""The ledger and its oracle notice each fault they are there for, planted one at a time."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from customer_room.domain import visibility
from customer_room.live.hub import Hub
from customer_room.store.log import Transaction
from tests.properties.ledger import Ledger
from tests.properties.replica import Replica
from tests.properties.world import World


@pytest.fixture
def world(own_folder: Path, template: Path) -> Iterator[World]:
    made = World(own_folder, template, Random(1))
    for member_id in ("fay", "ann", "ben"):
        made.add(member_id)
    yield made
    made.close()


def write(world: World, **more: Any) -> None:
    """Let everybody come in and Ann write a note and give a dot."""
    for client in world.clients:
        world.connect(client)
    ann = world.clients[1]
    note = {"id": "fresh", "room_id": "r1", "lane": "WHO", "text": "zqnewqz", **more}
    world.propose(ann, "note.add", note)
    dot = {"id": "vfresh", "phase_id": "r1.p5", "target_type": "stage", "target_id": "st1"}
    world.propose(ann, "vote.cast", dot)
    world.settle()


def test_without_a_fault_nothing_is_reported(world: World) -> None:
    ledger = Ledger(world)
    write(world)
    ledger.check()
    assert ledger.accepted == {"note.add": 1, "vote.cast": 1}


@pytest.mark.parametrize("table", ["note", "vote", "decision", "session"])
def test_a_rule_that_shows_too_much(
    world: World, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = {"note": visibility.NOTE, "vote": visibility.VOTE, "session": visibility.SESSION,
             "decision": visibility.DECISION}[table]  # fmt: skip
    rules = {**visibility.RULES, table: lambda _row, _scene, _viewer: shown}
    for module in ("domain.visibility", "live.snapshots", "live.news"):
        monkeypatch.setattr(f"customer_room.{module}.RULES", rules)
    world.add("gus")
    world.add("fay", present=True)
    ledger = Ledger(world)
    write(world)
    with pytest.raises(AssertionError, match="was sent"):
        ledger.check()


def test_a_hidden_text_in_an_error(world: World) -> None:
    ledger = Ledger(world)
    write(world)
    ben = world.clients[2]
    ben.seen.append((ben.eyes, b'{"n":9,"ack":1,"error":{"actual":"zq-n-secret-ann-qz"}}'))
    with pytest.raises(AssertionError, match="was sent"):
        ledger.check()


def test_a_topic_of_what_is_hidden(world: World) -> None:
    ledger = Ledger(world)
    write(world)
    ben = world.clients[2]
    ben.seen.append((ben.eyes, b'{"n":9,"t":["vote"]}'))
    with pytest.raises(AssertionError, match="topic vote"):
        ledger.check()


def test_a_change_that_is_acknowledged_and_not_made(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    append: Callable[..., Any] = Transaction.append
    monkeypatch.setattr(Transaction, "append", lambda *a: append(*a[:6], ()))
    ledger = Ledger(world)
    write(world)
    with pytest.raises(AssertionError, match="acknowledged and lost"):
        ledger.check()


def test_a_change_that_is_made_twice(world: World) -> None:
    ledger = Ledger(world)
    write(world)
    moments, fresh = ledger._follow()
    ledger.operations.append(replace(fresh[0], seq=fresh[-1].seq + 1))
    with pytest.raises(AssertionError, match="applied twice"):
        ledger._account(moments)


def test_a_patch_that_goes_missing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(world)
    monkeypatch.setattr(Hub, "_send", lambda *_: None)
    for client in world.clients:
        world.connect(client)
    world.settle()
    monkeypatch.setattr(Replica, "want", lambda _self: None)
    note = {"id": "fresh", "room_id": "r1", "lane": "WHO", "text": "x"}
    world.propose(world.clients[1], "note.add", note)
    world.settle()
    with pytest.raises(AssertionError, match="holds another"):
        ledger.check()


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        ("UPDATE note SET text = 'other' WHERE id = 'n-ann1'", "text is not what the log says"),
        ("DELETE FROM vote WHERE id = 'v-ann'", "the row is missing"),
        ("UPDATE log SET edits = replace(edits, '\"slot\":1', '\"slot\":2')", "slot"),
    ],
)
def test_a_database_that_was_damaged(world: World, damage: str, found: str) -> None:
    ledger = Ledger(world)
    write(world)
    with sqlite3.connect(world.file) as driver:
        for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type='trigger'"):
            driver.execute(f"DROP TRIGGER {name}")
        driver.execute(damage)
    with pytest.raises(AssertionError, match=found):
        ledger.check()


def test_a_dot_too_many(world: World) -> None:
    ledger = Ledger(world)
    write(world)
    ledger._follow()
    ledger.tables["phase"]["r1.p5"]["vote_budget"] = 1
    with pytest.raises(AssertionError, match="gave 2 of 1"):
        ledger._budgets()


def hush(world: World) -> None:
    """Let Ann write without a name in a phase that then ends."""
    for client in world.clients:
        world.connect(client)
    world.system("phase.set_anonymity", id="r1.p2", anonymous=True)
    world.system("phase.start", id="r1.p2")
    note = {"id": "fresh", "room_id": "r1", "lane": "WHO", "text": "zqhushqz"}
    world.propose(world.clients[1], "note.add", note)
    world.settle()
    world.system("phase.start", id="r1.p6")
    world.settle()


def test_a_nameless_note_is_accounted_for(world: World) -> None:
    ledger = Ledger(world)
    hush(world)
    ledger.check()
    assert ledger.accepted == {"note.add": 1}


def test_an_author_who_is_not_forgotten(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("customer_room.domain.phases.forget_authors", lambda _read, _id: ())
    ledger = Ledger(world)
    hush(world)
    with pytest.raises(AssertionError, match="is still known"):
        ledger.check()


def test_a_log_that_names_who_wrote_without_a_name(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("customer_room.live.service.is_nameless", lambda *_: False)
    ledger = Ledger(world)
    hush(world)
    with pytest.raises(AssertionError, match="the log says who wrote"):
        ledger.check()
