"""A store over dicts with the surface of the real one, for tests of rules and services."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from customer_room.domain.command import Effect, Entry
from customer_room.domain.nouns import RECORDS
from customer_room.domain.operation import Change, Edit, Fields, Operation, Tables, edit_of
from customer_room.domain.record import Record
from customer_room.store.outcomes import ClientRef, Outcome
from customer_room.store.reads import Head

R = TypeVar("R", bound=Record)


@dataclass
class State:
    """All that one workspace holds; rows are replaced, never changed in place."""

    tables: Tables = field(default_factory=dict)
    log: list[Operation] = field(default_factory=list)
    register: list[Entry] = field(default_factory=list)
    outcomes: dict[ClientRef, Outcome] = field(default_factory=dict)

    def copy(self) -> "State":
        tables = {name: dict(rows) for name, rows in self.tables.items()}
        return State(tables, list(self.log), list(self.register), dict(self.outcomes))


class MemoryStore:
    """Workspaces by id; ``begin`` commits on leaving and rolls back on any exception."""

    def __init__(self, records: dict[str, type[Record]] | None = None) -> None:
        self.records = RECORDS if records is None else records
        self.workspaces: dict[str, State] = {}

    @contextmanager
    def begin(self, workspace_id: str = "w1") -> Generator["MemoryTransaction"]:
        work = self.workspaces.get(workspace_id, State()).copy()
        yield MemoryTransaction(work, self.records)
        self.workspaces[workspace_id] = work

    @contextmanager
    def reading(self, workspace_id: str = "w1") -> Generator["MemoryTransaction"]:
        yield MemoryTransaction(self.workspaces.get(workspace_id, State()).copy(), self.records)


class MemoryTransaction:
    """Read and append inside one unit of work."""

    def __init__(self, state: State, records: dict[str, type[Record]]) -> None:
        self.state, self.records = state, records

    def get(self, kind: type[R], id: str) -> R | None:
        row = self._rows(kind.table_name).get(id)
        return None if row is None else kind.from_row({"id": id, **row})

    def find(self, kind: type[R], /, **equals: Any) -> list[R]:
        rows = sorted(self._rows(kind.table_name).items())
        hits = [(i, r) for i, r in rows if all(_same(r, i, k, v) for k, v in equals.items())]
        return [kind.from_row({"id": i, **r}) for i, r in hits]

    def count(self, kind: type[R], /, **equals: Any) -> int:
        return len(self.find(kind, **equals))

    def operation(self, op_id: str) -> Operation | None:
        return next((op for op in self.state.log if op.op_id == op_id), None)

    def touched_since(
        self, table: str, id: str, seq: int, field: str | None = None
    ) -> Operation | None:
        for op in reversed(self.state.log[seq:]):
            for edit in op.edits:
                if (edit.table, edit.id) == (table, id) and (not field or field in edit.sets):
                    return op
        return None

    def all_rows(self, tables: Iterable[str]) -> Tables:
        return {name: dict(sorted(self._rows(name).items())) for name in sorted(tables)}

    def head(self) -> Head:
        return Head(len(self.state.log), "memory", len(self.state.register), "")

    def append(
        self,
        kind: str,
        op_id: str,
        at: str,
        actor_id: str,
        room_id: str | None,
        effects: Iterable[Effect],
    ) -> Operation:
        edits: list[Edit] = []
        sealed: list[Entry] = []
        for effect in effects:
            match effect:
                case Entry():
                    sealed.append(effect)
                case Change():
                    edits += self._write(effect)
        self.state.register += sealed
        if not edits and not sealed:
            return Operation(self.head().seq, op_id, kind, at, actor_id, room_id, ())
        op = Operation(self.head().seq + 1, op_id, kind, at, actor_id, room_id, tuple(edits))
        logged = tuple(e for e in edits if self.records[e.table].logged)
        self.state.log.append(Operation(op.seq, op_id, kind, at, actor_id, room_id, logged))
        return op

    def outcome(self, ref: ClientRef) -> Outcome | None:
        return self.state.outcomes.get(ref)

    def remember(self, ref: ClientRef, digest: str, answer: dict[str, Any]) -> None:
        assert ref not in self.state.outcomes
        self.state.outcomes[ref] = Outcome(digest, answer)

    def _rows(self, table: str) -> dict[str, Fields]:
        return self.state.tables.setdefault(table, {})

    def _write(self, change: Change) -> list[Edit]:
        """Apply one change as a database would: absent fields by default, numbers as floats."""
        rows, kind = self._rows(change.table), self.records[change.table]
        current = rows.get(change.id)
        unknown = set(change.fields or ()) - (set(kind.model_fields) - {"id"})
        assert not unknown, f"{change.table} has no field {sorted(unknown)}"
        if change.fields is not None:
            whole = kind.model_validate({**(current or {}), **change.fields, "id": change.id})
            change = whole.put()
        edit = edit_of(change, current)
        if edit is None:
            return []
        if edit.after is None:
            del rows[change.id]
        else:
            rows[change.id] = {**(current or {}), **edit.after}
        return [edit]


def _same(row: Fields, id: str, name: str, value: Any) -> bool:
    return (id if name == "id" else row[name]) == value
