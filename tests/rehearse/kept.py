"""What the database and its log hold once the room is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from customer_room.operations.check import check_workspace
from customer_room.store.register import Line
from customer_room.store.store import Store

Rows = Mapping[str, dict[str, Any]]


@dataclass(frozen=True)
class Kept:
    """One workspace as it lies on the disk.

    Attributes:
        fault: What is not whole, in words; empty when log, tables and register agree.
        operations: How often each operation stands in the log.
        register: The sealed lines.
        tables: Every row.
    """

    fault: str = ""
    operations: Counter[str] = field(default_factory=Counter[str])
    register: list[Line] = field(default_factory=list[Line])
    tables: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def rows(self, table: str, /, **equals: Any) -> Rows:
        """Return the rows of a table whose fields equal the given values."""
        return {id: row for id, row in self.tables.get(table, {}).items()
                if all(row.get(name) == value for name, value in equals.items())}  # fmt: skip

    def texts(self, kind: str, record_id: str) -> list[str]:
        """Return what the sealed register says of a record."""
        return [str(line.text) for line in self.register
                if (line.kind, line.record_id) == (kind, record_id)]  # fmt: skip


def kept(database: str) -> Kept:
    """Read the only workspace of a database, and check that it is whole."""
    store = Store(database)
    try:
        (here,) = store.workspaces()
        with store.reading(here) as read:
            fault = check_workspace(read).fault
            return Kept(
                fault=f"{fault.table}, {fault.row}: {fault.problem}" if fault else "",
                operations=Counter(each.op_id for each in read.operations()),
                register=read.register(),
                tables=read.all_rows(read.tables),
            )
    finally:
        store.close()
