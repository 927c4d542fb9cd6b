"""Bringing a database to this version, once, at the start."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, inspect, text

from customer_room.store.errors import StoreError
from customer_room.store.statements import Driver

MIGRATIONS = Path(str(files("customer_room.store"))) / "migrations"
# Two processes that start at once must not both migrate; the number only has to be our own.
ADVISORY_LOCK = 7_203_110_918


def revisions() -> list[str]:
    """Return every schema version this code knows, oldest first."""
    return sorted(path.stem[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def upgrade(engine: Engine, restart: Callable[[Driver], None]) -> None:
    """Migrate to the newest version, in one transaction.

    Args:
        engine: The database.
        restart: Starts a new epoch in every workspace of a database that was migrated.

    Raises:
        StoreError: The database is newer than the code, or holds somebody else's tables.
    """
    known = revisions()
    with engine.connect() as connection:
        if current(connection) == known[-1]:
            return
    with engine.connect() as connection:
        _lock(connection)
        found = current(connection)
        _refuse(connection, found, known)
        if found != known[-1]:
            migrate(connection, known[-1])
            restart(cast("Driver", connection.connection.driver_connection))
        connection.commit()


def current(connection: Connection) -> str | None:
    """Return the schema version of a database; None for one without."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(connection: Connection, revision: str) -> None:
    """Run the migrations up to a version, inside the caller's transaction."""
    # Alembic is slow to import and needed once in the life of a schema version.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": ADVISORY_LOCK})


def _refuse(connection: Connection, found: str | None, known: list[str]) -> None:
    if found is None and inspect(connection).get_table_names():
        raise StoreError("this database belongs to another program; give an empty one")
    if found is not None and found not in known:
        raise StoreError(
            f"this database was written by a newer version (its schema is {found}, this version "
            f"knows up to {known[-1]}): start the newer version, or restore a backup"
        )
