"""Whatever happens in a rehearsal: when it is over, everything is as it was before."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from customer_room.domain.command import REGISTRY
from customer_room.domain.operation import Tables, apply, state_hash
from customer_room.domain.policy import Permission
from customer_room.operations.check import check_workspace
from customer_room.store.reads import SqlRead
from tests.properties.client import Client
from tests.properties.company import W
from tests.properties.drawing import Drawer
from tests.properties.replica import rows
from tests.properties.world import World

TRIED = "r-tried"
DRAWN = re.compile(rb"zq[0-9a-f]{10}qz")
CAST = ("olga", "fay", "ann", "ben", "cem", "dov")
# Who is signed out, in whatever way, stays out: a lost device is no rehearsal.
ENDINGS = {"room.close", "room.forget", "room.create", "session.end", "member.sign_out"}
COMMANDS = tuple(
    name for name, spec in sorted(REGISTRY.items())
    if spec.permission is not Permission.SYSTEM and name not in ENDINGS
)  # fmt: skip
STEERING = ("phase.start", "phase.start", "phase.reveal", "phase.set_anonymity", "poll.open",
            "poll.show", "room.open_door")  # fmt: skip
OFTEN = ("note.add", "note.add", "note.edit", "group.make", "vote.cast", "decision.raise",
         "decision.edit", "decision.propose", "stance.take", "operation.undo")  # fmt: skip


class Rehearsal:
    """A company in a live rehearsal: six with links from before, a guest and a leader by code."""

    def __init__(self, folder: Path, template: Path, seed: int) -> None:
        self.chance = Random(seed)
        self.world = World(folder, template, self.chance)
        self.world.system("room.close", id="r1")
        # What is due by now seals before the look at how things stand.
        self.world.pass_time(days=5)
        with self.world.store.reading(W) as read:
            self.before, self.head = read.all_rows(read.tables), read.head()
        made = {"id": TRIED, "quarter": "2026-Q1", "title": "zq0123456789qz", "kind": "rehearsal"}
        self.world.system("room.create", **made)
        self.world.system("room.open", id=TRIED)
        self.accepted: set[str] = set()
        for member_id in CAST:
            self.enter(self.world.add(member_id, TRIED))
        self.world.system("member.welcome", id="g-new", name="zqaaaaaaaaaaqz", function_id="ops",
                          room_id=TRIED)  # fmt: skip
        for member_id, room_id in (("g-new", TRIED), ("lea", None)):
            client = self.world.add(member_id, TRIED)
            client.session_id = f"door-{member_id}"
            self.world.system("session.open", id=client.session_id, member_id=member_id,
                              how="room code", room_id=room_id)  # fmt: skip
            self.enter(client)

    def enter(self, client: Client) -> None:
        self.world.connect(client)
        self.world.propose(client, "room.enter", {"room_id": TRIED})

    def act(self, *, only_there: bool) -> None:
        """Let somebody do something, or the clock go on."""
        choices = (OFTEN, OFTEN, STEERING, COMMANDS)
        name = self.chance.choice(self.chance.choice(choices))
        client = self.chance.choice(self.world.clients[: 2 if name in STEERING else None])
        done = [f["op"] for seq, f in client.sent.items() if client.answers.get(seq, 0) is None]
        with self.world.store.reading(W) as read:
            tables = read.all_rows(read.tables)
        seen = within(tables) if only_there else tables
        drawer = Drawer(self.chance, seen, client.member_id, done[-3:])
        fixed = {"made_in": "room", "room_id": TRIED} if only_there else {}
        self.world.propose(client, name, drawer.payload(name, **fixed))
        self.world.turn(2)

    def end(self) -> None:
        """Let what is under way come to its end, then close the rehearsal."""
        for _ in range(200):
            self.world.turn(2)
            if self.world._is_quiet():
                break
        for client in self.world.clients:
            self.accepted |= {client.sent[n]["name"] for n, no in client.answers.items() if not no}
        self.world.system("room.close", id=TRIED, closing_message="zqbbbbbbbbbbqz")
        self.world.store.finish_forgetting()


def within(tables: Tables) -> Tables:
    """Return the rows of the rehearsal, and those of no room."""
    decisions = {id for id, row in tables["decision"].items() if row["room_id"] == TRIED}

    def of_it(table: str, id: str, row: dict[str, Any]) -> bool:
        if table == "room":
            return id == TRIED
        if "room_id" in row and table != "session":
            return row["room_id"] == TRIED
        return row.get("decision_id") in (None, *decisions)

    return {
        table: {id: row for id, row in rows.items() if of_it(table, id, row)}
        for table, rows in tables.items()
    }


def files(world: World) -> bytes:
    """Everything that stands on the disk."""
    return b"".join(file.read_bytes() for file in world.file.parent.glob("room.db*"))


def unchanged(read: SqlRead, before: Tables) -> None:
    """Assert that the workspace is whole and as it was."""
    found = check_workspace(read)
    assert found.fault is None, found.fault
    assert rows(read.all_rows(read.tables)) == rows(before)
    logged = {name: before[name] for name in read.logged}
    assert found.state_hash == state_hash(logged)


@pytest.fixture
def played(own_folder: Path, template: Path) -> Iterator[Any]:
    made: list[Rehearsal] = []

    def play(seed: int, acts: int, *, only_there: bool) -> Rehearsal:
        rehearsal = Rehearsal(own_folder, template, seed)
        made.append(rehearsal)
        for _ in range(acts):
            rehearsal.act(only_there=only_there)
        return rehearsal

    yield play
    for rehearsal in made:
        rehearsal.world.close()


@pytest.mark.parametrize("seed", range(12))
def test_everything_is_as_it_was(played: Any, seed: int) -> None:
    rehearsal = played(seed, 90, only_there=True)
    assert DRAWN.search(files(rehearsal.world))
    rehearsal.end()
    assert not DRAWN.search(files(rehearsal.world)), rehearsal.accepted
    assert len(rehearsal.accepted) > 5, rehearsal.accepted
    with rehearsal.world.store.reading(W) as read:
        unchanged(read, rehearsal.before)
        now, was = read.head(), rehearsal.head
        assert (now.seq, now.register_n, now.register_hash) == (
            was.seq, was.register_n, was.register_hash,
        )  # fmt: skip
        assert now.epoch != was.epoch


@pytest.mark.parametrize("seed", range(100, 108))
def test_what_went_on_elsewhere_stays_and_nothing_else(played: Any, seed: int) -> None:
    rehearsal = played(seed, 60, only_there=False)
    rehearsal.end()
    with rehearsal.world.store.reading(W) as read:
        assert check_workspace(read).fault is None
        after = read.all_rows(read.tables)
        others = list(read.operations(after=rehearsal.head.seq))
    expected = {table: dict(records) for table, records in rehearsal.before.items()}
    for operation in others:
        apply(expected, [edit.change() for edit in operation.edits])
    unlogged = {"person", "note_author"}
    assert rows({k: v for k, v in expected.items() if k not in unlogged}) == rows(
        {k: v for k, v in after.items() if k not in unlogged}
    )
    assert TRIED not in repr(after)
    assert TRIED not in repr(others)


def test_a_record_that_is_left_is_noticed(played: Any) -> None:
    rehearsal = played(1, 5, only_there=True)
    rehearsal.end()
    rehearsal.world.system("stage.add", id="left", order=9, name="Left over")
    with rehearsal.world.store.reading(W) as read, pytest.raises(AssertionError):
        unchanged(read, rehearsal.before)
