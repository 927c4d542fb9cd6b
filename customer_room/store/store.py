"""One database with its workspaces: opening it and handing out units of work."""

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, Literal, Self, cast

from sqlalchemy import PoolProxiedConnection
from sqlalchemy.exc import OperationalError

from customer_room.domain.nouns import RECORDS
from customer_room.domain.record import Record
from customer_room.store.credentials import COLUMNS as CREDENTIAL
from customer_room.store.credentials import Credential
from customer_room.store.credentials import from_row as read_credential
from customer_room.store.engine import WAIT_SECONDS, connect
from customer_room.store.errors import Unavailable
from customer_room.store.known import Known
from customer_room.store.log import Transaction
from customer_room.store.reads import HEAD, Head, SqlRead
from customer_room.store.statements import Driver, Statements
from customer_room.store.tables import Schema
from customer_room.store.upgrade import upgrade

KNOWN_WORKSPACES = 16
WIPE_MS = 500

Purpose = Literal["read", "write"]
OPENINGS: dict[tuple[str, Purpose], str] = {
    ("sqlite", "read"): "BEGIN",
    ("sqlite", "write"): "BEGIN IMMEDIATE",
    ("postgresql", "read"): "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    ("postgresql", "write"): "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
}


class Store:
    """One database with any number of workspaces.

    Args:
        url: ``sqlite:///file`` or ``postgresql://…``.
        records: The record classes; only tests give others.
    """

    def __init__(self, url: str, records: Mapping[str, type[Record]] = RECORDS) -> None:
        self.schema = Schema(records)
        self.engine = connect(url)
        self.backend = self.engine.dialect.name
        self._statements = Statements(self.engine.dialect)
        # SQLite has one writer: threads of this process queue here and not on the file's lock.
        self._writer = threading.Lock()
        self._kept: PoolProxiedConnection | None = None
        self._known: dict[str, tuple[Head, Known]] = {}
        self._unwiped = False

    def open(self) -> Self:
        """Bring the database to this version and return the store.

        Raises:
            StoreError: It is newer than this version, not ours, or cannot be reached.
        """
        try:
            with self._typed_errors():
                upgrade(self.engine, self._restart)
        except BaseException:
            self.close()
            raise
        return self

    def close(self) -> None:
        """Close every connection that is not in use."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()
        self.engine.dispose()

    def ping(self) -> None:
        """Check that the database takes a write.

        Raises:
            Unavailable: It does not.
        """
        with self._connection("write") as driver:
            driver.execute("UPDATE workspace_head SET seq = seq WHERE seq < 0")

    def workspaces(self) -> list[str]:
        """Return the ids of all workspaces, sorted."""
        with self._connection("read") as driver:
            return _workspaces(driver)

    def find_credential(self, hash: str) -> Credential | None:
        """Return a credential by the hash of its secret, whichever workspace it opens."""
        table = self.schema.own["credential"]
        text = self._statements.select_one(table, CREDENTIAL, ("hash",))
        with self._connection("read") as driver:
            row = driver.execute(text, {"hash": hash}).fetchone()
        return None if row is None else read_credential(row)

    @contextmanager
    def begin(self, workspace_id: str) -> Generator[Transaction]:
        """Write as the only one: commit on leaving, roll back on any exception.

        Raises:
            Unavailable: The database is locked, full or gone.
        """
        with self._connection("write") as driver:
            transaction = self._transaction(driver, workspace_id)
            yield transaction
            transaction.flush()
        self._unwiped |= transaction.forgot
        self.finish_forgetting()
        self._keep(transaction)

    @contextmanager
    def reading(self, workspace_id: str) -> Generator[SqlRead]:
        """Read one moment of a workspace; writers are not kept waiting."""
        with self._connection("read") as driver:
            yield SqlRead(driver, self._statements, self.schema, workspace_id)

    def finish_forgetting(self) -> None:
        """Empty SQLite's journal of deleted rows, which would stand in it until it is used again.

        Somebody who reads just then keeps it from that: it is done after the next commit, or when
        this is called again. PostgreSQL forgets in its own time (vacuum, its WAL).
        """
        if not self._unwiped or self.backend != "sqlite":
            return
        with self._turn("write"), self._typed_errors():
            pooled = self._take("write")
            run = cast("Driver", pooled.driver_connection).execute
            run(f"PRAGMA busy_timeout = {WIPE_MS}")
            found = run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            run(f"PRAGMA busy_timeout = {int(WAIT_SECONDS * 1000)}")
            self._unwiped = found is None or bool(found[0])
            self._give_back(pooled, "write")

    def _keep(self, committed: Transaction) -> None:
        """Keep what the writer knows for the next transaction."""
        if len(self._known) >= KNOWN_WORKSPACES:
            self._known.clear()
        if not committed.known.is_large:
            self._known[committed.workspace_id] = (committed.head(), committed.known)

    def _restart(self, driver: Driver) -> None:
        """Start a new epoch in every workspace, within the migration's transaction."""
        for workspace_id in _workspaces(driver):
            transaction = self._transaction(driver, workspace_id)
            transaction.start_epoch()
            transaction.flush()

    def _transaction(self, driver: Driver, workspace_id: str) -> Transaction:
        head = self._lock(driver, workspace_id)
        # Taken away, so that a transaction that fails leaves nothing behind.
        stood, known = self._known.pop(workspace_id, (head, Known()))
        if stood != head:
            known = Known()
        made = Transaction(driver, self._statements, self.schema, workspace_id, head, known)
        if not head.epoch:
            made.start_epoch()
        return made

    def _lock(self, driver: Driver, workspace_id: str) -> Head:
        """Return the head, locked on PostgreSQL; a new workspace gets one without an epoch."""
        table, key = self.schema.own["head"], {"workspace_id": workspace_id}
        text = self._statements.select_one(table, HEAD, ("workspace_id",))
        text += " FOR UPDATE" if self.backend == "postgresql" else ""
        row = driver.execute(text, key).fetchone()
        if row is None:
            fresh = {**key, "seq": 0, "epoch": "", "register_n": 0, "register_hash": ""}
            insert = self._statements.insert(table)
            driver.execute(f"{insert} ON CONFLICT (workspace_id) DO NOTHING", fresh)
            row = driver.execute(text, key).fetchone()
        assert row is not None
        return Head(*row)

    @contextmanager
    def _connection(self, purpose: Purpose) -> Generator[Driver]:
        """Hold a driver connection in one transaction."""
        with self._turn(purpose), self._typed_errors():
            pooled = self._take(purpose)
            try:
                driver = cast("Driver", pooled.driver_connection)
                driver.execute(OPENINGS[self.backend, purpose])
                yield driver
                pooled.commit()
            except BaseException:
                try:
                    pooled.rollback()
                finally:
                    pooled.close()
                raise
            self._give_back(pooled, purpose)

    def _take(self, purpose: Purpose) -> PoolProxiedConnection:
        """Return a connection: on SQLite the writer's own, with the pages it has read so far."""
        kept = None
        if purpose == "write":
            kept, self._kept = self._kept, None
        return kept or self.engine.raw_connection()

    def _give_back(self, pooled: PoolProxiedConnection, purpose: Purpose) -> None:
        if purpose == "write" and self.backend == "sqlite":
            self._kept = pooled
        else:
            pooled.close()

    @contextmanager
    def _turn(self, purpose: Purpose) -> Generator[None]:
        if self.backend != "sqlite" or purpose == "read":
            yield
            return
        if not self._writer.acquire(timeout=WAIT_SECONDS):
            raise Unavailable("the database is busy")
        try:
            yield
        finally:
            self._writer.release()

    @contextmanager
    def _typed_errors(self) -> Generator[None]:
        driver: Any = self.engine.dialect.loaded_dbapi
        try:
            yield
        except (driver.OperationalError, OperationalError) as problem:
            line = str(problem).strip().partition("\n")[0]
            raise Unavailable(f"the database does not answer: {line}") from problem


def _workspaces(driver: Driver) -> list[str]:
    rows = driver.execute("SELECT workspace_id FROM workspace_head").fetchall()
    return sorted(row[0] for row in rows)
