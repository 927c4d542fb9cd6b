"""The records of the first release.

One line per table: its fields, with ``:kind`` unless text and ``?`` where it may be null. This is
what was released; later changes are migrations of their own.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

RECORDS = {
    "attendance": "room_id member_id at",
    "comment": "decision_id member_id text at",
    "contribution": "decision_id member_id kind typed_by?",
    "customer_count": (
        "segment_id quarter opening:integer gained:integer lost:integer won_back:integer "
        "bought_more:integer bought_less:integer closing:integer value_gained:integer "
        "value_lost:integer source agreed_by? restated_reason? other_versions:json"
    ),
    "decision": (
        "number quarter one_line room_id? made_in status restricted:boolean options:json "
        "chosen:integer? rationale trade_off:json? anchors:json gives:json source_note_ids:json "
        "source_group_id? contrary_evidence:json? honour_answer dishonour_answer co_owners:json "
        "driver? dissent_asked:json dissent_done_at? premortem:json expectation:json? "
        "confidence:integer? review_date? permits behaviour_to_model message_to_teams priority? "
        "quick_win:boolean disrupts? supersedes? written:json? parked:json? erratum:json? "
        "raised_at decided_at? seal_due? sealed_at? sealed:json? text_hash"
    ),
    "dissent": "decision_id member_id text tripwire:json? at",
    "function": "name code order:integer is_power_core:boolean influence:integer pseudo:boolean",
    "group": "room_id name lane stage_id? order removed_at?",
    "hand_off": (
        "kind giving receiving giving_leader receiving_leader standard kpi? accepted_by:json "
        "agreed_on? made_on met:json"
    ),
    "member": (
        "function_id role seat:boolean is_chief_executive:boolean is_customer_leader:boolean "
        "acting:boolean deputy_id? active_from? active_to?"
    ),
    "move": "from_step to to_kind segment_id quarter count:integer source quality",
    "note": (
        "room_id phase_id? lane stage_id? step_id? text kind evidence_level instead_of? author_id "
        "function_id typed_by? group_id? order removed_at?"
    ),
    "offer": "name order:integer",
    "person": "name title",
    "phase": (
        "room_id order:integer kind title prompt minutes:integer private:boolean revealed:boolean "
        "vote_budget:integer votes_open:boolean lanes:json status started_at? deadline?"
    ),
    "room": (
        "quarter kind title mode:integer status scheduled_at? opened_at? closed_at? "
        "previous_room_id? phase_id? stage_id? door_code? door_until? notes_only:boolean "
        "frozen:boolean closing_message"
    ),
    "segment": (
        "name order:integer one_line job_hired_for where_won_mix:json "
        "annual_value_existing:integer annual_value_gained:integer annual_value_lost:integer"
    ),
    "session": (
        "member_id how room_id? device admitted:boolean waiting:boolean admitted_by? opened_at "
        "ended_at?"
    ),
    "stage": (
        "order:integer name old_internal_name outside_in_overruled:boolean? reliability? "
        "claims:json partner_ids:json confirmed_by:json honour_text dishonour_text status "
        "removed_at?"
    ),
    "stance": "decision_id member_id stance reason at admitted_by text_hash history:json",
    "step": (
        "stage_id order:integer name function_by_quarter:json offer_id? entry channel kind "
        "moment_of_truth:boolean typical_days:number front_stage back_stage support "
        "obstacle_for_staff removed_at?"
    ),
    "tick": "room_id phase_id member_id",
    "vote": "room_id phase_id voter_id function_id target_type target_id slot:integer typed_by?",
    "workspace": (
        "name currency fiscal_offset:integer programme_started? phase phase_reason? "
        "priority_limit:integer purpose_sentence joint_minimum:integer internal_words:json"
    ),
}

INDEXES = {
    "attendance": "room_id",
    "comment": "decision_id",
    "contribution": "decision_id",
    "customer_count": "quarter",
    "decision": "quarter room_id",
    "dissent": "decision_id",
    "group": "room_id",
    "move": "quarter",
    "note": "room_id group_id",
    "phase": "room_id",
    "session": "member_id",
    "stance": "decision_id",
    "step": "stage_id",
    "tick": "phase_id room_id",
    "vote": "phase_id room_id",
}

KINDS = {
    "string": sa.Text,
    "integer": sa.BigInteger,
    "number": sa.Double,
    "boolean": sa.Boolean,
    "json": sa.JSON,
}
AUDIT = "created_at created_by updated_at updated_by"


def upgrade() -> None:
    """Make a table per record, with its indexes."""
    for name, fields in RECORDS.items():
        op.create_table(
            name,
            sa.Column("workspace_id", sa.Text, primary_key=True),
            sa.Column("id", sa.Text, primary_key=True),
            *(column(field) for field in f"{fields} {AUDIT}".split()),
            sqlite_with_rowid=False,
        )
        for field in INDEXES.get(name, "").split():
            removed = ["removed_at"] if "removed_at?" in fields else []
            op.create_index(f"ix_{name}_{field}", name, ["workspace_id", field, *removed])


def column(field: str) -> sa.Column[object]:
    """Read one field of ``RECORDS``."""
    name, _, kind = field.removesuffix("?").partition(":")
    return sa.Column(name, KINDS[kind or "string"], nullable=field.endswith("?"))
