"""A decision's record, and how its numbers, texts and people read (DOMAIN §2, Decision)."""

from typing import Any, ClassVar, Literal

from sqlmodel import Field

from customer_room.domain.decisions_parts import Anchors
from customer_room.domain.errors import NotFound, PhaseClosed
from customer_room.domain.operation import digest
from customer_room.domain.policy import Actor, Role
from customer_room.domain.record import Read, Record, one
from customer_room.domain.values import later

SEAL_HOURS = 72
OPTIONS = 6
FLAGS = 12
OPEN_STATES = ("raised", "discussed", "parked")
ENDED_STATES = ("kept", "changed by successor", "stopped")
MADE_STATES = ("decided", "in force", *ENDED_STATES)


class Decision(Record):
    """One decision. ``text_hash`` is what a signature signs; ``sealed`` holds what froze.

    Attributes:
        serves: Commitments it serves; ``contradicts`` those it contradicts, for the sake of
            ``served_instead``.
        flags: What in it would dishonour customers, each with its answer or None.
        honour_poll: What leaders answered in secret about honouring customers, 0–4, sorted.
        sealed_facts: What the six tests were taken from at the seal.
        ended_at: When a review ended it: kept, changed by its successor, or stopped.
    """

    table_name: ClassVar[str] = "decision"
    number: str
    quarter: str
    one_line: str
    room_id: str | None = None
    made_in: str = "room"
    status: str = "raised"
    restricted: bool = False
    options: list[dict[str, Any]] = Field(default_factory=list)
    chosen: int | None = None
    rationale: str = ""
    trade_off: dict[str, Any] | None = None
    anchors: dict[str, Any] = Field(default_factory=dict)
    gives: dict[str, str] = Field(default_factory=dict)
    source_note_ids: list[str] = Field(default_factory=list)
    source_group_id: str | None = None
    evidence_ids: list[str] = Field(default_factory=list)
    contrary_evidence: dict[str, Any] | None = None
    honour_answer: str = ""
    dishonour_answer: str = ""
    co_owners: list[str] = Field(default_factory=list)
    driver: str | None = None
    dissent_asked: list[str] = Field(default_factory=list)
    dissent_done_at: str | None = None
    premortem: list[str] = Field(default_factory=list)
    expectation: dict[str, Any] | None = None
    confidence: int | None = None
    review_date: str | None = None
    permits: str = ""
    behaviour_to_model: str = ""
    message_to_teams: str = ""
    priority: str | None = None
    quick_win: bool = False
    disrupts: str | None = None
    supersedes: str | None = None
    serves: list[str] = Field(default_factory=list)
    contradicts: list[str] = Field(default_factory=list)
    served_instead: str | None = None
    flags: list[dict[str, Any]] = Field(default_factory=list)
    honour_poll: list[int] = Field(default_factory=list)
    written: dict[str, Any] | None = None
    parked: dict[str, Any] | None = None
    erratum: dict[str, Any] | None = None
    raised_at: str = ""
    decided_at: str | None = None
    seal_due: str | None = None
    sealed_at: str | None = None
    sealed: dict[str, Any] | None = None
    sealed_facts: dict[str, Any] | None = None
    ended_at: str | None = None
    text_hash: str = ""

    @property
    def place(self) -> Anchors:
        """The anchors, typed."""
        return Anchors.model_validate(self.anchors)


class Stance(Record):
    """What one seat says, signed: stance, reason, when, from which session, on which text.

    It stands while ``text_hash`` is the decision's; ``history`` keeps the earlier ones.
    """

    table_name: ClassVar[str] = "stance"
    beside_rehearsals: ClassVar[bool] = True
    decision_id: str
    member_id: str
    stance: str
    reason: str = ""
    at: str
    admitted_by: str = ""
    text_hash: str = ""
    history: list[dict[str, Any]] = Field(default_factory=list)


class Dissent(Record):
    """A dissenter's own words, optionally with what would prove them right."""

    table_name: ClassVar[str] = "dissent"
    beside_rehearsals: ClassVar[bool] = True
    decision_id: str
    member_id: str
    text: str
    tripwire: dict[str, Any] | None = None
    at: str


class Contribution(Record):
    """Who put words into a decision: a source note, an option or an edit.

    ``typed_by`` is the facilitator who typed for the member, None for his own typing.
    """

    table_name: ClassVar[str] = "contribution"
    beside_rehearsals: ClassVar[bool] = True
    decision_id: str
    member_id: str
    kind: str
    typed_by: str | None = None


class Comment(Record):
    """A remark beside a decision, also a stance that came after its seal."""

    table_name: ClassVar[str] = "comment"
    beside_rehearsals: ClassVar[bool] = True
    decision_id: str
    member_id: str
    text: str
    at: str


ContributionKind = Literal["note", "option", "edit"]
# What a signature signs. Anything else may change without voiding it.
SIGNED_FIELDS = (
    "one_line", "options", "chosen", "rationale", "trade_off", "anchors", "gives", "co_owners",
    "driver", "expectation", "confidence", "review_date", "permits", "behaviour_to_model",
    "honour_answer", "dishonour_answer", "contrary_evidence", "supersedes", "restricted",
    "contradicts", "served_instead",
)  # fmt: skip


def signed_text(decision: Decision) -> dict[str, Any]:
    """Return the part of a decision that signatures and the seal are over."""
    return decision.model_dump(mode="json", include=set(SIGNED_FIELDS))


def text_hash(decision: Decision) -> str:
    """Return the SHA-256 of what is signed."""
    return digest(signed_text(decision))


def bears_open(read: Read, by: Actor, place_id: str, now: str) -> bool:
    """Whether a decision that is not sealed yet lies on a stage or step, as far as he may know."""
    open_ones = (d.place for d in read.find(Decision) if readable(by, d) and not is_sealed(d, now))
    return any(place_id in (*place.stage_ids, *place.step_ids) for place in open_ones)


def still_open(decision: Decision, now: str) -> Decision:
    """Return a decision that may be edited.

    Raises:
        PhaseClosed: Its seal has fallen; a change is a successor.
    """
    if is_sealed(decision, now):
        raise PhaseClosed("This decision is sealed and is not rewritten. Raise a new one that "
                          "replaces it, or add an erratum.")  # fmt: skip
    return decision


def is_sealed(decision: Decision, now: str) -> bool:
    """Whether the seal has fallen, even if the server has not written it down yet."""
    due = decision.seal_due if decision.status == "decided" else None
    return decision.sealed_at is not None or (due is not None and due <= now)


def seal_time(decided_at: str) -> str:
    """Return when a decision seals at the latest."""
    return later(decided_at, hours=SEAL_HOURS)


def readable(by: Actor, decision: Decision) -> bool:
    """Whether this actor may see the decision at all."""
    return by.system or not decision.restricted or by.seat or by.role in (
        Role.OWNER, Role.FACILITATOR
    )  # fmt: skip


def visible_decision(read: Read, by: Actor, id: str) -> Decision:
    """Return a decision this actor may see.

    Raises:
        NotFound: Absent, or restricted to seats.
    """
    decision = one(read, Decision, id)
    if not readable(by, decision):
        raise NotFound("This decision")
    return decision
