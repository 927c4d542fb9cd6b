"""How many answers to a question to the room were typed for somebody."""

from alembic import op

from customer_room.store.migrations.fields import add_columns

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column; answers that stand already are counted."""
    add_columns("poll", "typed:integer", typed="0")
    op.execute(
        "UPDATE poll SET typed = (SELECT count(*) FROM response WHERE response.poll_id = poll.id"
        " AND response.workspace_id = poll.workspace_id AND response.typed_by IS NOT NULL)"
    )
