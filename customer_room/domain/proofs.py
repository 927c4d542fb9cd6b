"""Proofs of what was promised, looked at by somebody independent (DOMAIN §2, Proof)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Limit

from customer_room.domain.actions import UNDER_WAY, Action, independent, visible_action
from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.commitments import Commitment
from customer_room.domain.decisions import Decision, visible_decision
from customer_room.domain.errors import BadField, NotAllowed, NotFound
from customer_room.domain.evidence import Link
from customer_room.domain.gates import Gate
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.values import Day, Id, Some80, Text280

OfType = Literal["action", "decision", "commitment", "gate"]
Kind = Literal["document", "number", "customer words", "employee words"]
Level = Annotated[int, Limit(ge=0, le=4)]


class Proof(Record):
    """What shows that something was done.

    Attributes:
        of_type: What it is a proof of; ``of_id`` which.
        decision_id: The decision that this belongs to, if any.
        seen_by: Who can see it: customers, staff, the room …
        date: The day from which it can be seen.
        accepted: What the checker said; None until then.
        proved_on: The day it counts from: ``date``, or the day it was accepted, if the promise
            had been judged before that.
        level: 0–4, as the checker gave it (DOMAIN §3.4).
    """

    table_name: ClassVar[str] = "proof"
    of_type: str
    of_id: str
    decision_id: str | None = None
    kind: str
    text: str
    link: str = ""
    seen_by: str
    date: str
    submitted_by: str
    checker: str | None = None
    checked_at: str | None = None
    accepted: bool | None = None
    proved_on: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What is proved: the decision it belongs to, and who answers for it."""

    decision_id: str | None
    owners: tuple[str, ...]
    owner: str | None
    checked_by: str | None = None


@command("proof.submit", Permission.PROMISE, done="proof.submitted")
class SubmitProof(Command):
    """Show that something was done; it counts once somebody independent has looked at it."""

    id: Id
    of_type: OfType
    of_id: Id
    kind: Kind
    text: Annotated[Text280, Limit(min_length=1)]
    link: Link = ""
    seen_by: Some80
    date: Day

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Proof, self.id)
        subject = subject_of(read, by, self.of_type, self.of_id)
        if self.date > at.now[:10]:
            raise BadField("This day has not come yet.", field="date", actual=self.date)
        yield Proof(**self.model_dump(), decision_id=subject.decision_id,
                    submitted_by=by.member_id).put()  # fmt: skip


@command("proof.check", Permission.PROMISE, done="proof.checked")
class CheckProof(Command):
    """Say, from another function, whether a proof shows what was promised."""

    id: Id
    accepted: bool
    level: Level | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        proof = one(read, Proof, self.id)
        subject = subject_of(read, by, proof.of_type, proof.of_id)
        if proof.accepted is not None:
            raise NotAllowed("Somebody has looked at it already. A new proof is a new row.")
        others = [proof.submitted_by, *([subject.owner] if subject.owner else [])]
        independent(read, by.member_id, list(subject.owners), others)
        if not _asked(read, by, subject):
            raise NotAllowed("Somebody else was asked to check this promise.")
        judged = proof.of_type == "action" and one(read, Action, proof.of_id).judged_in
        counts_from = max(proof.date, at.now[:10]) if judged else proof.date
        yield proof.with_(accepted=self.accepted, checker=by.member_id, checked_at=at.now,
                          level=self.level,
                          proved_on=counts_from if self.accepted else None)  # fmt: skip
        if self.accepted and proof.of_type == "action":
            action = one(read, Action, proof.of_id)
            if action.status in UNDER_WAY:
                yield action.with_(status="proved")


def subject_of(read: Read, by: Actor, of_type: str, of_id: str) -> Subject:
    """Return what a proof is of, if this actor may see it.

    Raises:
        NotFound: Absent, or of a decision he may not see.
    """
    match of_type:
        case "action":
            action = visible_action(read, by, of_id)
            decision = read.get(Decision, action.decision_id) if action.decision_id else None
            owners = (action.owner, *(_answering(decision) if decision else ()))
            return Subject(action.decision_id, owners, action.owner, action.checked_by)
        case "decision":
            decision = visible_decision(read, by, of_id)
            return Subject(decision.id, _answering(decision), decision.driver)
        case "gate":
            gate = one(read, Gate, of_id)
            decision = visible_decision(read, by, gate.decision_id) if gate.decision_id else None
            return Subject(gate.decision_id, _answering(decision) if decision else (),
                           gate.closed_by)  # fmt: skip
        case "commitment":
            commitment = one(read, Commitment, of_id)
            return Subject(None, (), commitment.adopted_by)
        case _:
            raise NotFound("This promise")


def _answering(decision: Decision) -> tuple[str, ...]:
    return (*decision.co_owners, *([decision.driver] if decision.driver else []))


def _asked(read: Read, by: Actor, subject: Subject) -> bool:
    """Whether this actor, or whose deputy he is, was asked to check; anybody, if nobody was."""
    if subject.checked_by in (None, by.member_id):
        return True
    asked = read.get(Member, subject.checked_by)
    return asked is not None and asked.deputy_id == by.member_id
