"""A decision's record, and how its numbers, texts and people read (DOMAIN §2, Decision)."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.errors import NotFound, PhaseClosed
from customer_room.domain.operation import digest
from customer_room.domain.people import fiscal_quarter
from customer_room.domain.policy import Actor, Role
from customer_room.domain.record import Read, Record, one
from customer_room.domain.room import Room
from customer_room.domain.values import (
    Day,
    Id,
    Prose280,
    Some160,
    Text80,
    Text160,
    later,
    next_quarter,
)  # fmt: skip

SEAL_HOURS = 72
OPTIONS = 6
OPEN_STATES = ("raised", "discussed", "parked")


class Value(BaseModel):
    """The types that stand inside a decision refuse what they do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(Value):
    """A way it could be decided; "do nothing" is one, too."""

    text: Some160
    reasons_for: Prose280 = ""
    reasons_against: Prose280 = ""
    cost: Text80 = ""
    proposed_by: Id | None = None


class Anchors(Value):
    """Where in the customers' journey a decision lies."""

    stage_ids: list[Id] = Limit(default=[], max_length=9)
    step_ids: list[Id] = Limit(default=[], max_length=60)
    hand_off_ids: list[Id] = Limit(default=[], max_length=60)
    move_ids: list[Id] = Limit(default=[], max_length=60)
    segment_ids: list[Id] = Limit(default=[], max_length=20)
    names_measure: Text80 | None = None


class TradeOff(Value):
    """Who pays, how much, and what stops."""

    who_pays: Text160 = ""
    how_much: Text80 = ""
    what_stops: Text160 = ""


class Reading(Value):
    """A measured value with its date; a share is k of n."""

    date: Day | None = None
    value: Text80 | None = None
    k: int | None = None
    n: int | None = None
    sd: Text80 | None = None
    promoters: int | None = None
    passives: int | None = None
    detractors: int | None = None


class Expectation(Value):
    """What should move: a stage's measure, from, to, by."""

    kpi: Text80
    start: Reading | None = Limit(default=None, alias="from")
    to: Text80
    by: Day

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Contrary(Value):
    """Evidence against, or "looked, none found", by somebody named."""

    text: Prose280
    by: Id


class Decision(Record):
    """One decision. ``text_hash`` is what a signature signs; ``sealed`` holds what froze."""

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
    written: dict[str, Any] | None = None
    parked: dict[str, Any] | None = None
    erratum: dict[str, Any] | None = None
    raised_at: str = ""
    decided_at: str | None = None
    seal_due: str | None = None
    sealed_at: str | None = None
    sealed: dict[str, Any] | None = None
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
    decision_id: str
    member_id: str
    kind: str
    typed_by: str | None = None


class Comment(Record):
    """A remark beside a decision, also a stance that came after its seal."""

    table_name: ClassVar[str] = "comment"
    decision_id: str
    member_id: str
    text: str
    at: str


class Tripwire(Value):
    """If this measure passes this threshold by then, I was right."""

    kpi: Text80
    threshold: Text80
    by: Day | None = None
    owner: Id | None = None


ContributionKind = Literal["note", "option", "edit"]
Confidence = Annotated[int, Limit(ge=50, le=95, multiple_of=5)]
Priority = Literal["UNITE", "CONVINCE", "BUILD", "FIX", "PROVE", "ENABLE"]
Disrupts = Literal["definition", "metric", "way of working", "habit"]
# What a signature signs. Anything else may change without voiding it.
SIGNED_FIELDS = (
    "one_line", "options", "chosen", "rationale", "trade_off", "anchors", "gives", "co_owners",
    "driver", "expectation", "confidence", "review_date", "permits", "behaviour_to_model",
    "honour_answer", "dishonour_answer", "contrary_evidence", "supersedes", "restricted",
)  # fmt: skip


def signed_text(decision: Decision) -> dict[str, Any]:
    """Return the part of a decision that signatures and the seal are over."""
    return decision.model_dump(mode="json", include=set(SIGNED_FIELDS))


def text_hash(decision: Decision) -> str:
    """Return the SHA-256 of what is signed."""
    return digest(signed_text(decision))


def open_quarter(read: Read, now: str) -> str:
    """Return the quarter the next quarterly room looks back on (DOMAIN §11, reading 4)."""
    rooms = read.find(Room, kind="quarterly")
    waiting = sorted(r.quarter for r in rooms if r.status != "closed")
    if waiting:
        return waiting[0]
    closed = sorted(r.quarter for r in rooms)
    if closed:
        return next_quarter(closed[-1])
    return fiscal_quarter(read, now)


def bears_open(read: Read, place_id: str, now: str) -> bool:
    """Whether a decision that is not sealed yet lies on a stage or step."""
    open_ones = (d.place for d in read.find(Decision) if not is_sealed(d, now))
    return any(place_id in (*place.stage_ids, *place.step_ids) for place in open_ones)


def next_number(read: Read, quarter: str) -> str:
    """Return ``YYYYQn-NN``, counting up within the quarter; never reused."""
    taken = [d.number for d in read.find(Decision, quarter=quarter)]
    last = max((int(number.rpartition("-")[2]) for number in taken), default=0)
    return f"{quarter.replace('-', '')}-{last + 1:02d}"


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
