"""Questions to leaders, answered in secret."""

from customer_room.store.migrations.fields import make_table

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables."""
    make_table(
        "survey",
        "room_id quarter instrument decision_id? segment_id? vote:integer first_id? status "
        "opened_at ended_at? answered:integer",
        "room_id decision_id",
    )
    make_table(
        "survey_answer",
        "room_id survey_id decision_id? member_id points:json choice? text typed_by?",
        "survey_id room_id",
    )
