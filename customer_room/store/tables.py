"""The tables: one per record class, made from its fields, and the store's own.

A record class in ``domain`` is the only place where a field is declared. What stands in a column
is the field's JSON value; lists and objects go into JSON columns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)  # fmt: skip
from sqlalchemy.types import TypeEngine

from customer_room.domain.operation import Fields
from customer_room.domain.record import Record

KINDS: dict[str, type[TypeEngine[Any]]] = {
    "string": Text,
    "integer": BigInteger,
    "number": Double,
    "boolean": Boolean,
    "json": JSON,
}
AUDIT = ("created_at", "created_by", "updated_at", "updated_by")
# What rules and pages search by. Searching by anything else is right, but reads the whole table.
INDEXES: dict[str, tuple[str, ...]] = {
    "action": ("decision_id",),
    "addendum": ("room_id",),
    "attendance": ("room_id",),
    "comment": ("decision_id",),
    "contribution": ("decision_id",),
    "customer_count": ("quarter",),
    "decision": ("quarter", "room_id"),
    "dissent": ("decision_id",),
    "evidence": ("stage_id",),
    "gate": ("decision_id",),
    "group": ("room_id",),
    "kpi": ("stage_id",),
    "kpi_reading": ("kpi_id",),
    "loss_reason": ("quarter",),
    "move": ("quarter",),
    "note": ("room_id", "group_id"),
    "note_author": ("phase_id", "room_id"),
    "phase": ("room_id",),
    "poll": ("room_id",),
    "proof": ("of_id", "decision_id"),
    "read_back": ("room_id",),
    "response": ("poll_id", "room_id"),
    "restatement": ("quarter",),
    "review": ("decision_id",),
    "session": ("member_id",),
    "stance": ("decision_id",),
    "step": ("stage_id",),
    "survey": ("room_id", "decision_id"),
    "survey_answer": ("survey_id", "room_id"),
    "tick": ("phase_id", "room_id"),
    "verdict": ("of_id", "window"),
    "vote": ("phase_id", "room_id"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How one record class stands in its table.

    Attributes:
        names: The record's fields without ``id``, in the order they are selected.
        kinds: JSON type of each field: a key of ``KINDS``.
        json: The fields that are lists or objects.
        booleans: The fields that are true or false.
        numbers: The fields that may have decimals.
    """

    record: type[Record]
    table: Table
    names: tuple[str, ...]
    kinds: Mapping[str, str]
    json: tuple[str, ...]
    booleans: tuple[str, ...]
    numbers: tuple[str, ...]

    def complete(self, id: str, fields: Fields) -> Fields:
        """Return the fields of a new record; those that were not given get their default."""
        if len(fields) == len(self.names) and fields.keys() == set(self.names):
            return fields
        whole = self.record.model_validate({**fields, "id": id}).put().fields
        return {**(whole or {}), **fields}


class Schema:
    """All tables of one set of record classes.

    Raises:
        ValueError: A record uses a column name that the store keeps for itself.
    """

    def __init__(self, records: Mapping[str, type[Record]]) -> None:
        self.metadata = MetaData()
        self.own = own_tables(self.metadata)
        self.shapes = {name: _shape(self.metadata, records[name]) for name in sorted(records)}
        self.logged = [name for name, shape in self.shapes.items() if shape.record.logged]


