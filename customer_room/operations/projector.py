"""What the projector shows besides the board: the door, the stage's customers, the sign-off.

Everything here is as everybody in the room may see it, whoever opened the page.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from customer_room.domain.decisions import Decision, Stance
from customer_room.domain.operation import Edit, Operation
from customer_room.domain.people import Member
from customer_room.domain.polls import Poll
from customer_room.domain.quarters import shown_quarter
from customer_room.domain.record import Read
from customer_room.domain.room import Phase, Room
from customer_room.domain.surveys import Survey
from customer_room.domain.visibility import Audience, Viewer
from customer_room.insight.graph import End
from customer_room.operations.card import NOT_SIGNED, DecisionCard, chosen_in_words, decision_card
from customer_room.operations.journey_facts import read_cell
from customer_room.operations.log import may_see
from customer_room.scoring.figures import count
from customer_room.store.reads import SqlRead

PAGE = 200
NAMED_STEPS = 2
FOLLOWS = "what happens"
SIGNED = ("discussed", "decided")
ENDS = {
    End.STAYED: ("stay", "stay"),
    End.LEFT: ("left", "leave"),
    End.NEVER_JOINED: ("never", "never join"),
    End.NOT_KNOWN: ("unknown", "are lost from sight"),
}
EVERYBODY = Viewer(Audience.PRESENT)


@dataclass(frozen=True)
class Part:
    """Customers who went one way from a step; ``way`` is on, stay, left, never or unknown."""

    way: str
    customers: int
    shown: str
    words: str


@dataclass(frozen=True)
class StageFlow:
    """Where the customers of a stage's busiest step went; no parts where nobody is counted."""

    stage_id: str = ""
    quarter: str = ""
    total: str = ""
    step: str = ""
    parts: list[Part] = field(default_factory=list[Part])


@dataclass(frozen=True)
class SeatLine:
    """One seat in the sign-off round; without a ``stance``, ``waits`` says what it does."""

    member_id: str
    function_id: str
    who: str
    stance: str
    reason: str
    newest: bool
    waits: str


@dataclass(frozen=True)
class OptionLine:
    """One option of a decision, as it is weighed."""

    text: str
    is_chosen: bool
    reasons_for: str
    reasons_against: str


@dataclass(frozen=True)
class SignOff:
    """A decision on its way to being signed; without a number there is none to show."""

    number: str = ""
    one_line: str = ""
    chosen: str = ""
    aims: str = ""
    headline: str = ""
    reason: str = ""
    seats: list[SeatLine] = field(default_factory=list[SeatLine])
    options: list[OptionLine] = field(default_factory=list[OptionLine])


def stage_flow(read: Read, room: Room, now: str) -> StageFlow:
    """Say of how many customers the stage in work tells, and where they went (DOMAIN §5)."""
    if room.stage_id is None:
        return StageFlow()
    quarter = shown_quarter(read, room.quarter, now)
    cell = read_cell(read, quarter, None, now)
    steps = {step.id: step.name for step in cell.steps}
    here = {step.id for step in cell.steps if step.stage_id == room.stage_id}
    leaving: Counter[str] = Counter()
    for flow in cell.flows:
        if flow.from_step in here and flow.to != flow.from_step:
            leaving[flow.from_step] += flow.count
    if not leaving:
        return StageFlow(stage_id=room.stage_id)
    step, total = min(leaving.items(), key=lambda each: (-each[1], each[0]))
    going: Counter[str | End] = Counter()
    for flow in cell.flows:
        if flow.from_step == step and flow.to != step:
            going[flow.to] += flow.count
    return StageFlow(room.stage_id, quarter, count(total).shown, steps[step],
                     list(_parts(going, steps)))  # fmt: skip


def _parts(going: Counter[str | End], steps: dict[str, str]) -> Iterator[Part]:
    onward = sorted(((n, steps.get(to, "")) for to, n in going.items() if isinstance(to, str)),
                    reverse=True)  # fmt: skip
    for n, name in onward[:NAMED_STEPS]:
        yield Part("on", n, count(n).shown, f"go on to “{name}”")
    rest = sum(n for n, _ in onward[NAMED_STEPS:])
    if rest:
        yield Part("on", rest, count(rest).shown, "go on elsewhere")
    for end, (way, words) in ENDS.items():
        if going[end]:
            yield Part(way, going[end], count(going[end]).shown, words)


