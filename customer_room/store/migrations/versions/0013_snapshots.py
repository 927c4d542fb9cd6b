"""Closed quarters as they stood, and what is added to a closed room."""

from customer_room.store.migrations.fields import make_table

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the tables; quarters closed before are kept by the server as it starts."""
    make_table("addendum", "room_id text by at", "room_id")
    make_table("snapshot", "quarter room_id taken_at digest")
    make_table("snapshot_content", "content")
