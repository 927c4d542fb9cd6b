"""Making a decision, and the seal that freezes it (DOMAIN §2, Decision and Seal)."""

from collections.abc import Iterator
from typing import Any

from customer_room.domain.command import At, Command, Effect, Entry, command
from customer_room.domain.decided import decided_facts, frozen
from customer_room.domain.decisions import (
    Decision,
    Dissent,
    Stance,
    is_sealed,
    seal_time,
    signed_text,
    visible_decision,
)  # fmt: skip
from customer_room.domain.decisions_draft import open_to
from customer_room.domain.decisions_number import in_rehearsal
from customer_room.domain.errors import BadField, NotAllowed, PhaseClosed
from customer_room.domain.joint import joint_facts, objections, standing
from customer_room.domain.operation import canonical
from customer_room.domain.people import Member, fiscal_quarter
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, one
from customer_room.domain.room import Attendance
from customer_room.domain.values import Id, Prose600, Some160, later, quarters_between
from customer_room.scoring.decided_log import decided_entry
from customer_room.scoring.joint import judge
from customer_room.scoring.joint_facts import SIGNING
from customer_room.scoring.joint_facts import Stance as Says
from customer_room.scoring.joint_log import joint_entry

REVIEW_QUARTERS = 3
ERRATUM_DAYS = 7


def not_parked(decision: Decision) -> None:
    """Refuse to sign or make what is set aside."""
    if decision.status == "parked":
        raise NotAllowed("This decision is parked. Its owner brings it back first.")


def missing_for(read: Read, decision: Decision, now: str) -> list[str]:
    """Say, in words, what a decision of a room still lacks before it can be made."""
    lacks: list[str] = []
    if len(decision.options) < 2 or decision.chosen is None:
        lacks.append("two options and a choice")
    if not decision.place.stage_ids:
        lacks.append("a stage of the journey")
    if not decision.expectation or not decision.review_date:
        lacks.append("what should move, and a review date")
    elif _too_far(decision.quarter, fiscal_quarter(read, decision.review_date)):
        lacks.append("a review date at most three quarters away")
    if objections(read, decision, now):
        lacks.append("an answer to the open objection")
    if decision.written is not None:
        return lacks
    if decision.dissent_done_at is None:
        lacks.append("the round in which everybody is asked what speaks against it")
    return lacks + signatures_missing(read, decision, now)


def _too_far(quarter: str, review: str) -> bool:
    # Held after its quarter, a room sits in the next one: the distance counts from there.
    return quarters_between(quarter, review) > REVIEW_QUARTERS + 1


def signatures_missing(read: Read, decision: Decision, now: str) -> list[str]:
    """Say what is missing among the signatures of a room: 75 % of seats present, 2/3 of all."""
    stances = standing(read, decision)
    seats = [m for m in read.find(Member, seat=True) if m.active_on(now)]
    signed = {m.id for m in seats if m.id in stances and Says(stances[m.id].stance) in SIGNING}
    there = {a.member_id for a in read.find(Attendance, room_id=decision.room_id or "-")}
    present = [m for m in seats if m.id in there]
    lacks: list[str] = []
    here = sum(1 for m in present if m.id in signed)
    if here * 4 < len(present) * 3:
        lacks.append(
            f"signatures: {here} of {len(present)} present have signed, three in four must"
        )
    if len(signed) * 3 < len(seats) * 2:
        lacks.append(
            f"signatures: {len(signed)} of {len(seats)} seats have signed, two in three must"
        )
    chief = next((m for m in present if m.is_chief_executive), None)
    if chief is not None and chief.id not in signed:
        lacks.append("the chief executive's signature")
    return lacks


