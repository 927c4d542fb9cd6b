"""Connections to SQLite or PostgreSQL, as durable as the product promises."""

import sqlite3
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from customer_room.store.errors import StoreError

WAIT_SECONDS = 10.0
POOL: dict[str, Any] = {"poolclass": QueuePool, "pool_size": 8, "max_overflow": 24}


def connect(url: str) -> Engine:
    """Return the engine for ``sqlite:///file`` or ``postgresql://…``.

    Raises:
        StoreError: The URL names another kind of database, or none.
    """
    try:
        given = make_url(url)
    except ArgumentError:
        raise StoreError("the database must be sqlite:///FILE or postgresql://…") from None
    if given.get_backend_name() == "postgresql":
        return _postgresql(given.set(drivername="postgresql+psycopg"))
    if given.get_backend_name() == "sqlite" and given.database:
        return _sqlite(given, Path(given.database))
    raise StoreError("the database must be sqlite:///FILE or postgresql://…")


def _postgresql(url: URL) -> Engine:
    options = f"-c lock_timeout={int(WAIT_SECONDS * 1000)}"
    settings = {"connect_timeout": int(WAIT_SECONDS), "options": options}
    return create_engine(url, connect_args=settings, pool_pre_ping=True, **POOL)


def _sqlite(url: URL, file: Path) -> Engine:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = {"check_same_thread": False, "timeout": WAIT_SECONDS, "cached_statements": 512}
    engine = create_engine(url, connect_args=settings, paramstyle="named", **POOL)
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: object, _record: object) -> None:
    opened = cast("sqlite3.Connection", connection)
    # Transactions are ours: sqlite3 would open them late and commit them at its own choice.
    opened.isolation_level = None
    # What is deleted is overwritten: who wrote a nameless note is not to be read from free pages.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        opened.execute(f"PRAGMA {pragma}")
