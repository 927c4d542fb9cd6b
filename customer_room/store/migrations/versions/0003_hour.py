"""The facilitated hour: a clock that pauses, notes without a name, polls, read-backs, endings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KINDS = {"": sa.Text, "integer": sa.BigInteger, "boolean": sa.Boolean, "json": sa.JSON}
EMPTY = {"": "", "boolean": sa.false(), "json": "[]"}
AUDIT = "created_at created_by updated_at updated_by"
# As in 0002: a field, with ``:kind`` unless text and ``?`` where it may be null.
RECORDS = {
    "note_author": "room_id phase_id member_id",
    "poll": "room_id instrument stage_id status opened_at ended_at?",
    "read_back": "room_id phase_id decision_id member_id text mark?",
    "response": "room_id poll_id member_id function_id choice? points:json typed_by?",
}
INDEXES = {
    "note_author": "phase_id room_id",
    "poll": "room_id",
    "read_back": "room_id",
    "response": "poll_id room_id",
}
COLUMNS = {
    "group": "parked_until? owner_id? who_benefits kept_by:json",
    "phase": "shown:json anonymous:boolean everybody_votes:boolean ended_at? paused_left:integer?",
    "room": "showing showing_id? gathered_at? gathered_by?",
    "stage": "end_test:json",
    "tick": "says",
}
DEFAULTS = {"showing": "what happens", "says": "done"}


def upgrade() -> None:
    """Add columns with what the rows so far mean by them, and the new tables."""
    for table, fields in COLUMNS.items():
        with op.batch_alter_table(table) as changed:
            for field in fields.split():
                changed.add_column(column(field, filled=True))
    for table, fields in RECORDS.items():
        op.create_table(
            table,
            sa.Column("workspace_id", sa.Text, primary_key=True),
            sa.Column("id", sa.Text, primary_key=True),
            *(column(field) for field in f"{fields} {AUDIT}".split()),
            sqlite_with_rowid=False,
        )
        for field in INDEXES[table].split():
            op.create_index(f"ix_{table}_{field}", table, ["workspace_id", field])


def column(field: str, *, filled: bool = False) -> sa.Column[object]:
    """Read one field; rows that stand already get a value where there must be one."""
    name, _, kind = field.removesuffix("?").partition(":")
    if field.endswith("?"):
        return sa.Column(name, KINDS[kind], nullable=True)
    default = DEFAULTS.get(name, EMPTY[kind]) if filled else None
    return sa.Column(name, KINDS[kind], nullable=False, server_default=default)
