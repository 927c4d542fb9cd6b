"""Reading one workspace inside one transaction: JSON values for pages, records for rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import orjson

from customer_room.domain.operation import Edit, Fields, Operation, Tables
from customer_room.domain.record import Record
from customer_room.store.credentials import COLUMNS as CREDENTIAL
from customer_room.store.credentials import Credential
from customer_room.store.credentials import from_row as read_credential
from customer_room.store.known import Known
from customer_room.store.register import COLUMNS as LINE
from customer_room.store.register import Line
from customer_room.store.statements import Driver, Row, Statements
from customer_room.store.tables import Schema, Shape

R = TypeVar("R", bound=Record)
OPERATION = ("seq", "op_id", "kind", "at", "actor_id", "room_id", "edits")
NEWEST = 2**62
HEAD = ("seq", "epoch", "register_n", "register_hash")


@dataclass(frozen=True, slots=True)
class Head:
    """Where a workspace stands; its row is locked while somebody writes.

    Attributes:
        seq: The number of the last operation; 0 before the first.
        epoch: Changes with every migration and restore.
        register_n: The number of the last line of the sealed register.
        register_hash: The hash of that line; empty when there is none.
    """

    seq: int
    epoch: str
    register_n: int
    register_hash: str


class SqlRead:
    """``domain.record.Read`` over SQL, and the plain reads of pages and snapshots.

    Everything read here is of one workspace and of one moment.
    """

    def __init__(
        self,
        driver: Driver,
        statements: Statements,
        schema: Schema,
        workspace_id: str,
        known: Known | None = None,
    ) -> None:
        self.workspace_id = workspace_id
        self._driver, self._statements, self._schema = driver, statements, schema
        self.known = known or Known()

    def get(self, kind: type[R], id: str) -> R | None:
        """Return one record of this workspace, or None; it is shared, so nobody changes it."""
        key = (kind.table_name, id)
        found = self.known.records.get(key)
        if found is None:
            fields = self._row(self._schema.shapes[kind.table_name], id)
            if fields is None:
                return None
            found = self.known.records[key] = kind.from_row({"id": id, **fields})
        return cast("R", found)

    def find(self, kind: type[R], /, **equals: Any) -> list[R]:
        """Return the records whose fields equal the given values, sorted by id."""
        rows = self.rows(kind.table_name, **equals)
        return [kind.from_row({"id": id, **fields}) for id, fields in rows.items()]

    def count(self, kind: type[R], /, **equals: Any) -> int:
        """Return how many records ``find`` would return, without reading them."""
        table = self._schema.shapes[kind.table_name].table
        equal, null = split(equals)
        text = self._statements.count(table, equal, null)
        found = self._driver.execute(text, self._keys(**equals)).fetchone()
        return 0 if found is None else found[0]

    def rows(self, table: str, **equals: Any) -> dict[str, Fields]:
        """Return the fields of the matching records by id, sorted by id."""
        shape = self._schema.shapes[table]
        equal, null = split(equals)
        text = self._statements.find(shape, equal, null)
        found = self._driver.execute(text, self._keys(**equals)).fetchall()
        found.sort(key=_first)
        decode = self._statements.decode
        return {row[0]: decode(shape, row[1:]) for row in found}

    def all_rows(self, tables: Iterable[str]) -> Tables:
        """Return whole tables for a snapshot: ``{table: {id: fields}}``, sorted."""
        return {name: self.rows(name) for name in sorted(tables)}

    def state(self) -> Tables:
        """Return all that the log accounts for; empty tables are left out."""
        return {name: rows for name, rows in self.all_rows(self.logged).items() if rows}

    @property
    def tables(self) -> list[str]:
        """The names of all record tables, sorted."""
        return list(self._schema.shapes)

    @property
    def logged(self) -> list[str]:
        """The names of the tables that the log accounts for: all but those of people's names."""
        return self._schema.logged

    def head(self) -> Head:
        """Return where the workspace stands: its last operation, epoch and register line."""
        row = self._own("head", HEAD)
        return Head(0, "", 0, "") if row is None else Head(*row)

    def operation(self, op_id: str) -> Operation | None:
        """Return a logged operation of this workspace, or None."""
        row = self._own("log", OPERATION, op_id=op_id)
        return None if row is None else _operation(row)

    def touched_since(
        self, table: str, id: str, seq: int, field: str | None = None
    ) -> Operation | None:
        """Return the newest operation after ``seq`` that changed a record, or this field of it."""
        text = self._statements.mentions(self._schema.own["log"], OPERATION)
        rows = self._driver.execute(text, self._keys(seq=seq, quoted=f'%"{id}"%')).fetchall()
        operations = (_operation(row) for row in rows)
        return next((op for op in operations if _touches(op, table, id, field)), None)

    def mentions(self, id: str) -> list[Operation]:
        """Return the operations whose edits name a record, as itself or in a field, oldest first.

        Searches the whole log: for what somebody asks for by a tap, not for every page.
        """
        text = self._statements.mentions(self._schema.own["log"], OPERATION)
        rows = self._driver.execute(text, self._keys(seq=0, quoted=f'%"{id}"%')).fetchall()
        return [_operation(row) for row in reversed(rows)]

    def history(
        self, before: int | None = None, limit: int = 100, room_id: str | None = None
    ) -> list[Operation]:
        """Return a page of the log, newest first.

        Args:
            before: The ``seq`` of the last operation of the page before; None for the newest.
            limit: At most so many.
            room_id: Only of this room.
        """
        text = self._statements.page(self._schema.own["log"], OPERATION, room_id is not None)
        keys = self._keys(before=NEWEST if before is None else before, limit=limit, skip=0)
        keys |= {"room_id": room_id} if room_id is not None else {}
        return [_operation(row) for row in self._driver.execute(text, keys).fetchall()]

    def operations(self, after: int = 0) -> Iterator[Operation]:
        """Yield every logged operation after ``seq``, in order."""
        text = self._statements.following(self._schema.own["log"], OPERATION)
        cursor = self._driver.execute(text, self._keys(seq=after))
        while (row := cursor.fetchone()) is not None:
            yield _operation(row)

    def register(self) -> list[Line]:
        """Return the sealed register, in order."""
        text = self._statements.following(self._schema.own["register"], LINE, "n")
        rows = self._driver.execute(text, self._keys(n=0)).fetchall()
        return [Line(*row) for row in rows]

    def credential(self, hash: str) -> Credential | None:
        """Return a credential of this workspace, whether or not it still stands."""
        row = self._own("credential", CREDENTIAL, hash=hash)
        return None if row is None else read_credential(row)

    def credentials(self, kind: str) -> list[Credential]:
        """Return all credentials of one kind, whether or not they still stand."""
        table = self._schema.own["credential"]
        text = self._statements.select_one(table, CREDENTIAL, ("workspace_id", "kind"))
        rows = self._driver.execute(text, self._keys(kind=kind)).fetchall()
        return [read_credential(row) for row in rows]

    def baseline(self) -> tuple[int, Tables]:
        """Return what the current epoch started from: the operation it follows, and the state."""
        row = self._own("baseline", ("from_seq", "state"), epoch=self.head().epoch)
        return (0, {}) if row is None else (row[0], orjson.loads(row[1]))

    def _row(self, shape: Shape, id: str) -> Fields | None:
        rows, key = self.known.rows, (shape.table.name, id)
        if key not in rows:
            text = self._statements.select_one(shape.table, shape.names, ("workspace_id", "id"))
            row = self._driver.execute(text, self._keys(id=id)).fetchone()
            rows[key] = None if row is None else self._statements.decode(shape, row)
        return rows[key]

    def _own(self, table: str, names: tuple[str, ...], **keys: Any) -> Row | None:
        text = self._statements.select_one(self._schema.own[table], names, ("workspace_id", *keys))
        return self._driver.execute(text, self._keys(**keys)).fetchone()

    def _keys(self, **keys: Any) -> dict[str, Any]:
        return {"workspace_id": self.workspace_id, **keys}


def split(equals: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the names compared with a value from those that must be null."""
    equal = tuple(name for name in sorted(equals) if equals[name] is not None)
    return equal, tuple(name for name in sorted(equals) if equals[name] is None)


def _first(row: Row) -> str:
    return row[0]


def _operation(row: Row) -> Operation:
    seq, op_id, kind, at, actor_id, room_id, edits = row
    made = tuple(Edit(*edit) for edit in orjson.loads(edits))
    return Operation(seq, op_id, kind, at, actor_id, room_id, made)


def _touches(operation: Operation, table: str, id: str, field: str | None) -> bool:
    edits = (edit for edit in operation.edits if edit.table == table and edit.id == id)
    return any(field is None or field in edit.sets for edit in edits)
