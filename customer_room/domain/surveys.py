"""Questions to leaders: answered in secret, shown together from four on (DOMAIN §3.5, §3.7).

They are no board's business: boards are sent none of it. Nobody is told who said what, then or
later; pages read answers through ``shown_answers``, which knows no names. Who has answered is no
secret to whoever runs the room, who must know whom to wait for; nobody else is told.

Four answers that people gave themselves are what hides each of them. What was typed for somebody is
known to who typed it: it counts among the answers, and hides nobody.
"""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import Decision, is_sealed, visible_decision
from customer_room.domain.decisions_number import keep_off_rehearsal
from customer_room.domain.errors import BadField, NotAllowed, PhaseClosed
from customer_room.domain.journey import Segment
from customer_room.domain.leaders_questions import QUESTIONS, Asked, Question
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.polls import FEWEST
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.room import Room, unclosed, writable
from customer_room.domain.values import Id, Text80, Text160
from customer_room.domain.votes import voter_for


class Survey(Record):
    """One question, asked before or in a room. Status: open → shown or dropped.

    Attributes:
        quarter: The quarter its room looks back on.
        decision_id: The decision it is about, if any; ``segment_id`` the kind of customer.
        vote: 1, or 2 when it is asked again after ``first_id``; both are kept.
        answered: How many have answered, on their own devices or typed for them.
        put_away: It is no longer what everybody in the room looks at.
    """

    table_name: ClassVar[str] = "survey"
    room_id: str
    quarter: str
    instrument: str
    decision_id: str | None = None
    segment_id: str | None = None
    vote: int = 1
    first_id: str | None = None
    status: str = "open"
    opened_at: str
    ended_at: str | None = None
    answered: int = 0
    put_away: bool = False


class SurveyAnswer(Record):
    """One answer. What it says is known to its giver alone; that it is there, to who runs the room.

    Attributes:
        typed_by: The facilitator who typed it for its giver; None for his own.
    """

    table_name: ClassVar[str] = "survey_answer"
    room_id: str
    survey_id: str
    decision_id: str | None = None
    member_id: str
    points: list[int] = Field(default_factory=list)
    choice: str | None = None
    text: str = ""
    typed_by: str | None = None


@command("survey.open", Permission.RUN_ROOM, done="survey.opened")
class OpenSurvey(Command):
    """Ask leaders something, days before the room or in it; ``first_id`` asks it once more."""

    id: Id
    room_id: Id
    instrument: Asked
    decision_id: Id | None = None
    segment_id: Id | None = None
    first_id: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = unclosed(read, by, self.room_id)
        free(read, Survey, self.id)
        self._check_subject(read, by, QUESTIONS[self.instrument], room, at.now)
        beside = read.find(Survey, room_id=room.id, instrument=self.instrument,
                           decision_id=self.decision_id, segment_id=self.segment_id)  # fmt: skip
        if any(survey.status == "open" for survey in beside):
            raise NotAllowed("This is being asked already: show or drop it first.")
        shown = [survey for survey in beside if survey.status == "shown"]
        decision = read.get(Decision, self.decision_id) if self.decision_id else None
        if decision is not None and not decision.honour_poll:
            shown = []  # What was said then was about another text.
        self._check_again(QUESTIONS[self.instrument], shown)
        yield Survey(**self.model_dump(), quarter=room.quarter, opened_at=at.now,
                     vote=2 if self.first_id else 1).put()  # fmt: skip

    def _check_subject(
        self, read: Read, by: Actor, question: Question, room: Room, now: str
    ) -> None:
        if (self.decision_id is not None) != (question.about == "decision"):
            raise BadField("This is asked about one decision, or about none.", field="decision_id")
        if self.segment_id is not None and question.about != "customers":
            raise BadField("This is not asked about one kind of customer.", field="segment_id")
        if self.segment_id is not None:
            one(read, Segment, self.segment_id)
        if self.decision_id is not None:
            decision = visible_decision(read, by, self.decision_id)
            if is_sealed(decision, now):
                raise PhaseClosed("This decision is sealed: what leaders said stands.")
            keep_off_rehearsal(read, room.id, [decision.room_id])
            if room.is_rehearsal and decision.room_id != room.id:
                raise NotAllowed("A rehearsal leaves no record, and this would stay on a real "
                                 "decision. Ask about one of the rehearsal's own.")  # fmt: skip

    def _check_again(self, question: Question, shown: list[Survey]) -> None:
        """Refuse to ask what has been shown, but for one re-vote where there is one."""
        if self.first_id is None:
            if shown:
                raise NotAllowed("This has been asked and shown. Nothing was changed.")
            return
        if not question.again:
            raise NotAllowed("This is asked once. Nothing was changed.")
        if [survey.id for survey in shown] != [self.first_id]:
            raise NotAllowed("It is asked once more, after its first answers were shown.")


