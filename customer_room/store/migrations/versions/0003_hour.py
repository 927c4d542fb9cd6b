"""The facilitated hour: pausing, showing person by person, notes without a name."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

AUDIT = "created_at created_by updated_at updated_by"
NOTE_AUTHOR = f"room_id phase_id member_id {AUDIT}"


def upgrade() -> None:
    """Add columns with what the rows so far mean by them, and the side table of authors."""
    with op.batch_alter_table("phase") as phase:
        phase.add_column(sa.Column("shown", sa.JSON, nullable=False, server_default="[]"))
        phase.add_column(
            sa.Column("anonymous", sa.Boolean, nullable=False, server_default=sa.false())
        )
        phase.add_column(sa.Column("ended_at", sa.Text))
        phase.add_column(sa.Column("paused_left", sa.BigInteger))
    with op.batch_alter_table("tick") as tick:
        tick.add_column(sa.Column("says", sa.Text, nullable=False, server_default="done"))
    op.create_table(
        "note_author",
        sa.Column("workspace_id", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in NOTE_AUTHOR.split()),
        sqlite_with_rowid=False,
    )
    for field in ("phase_id", "room_id"):
        op.create_index(f"ix_note_author_{field}", "note_author", ["workspace_id", field])
