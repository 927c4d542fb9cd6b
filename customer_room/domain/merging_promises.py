"""What a duplicate has promised is promised by the person it is; what was judged stays."""

from collections.abc import Iterator
from typing import Any

from customer_room.domain.actions import Action
from customer_room.domain.command import Effect
from customer_room.domain.gates import Gate
from customer_room.domain.guardrails import GuardrailList
from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read
from customer_room.domain.reviews import Review


def own_checker(read: Read, gone: str, stays: str) -> str:
    """Say whose promise the two would check themselves once they are one; empty if none."""
    both = {(gone, stays), (stays, gone)}
    found = {(action.checked_by, action.owner) for action in read.find(Action, judged_in=None)
             if action.status != "dropped"}  # fmt: skip
    if not both & found:
        return ""
    checker, owner = ("duplicate", "one who stays") if (gone, stays) in found else (
        "one who stays", "duplicate")  # fmt: skip
    return f"The {checker} checks a promise of the {owner}. Name another checker first."


def promises(read: Read, gone: str, stays: str) -> Iterator[Effect]:
    """Yield what goes over: open promises, conditions to see to, and what waits for its check."""

    def now(member_id: str | None) -> str | None:
        return stays if member_id == gone else member_id

    for action in read.find(Action, judged_in=None):
        yield action.with_(owner=now(action.owner), checked_by=now(action.checked_by))
    for proof in read.find(Proof, accepted=None):
        yield proof.with_(submitted_by=now(proof.submitted_by))
    for review in read.find(Review, level=None):
        yield review.with_(submitted_by=now(review.submitted_by))
    for found in (*read.find(GuardrailList), *read.find(Gate, status="open")):
        conditions: list[dict[str, Any]] = [
            {**condition, "owner": now(condition["owner"])} for condition in found.conditions
        ]
        yield found.with_(conditions=conditions)
