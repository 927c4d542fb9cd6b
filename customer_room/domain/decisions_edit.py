"""Changing a decision until its seal: its texts and parts, the dissent round, dishonour flags."""

from collections.abc import Iterator
from typing import Annotated, Any, cast

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.commitments import Commitment
from customer_room.domain.decisions import FLAGS, OPTIONS, Decision
from customer_room.domain.decisions_draft import (
    TEXTS,
    check_anchors,
    check_restricting,
    credit,
    open_to,
    rewrite,
)
from customer_room.domain.decisions_parts import (
    Anchors,
    Confidence,
    Contrary,
    Disrupts,
    Expectation,
    Priority,
    ServedInstead,
    TradeOff,
)
from customer_room.domain.errors import BadField, NotFound
from customer_room.domain.evidence import Evidence
from customer_room.domain.expecting import expecting
from customer_room.domain.journey import Step
from customer_room.domain.partial import BOTH_KEPT, undisturbed
from customer_room.domain.people import Function, Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, one
from customer_room.domain.values import (
    Day,
    Id,
    Prose280,
    Prose600,
    Some120,
    Some160,
    Text160,
    Text280,
)


@command("decision.edit", Permission.DRAFT, done="decision.edited")
class EditDecision(Command):
    """Change parts of a decision; only what is given.

    ``expect`` maps a text's field to what the edit started from. ``for_member``: a facilitator
    types for somebody.
    """

    id: Id
    expect: dict[str, str] = Limit(default={}, max_length=20)
    for_member: Id | None = None
    one_line: Some120 | None = None
    chosen: Annotated[int, Limit(ge=0, le=OPTIONS - 1)] | None = None
    rationale: Prose600 | None = None
    trade_off: TradeOff | None = None
    anchors: Anchors | None = None
    gives: dict[Id, Id] | None = Limit(default=None, max_length=40)
    contrary_evidence: Contrary | None = None
    honour_answer: Prose280 | None = None
    dishonour_answer: Prose280 | None = None
    co_owners: list[Id] | None = Limit(default=None, max_length=15)
    driver: Id | None = None
    premortem: list[Text160] | None = Limit(default=None, max_length=12)
    expectation: Expectation | None = None
    confidence: Confidence | None = None
    review_date: Day | None = None
    permits: Text160 | None = None
    behaviour_to_model: Text160 | None = None
    message_to_teams: Text280 | None = None
    priority: Priority | None = None
    quick_win: bool | None = None
    disrupts: Disrupts | None = None
    restricted: bool | None = None
    evidence_ids: list[Id] | None = Limit(default=None, max_length=40)
    serves: list[Id] | None = Limit(default=None, max_length=20)
    contradicts: list[Id] | None = Limit(default=None, max_length=20)
    served_instead: ServedInstead | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        check_restricting(by, self.restricted)
        self._check(read, decision)
        given = self.model_dump(mode="json", by_alias=True, exclude={"id", "expect", "for_member"},
                                exclude_none=True)  # fmt: skip
        if self.expectation is not None:
            given["expectation"] = expecting(read, self.expectation, decision.expectation or {},
                                             at.now[:10])  # fmt: skip
        changed = {k: v for k, v in given.items() if _said(getattr(decision, k)) != _said(v)}
        if not changed:
            return
        if changed.get("review_date", at.now) < at.now[:10]:
            raise BadField("This day has passed. Choose a day on which you will look again.",
                           field="review_date")  # fmt: skip
        yield from rewrite(read, decision, **changed)
        if changed.keys() & set(TEXTS):
            yield from credit(read, by, decision.id, "edit", self.for_member)

    def _check(self, read: Read, decision: Decision) -> None:
        for field in TEXTS:
            theirs, mine = getattr(decision, field), getattr(self, field)
            if mine is not None and field in self.expect:
                undisturbed(field, theirs, BOTH_KEPT, started=self.expect[field], mine=mine)
        if self.anchors is not None:
            check_anchors(read, self.anchors)
        if self.chosen is not None and self.chosen >= len(decision.options):
            raise BadField("Choose one of the options on the card.", field="chosen")
        for member in [*(self.co_owners or []), *([self.driver] if self.driver else [])]:
            one(read, Member, member)
        for step, function in (self.gives or {}).items():
            one(read, Step, step)
            one(read, Function, function)
        for evidence in self.evidence_ids or ():
            one(read, Evidence, evidence)
        for commitment in [*(self.serves or []), *(self.contradicts or [])]:
            one(read, Commitment, commitment)


def _said(value: Any) -> Any:
    """Return a value without what says nothing: a form sends an empty text where None is kept."""
    if not isinstance(value, dict):
        return value
    parts = cast("dict[str, Any]", value).items()
    return {k: _said(v) for k, v in parts if v not in (None, "", {})}


@command("decision.note_dissent_round", Permission.DRAFT, done="decision.dissent_round_done")
class NoteDissentRound(Command):
    """Record that everybody named was asked, aloud, what speaks against it."""

    id: Id
    asked: list[Id] = Limit(min_length=1, max_length=15)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        for member in self.asked:
            one(read, Member, member)
        yield decision.with_(dissent_asked=sorted(set(self.asked)), dissent_done_at=at.now)


@command("decision.flag", Permission.DRAFT, done="decision.flagged")
class FlagDecision(Command):
    """Say what in it would dishonour customers; open until it is answered, or the seal falls."""

    id: Id
    text: Some160

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        if len(decision.flags) >= FLAGS:
            raise BadField(f"{FLAGS} flags are kept. Answer some of them.", field="text",
                           limit=FLAGS)  # fmt: skip
        flag = {"text": self.text, "by": by.member_id, "at": at.now, "answer": None}
        yield decision.with_(flags=[*decision.flags, flag])


@command("decision.answer_flag", Permission.DRAFT, done="decision.flag_answered")
class AnswerFlag(Command):
    """Say what was changed so that it does not dishonour customers any more."""

    id: Id
    place: Annotated[int, Limit(ge=0, le=FLAGS - 1)]
    expect: str
    text: Some160

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        flag = decision.flags[self.place] if self.place < len(decision.flags) else None
        if flag is None or flag["text"] != self.expect:
            raise NotFound("This flag")
        flags = [*decision.flags]
        flags[self.place] = {**flag, "answer": {"text": self.text, "by": by.member_id,
                                                "at": at.now}}  # fmt: skip
        yield decision.with_(flags=flags)
