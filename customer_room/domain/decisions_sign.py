"""Taking a stance, which is signing; dissent; and remarks beside a decision (DOMAIN §2)."""

from collections.abc import Iterator
from itertools import count
from typing import Annotated

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import (
    Comment,
    Decision,
    Dissent,
    Stance,
    is_sealed,
    visible_decision,
)
from customer_room.domain.decisions_parts import Tripwire
from customer_room.domain.decisions_seal import not_parked, seal_if_complete
from customer_room.domain.errors import BadField, Conflict, NotAllowed, NotFound
from customer_room.domain.joint import objections
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, free
from customer_room.domain.values import Id, Prose280, Some160, joined_id
from customer_room.scoring.joint_facts import Stance as Says

Reason = Annotated[str, Limit(max_length=600)]


@command("stance.take", Permission.SIGN, done="stance.taken")
class TakeStance(Command):
    """Take a stance from my own seat; all but *object* are a signature on this very text.

    ``text_hash`` is that of the text on the signer's screen. After the seal the stance is kept
    as a comment (DOMAIN §11, reading 51).
    """

    decision_id: Id
    stance: Says
    reason: Prose280 = ""
    text_hash: str

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = visible_decision(read, by, self.decision_id)
        if is_sealed(decision, at.now):
            words = f"{self.stance.capitalize()}, after the seal. {self.reason}".strip()
            yield Comment(id=_late_id(read, decision.id, by.member_id), decision_id=decision.id,
                          member_id=by.member_id, text=words, at=at.now).put()  # fmt: skip
            return
        self._check(decision)
        stance = self._signed(read, decision, by, at.now)
        yield stance.put()
        match decision.status:
            case "raised":
                yield decision.with_(status="discussed")
            case "decided" if self.stance is Says.OBJECT and decision.made_in == "room":
                yield decision.with_(status="discussed")
            case "decided":
                yield from seal_if_complete(read, decision, stance, at.now)
            case "discussed" if decision.decided_at and not objections(
                read, decision, at.now, stance
            ):
                # The last objection is withdrawn: the decision stands as it was made.
                due = max(str(decision.seal_due), at.now)
                sealing = list(seal_if_complete(read, decision, stance, at.now))
                yield from sealing or [decision.with_(status="decided", seal_due=due)]
            case _:
                pass

    def _check(self, decision: Decision) -> None:
        not_parked(decision)
        if self.text_hash != decision.text_hash:
            raise Conflict("The text changed while you were reading. Read it again, then sign: "
                           "nobody signs what they have not seen.", field="text_hash",
                           actual=decision.text_hash)  # fmt: skip
        if self.stance is not Says.AGREE and not self.reason:
            raise BadField("Say in a line why. It is kept in your own words.", field="reason")

    def _signed(self, read: Read, decision: Decision, by: Actor, now: str) -> Stance:
        id = joined_id(decision.id, by.member_id)
        known = read.get(Stance, id)
        mine = (decision.id, by.member_id)
        if known is not None and (known.decision_id, known.member_id) != mine:
            raise NotFound("This stance")
        history = [] if known is None else [
            *known.history,
            {"stance": known.stance, "reason": known.reason, "at": known.at,
             "text_hash": known.text_hash},
        ]  # fmt: skip
        return Stance(
            id=id, decision_id=decision.id, member_id=by.member_id, stance=self.stance,
            reason=self.reason, at=now, admitted_by=by.admitted_by,
            text_hash=decision.text_hash, history=history,
        )  # fmt: skip


def _late_id(read: Read, decision_id: str, member_id: str) -> str:
    """Return the id of his next comment in place of a stance; whoever named one so keeps it."""
    ids = (joined_id(decision_id, "late", member_id, str(n)) for n in count(1))
    return next(id for id in ids if read.get(Comment, id) is None)


@command("dissent.say", Permission.SIGN, done="dissent.said")
class SayDissent(Command):
    """Put my dissent on the record in my words, with what would prove me right."""

    id: Id
    decision_id: Id
    text: Prose280
    tripwire: Tripwire | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = visible_decision(read, by, self.decision_id)
        if is_sealed(decision, at.now):
            raise NotAllowed("This decision is sealed. Add your words as a comment.")
        known = read.get(Dissent, self.id)
        mine = (decision.id, by.member_id)
        if known is not None and (known.decision_id, known.member_id) != mine:
            raise NotFound("This dissent")
        if not self.text:
            raise BadField("Write your dissent in your own words.", field="text")
        yield Dissent(**self.model_dump(mode="json"), member_id=by.member_id, at=at.now).put()


@command("comment.add", Permission.COMMENT, done="comment.added")
class AddComment(Command):
    """Remark on a decision, before or after its seal; nothing sealed changes."""

    id: Id
    decision_id: Id
    text: Some160

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Comment, self.id)
        decision = visible_decision(read, by, self.decision_id)
        yield Comment(id=self.id, decision_id=decision.id, member_id=by.member_id, text=self.text,
                      at=at.now).put()  # fmt: skip
