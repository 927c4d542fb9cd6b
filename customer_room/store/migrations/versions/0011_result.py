"""Whether the room still looks at a closed vote's result."""

import sqlalchemy as sa
from alembic import op

from customer_room.store.migrations.fields import add_columns

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column; a vote that is closed in a phase that still runs is looked at."""
    add_columns("phase", "shows_result:boolean", shows_result=sa.false())
    op.execute(
        "UPDATE phase SET shows_result = TRUE WHERE status = 'running' AND vote_budget > 0"
        " AND NOT votes_open"
    )
