"""Who runs a room, and members who turned out to be one person."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

COLUMNS = {"member": ("merged_into",), "room": ("run_by", "run_since")}


def upgrade() -> None:
    """Add the columns; nothing that stands says anything in them."""
    for table, fields in COLUMNS.items():
        with op.batch_alter_table(table) as changed:
            for field in fields:
                changed.add_column(sa.Column(field, sa.Text, nullable=True))
