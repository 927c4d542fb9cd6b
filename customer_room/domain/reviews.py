"""Reviews: what a decision came to, how far it is proved, and whether it ends (DOMAIN §2)."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from customer_room.domain.actions import independent
from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import (
    ENDED_STATES,
    Decision,
    is_sealed,
    visible_decision,
)
from customer_room.domain.errors import BadField, NotAllowed, NotFound, PhaseClosed
from customer_room.domain.partial import BOTH_KEPT, undisturbed
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.proofs import Level
from customer_room.domain.record import Read, Record, one
from customer_room.domain.values import Id, Prose280, Text160
from customer_room.scoring.proof import ATTRIBUTION

Outcome = Literal["kept", "changed by successor", "stopped", "in force again"]


class Review(Record):
    """One look at one decision. It counts from the day its level was given.

    Attributes:
        outcome: kept, changed by its successor and stopped end a decision; in force again does not.
        successor: The decision that takes its place.
        attribution: What is not claimed: moved after, not proved because of.
        level: 0–4, as the checker gave it (DOMAIN §3.4); None until somebody independent did.
        on: The day it was given.
    """

    table_name: ClassVar[str] = "review"
    decision_id: str
    text: str
    outcome: str
    successor: str | None = None
    attribution: str = ATTRIBUTION
    submitted_by: str
    submitted_at: str
    level: int | None = None
    checker: str | None = None
    on: str | None = None
    checked_at: str | None = None


@command("review.submit", Permission.PROMISE, done="review.submitted")
class SubmitReview(Command):
    """Say what a decision came to, as one who answers for it; the same review may be reworded.

    ``expect`` is the text that one who rewords it started from; it stays with who submitted it.
    """

    id: Id
    decision_id: Id
    text: Prose280
    expect: str | None = None
    outcome: Outcome
    successor: Id | None = None
    attribution: Text160 = ATTRIBUTION

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = reviewable(read, by, self.decision_id, at.now)
        answering = {*decision.co_owners, decision.driver}
        if by.member_id not in answering and not by.runs_rooms:
            raise NotAllowed("Who owns or drives a decision says what it came to.")
        if not self.text:
            raise BadField("Say what it came to.", field="text")
        self._check_successor(read, by, decision)
        known = read.get(Review, self.id)
        waiting = [r.id for r in read.find(Review, decision_id=decision.id, level=None)]
        if known is not None and (known.decision_id != decision.id or known.level is not None):
            raise NotFound("This review")
        if waiting and waiting != [self.id]:
            raise NotAllowed("A review of this decision waits for its check. Reword that one.")
        if known is not None and known.submitted_by != by.member_id:
            undisturbed("text", known.text, BOTH_KEPT, started=self.expect, mine=self.text)
        review = Review(**self.model_dump(exclude={"expect"}), submitted_at=at.now,
                        submitted_by=known.submitted_by if known else by.member_id)  # fmt: skip
        yield review.model_copy(update={"attribution": review.attribution or ATTRIBUTION}).put()

    def _check_successor(self, read: Read, by: Actor, decision: Decision) -> None:
        if (self.outcome == "changed by successor") != (self.successor is not None):
            raise BadField("A successor changes a decision; name it then and only then.",
                           field="successor")  # fmt: skip
        if self.successor is not None:
            successor = visible_decision(read, by, self.successor)
            if successor.supersedes != decision.id:
                raise BadField("That decision does not replace this one.", field="successor")


@command("review.check", Permission.PROMISE, done="review.checked")
class CheckReview(Command):
    """Give a review its level, from another function; with that its outcome holds."""

    id: Id
    level: Level

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        review = one(read, Review, self.id)
        decision = reviewable(read, by, review.decision_id, at.now)
        if review.level is not None:
            raise NotAllowed("It has its level already. Another look is another review.")
        owners = [*decision.co_owners, *([decision.driver] if decision.driver else [])]
        driver = [decision.driver] if decision.driver else []
        independent(read, by.member_id, owners, [review.submitted_by, *driver])
        yield review.with_(level=self.level, checker=by.member_id, on=at.now[:10],
                           checked_at=at.now)  # fmt: skip
        if review.outcome in ENDED_STATES:
            yield decision.with_(status=review.outcome, ended_at=at.now)


def reviewable(read: Read, by: Actor, id: str, now: str) -> Decision:
    """Return a decision that is in force.

    Raises:
        NotFound: Absent, or not for this actor.
        PhaseClosed: It is not sealed yet, or a review has ended it.
    """
    decision = visible_decision(read, by, id)
    if not is_sealed(decision, now):
        raise PhaseClosed("This decision is not sealed yet. It is reviewed once it is in force.")
    if decision.status in ENDED_STATES:
        raise PhaseClosed(f"This decision is {decision.status}; a review has ended it.")
    return decision
