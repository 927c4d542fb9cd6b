"""The log: append-only, gap-free, and with its baseline the same as the tables."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DatabaseError

from customer_room.domain.operation import Change, state_hash
from customer_room.domain.record import Record
from customer_room.store.log import replay
from customer_room.store.outcomes import ClientRef, Outcome
from customer_room.store.store import Store
from tests.contract.writing import append, note, person, phase, sealed
from tests.memory import MemoryStore

Opened = Callable[[str], Store]
REF = ClientRef("ann", "browser-1", 7)
WRITER = """
import sys
from customer_room.store.store import Store
from tests.contract.writing import append, note
store = Store(sys.argv[1]).open()
for n in range(40):
    with store.begin(sys.argv[2]) as tx:
        name = f"{sys.argv[3]}-{n}"
        append(tx, note(name).put(), op_id=name)
store.close()
"""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET actor_id = 'ben'",
        "DELETE FROM log",
        "UPDATE register SET record_id = 'r2'",
        "UPDATE register SET text = 'other'",
        "UPDATE register SET salt = NULL, text = NULL, kind = 'x'",
        "DELETE FROM register",
    ],
)
def test_log_and_register_only_grow(store: Store, here: str, statement: str) -> None:
    with store.begin(here) as tx:
        append(tx, note().put(), sealed())
    with store.engine.connect() as connection, pytest.raises(DatabaseError, match="append only"):
        connection.exec_driver_sql(statement)


@pytest.mark.postgresql
@pytest.mark.parametrize("table", ["log", "register"])
def test_postgresql_does_not_empty_them_either(opened: Opened, table: str) -> None:
    store = opened("postgresql")
    with store.engine.connect() as connection, pytest.raises(DatabaseError, match="append only"):
        connection.exec_driver_sql(f"TRUNCATE {table}")


def test_an_answer_is_kept_refusals_included(any_store: Any, here: str) -> None:
    refusal = {"op": "op-a", "refusal": {"code": "no_votes_left", "limit": 3}}
    with any_store.begin(here) as tx:
        assert tx.outcome(REF) is None
        tx.remember(REF, "digest", refusal)
    with any_store.begin(here) as tx:
        assert tx.outcome(REF) == Outcome("digest", refusal)
        assert tx.outcome(ClientRef("ben", "browser-1", 7)) is None
        assert tx.outcome(ClientRef("ann", "browser-1", 8)) is None
    with any_store.begin(f"{here}-b") as tx:
        assert tx.outcome(REF) is None


def test_threads_get_gap_free_numbers(store: Store, here: str) -> None:
    def write(writer: int) -> None:
        for n in range(20):
            with store.begin(here) as tx:
                append(tx, note(f"{writer}-{n}").put(), op_id=f"{writer}-{n}")

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(4)))
    with store.reading(here) as read:
        assert [op.seq for op in read.operations()] == list(range(1, 81))
        assert replay(read) == read.state()


def test_processes_get_gap_free_numbers(own_store: Store, empty_url: str, here: str) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, empty_url, here, name])
        for name in ("a", "b")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    with own_store.reading(here) as read:
        assert [op.seq for op in read.operations()] == list(range(1, 81))
        assert replay(read) == read.state()


def upsert(record: Record) -> Change:
    return record.put()


ODD = "Zé\u2028👩\u200d🔧"
NOTES = st.builds(
    note, st.sampled_from("abc"), order=st.sampled_from(["V", "k", ODD]),
    group_id=st.sampled_from([None, "g1"]),
).map(upsert)  # fmt: skip
PHASES = st.builds(
    phase, st.sampled_from("pq"), lanes=st.lists(st.sampled_from(["WHO", "WHAT NEXT"])),
    private=st.booleans(),
).map(upsert)  # fmt: skip
DAYS = st.one_of(st.integers(0, 2**40), st.floats(0, 1e9))
STEPS = st.builds(
    lambda name, days: Change("step", name, {"typical_days": days, "stage_id": "s", "order": 1,
                                             "name": "Ask"}),
    st.sampled_from("xy"), DAYS,
)  # fmt: skip
GONE = st.builds(
    Change, st.sampled_from(["note", "phase"]), st.sampled_from("abcpq"), st.none()
)  # fmt: skip
NAMES = st.sampled_from(["Ann", "Änne"]).map(lambda name: person(name=name).put())
ANY = st.one_of(NOTES, PHASES, STEPS, GONE, NAMES)
OPERATIONS = st.lists(st.lists(ANY, max_size=4), max_size=12)


@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(operations=OPERATIONS)
def test_replay_equals_tables_and_all_stores_hash_alike(
    opened: Opened, operations: list[list[Change]]
) -> None:
    hashes: dict[str, str] = {}
    for backend in ("sqlite", "postgresql", "memory"):
        store = MemoryStore() if backend == "memory" else opened(backend)
        here = f"w-{uuid4().hex[:12]}"
        for changes in operations:
            with store.begin(here) as tx:
                append(tx, *changes)
        with store.reading(here) as read:
            state = read.all_rows(("note", "phase", "step"))
            if backend != "memory":
                assert replay(read) == read.state()
        hashes[backend] = state_hash(state)
    assert len(set(hashes.values())) == 1, hashes
