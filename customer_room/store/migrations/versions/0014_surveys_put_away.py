"""Whether a question to leaders is still what everybody in the room looks at."""

import sqlalchemy as sa

from customer_room.store.migrations.fields import add_columns

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the column; what was asked so far was put away by nobody."""
    add_columns("survey", "put_away:boolean", put_away=sa.false())
