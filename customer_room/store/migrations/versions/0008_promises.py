"""What scores rest on: evidence, measures, promises with their proofs and verdicts, reviews."""

from customer_room.store.migrations.fields import add_columns, make_table

revision = "0008"
down_revision = "0007"

TABLES = {
    "action": (
        "decision_id? kpi_id? kind text owner due checked_by? status made_on renegotiated:json? "
        "dropped_on? dropped_because judged_in? obstacle",
        "decision_id",
    ),
    "commitment": "text audience test status adopted_on? adopted_by? retired_on?",
    "evidence": (
        "kind form text link said_by feeling:integer? stage_id step_id? segment_id? observed_on "
        "n:integer? contradicts_id? category added_by removed_at?",
        "stage_id",
    ),
    "gate": (
        "list_id decision_id? used_for conditions:json status opened_on closed_on? closed_by?",
        "decision_id",
    ),
    "guardrail_list": "name applies_to conditions:json adopted_on? retired_on?",
    "kpi": (
        "stage_id name type direction is_survey_score:boolean baseline:json? target? target_date? "
        "tolerance? made_on retired_on?",
        "stage_id",
    ),
    "kpi_reading": (
        "kpi_id date value? k:integer? n:integer? sd? promoters:integer? passives:integer? "
        "detractors:integer? source",
        "kpi_id",
    ),
    "proof": (
        "of_type of_id decision_id? kind text link seen_by date submitted_by checker? checked_at? "
        "accepted:boolean? proved_on? level:integer?",
        "of_id decision_id",
    ),
    "review": (
        "decision_id text outcome successor? attribution submitted_by submitted_at level:integer? "
        "checker? on? checked_at?",
        "decision_id",
    ),
    "rules": "version:integer from_quarter values:json anchors:json why by at",
    "verdict": (
        "of_type of_id decision_id? window verdict proof served_instead? note by? at later:boolean",
        "of_id window",
    ),
}
DECISION = (
    "evidence_ids:json serves:json contradicts:json served_instead? flags:json honour_poll:json "
    "sealed_facts:json? ended_at?"
)


def upgrade() -> None:
    """Make the tables; decisions that stand link, serve and contradict nothing yet."""
    for name, fields in TABLES.items():
        make_table(name, *((fields,) if isinstance(fields, str) else fields))
    nothing = dict.fromkeys(("evidence_ids", "serves", "contradicts", "flags", "honour_poll"), "[]")
    add_columns("decision", DECISION, **nothing)
    add_columns("step", "feelings:json", feelings="{}")
    add_columns("room", "judged_at?")
