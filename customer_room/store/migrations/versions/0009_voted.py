"""How many have voted in a phase, for everybody to see while the vote is blind."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column; votes that stand already are counted, each voter once."""
    with op.batch_alter_table("phase") as changed:
        changed.add_column(sa.Column("voted", sa.BigInteger, nullable=False, server_default="0"))
    op.execute(
        "UPDATE phase SET voted = (SELECT count(DISTINCT vote.voter_id) FROM vote"
        " WHERE vote.phase_id = phase.id AND vote.workspace_id = phase.workspace_id)"
    )
