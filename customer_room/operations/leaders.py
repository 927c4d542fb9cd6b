"""Questions to leaders as a page shows them: open without answers, shown without names.

Each visitor is given his own answer and nobody else's. How many have answered is everybody's. From
which functions, and how many were typed for somebody, is the facilitator's while it is open.
Where a function has one leader that tells that he has answered: whom to wait for, not what he said.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from customer_room.domain.decisions import Decision
from customer_room.domain.journey import Segment
from customer_room.domain.leaders_questions import HONOUR, QUESTIONS
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Role
from customer_room.domain.record import Read
from customer_room.domain.room import Attendance, Phase, Room
from customer_room.domain.rules import anchors_in, rules_of
from customer_room.domain.surveys import Survey, SurveyAnswer, given_themselves, own_answer
from customer_room.domain.visibility import Audience, Viewer, viewer_of
from customer_room.operations.leaders_answers import Said, said_of
from customer_room.operations.leaders_beside import beside_the_record
from customer_room.operations.log import may_see
from customer_room.operations.may import may
from customer_room.operations.names import Names
from customer_room.scoring.anchors import CRITERIA

NAMED = {
    "eight criteria": "What leaders say", "reporting check": "Reporting check",
    "five competencies": "Five competencies", "finish the sentence": "Finish the sentence",
    "proud to follow": "Proud to follow", "honour": "Does it honour customers?",
    "customers": "Guess first",
}  # fmt: skip
"""What each question is called on a page."""
FULLY = ("Not at all", "Hardly", "Partly", "Mostly", "Fully")
"""What 0–4 means where nothing says it more exactly."""


@dataclass(frozen=True)
class Part:
    """One thing that is given a number; ``scale`` is what 0–4 means, empty where it is a count."""

    title: str
    scale: list[str]


@dataclass(frozen=True)
class Mine:
    """What the visitor answered himself."""

    given: bool = False
    points: list[int] = field(default_factory=list[int])
    choice: str = ""
    text: str = ""


@dataclass(frozen=True)
class OfFunction:
    """How many of a function have answered; told to whoever runs the room."""

    id: str
    name: str
    answered: int
    of: int


@dataclass(frozen=True)
class Asked:
    """One question as the visitor may see it.

    Attributes:
        name: What it is called.
        about: The decision or the kind of customer it is about, in words.
        status: open or shown.
        since: When it was asked; once it is shown, when that was.
        vote: 2 when it is asked once again.
        first_id: The question it asks again.
        of: Of how many: of those who came; before the room is live, of those with a seat. A page
            that knows who is in the room now counts those.
        typed: How many were typed for somebody; told to whoever runs the room.
        everybody: Guests are asked, too.
        may: The visitor may answer.
        again: It may be asked once more now.
        said: What was answered, once it is shown.
    """

    id: str
    instrument: str
    name: str
    asks: str
    about: str
    status: str
    since: str
    vote: int
    first_id: str
    answered: int
    of: int
    everybody: bool
    may: bool
    again: bool
    away: bool
    typed: int
    parts: list[Part]
    choices: list[str]
    written: bool
    mine: Mine
    functions: list[OfFunction] = field(default_factory=list[OfFunction])
    said: Said = field(default_factory=Said)


@dataclass(frozen=True)
class OfDecision:
    """A decision that leaders may be asked about; ``words`` is its number and its one line."""

    id: str
    words: str


@dataclass(frozen=True)
class Leaders:
    """All questions of a room, in the order they were asked; ``front`` is what all look at now.

    ``decisions`` are those that may be asked about, for whoever runs the room.
    """

    front: str = ""
    asked: list[Asked] = field(default_factory=list[Asked])
    decisions: list[OfDecision] = field(default_factory=list[OfDecision])


def leaders_questions(
    read: Read, actor: Actor, room: Room, now: str, *, present: bool = False
) -> Leaders:
    """Return the questions of a room for a visitor.

    Args:
        read: The workspace.
        actor: Who looks.
        room: Whose questions.
        now: This moment; the record beside the eight criteria is that of now. It stands beside
            what is in front; outside a live room for its facilitator beside all.
        present: As everybody in the room may see them; nothing is anybody's own.
    """
    viewer = viewer_of(actor, present=present)
    seen = [each for each in read.find(Survey, room_id=room.id)
            if each.status != "dropped" and _is_seen(read, each, viewer)]  # fmt: skip
    seen.sort(key=lambda each: (each.opened_at, each.id))
    repeated = {each.first_id for each in seen if each.first_id}
    asked = [_asked(read, each, room, actor, viewer, repeated) for each in seen]
    front = _front(read, room, [each for each in seen if each.id not in repeated])
    runs = viewer.audience is Audience.FACILITATOR
    if runs or (viewer.audience is Audience.PRESENT and not _held_to_a_room(actor)):
        after = runs and room.status != "live"
        asked = [_beside(read, survey, each, now) if after or survey.id == front else each
                 for survey, each in zip(seen, asked, strict=True)]  # fmt: skip
    return Leaders(front, asked, list(_to_ask(read, actor, room, now)) if runs else [])


def _held_to_a_room(actor: Actor) -> bool:
    """Whether he is let into one room only, which the company's record is not part of.

    The wall is: it shows what everybody in the room looks at.
    """
    held = actor.room_id is not None and actor.role is not Role.PROJECTOR
    return held or actor.role is Role.GUEST


def _beside(read: Read, survey: Survey, asked: Asked, now: str) -> Asked:
    return replace(asked, said=beside_the_record(read, survey, asked.said, now))


def _to_ask(read: Read, actor: Actor, room: Room, now: str) -> Iterator[OfDecision]:
    """Yield the decisions whose honour question may be opened in this room now."""
    if room.status == "closed":
        return
    for decision in sorted(read.find(Decision), key=lambda each: (each.number, each.id)):
        if may(read, actor, now, "survey.open", id="probe", room_id=room.id, instrument="honour",
               decision_id=decision.id):  # fmt: skip
            yield OfDecision(decision.id, f"{decision.number} {decision.one_line}")


def _is_seen(read: Read, survey: Survey, viewer: Viewer) -> bool:
    if survey.decision_id is None:
        return True
    decision = read.get(Decision, survey.decision_id)
    return decision is not None and may_see(decision, viewer)


def _front(read: Read, room: Room, seen: list[Survey]) -> str:
    """Return what was asked or shown last, as long as the phase lasts in which it was."""
    phase = read.get(Phase, room.phase_id) if room.phase_id else None
    since = (phase.started_at if phase else None) or room.opened_at
    if room.status != "live" or since is None:
        return ""
    found = [each for each in seen if not each.put_away and _moment(each) >= since]
    return max(found, key=_moment).id if found else ""


def _moment(survey: Survey) -> str:
    return survey.ended_at or survey.opened_at


def _asked(read: Read, survey: Survey, room: Room, actor: Actor, viewer: Viewer,
           repeated: set[str]) -> Asked:  # fmt: skip
    question = QUESTIONS[survey.instrument]
    is_open = survey.status == "open"
    parts = [Part(_capital(title), list(_scale(read, survey, place)))
             for place, title in enumerate(question.items)]  # fmt: skip
    may = _may(actor, viewer, everybody=question.everybody)
    runs = viewer.audience is Audience.FACILITATOR
    expected = _expected(read, room, everybody=question.everybody)
    own = given_themselves(read, survey.id)
    return Asked(
        id=survey.id, instrument=survey.instrument, name=NAMED[survey.instrument],
        asks=question.asks, about=_about(read, survey), status=survey.status,
        since=_moment(survey), vote=survey.vote,
        first_id=survey.first_id or "", answered=survey.answered,
        of=max(len({m.id for m in expected} | _heard(read, survey)), survey.answered),
        everybody=question.everybody,
        typed=survey.answered - own if is_open and runs else 0,
        may=is_open and may and room.status != "closed",
        again=question.again and not is_open and survey.vote == 1 and survey.id not in repeated
        and runs and room.status != "closed",
        away=survey.put_away, parts=parts, choices=[*question.choices], written=question.written,
        mine=_mine(read, survey, viewer),
        functions=list(_by_function(read, survey, expected)) if is_open and runs else [],
        said=said_of(read, survey, parts=[(part.title, part.scale) for part in parts]),
    )  # fmt: skip


def _about(read: Read, survey: Survey) -> str:
    if survey.decision_id is not None:
        decision = read.get(Decision, survey.decision_id)
        return f"{decision.number} {decision.one_line}" if decision else ""
    if survey.instrument != "customers":
        return ""
    segment = read.get(Segment, survey.segment_id) if survey.segment_id else None
    return segment.name if segment else "All kinds of customers together"


def _scale(read: Read, survey: Survey, place: int) -> tuple[str, ...]:
    match survey.instrument:
        case "customers":
            return ()
        case "honour":
            return tuple(_capital(word) for word in HONOUR)
        case "eight criteria":
            return anchors_in(rules_of(read, survey.quarter), CRITERIA[place].number)
        case _:
            return FULLY


def _may(actor: Actor, viewer: Viewer, *, everybody: bool) -> bool:
    """Whether the visitor answers such a question; the command decides, this spares the try."""
    if viewer.member_id is None:
        return False
    return actor.seat or (everybody and actor.role in ("leader", "guest"))


def _mine(read: Read, survey: Survey, viewer: Viewer) -> Mine:
    found = own_answer(read, survey.id, viewer.member_id) if viewer.member_id else None
    if found is None:
        return Mine()
    return Mine(True, [*found.points], found.choice or "", found.text)


def _expected(read: Read, room: Room, *, everybody: bool) -> list[Member]:
    """Return who is asked: those who came; before the room opens, everybody with a seat."""
    came = {each.member_id for each in read.find(Attendance, room_id=room.id)}
    asked = [each for each in read.find(Member) if each.merged_into is None
             and (each.seat or (everybody and each.role in ("leader", "guest")))]  # fmt: skip
    present = [each for each in asked if each.id in came]
    return present if room.status == "live" and present else [m for m in asked if m.seat]


def _heard(read: Read, survey: Survey) -> set[str]:
    """Return who has answered, also before the room: not all of them came."""
    return {answer.member_id for answer in read.find(SurveyAnswer, survey_id=survey.id)}


def _by_function(read: Read, survey: Survey, expected: list[Member]) -> Iterator[OfFunction]:
    """Yield how many of each function have answered, the functions in their order."""
    members, heard = {m.id: m.function_id for m in read.find(Member)}, _heard(read, survey)
    answered = Counter(members.get(id, "") for id in heard)
    asked = Counter(members.get(id, "") for id in {m.id for m in expected} | heard)
    for id, function in Names(read).functions.items():
        if asked[id]:
            yield OfFunction(id, function.name, answered[id], asked[id])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
