"""How migrations write down tables: a line of fields, each with ``:kind`` unless text and ``?``
where it may be null."""

from typing import Any

import sqlalchemy as sa
from alembic import op

KINDS = {
    "": sa.Text,
    "integer": sa.BigInteger,
    "number": sa.Double,
    "boolean": sa.Boolean,
    "json": sa.JSON,
}
AUDIT = "created_at created_by updated_at updated_by"


def make_table(name: str, fields: str, indexes: str = "") -> None:
    """Make a record's table, with an index for each field that is searched by."""
    op.create_table(
        name,
        sa.Column("workspace_id", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *(column(field) for field in f"{fields} {AUDIT}".split()),
        sqlite_with_rowid=False,
    )
    removed = ["removed_at"] if "removed_at?" in fields.split() else []
    for field in indexes.split():
        op.create_index(f"ix_{name}_{field}", name, ["workspace_id", field, *removed])


def add_columns(table: str, fields: str, **filled: Any) -> None:
    """Add fields to a table; rows that stand get what is given for a field that must be filled."""
    with op.batch_alter_table(table) as changed:
        for field in fields.split():
            changed.add_column(column(field, filled))


def column(field: str, filled: dict[str, Any] | None = None) -> sa.Column[object]:
    """Read one field."""
    name, _, kind = field.removesuffix("?").partition(":")
    default = (filled or {}).get(name)
    return sa.Column(name, KINDS[kind], nullable=field.endswith("?"), server_default=default)
