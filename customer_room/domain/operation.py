"""What a command becomes: field changes, and the one generic way to apply them.

The same function exists once more in JavaScript (``ui/sync/apply.js``); vectors written by the
tests of this module prove that both agree.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
Fields: TypeAlias = dict[str, Any]
Tables: TypeAlias = dict[str, dict[str, Fields]]


@dataclass(frozen=True, slots=True)
class Change:
    """One record's change: a partial upsert, or its tombstone when ``fields`` is None."""

    table: str
    id: str
    fields: Fields | None

    def as_wire(self) -> list[Any]:
        """Return the triple ``[table, id, fields | null]`` of docs/PROTOCOL.md."""
        return [self.table, self.id, self.fields]


@dataclass(frozen=True, slots=True)
class Edit:
    """A change as the log keeps it: only the fields that differ, before and after.

    ``before`` is None when the record did not exist; ``after`` is None when it was removed.
    """

    table: str
    id: str
    before: Fields | None
    after: Fields | None

    @property
    def sets(self) -> Fields:
        """The fields it set; none if it removed the record."""
        return self.after or {}

    def change(self) -> Change:
        """Return the forward change."""
        return Change(self.table, self.id, self.after)

    def inverse(self) -> Change:
        """Return the change that takes this edit back."""
        return Change(self.table, self.id, self.before)


@dataclass(frozen=True, slots=True)
class Operation:
    """One accepted command with its effect, as logged and published."""

    seq: int
    op_id: str
    kind: str
    at: str
    actor_id: str
    room_id: str | None
    edits: tuple[Edit, ...]


def apply(tables: Tables, changes: Iterable[Change]) -> None:
    """Apply changes in order to nested dicts ``tables[table][id]``, in place."""
    for change in changes:
        rows = tables.setdefault(change.table, {})
        if change.fields is None:
            rows.pop(change.id, None)
        else:
            rows[change.id] = {**rows.get(change.id, {}), **change.fields}


def edit_of(change: Change, current: Mapping[str, Any] | None) -> Edit | None:
    """Compare a change with the record as it stands; None when nothing differs.

    Args:
        change: What ``decide`` asks for.
        current: The record's fields, or None if it does not exist.
    """
    if change.fields is None:
        return None if current is None else Edit(change.table, change.id, dict(current), None)
    if current is None:
        return Edit(change.table, change.id, None, dict(change.fields))
    after = {k: v for k, v in change.fields.items() if current.get(k) != v}
    if not after:
        return None
    return Edit(change.table, change.id, {k: current.get(k) for k in after}, after)


def canonical(value: Json | Mapping[str, Any]) -> bytes:
    """Return the one byte form of a JSON value: sorted keys, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def digest(value: Json | Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def state_hash(tables: Tables) -> str:
    """Return one hash for a whole state; empty tables do not count."""
    return digest({name: rows for name, rows in tables.items() if rows})
