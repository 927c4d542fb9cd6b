"""Forgetting a room: the store is left as if it had never been, and stays whole."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData
from sqlalchemy.exc import DatabaseError

from customer_room.domain.command import Forget
from customer_room.domain.operation import Change, state_hash
from customer_room.domain.record import Record
from customer_room.domain.room import Attendance, Tick
from customer_room.domain.sessions import Session
from customer_room.operations.check import check_workspace
from customer_room.store.credentials import Credential
from customer_room.store.log import Transaction
from customer_room.store.outcomes import ClientRef
from customer_room.store.reads import SqlRead
from customer_room.store.store import Store
from tests.contract.writing import ANN, AT, append, note, person, phase, sealed

R = "r-tried"
PLANTED = "zq-tried-qz"
FORGET = Forget(R, frozenset({"d-tried"}))
REF = ClientRef(ANN, "browser-1", 1)


def tried(id: str = "t1", **fields: Any) -> Record:
    return note(id, R, **{"text": f"They wait {PLANTED}", **fields})


def session(id: str, room_id: str | None = None) -> Session:
    return Session(id=id, member_id=ANN, how="private link", room_id=room_id, opened_at=AT)


def secret(here: str, hash: str, subject: str, **data: Any) -> Credential:
    return Credential(f"{here}-{hash}", here, "session", subject, AT, data)


def furnish(tx: Transaction) -> None:
    """What was there before: a note of another room, a name, a sealed line, an answer."""
    append(tx, note(text="They wait").put(), person().put(), sealed())
    append(tx, session("s-ann").put(), room_id=None)
    tx.keep_credential(secret(tx.workspace_id, "ann", "s-ann"))


def rehearse(tx: Transaction) -> None:
    """Everything a rehearsal leaves behind until it is forgotten."""
    append(tx, phase("p-tried", title=PLANTED).put(), room_id=R)
    append(tx, tried().put(), room_id=R)
    append(tx, Change("note", "t1", {"text": f"{PLANTED} twice"}), room_id=R)
    tick = Tick(id="k1", room_id=R, phase_id="p-tried", member_id=ANN)
    append(tx, tick.put(), room_id=R)
    append(tx, tick.gone(), room_id=R)
    dissent = {"decision_id": "d-tried", "member_id": ANN, "text": PLANTED, "at": AT}
    append(tx, Change("dissent", "x1", dissent), room_id=None)
    # Somebody signs in meanwhile: his session stays, that he was there does not.
    there = Attendance(id="a1", room_id=R, member_id=ANN, at=AT)
    append(tx, session("s-late").put(), there.put(), room_id=R, op_id="op-late")
    append(tx, session("s-door", R).put(), room_id=R)
    tx.remember(REF, "digest", {"op": "x", "refusal": {"actual": PLANTED}})
    tx.keep_credential(secret(tx.workspace_id, "door", "s-door"))
    tx.keep_credential(secret(tx.workspace_id, "only", ANN, room_id=R))
    tx.keep_credential(secret(tx.workspace_id, "leads", ANN, go=f"/room/{R}", room_id=None))


def end(tx: Transaction) -> None:
    """Remove what is left of it, and forget it."""
    left = [("note", "t1"), ("phase", "p-tried"), ("attendance", "a1"), ("session", "s-door"),
            ("dissent", "x1")]  # fmt: skip
    append(tx, *(Change(table, id, None) for table, id in left), FORGET,
           kind="room.closed", room_id=R, op_id=f"end-{tx.workspace_id}")  # fmt: skip


def everything(store: Store, here: str) -> dict[str, list[str]]:
    """Every row of every table that names a workspace, but where its epoch stands."""
    found = MetaData()
    found.reflect(store.engine)
    with store.engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(
                table.select().where(table.c.workspace_id == here))))
            for name, table in found.tables.items()
            if "workspace_id" in table.c and name not in ("baseline", "workspace_head")
        }  # fmt: skip


def whole(read: SqlRead) -> str:
    found = check_workspace(read)
    assert found.fault is None, found.fault
    return found.state_hash


def test_the_store_is_as_if_there_had_been_no_rehearsal(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        furnish(tx)
    before = everything(store, here)
    with store.reading(here) as read:
        was, hash_before = read.head(), whole(read)
    with store.begin(here) as tx:
        rehearse(tx)
    assert PLANTED in repr(everything(store, here))
    with store.begin(here) as tx:
        append(tx, Change("session", "s-late", None), room_id=None)
        end(tx)
    with store.reading(here) as read:
        now = read.head()
        assert whole(read) == hash_before
    after = everything(store, here)
    kept = [row for row in after["log"] if "s-late" in row]
    assert len(kept) == 2
    assert [row for row in after["log"] if row not in kept] == before["log"]
    leads = [row for row in after["credential"] if "leads" in row]
    assert len(leads) == 1
    assert '"go":"/"' in leads[0]
    after["credential"].remove(leads[0])
    differing = {name for name in before if before[name] != after[name]}
    assert differing == {"log"}
    assert (now.seq, now.register_n, now.register_hash) == (
        was.seq + 2, was.register_n, was.register_hash,
    )  # fmt: skip
    assert now.epoch != was.epoch
    assert PLANTED not in repr(after)
    assert R not in repr(after)


def test_an_operation_that_was_about_more_keeps_the_rest(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        furnish(tx)
        rehearse(tx)
        end(tx)
    with store.reading(here) as read:
        whole(read)
        late = read.operation("op-late")
        assert late is not None
        assert [(edit.table, edit.id) for edit in late.edits] == [("session", "s-late")]
        assert late.room_id is None
        assert read.operation(f"end-{here}") is None
        assert [each.seq for each in read.operations()] == [1, 2, 3]


def test_what_happens_between_and_after_stays_in_order(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        furnish(tx)
        append(tx, tried().put(), room_id=R)
        append(tx, note("n2").put(), op_id=f"{here}-2")
        append(tx, tried("t2").put(), room_id=R)
        append(tx, note("n3").put(), op_id=f"{here}-3")
    with store.begin(here) as tx:
        append(tx, *(Change("note", id, None) for id in ("t1", "t2")), FORGET, room_id=R)
        append(tx, note("n4").put(), op_id=f"{here}-4")
    with store.reading(here) as read:
        whole(read)
        operations = list(read.operations())
    assert [each.seq for each in operations] == [1, 2, 3, 4, 5]
    assert [each.op_id for each in operations[2:]] == [f"{here}-{n}" for n in (2, 3, 4)]


def test_epochs_that_began_meanwhile_are_forgotten_too(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        furnish(tx)
        first = tx.start_epoch()
        rehearse(tx)
        tx.start_epoch()
    with store.begin(here) as tx:
        end(tx)
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT epoch, state FROM baseline WHERE workspace_id = '{here}'"
        ).fetchall()
    assert PLANTED not in repr(rows)
    assert first in [row[0] for row in rows]
    assert len(rows) == 3
    with store.reading(here) as read:
        whole(read)


def test_answers_to_what_was_sent_are_forgotten(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        rehearse(tx)
        assert tx.outcome(REF) is not None
        end(tx)
        assert tx.outcome(REF) is None
        tx.remember(REF, "another", {"op": "y", "refusal": None})
        assert tx.outcome(REF) is not None


def test_a_forgetting_that_fails_changes_nothing(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        furnish(tx)
        rehearse(tx)
    before = everything(store, here)

    def fail() -> None:
        with store.begin(here) as tx:
            end(tx)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    assert everything(store, here) == before
    with store.reading(here) as read:
        whole(read)


def test_other_workspaces_keep_theirs(store: Store, here: str) -> None:
    other = f"{here}-b"
    for workspace in (here, other):
        with store.begin(workspace) as tx:
            rehearse(tx)
    before = everything(store, other)
    with store.begin(here) as tx:
        end(tx)
    assert everything(store, other) == before
    with store.reading(other) as read:
        whole(read)


def test_the_log_is_guarded_again_afterwards(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        furnish(tx)
        rehearse(tx)
        end(tx)
    assert everything(store, here)["forgetting"] == []
    for statement in ("DELETE FROM log", "UPDATE log SET actor_id = 'ben'"):
        with store.engine.connect() as connection, pytest.raises(DatabaseError, match="append"):
            connection.exec_driver_sql(f"{statement} WHERE workspace_id = '{here}'")


def test_an_id_that_somebody_chose_forgets_nothing_else(store: Store, here: str) -> None:
    """A note may go by the id of a member, a session or a stage."""
    with store.begin(here) as tx:
        furnish(tx)
        append(tx, tried("s-ann").put(), room_id=R)
        append(tx, Change("note", "s-ann", None), FORGET, room_id=R)
    with store.reading(here) as read:
        whole(read)
        assert read.get(Session, "s-ann") is not None
        assert read.credential(f"{here}-ann") is not None


def holding(folder: Path) -> list[str]:
    """Name the files in which the planted text can be read."""
    return [file.name for file in folder.iterdir() if PLANTED.encode() in file.read_bytes()]


def rehearse_long(store: Store, here: str) -> list[Change]:
    """Write much that is forgotten again; return what removes it."""
    with store.begin(here) as tx:
        furnish(tx)
    for n in range(40):
        with store.begin(here) as tx:
            append(tx, tried(f"t{n}").put(), room_id=R)
    return [Change("note", f"t{n}", None) for n in range(40)]


def test_no_file_holds_what_was_written(tmp_path: Path, here: str) -> None:
    store = Store(f"sqlite:///{tmp_path}/room.db").open()
    gone = rehearse_long(store, here)
    assert holding(tmp_path)
    with store.begin(here) as tx:
        append(tx, *gone, FORGET, room_id=R)
    assert not holding(tmp_path)
    store.close()


def test_somebody_who_reads_meanwhile_only_puts_it_off(tmp_path: Path, here: str) -> None:
    store = Store(f"sqlite:///{tmp_path}/room.db").open()
    gone = rehearse_long(store, here)
    with store.reading(here) as read:
        assert len(read.rows("note", room_id=R)) == 40
        with store.begin(here) as tx:
            append(tx, *gone, FORGET, room_id=R)
        assert holding(tmp_path)
    store.finish_forgetting()
    assert not holding(tmp_path)
    store.close()


def test_hashes_say_nothing_of_it(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        furnish(tx)
        was = state_hash(tx.state())
        rehearse(tx)
        assert state_hash(tx.state()) != was
        end(tx)
        append(tx, Change("session", "s-late", None), room_id=None)
        assert state_hash(tx.state()) == was
