"""What the store keeps beside the records: log, outcomes, sealed register, credentials."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import BigInteger, Column, Text

revision = "0001"
down_revision = None

# A line of the register may lose its salt and text, together, and nothing else, ever.
ERASED = (
    "NEW.salt IS NULL AND NEW.text IS NULL AND NEW.workspace_id = OLD.workspace_id "
    "AND NEW.n = OLD.n AND NEW.kind = OLD.kind AND NEW.record_id = OLD.record_id "
    "AND NEW.sealed = OLD.sealed AND NEW.hash = OLD.hash"
)


def upgrade() -> None:
    """Make the tables, then forbid to change what was written to log and register."""
    op.create_table(
        "workspace_head",
        Column("workspace_id", Text, primary_key=True),
        Column("seq", BigInteger, nullable=False),
        Column("epoch", Text, nullable=False),
        Column("register_n", BigInteger, nullable=False),
        Column("register_hash", Text, nullable=False),
    )
    op.create_table(
        "baseline",
        Column("workspace_id", Text, primary_key=True),
        Column("epoch", Text, primary_key=True),
        Column("from_seq", BigInteger, nullable=False),
        Column("state", Text, nullable=False),
        Column("state_hash", Text, nullable=False),
    )
    op.create_table(
        "log",
        Column("workspace_id", Text, primary_key=True),
        Column("seq", BigInteger, primary_key=True, autoincrement=False),
        *(Column(n, Text, nullable=False) for n in ("epoch", "op_id", "kind", "at", "actor_id")),
        Column("room_id", Text),
        Column("edits", Text, nullable=False),
    )
    op.create_index("ix_log_op_id", "log", ["workspace_id", "op_id"], unique=True)
    op.create_index("ix_log_room_id", "log", ["workspace_id", "room_id", "seq"])
    op.create_table(
        "outcome",
        *(Column(n, Text, primary_key=True) for n in ("workspace_id", "member_id", "client_id")),
        Column("client_seq", BigInteger, primary_key=True, autoincrement=False),
        *(Column(n, Text, nullable=False) for n in ("digest", "answer")),
        sqlite_with_rowid=False,
    )
    _registers()
    {"sqlite": _guard_sqlite, "postgresql": _guard_postgresql}[op.get_bind().dialect.name]()


def _registers() -> None:
    op.create_table(
        "register",
        Column("workspace_id", Text, primary_key=True),
        Column("n", BigInteger, primary_key=True, autoincrement=False),
        *(Column(n, Text, nullable=False) for n in ("kind", "record_id")),
        *(Column(n, Text) for n in ("salt", "text")),
        *(Column(n, Text, nullable=False) for n in ("sealed", "hash")),
    )
    op.create_table(
        "credential",
        Column("hash", Text, primary_key=True),
        *(
            Column(n, Text, nullable=False)
            for n in ("workspace_id", "kind", "subject_id", "data", "created_at")
        ),
        *(Column(n, Text) for n in ("expires_at", "revoked_at")),
        Column("uses_left", sa.Integer),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_credential_subject_id", "credential", ["workspace_id", "subject_id"])


def _guard_sqlite() -> None:
    refuse = "BEGIN SELECT RAISE(ABORT, 'append only'); END"
    op.execute(f"CREATE TRIGGER log_kept BEFORE UPDATE ON log {refuse}")
    op.execute(f"CREATE TRIGGER log_whole BEFORE DELETE ON log {refuse}")
    op.execute(
        f"CREATE TRIGGER register_kept BEFORE UPDATE ON register WHEN NOT ({ERASED}) {refuse}"
    )
    op.execute(f"CREATE TRIGGER register_whole BEFORE DELETE ON register {refuse}")


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'append only'; END $$"
    )
    refuse = "EXECUTE FUNCTION refuse_change()"
    op.execute(f"CREATE TRIGGER log_kept BEFORE UPDATE OR DELETE ON log FOR EACH ROW {refuse}")
    op.execute(
        "CREATE TRIGGER register_kept BEFORE UPDATE ON register "
        f"FOR EACH ROW WHEN (NOT ({ERASED})) {refuse}"
    )
    op.execute(f"CREATE TRIGGER register_whole BEFORE DELETE ON register FOR EACH ROW {refuse}")
    for table in ("log", "register"):
        op.execute(
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT {refuse}"
        )
