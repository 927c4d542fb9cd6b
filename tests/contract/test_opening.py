"""Opening: a new, an old, a newer and a foreign database."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, Table, inspect

from customer_room.domain.journey import Stage
from customer_room.domain.notes import Group
from customer_room.domain.operation import state_hash
from customer_room.domain.room import Phase, Room, Tick
from customer_room.store import engine, upgrade
from customer_room.store.errors import StoreError, Unavailable
from customer_room.store.log import replay
from customer_room.store.store import Store
from tests.contract.writing import append, note

NEXT = '''"""A later version: notes get a colour."""

import sqlalchemy as sa
from alembic import op

revision = "0099"
down_revision = "{before}"


def upgrade():
    """Add it."""
    op.add_column("note", sa.Column("tint", sa.Text))
'''


@pytest.fixture
def later_version(tmp_path: Path) -> Path:
    """The migrations of a version after this one."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, folder)
    before = upgrade.revisions()[-1]
    (folder / "versions" / "0099_tint.py").write_text(NEXT.format(before=before))
    return folder


def test_migrations_make_exactly_the_tables_of_the_records(own_store: Store) -> None:
    with own_store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, own_store.schema.metadata) == []
        for shape in own_store.schema.shapes.values():
            stored = {c["name"]: c["nullable"] for c in inspect(connection).get_columns(
                shape.table.name)}  # fmt: skip
            assert stored == {column.name: column.nullable for column in shape.table.columns}


def test_the_newest_revision_is_known_without_alembic() -> None:
    scripts = ScriptDirectory(str(upgrade.MIGRATIONS))
    assert [script.revision for script in scripts.walk_revisions()] == upgrade.revisions()[::-1]


def test_opening_again_changes_nothing(own_store: Store, here: str) -> None:
    with own_store.begin(here) as tx:
        append(tx, note().put())
        epoch = tx.head().epoch
    own_store.open()
    with own_store.reading(here) as read:
        assert read.head().epoch == epoch


def test_a_migration_starts_a_new_epoch_with_equal_content(
    own_store: Store, here: str, later_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with own_store.begin(here) as tx:
        append(tx, note().put(), note("n2").put())
        before = tx.head()
    monkeypatch.setattr(upgrade, "MIGRATIONS", later_version)
    own_store.open()
    with own_store.begin(here) as tx:
        append(tx, note().gone())
    with own_store.reading(here) as read:
        assert read.head().epoch != before.epoch
        assert read.head().seq == before.seq + 1
        assert read.baseline()[0] == before.seq
        assert state_hash(replay(read)) == state_hash(read.state())
        assert list(read.state()["note"]) == ["n2"]


def test_rows_of_the_first_release_are_read_as_they_were_meant(empty_url: str) -> None:
    fill = {"TEXT": "x", "BIGINT": 1, "BOOLEAN": False, "JSON": "[]"}
    store = Store(empty_url)
    with store.engine.begin() as connection:
        upgrade.migrate(connection, "0002")
        for name in ("group", "phase", "room", "stage", "tick", "workspace_head"):
            table = Table(name, MetaData(), autoload_with=connection)
            row = {c.name: fill.get(str(c.type), "x") for c in table.columns}
            connection.execute(table.insert().values(row))
    with store.open().reading("x") as read:
        assert read.find(Tick)[0].says == "done"
        assert read.find(Room)[0].showing == "what happens"
        assert (read.find(Phase)[0].shown, read.find(Phase)[0].anonymous) == ([], False)
        assert read.find(Group)[0].kept_by == read.find(Stage)[0].end_test == []
    store.close()


def test_a_failed_migration_leaves_the_database_as_it_was(
    own_store: Store, here: str, later_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with own_store.begin(here) as tx:
        append(tx, note().put())
    script = later_version / "versions" / "0099_tint.py"
    script.write_text(script.read_text() + "    raise RuntimeError('power cut')\n")
    known = upgrade.revisions()[-1]
    with monkeypatch.context() as patched:
        patched.setattr(upgrade, "MIGRATIONS", later_version)
        with pytest.raises(RuntimeError, match="power cut"):
            own_store.open()
    with own_store.engine.connect() as connection:
        assert upgrade.current(connection) == known
        columns = [column["name"] for column in inspect(connection).get_columns("note")]
    assert "tint" not in columns


def test_a_newer_database_is_refused(
    own_store: Store,
    empty_url: str,
    later_version: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(upgrade, "MIGRATIONS", later_version)
        own_store.open()
    with pytest.raises(StoreError, match="newer version") as refused:
        Store(empty_url).open()
    assert "0099" in str(refused.value)


def test_another_programs_database_is_refused(empty_url: str) -> None:
    store = Store(empty_url)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE invoice (id INTEGER)")
        connection.commit()
    with pytest.raises(StoreError, match="another program"):
        store.open()
    store.close()


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "room.db", "", "oracle:thin"])
def test_other_kinds_of_database_are_refused_in_one_line(url: str) -> None:
    with pytest.raises(StoreError, match="sqlite:///FILE or postgresql://"):
        Store(url)


def test_a_server_that_does_not_answer_is_one_line() -> None:
    store = Store("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreError, match="does not answer") as problem:
        store.open()
    assert "\n" not in str(problem.value)
    store.close()


def test_sqlite_is_as_durable_as_promised(opened: Callable[[str], Store]) -> None:
    with opened("sqlite").engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        held = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert held == ["wal", 2, 1, 10_000]


def test_a_store_that_answers_takes_a_ping(store: Store) -> None:
    store.ping()


def test_a_busy_database_is_a_typed_answer(
    own_store: Store, empty_url: str, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.2)
    hurried = Store(empty_url)
    with own_store.begin(here) as tx:
        append(tx, note().put())
    with own_store.begin(here), pytest.raises(Unavailable), hurried.begin(here):
        pass
    with hurried.begin(here) as tx:
        assert append(tx, note("n2").put()).seq == 2
    hurried.close()
