"""``customer-room check``: a whole database passes, and every kind of damage is named."""

import json

import pytest
from click.testing import CliRunner

from customer_room.cli import main
from customer_room.domain.operation import Change
from customer_room.operations.check import check_workspace
from customer_room.store.store import Store
from tests.contract.writing import append, note, person, sealed


def fill(store: Store, here: str) -> None:
    """Give a workspace a log, tables, names and a register."""
    with store.begin(here) as tx:
        append(tx, note().put(), person().put(), sealed("first"))
        append(tx, note("n2").put(), sealed("second"))
        append(tx, Change("note", "n1", {"order": "k"}), sealed("third"))


def damage(store: Store, here: str, statement: str) -> None:
    """Change one workspace as somebody who has the database and no respect for triggers."""
    where = "AND" if "WHERE" in statement else "WHERE"
    with store.engine.connect() as connection:
        run = connection.exec_driver_sql
        guards: list[tuple[str, str]] = []
        if store.backend == "postgresql":
            run("SET LOCAL session_replication_role = replica")
        else:
            guards = [(row[0], row[1]) for row in run(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")]  # fmt: skip
        for name, _ in guards:
            run(f"DROP TRIGGER {name}")
        assert run(f"{statement} {where} workspace_id = '{here}'").rowcount > 0
        for _, text in guards:
            run(text)
        connection.commit()


def test_a_whole_workspace_passes(store: Store, here: str) -> None:
    fill(store, here)
    with store.reading(here) as read:
        found = check_workspace(read)
    assert found.fault is None
    assert (found.operations, found.head, found.sealed) == (3, 3, 3)
    assert found.records == {"note": 2, "person": 1}


def test_an_erased_line_is_counted_and_no_fault(store: Store, here: str) -> None:
    fill(store, here)
    with store.begin(here) as tx:
        tx.erase(2)
    with store.reading(here) as read:
        found = check_workspace(read)
        assert [line.text for line in read.register()] == ["first", None, "third"]
    assert (found.sealed, found.erased, found.fault) == (3, 1, None)


@pytest.mark.parametrize(
    ("statement", "table", "row"),
    [
        ("UPDATE note SET text = 'They wait.' WHERE id = 'n1'", "note", "n1"),
        ("DELETE FROM note WHERE id = 'n2'", "note", "n2"),
        ("UPDATE note SET id = 'n3' WHERE id = 'n2'", "note", "n2"),
        ("DELETE FROM log WHERE seq = 2", "log", "operation 2"),
        ("DELETE FROM log WHERE seq = 3", "log", "operation 3"),
        ("UPDATE workspace_head SET seq = 2", "log", "operation 3"),
        ("UPDATE log SET edits = replace(edits, 'They', 'Thex') WHERE seq = 2", "note", "n2"),
        ("UPDATE register SET text = 'secone' WHERE n = 2", "register", "line 2"),
        ("UPDATE register SET record_id = 'r2' WHERE n = 1", "register", "line 1"),
        ("UPDATE register SET salt = NULL WHERE n = 3", "register", "line 3"),
        ("DELETE FROM register WHERE n = 3", "register", "line 3"),
        ("DELETE FROM register WHERE n = 1", "register", "line 1"),
    ],
)
def test_damage_is_found_and_located(
    store: Store, here: str, statement: str, table: str, row: str
) -> None:
    fill(store, here)
    fill(store, f"{here}-b")
    damage(store, here, statement)
    with store.reading(here) as read:
        broken = check_workspace(read)
    with store.reading(f"{here}-b") as read:
        assert check_workspace(read).fault is None
    assert broken.fault is not None
    assert (broken.fault.table, broken.fault.row) == (table, row)


def test_the_command_says_so_in_one_line_a_workspace(own_store: Store, empty_url: str) -> None:
    for here in ("w1", "w2"):
        fill(own_store, here)
    passed = CliRunner().invoke(main, ["check", "--database", empty_url])
    assert passed.exit_code == 0, passed.output
    assert [text.partition(":")[0] for text in passed.output.splitlines()] == ["w1", "w2"]
    damage(own_store, "w1", "UPDATE note SET text = 'x' WHERE id = 'n1'")
    failed = CliRunner().invoke(main, ["check", "--database", empty_url])
    assert failed.exit_code == 1
    assert "BROKEN at note, n1: text is not what the log says" in failed.output
    printed = CliRunner().invoke(main, ["check", "--json", "--database", empty_url])
    first, second = json.loads(printed.output)["workspaces"]
    assert (first["workspace_id"], first["fault"]["row"]) == ("w1", "n1")
    assert second["fault"] is None
    assert second["records"] == {"note": 2, "person": 1}


def test_a_wrong_database_is_one_line_and_exit_code_2() -> None:
    given = CliRunner().invoke(main, ["check", "--database", "mysql://x/y"])
    assert given.exit_code == 2
    assert len(given.output.splitlines()) == 1
