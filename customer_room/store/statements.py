"""SQL text, compiled from SQLAlchemy Core once and then run on the driver directly.

Compiling and SQLAlchemy's result objects cost about ten times what SQLite needs for a small
statement; a room's changes are made of small statements.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import orjson
from sqlalchemy import Integer, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement

from customer_room.domain.operation import Fields
from customer_room.store.tables import Shape

Row = tuple[Any, ...]


class Cursor(Protocol):
    """What both drivers answer with."""

    rowcount: int

    def fetchone(self) -> Row | None:
        """Return the next row, or None."""
        ...

    def fetchall(self) -> list[Row]:
        """Return all rows left."""
        ...


class Driver(Protocol):
    """What the connections of sqlite3 and psycopg have in common."""

    def execute(self, query: str, params: Any = ..., /) -> Cursor:
        """Run one statement."""
        ...


class Statements:
    """SQL texts of one dialect, kept by what they are for; parameters are given by name."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.native_json = dialect.name == "postgresql"
        self._texts: dict[tuple[Any, ...], str] = {}

    def text(self, key: tuple[Any, ...], build: Callable[[], ClauseElement]) -> str:
        """Return the SQL text kept under ``key``, compiling it at first use."""
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = self._compile(build())
        return found

    def insert(self, table: Table) -> str:
        """Return the text that inserts a whole row, with one parameter per column."""
        return self.text(("insert", table.name), lambda: insert(table))

    def select_one(self, table: Table, names: Sequence[str], keys: Sequence[str]) -> str:
        """Return the text that selects columns where the key columns equal their parameters."""
        return self.text(
            ("one", table.name, tuple(names), tuple(keys)),
            lambda: select(*(table.c[n] for n in names)).where(
                *(table.c[k] == bindparam(k) for k in keys)
            ),
        )

    def find(self, shape: Shape, equal: tuple[str, ...], null: tuple[str, ...]) -> str:
        """Return the text that selects ``id`` and all fields of the matching records."""
        table = shape.table
        return self.text(
            ("find", table.name, equal, null),
            lambda: select(table.c.id, *(table.c[n] for n in shape.names)).where(
                table.c.workspace_id == bindparam("workspace_id"),
                *(table.c[n] == bindparam(n) for n in equal),
                *(table.c[n].is_(None) for n in null),
            ),
        )

    def count(self, table: Table, equal: tuple[str, ...], null: tuple[str, ...]) -> str:
        """Return the text that counts the matching records."""
        return self.text(
            ("count", table.name, equal, null),
            lambda: (
                select(func.count())
                .select_from(table)
                .where(
                    table.c.workspace_id == bindparam("workspace_id"),
                    *(table.c[n] == bindparam(n) for n in equal),
                    *(table.c[n].is_(None) for n in null),
                )
            ),
        )

    def newest(self, own: Mapping[str, Table]) -> str:
        """Return the text that selects the highest number a client has been answered."""
        table = own["outcome"]
        return self.text(
            ("newest",),
            lambda: select(func.max(table.c.client_seq)).where(
                *(table.c[k] == bindparam(k) for k in ("workspace_id", "member_id", "client_id"))
            ),
        )

    def mentions(self, log: Table, names: Sequence[str]) -> str:
        """Return the text that selects, newest first, operations whose edits hold a text."""
        return self.text(
            ("mentions",),
            lambda: (
                select(*(log.c[n] for n in names))
                .where(
                    log.c.workspace_id == bindparam("workspace_id"),
                    log.c.seq > bindparam("seq"),
                    log.c.edits.like(bindparam("quoted")),
                )
                .order_by(log.c.seq.desc())
            ),
        )

    def page(self, log: Table, names: Sequence[str], of_room: bool) -> str:
        """Return the text that selects operations before one, newest first, of a room or all."""
        return self.text(
            ("page", of_room),
            lambda: (
                select(*(log.c[n] for n in names))
                .where(
                    log.c.workspace_id == bindparam("workspace_id"),
                    log.c.seq < bindparam("before"),
                    *([log.c.room_id == bindparam("room_id")] if of_room else []),
                )
                .order_by(log.c.seq.desc())
                .limit(bindparam("limit", type_=Integer))
                # SQLAlchemy writes an OFFSET for SQLite in any case; named, it can be given.
                .offset(bindparam("skip", type_=Integer))
            ),
        )

    def following(self, table: Table, names: Sequence[str], number: str = "seq") -> str:
        """Return the text that selects the rows after a number, in order."""
        return self.text(
            ("following", table.name, *names),
            lambda: (
                select(*(table.c[n] for n in names))
                .where(
                    table.c.workspace_id == bindparam("workspace_id"),
                    table.c[number] > bindparam(number),
                )
                .order_by(table.c[number])
            ),
        )

    def first_of_room(self, log: Table) -> str:
        """Return the text that selects the number of a room's first operation."""
        return self.text(
            ("first_of_room",),
            lambda: select(func.min(log.c.seq)).where(
                *(log.c[k] == bindparam(k) for k in ("workspace_id", "room_id"))
            ),
        )

    def baselines_since(self, baseline: Table) -> str:
        """Return the text that deletes what epochs began with since an operation."""
        return self.text(
            ("baselines_since",),
            lambda: delete(baseline).where(
                baseline.c.workspace_id == bindparam("workspace_id"),
                baseline.c.from_seq >= bindparam("from_seq"),
            ),
        )

    def credentials_like(self, credential: Table) -> str:
        """Return the text that selects hash and data of credentials whose data holds a text."""
        return self.text(
            ("credentials_like",),
            lambda: select(credential.c.hash, credential.c.data).where(
                credential.c.workspace_id == bindparam("workspace_id"),
                credential.c.data.like(bindparam("quoted")),
            ),
        )

    def update(
        self, table: Table, names: Sequence[str], equal: Sequence[str], null: Sequence[str] = ()
    ) -> str:
        """Return the text that sets columns: ``new_<column>`` where ``key_<column>`` is equal."""
        return self.text(
            ("update", table.name, tuple(names), tuple(equal), tuple(null)),
            lambda: (
                update(table)
                .where(
                    *(table.c[k] == bindparam(f"key_{k}") for k in equal),
                    *(table.c[k].is_(None) for k in null),
                )
                .values({n: bindparam(f"new_{n}") for n in names})
            ),
        )

    def delete(self, table: Table, keys: Sequence[str]) -> str:
        """Return the text that deletes the row with these keys."""
        return self.text(
            ("delete", table.name, *keys),
            lambda: delete(table).where(*(table.c[k] == bindparam(k) for k in keys)),
        )

    def encode(self, shape: Shape, fields: Fields) -> dict[str, Any]:
        """Return fields as the driver takes them."""
        values = dict(fields)
        for name in shape.json:
            if values.get(name) is not None:
                values[name] = orjson.dumps(values[name]).decode()
        return values

    def decode(self, shape: Shape, row: Row) -> Fields:
        """Return a row of ``shape.names`` as JSON values."""
        fields = dict(zip(shape.names, row, strict=True))
        if not self.native_json:
            for name in shape.json:
                if fields[name] is not None:
                    fields[name] = orjson.loads(fields[name])
            for name in shape.booleans:
                if fields[name] is not None:
                    fields[name] = bool(fields[name])
        return fields

    def _compile(self, statement: ClauseElement) -> str:
        return statement.compile(dialect=self.dialect).string
