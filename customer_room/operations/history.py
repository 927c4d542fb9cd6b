"""How a decision came about: its operations, in words, as each viewer may read them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from customer_room.domain.decisions import Decision
from customer_room.domain.operation import Edit, Operation
from customer_room.operations.names import Names, Someone
from customer_room.store.reads import SqlRead

SERVER = "system"
DONE: Mapping[str, str] = {
    "decision.raised": "raised it",
    "decision.option_proposed": "proposed an option",
    "decision.option_revised": "changed an option",
    "decision.option_dropped": "took an option away",
    "decision.parked": "parked it",
    "decision.dissent_round_done": "asked everybody what speaks against it",
    "decision.decided": "recorded that it was decided",
    "decision.written": "decided in writing",
    "decision.sealed": "sealed: text and label froze",
    "decision.erratum_added": "added an erratum",
    "stance.taken": "took a stance",
    "dissent.said": "put a dissent on record",
    "comment.added": "commented",
}
FIELDS: Mapping[str, str] = {
    "one_line": "the decision in one line",
    "chosen": "the choice",
    "rationale": "why",
    "trade_off": "who pays",
    "anchors": "where it lies",
    "gives": "who serves a step",
    "contrary_evidence": "evidence against",
    "honour_answer": "how it honours customers",
    "dishonour_answer": "what would dishonour them",
    "co_owners": "co-owners",
    "driver": "the driver",
    "premortem": "what could go wrong",
    "expectation": "what should move",
    "confidence": "how sure",
    "review_date": "the review date",
    "permits": "what our people may do",
    "behaviour_to_model": "the behaviour to model",
    "message_to_teams": "the message to teams",
    "restricted": "who may see it",
}


@dataclass(frozen=True, slots=True)
class Trace:
    """One operation: who did what and when; ``voided`` when it voided signatures."""

    at: str
    who: Someone | None
    did: str


def history(read: SqlRead, decision: Decision, names: Names) -> tuple[Trace, ...]:
    """Return what happened to a decision, oldest first; the caller may see it already."""
    return tuple(
        Trace(
            operation.at,
            None if operation.actor_id == SERVER else names.who(operation.actor_id),
            did,
        )
        for operation in read.mentions(decision.id)
        for did in _did(operation, decision.id)
    )


def _did(operation: Operation, id: str) -> Iterator[str]:
    edits = [edit for edit in operation.edits if _belongs(edit, id)]
    if not edits:
        return
    if operation.kind == "decision.edited":
        changed = [FIELDS[name] for edit in edits if edit.table == "decision"
                   for name in (edit.after or {}) if name in FIELDS]  # fmt: skip
        yield f"changed {', '.join(changed)}" if changed else "edited it"
    elif operation.kind == "stance.taken":
        taken = [str((edit.after or {}).get("stance", "")) for edit in edits
                 if edit.table == "stance"]  # fmt: skip
        said = next((stance for stance in taken if stance), "")
        yield f"said: {said}" if said else "took a stance again"
    elif operation.kind in DONE:
        yield DONE[operation.kind]


def _belongs(edit: Edit, id: str) -> bool:
    after: Mapping[str, Any] = edit.after or {}
    return (edit.table, edit.id) == ("decision", id) or after.get("decision_id") == id or (
        edit.id.startswith(f"{id}.")
    )  # fmt: skip
