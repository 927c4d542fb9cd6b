"""What the pages of the hour ask: how many have answered, what was put away, time given."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns; answers that stand already are counted."""
    with op.batch_alter_table("poll") as changed:
        changed.add_column(sa.Column("answered", sa.BigInteger, nullable=False, server_default="0"))
        changed.add_column(
            sa.Column("put_away", sa.Boolean, nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("phase") as changed:
        changed.add_column(sa.Column("time_given", sa.BigInteger, nullable=True))
        changed.add_column(sa.Column("time_given_at", sa.Text, nullable=True))
    op.execute(
        "UPDATE poll SET answered = (SELECT count(*) FROM response WHERE response.poll_id = poll.id"
        " AND response.workspace_id = poll.workspace_id)"
    )
