"""Polls: answered in secret, shown together, at least four or not at all (DOMAIN §2, Poll).

What was typed for somebody is known to who typed it: it counts among the answers, and not towards
the four.
"""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, NotAllowed, PhaseClosed
from customer_room.domain.instruments import INSTRUMENTS
from customer_room.domain.journey import Stage
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.room import Room, unclosed, writable
from customer_room.domain.values import Id, Text80
from customer_room.domain.votes import voter_for

FEWEST = 4
Kind = Literal["reliability", "end test", "outside in"]


class Poll(Record):
    """One question to the room about one stage. Status: open → shown or dropped.

    Attributes:
        answered: How many have answered; never who. ``typed`` of these were typed for somebody,
            which is told to whoever runs the room: only what people gave themselves counts
            towards the four.
        put_away: Its answers are shown, and no longer in front of everybody.
    """

    table_name: ClassVar[str] = "poll"
    room_id: str
    instrument: str
    stage_id: str
    status: str = "open"
    opened_at: str
    ended_at: str | None = None
    answered: int = 0
    typed: int = 0
    put_away: bool = False

    @property
    def in_front(self) -> bool:
        """Whether it is what the room looks at: asked, or answered and not put away."""
        return self.status == "open" or (self.status == "shown" and not self.put_away)


class Response(Record):
    """One answer. Until the poll is shown only its giver is sent it; afterwards everybody is,
    with the giver's function and without his name."""

    table_name: ClassVar[str] = "response"
    room_id: str
    poll_id: str
    member_id: str
    function_id: str
    choice: str | None = None
    points: list[int] = Field(default_factory=list)
    typed_by: str | None = None


@command("poll.open", Permission.RUN_ROOM, done="poll.opened", reload=True)
class OpenPoll(Command):
    """Ask the room something about a stage."""

    id: Id
    room_id: Id
    instrument: Kind
    stage_id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = unclosed(read, by, self.room_id)
        if room.status != "live":
            raise PhaseClosed("Open the room first; then ask it.")
        free(read, Poll, self.id)
        one(read, Stage, self.stage_id)
        if read.find(Poll, room_id=room.id, status="open"):
            raise NotAllowed("One question at a time: show or drop the one that is open.")
        yield Poll(**self.model_dump(), opened_at=at.now).put()


@command("poll.answer", Permission.VOTE, done="poll.answered")
class AnswerPoll(Command):
    """Answer while the poll is open; again replaces. A facilitator may for somebody, marked, but
    what one said oneself stands."""

    id: Id
    poll_id: Id
    choice: Text80 | None = None
    points: list[int] = Limit(default=[], max_length=9)
    for_member: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        voter = voter_for(read, by, self.for_member, at.now)
        poll = one(read, Poll, self.poll_id)
        writable(read, by, poll.room_id)
        if poll.status != "open":
            raise PhaseClosed("This question is closed. Your answer was not counted.")
        if not INSTRUMENTS[poll.instrument].takes(self):
            raise BadField("This is not one of the answers. Nothing was changed.", field="choice",
                           actual=self.choice)  # fmt: skip
        typed_by = by.member_id if voter.id != by.member_id else None
        mine = next(iter(read.find(Response, poll_id=poll.id, member_id=voter.id)), None)
        if mine is not None and typed_by is not None and mine.typed_by is None:
            return
        if mine is not None:
            if typed_by is None and mine.typed_by is not None:
                yield poll.with_(typed=poll.typed - 1)
            yield mine.with_(choice=self.choice, points=self.points, typed_by=typed_by)
            return
        free(read, Response, self.id)
        more = {} if typed_by is None else {"typed": poll.typed + 1}
        yield poll.with_(answered=poll.answered + 1, **more)
        yield Response(id=self.id, room_id=poll.room_id, poll_id=poll.id, member_id=voter.id,
                       function_id=voter.function_id, choice=self.choice,
                       points=self.points, typed_by=typed_by).put()  # fmt: skip


@command("poll.show", Permission.RUN_ROOM, done="poll.shown", reload=True)
class ShowPoll(Command):
    """Close the question, show the answers, and let them decide what they are about."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        poll = _open(read, by, self.id)
        answers = read.find(Response, poll_id=poll.id)
        own = sum(answer.typed_by is None for answer in answers)
        if own < FEWEST:
            raise NotAllowed(f"{own} {'has' if own == 1 else 'have'} answered on a device of their "
                             "own. From four of those on answers are shown: fewer would show who "
                             "said what.")  # fmt: skip
        yield poll.with_(status="shown", ended_at=at.now)
        stage = read.get(Stage, poll.stage_id)
        # The map outlives a rehearsal: there the answers are shown and decide nothing.
        tried = one(read, Room, poll.room_id).is_rehearsal
        if stage is not None and not stage.removed_at and not tried:
            yield stage.with_(**INSTRUMENTS[poll.instrument].changes(answers))


@command("poll.put_away", Permission.RUN_ROOM, done="poll.put_away")
class PutPollAway(Command):
    """Take shown answers from before everybody's eyes; they stay with their stage."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        poll = one(read, Poll, self.id)
        unclosed(read, by, poll.room_id)
        if poll.status != "shown":
            raise NotAllowed("Only answers that are shown can be put away. Nothing was changed.")
        yield poll.with_(put_away=True)


@command("poll.drop", Permission.RUN_ROOM, done="poll.dropped", reload=True)
class DropPoll(Command):
    """Close the question without showing anything; its answers are gone."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        yield from dropped(read, _open(read, by, self.id), at.now)


def dropped(read: Read, poll: Poll, now: str) -> Iterator[Effect]:
    """Yield the end of a question without a result: its answers go with it."""
    yield poll.with_(status="dropped", ended_at=now)
    for response in read.find(Response, poll_id=poll.id):
        yield response.gone()


def _open(read: Read, by: Actor, id: str) -> Poll:
    poll = one(read, Poll, id)
    unclosed(read, by, poll.room_id)
    if poll.status != "open":
        raise PhaseClosed("This question is closed already. Nothing was changed.")
    return poll
