"""The bin: who removed what, and notes that were removed before anybody else had seen them."""

import sqlalchemy as sa
from alembic import op

from customer_room.store.migrations.fields import add_columns

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the columns; of what was removed so far nobody is named.

    Whether others had seen a note of a private phase before it was removed is not known any more:
    it stays its author's own.
    """
    add_columns("note", "removed_by? withdrawn:boolean", withdrawn=sa.false())
    for table in ("group", "stage", "step"):
        add_columns(table, "removed_by?")
    op.execute(
        "UPDATE note SET withdrawn = TRUE WHERE removed_at IS NOT NULL AND EXISTS (SELECT 1 FROM"
        " phase WHERE phase.id = note.phase_id AND phase.workspace_id = note.workspace_id"
        " AND phase.private)"
    )