@command("decision.decide", Permission.DRAFT, done="decision.decided")
class MakeDecision(Command):
    """Make the decision. It seals with the last signature missing of a touching function, at the
    latest in 72 hours."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        if decision.status == "decided":
            return
        not_parked(decision)
        lacks = missing_for(read, decision, at.now) if decision.made_in == "room" else []
        if lacks:
            raise NotAllowed("Not decided yet. It still needs " + "; ".join(lacks) + ".")
        yield _decided(decision, at.now)


def _decided(decision: Decision, now: str, **fields: Any) -> Effect:
    return decision.with_(status="decided", decided_at=now, seal_due=seal_time(now), parked=None,
                          **fields)  # fmt: skip


@command("decision.write", Permission.SIGN, done="decision.written")
class WriteDecision(Command):
    """Decide in writing, as the chief executive; objections that remain are overruled."""

    id: Id
    text: Prose600

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        if not one(read, Member, by.member_id).is_chief_executive:
            raise NotAllowed("Only the chief executive can decide in writing.")
        if not self.text:
            raise BadField("Write down what you decide and why.", field="text")
        written = {"at": at.now, "by": by.member_id, "text": self.text}
        decided = decision.model_copy(update={"written": written})
        if decision.status == "decided":
            yield decision.with_(written=written)
            return
        not_parked(decision)
        lacks = missing_for(read, decided, at.now) if decision.made_in == "room" else []
        if lacks:
            raise NotAllowed("Not decided yet. It still needs " + "; ".join(lacks) + ".")
        yield _decided(decision, at.now, written=written)


def seal_if_complete(read: Read, decision: Decision, fresh: Stance, now: str) -> Iterator[Effect]:
    """Yield the seal if this signature was the last one missing of a touching function."""
    before = judge(joint_facts(read, decision, now)).missing_functions
    after = judge(joint_facts(read, decision, now, fresh)).missing_functions
    if before and not after:
        yield from seal(read, decision, now, fresh)


def seal(read: Read, decision: Decision, at: str, fresh: Stance | None = None) -> Iterator[Effect]:
    """Yield what freezes: text, label, J, the six tests; and, but for a rehearsal, the lines."""
    sealed = decision.model_copy(update={"sealed_at": at})
    facts = joint_facts(read, sealed, at, fresh)
    tests = decided_facts(read, sealed, judge(facts).together)
    entry = {**joint_entry(facts), **decided_entry(tests, facts.weights)}
    yield decision.with_(status="in force", sealed_at=at, sealed=entry, sealed_facts=frozen(tests))
    if in_rehearsal(read, decision):
        return
    text = {"decision": decision.id, "number": decision.number, "sealed_at": at,
            "text": signed_text(decision), "label": entry}  # fmt: skip
    yield Entry("decision seal", decision.id, canonical(text).decode())
    for stance in sorted(standing(read, decision, fresh).values(), key=lambda s: s.id):
        yield Entry("signature", stance.id, canonical(stance.model_dump(mode="json")).decode())
    for dissent in read.find(Dissent, decision_id=decision.id):
        yield Entry("dissent", dissent.id, canonical(dissent.model_dump(mode="json")).decode())


@command("decision.seal", Permission.SYSTEM, done="decision.sealed")
class SealDecision(Command):
    """Write down a seal that has fallen due; the server sends it, with the due time as clock."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = one(read, Decision, self.id)
        if decision.sealed_at is None and is_sealed(decision, at.now):
            yield from seal(read, decision, str(decision.seal_due))


def due(read: Read, now: str) -> list[tuple[str, dict[str, Any], str]]:
    """Return the system commands that are due: name, payload and the clock each belongs to."""
    waiting = [d for d in read.find(Decision, status="decided") if is_sealed(d, now)]
    waiting.sort(key=lambda d: (d.seal_due or "", d.id))
    return [("decision.seal", {"id": d.id}, str(d.seal_due)) for d in waiting]


@command("decision.add_erratum", Permission.DRAFT, done="decision.erratum_added")
class AddErratum(Command):
    """Put one line beside a sealed text, within seven days; the text itself stays."""

    id: Id
    text: Some160

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = visible_decision(read, by, self.id)
        if decision.sealed_at is None:
            raise PhaseClosed("This decision is not sealed: edit its text.")
        if decision.erratum is not None or at.now > later(decision.sealed_at, days=ERRATUM_DAYS):
            raise PhaseClosed("One erratum within seven days. Raise a successor instead.")
        yield decision.with_(erratum={"text": self.text, "by": by.member_id, "at": at.now})