def sign_off(
    read: SqlRead, room: Room, now: str, wanted: str = "", viewer: Viewer = EVERYBODY
) -> SignOff:
    """Return the decision to show: the wanted one, else the chosen, else the one in work now.

    Args:
        read: This workspace.
        room: The room on the projector.
        now: This moment.
        wanted: Id or number of a decision that is shown whatever else happens.
        viewer: Everybody, but no further than the session that opened the projector reaches.
    """
    if not wanted and room.showing == "decision":
        wanted = room.showing_id or ""
    if not wanted and room.showing != FOLLOWS:
        return SignOff()
    decision = _wanted(read, wanted) if wanted else _newest(read, room, viewer)
    if decision is None or not may_see(decision, viewer):
        return SignOff()
    card = decision_card(read, decision.number, viewer, now)
    return _sign_off(read, card) if card else SignOff()


def _wanted(read: SqlRead, wanted: str) -> Decision | None:
    found = read.get(Decision, wanted)
    return found or next(iter(read.find(Decision, number=wanted)), None)


def _newest(read: SqlRead, room: Room, viewer: Viewer) -> Decision | None:
    """Return the decision of this room that changed after the room was last turned elsewhere."""
    phase = read.get(Phase, room.phase_id) if room.phase_id else None
    # Where the room decides, a decision is in work from the moment it is raised.
    states = SIGNED if phase is None or phase.kind != "decide" else ("raised", *SIGNED)
    for operation in _backwards(read):
        if any(_are_leaders_asked(read, room, edit, viewer) for edit in operation.edits):
            return None
        for edit in operation.edits:
            turned = {"stage_id", "phase_id", "status"} & set(edit.after or ())
            if edit.table == "room" and edit.id == room.id and turned:
                return None
            if edit.table == "poll" and _is_asked(read, room, edit.id):
                return None
            found = _signing(read, room, edit.table, edit.id)
            if found is not None and found.status in states:
                return found
    return None


def _backwards(read: SqlRead) -> Iterator[Operation]:
    """Yield the log, newest first, as far as it is asked for.

    However much people write meanwhile, seen or unseen, the projector shows the same.
    """
    before: int | None = None
    while page := read.history(before, PAGE):
        yield from page
        before = page[-1].seq


def _is_asked(read: SqlRead, room: Room, poll_id: str) -> bool:
    """Whether the room looks at a question, or at its answers, instead."""
    poll = read.get(Poll, poll_id)
    return poll is not None and poll.room_id == room.id and poll.in_front


def _are_leaders_asked(read: SqlRead, room: Room, edit: Edit, viewer: Viewer) -> bool:
    """Whether a question to leaders was asked, shown or brought back here, and is looked at.

    One about a decision changes that, too, when it is shown: the answers are what is looked at.
    """
    if edit.table != "survey" or not {"status", "put_away"} & set(edit.after or ()):
        return False
    survey = read.get(Survey, edit.id)
    if survey is None or survey.room_id != room.id or survey.put_away or survey.status == "dropped":
        return False
    about = read.get(Decision, survey.decision_id) if survey.decision_id else None
    return about is None or may_see(about, viewer)


def _signing(read: SqlRead, room: Room, table: str, id: str) -> Decision | None:
    if table == "stance":
        stance = read.get(Stance, id)
        id = stance.decision_id if stance else ""
    elif table != "decision":
        return None
    decision = read.get(Decision, id) if id else None
    return decision if decision is not None and decision.room_id == room.id else None


def _sign_off(read: Read, card: DecisionCard) -> SignOff:
    entry, decision = card.entry, card.decision
    last = max((seat.at for seat in card.stances if not seat.voided), default="")
    label, _, reason = entry.joint["reason"].partition(": ")
    so_far = "" if entry.decided_at else " so far" if entry.is_joint else " yet"
    named = "Joint" if entry.is_joint else "Contested" if "ontested" in label else "Not joint"
    named = named if named != "Contested" else "Contested: not joint"
    return SignOff(
        number=entry.number,
        one_line=entry.one_line,
        chosen=chosen_in_words(decision),
        aims=card.aim.words if card.aim else "",
        headline=f"{named}{so_far}: {entry.joint['signed']} signed.",
        reason=reason[:1].upper() + reason[1:],
        seats=list(_seats(read, card, last)),
        options=[
            OptionLine(each["text"], place == decision.chosen, each.get("reasons_for", ""),
                       each.get("reasons_against", ""))
            for place, each in enumerate(decision.options)
        ],
    )  # fmt: skip


def _seats(read: Read, card: DecisionCard, last: str) -> Iterator[SeatLine]:
    for seat in card.stances:
        signed = seat.stance != NOT_SIGNED and not seat.voided
        member = read.get(Member, seat.who.member_id)
        speaks_last = "speaks last" if member and member.is_chief_executive else ""
        yield SeatLine(
            seat.who.member_id, seat.who.function_id, seat.who.short,
            seat.stance if signed else "",
            seat.reason if signed else "the text has changed since" if seat.voided else speaks_last,
            newest=bool(signed and last and seat.at == last and not card.entry.decided_at),
            waits="not signed" if card.entry.decided_at else "deciding",
        )  # fmt: skip