def _shape(metadata: MetaData, record: type[Record]) -> Shape:
    types = json_types(record)
    kept = {"workspace_id", *AUDIT} & types.keys()
    if kept:
        raise ValueError(f"{record.table_name} has fields named as audit columns: {sorted(kept)}")
    # Counting the notes that stand must not visit every note.
    removed = ("removed_at",) if "removed_at" in types else ()
    table = Table(
        record.table_name,
        metadata,
        Column("workspace_id", Text, primary_key=True),
        Column("id", Text, primary_key=True),
        *(Column(n, KINDS[kind], nullable=nullable) for n, (kind, nullable) in types.items()),
        *(Column(name, Text, nullable=False) for name in AUDIT),
        *(
            Index(f"ix_{record.table_name}_{name}", "workspace_id", name, *removed)
            for name in INDEXES.get(record.table_name, ())
        ),
        sqlite_with_rowid=False,
    )
    kinds = {name: kind for name, (kind, _) in types.items()}
    parted = (tuple(n for n in kinds if kinds[n] == kind) for kind in ("json", "boolean", "number"))
    return Shape(record, table, tuple(types), kinds, *parted)


def json_types(record: type[Record]) -> dict[str, tuple[str, bool]]:
    """Return, per field without ``id``, its JSON type and whether it may be null."""
    schema = record.model_json_schema(mode="serialization")
    definitions: dict[str, Any] = schema.get("$defs", {})
    fields: dict[str, Any] = schema["properties"]
    return {n: _json_type(field, definitions) for n, field in fields.items() if n != "id"}


def _json_type(field: dict[str, Any], definitions: dict[str, Any]) -> tuple[str, bool]:
    if "$ref" in field:
        return _json_type(definitions[field["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in field:
        parts = {_json_type(part, definitions)[0] for part in field["anyOf"]}
        rest = parts - {"null"}
        return (rest.pop() if len(rest) == 1 else "json"), "null" in parts
    kind = field.get("type")
    if kind in KINDS or kind == "null":
        return str(kind), False
    return "json", kind is None and "enum" not in field


def own_tables(metadata: MetaData) -> dict[str, Table]:
    """Declare what the store keeps beside the records."""
    return {
        "head": Table(
            "workspace_head",
            metadata,
            *_keys("workspace_id"),
            _number("seq"),
            *_texts("epoch"),
            _number("register_n"),
            *_texts("register_hash"),
        ),
        "baseline": Table(
            "baseline",
            metadata,
            *_keys("workspace_id", "epoch"),
            _number("from_seq"),
            *_texts("state", "state_hash"),
        ),
        "log": Table(
            "log",
            metadata,
            *_keys("workspace_id"),
            _number("seq", key=True),
            *_texts("epoch", "op_id", "kind", "at", "actor_id", "room_id?", "edits"),
            Index("ix_log_op_id", "workspace_id", "op_id", unique=True),
            Index("ix_log_room_id", "workspace_id", "room_id", "seq"),
        ),
        "outcome": Table(
            "outcome",
            metadata,
            *_keys("workspace_id", "member_id", "client_id"),
            _number("client_seq", key=True),
            *_texts("digest", "answer"),
            sqlite_with_rowid=False,
        ),
        "register": Table(
            "register",
            metadata,
            *_keys("workspace_id"),
            _number("n", key=True),
            *_texts("kind", "record_id", "salt?", "text?", "sealed", "hash"),
        ),
        "credential": _credential(metadata),
        "forgetting": Table("forgetting", metadata, *_keys("workspace_id")),
    }


def _credential(metadata: MetaData) -> Table:
    return Table(
        "credential",
        metadata,
        *_keys("hash"),
        *_texts("workspace_id", "kind", "subject_id", "data", "created_at", "expires_at?"),
        *_texts("revoked_at?"),
        Column("uses_left", Integer),
        Index("ix_credential_subject_id", "workspace_id", "subject_id"),
        sqlite_with_rowid=False,
    )


def _keys(*names: str) -> list[Column[str]]:
    return [Column(name, Text, primary_key=True) for name in names]


def _texts(*names: str) -> list[Column[str]]:
    """Declare text columns; a name that ends in ``?`` may be null."""
    return [Column(n.removesuffix("?"), Text, nullable=n.endswith("?")) for n in names]


def _number(name: str, key: bool = False) -> Column[int]:
    return Column(name, BigInteger, primary_key=key, autoincrement=False, nullable=False)
