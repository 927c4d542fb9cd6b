"""Customers gained and lost: why they left, and closed quarters that were restated."""

from customer_room.store.migrations.fields import make_table

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    make_table("loss_reason", "segment_id quarter category count:integer step_id?", "quarter")
    make_table("restatement", "quarter what segment_id? reason by at", "quarter")
