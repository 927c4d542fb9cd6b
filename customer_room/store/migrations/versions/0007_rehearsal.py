"""The log only grows, but for a rehearsal, which is taken out of it; guests know their room."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

SAYS_SO = "EXISTS (SELECT 1 FROM forgetting WHERE workspace_id = OLD.workspace_id)"


def upgrade() -> None:
    """Let the guard of the log ask whether this workspace is just forgetting a room."""
    with op.batch_alter_table("member") as changed:
        changed.add_column(sa.Column("guest_of", sa.Text, nullable=True))
    op.create_table("forgetting", sa.Column("workspace_id", sa.Text, primary_key=True))
    {"sqlite": _guard_sqlite, "postgresql": _guard_postgresql}[op.get_bind().dialect.name]()


def _guard_sqlite() -> None:
    refuse = f"WHEN NOT {SAYS_SO} BEGIN SELECT RAISE(ABORT, 'append only'); END"
    for name, event in (("log_kept", "UPDATE"), ("log_whole", "DELETE")):
        op.execute(f"DROP TRIGGER {name}")
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON log {refuse}")


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_unless_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN IF NOT {SAYS_SO} THEN RAISE EXCEPTION 'append only'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    op.execute("DROP TRIGGER log_kept ON log")
    op.execute(
        "CREATE TRIGGER log_kept BEFORE UPDATE OR DELETE ON log "
        "FOR EACH ROW EXECUTE FUNCTION refuse_unless_forgetting()"
    )