@command("survey.answer", Permission.VOTE, done="survey.answered")
class AnswerSurvey(Command):
    """Answer in secret; again replaces. A facilitator may for somebody, marked, but what one said
    oneself stands."""

    id: Id
    survey_id: Id
    points: list[int] = Limit(default=[], max_length=20)
    choice: Text80 | None = None
    text: Text160 = ""
    for_member: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        found = read.get(Survey, self.survey_id)
        everybody = found is not None and QUESTIONS[found.instrument].everybody
        hall = found.room_id if found is not None and everybody else None
        voter = voter_for(read, by, self.for_member, at.now, town_hall=hall)
        survey = one(read, Survey, self.survey_id)
        writable(read, by, survey.room_id)
        if survey.decision_id is not None:
            visible_decision(read, by, survey.decision_id)
        if survey.status != "open":
            raise PhaseClosed("This question is closed. Your answer was not counted.")
        if not QUESTIONS[survey.instrument].takes(self):
            raise BadField("This is not a whole answer. Nothing was changed.", field="points")
        typed_by = by.member_id if voter.id != by.member_id else None
        said = self.model_dump(include={"points", "choice", "text"})
        mine = own_answer(read, survey.id, voter.id)
        if mine is not None:
            if typed_by is None or mine.typed_by is not None:
                yield mine.with_(**said, typed_by=typed_by)
            return
        free(read, SurveyAnswer, self.id)
        yield survey.with_(answered=survey.answered + 1)
        yield SurveyAnswer(
            id=self.id, room_id=survey.room_id, survey_id=survey.id,
            decision_id=survey.decision_id, member_id=voter.id, typed_by=typed_by, **said,
        ).put()  # fmt: skip


@command("survey.show", Permission.RUN_ROOM, done="survey.shown")
class ShowSurvey(Command):
    """Close the question and show the answers together, without names."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        survey = open_survey(read, by, self.id)
        answers = read.find(SurveyAnswer, survey_id=survey.id)
        own = given_themselves(read, survey.id)
        if own < FEWEST:
            raise NotAllowed(f"{own} {'has' if own == 1 else 'have'} answered on a device of their "
                             "own. From four of those on answers are shown: fewer would show who "
                             "said what.")  # fmt: skip
        yield survey.with_(status="shown", ended_at=at.now)
        decision = read.get(Decision, survey.decision_id) if survey.decision_id else None
        if decision is not None and not is_sealed(decision, at.now):
            yield decision.with_(honour_poll=sorted(answer.points[0] for answer in answers))


@command("survey.put_away", Permission.RUN_ROOM, done="survey.put_away")
class PutSurveyAway(Command):
    """Take a question or its answers from before everybody's eyes, or bring them back."""

    id: Id
    away: bool = True

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        survey = one(read, Survey, self.id)
        unclosed(read, by, survey.room_id)
        if survey.decision_id is not None:
            visible_decision(read, by, survey.decision_id)
        if survey.status == "dropped":
            raise NotAllowed("This question was dropped: there is nothing to look at.")
        yield survey.with_(put_away=self.away)


@command("survey.drop", Permission.RUN_ROOM, done="survey.dropped")
class DropSurvey(Command):
    """Close the question without showing anything; its answers are gone."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        yield from dropped_survey(read, open_survey(read, by, self.id), at.now)


def asked_anew(read: Read, decision_id: str) -> Iterator[Effect]:
    """Yield that what is being asked about a decision has no answer yet: its text is another."""
    for survey in read.find(Survey, decision_id=decision_id, status="open"):
        for answer in read.find(SurveyAnswer, survey_id=survey.id):
            yield answer.gone()
        if survey.answered:
            yield survey.with_(answered=0)


def dropped_survey(read: Read, survey: Survey, now: str) -> Iterator[Effect]:
    """Yield the end of a question whose answers nobody will see."""
    yield survey.with_(status="dropped", ended_at=now, answered=0)
    for answer in read.find(SurveyAnswer, survey_id=survey.id):
        yield answer.gone()


def open_survey(read: Read, by: Actor, id: str) -> Survey:
    """Return a question that is open, of a decision this actor may see.

    Raises:
        PhaseClosed: It was shown or dropped, or its room is closed.
    """
    survey = one(read, Survey, id)
    unclosed(read, by, survey.room_id)
    if survey.decision_id is not None:
        visible_decision(read, by, survey.decision_id)
    if survey.status != "open":
        raise PhaseClosed("This question is closed already. Nothing was changed.")
    return survey


def own_answer(read: Read, survey_id: str, member_id: str) -> SurveyAnswer | None:
    """Return what somebody answered, for his own eyes."""
    found = read.find(SurveyAnswer, survey_id=survey_id, member_id=member_id)
    return found[0] if found else None


def given_themselves(read: Read, survey_id: str) -> int:
    """Count the answers given on people's own devices: only they hide each other."""
    return sum(each.typed_by is None for each in read.find(SurveyAnswer, survey_id=survey_id))


def shown_answers(read: Read, survey: Survey) -> list[tuple[list[int], str | None, str]]:
    """Return points, choice and words of all answers, in an order that tells nothing.

    Empty before they are shown. Nobody's name, function or place in time is among them.
    """
    if survey.status != "shown":
        return []
    answers = read.find(SurveyAnswer, survey_id=survey.id)
    return sorted(((a.points, a.choice, a.text) for a in answers),
                  key=lambda said: (said[0], said[1] or "", said[2]))  # fmt: skip
