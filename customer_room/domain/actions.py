"""Promises: who does what by when, or what customers will see by then (DOMAIN §2, Action)."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import (
    ENDED_STATES,
    Decision,
    is_sealed,
    readable,
    visible_decision,
)
from customer_room.domain.errors import BadField, NotAllowed, NotFound, PhaseClosed
from customer_room.domain.kpis import Kpi
from customer_room.domain.people import Function, Member, standing_member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.room import Attendance, Room
from customer_room.domain.values import Day, Id, Some160, Text160

Kind = Literal["action", "customer promise"]
UNDER_WAY = ("promised", "started", "done")
AGREEING = 2


class Action(Record):
    """One promise. Status: promised → started → done → proved, late or dropped.

    Attributes:
        decision_id: The decision it carries out; without one it belongs to ``kpi_id``.
        kind: An action, or what customers will see by the day.
        checked_by: Who looks whether it is true; a customer promise always has somebody.
        due: The day; after a renegotiation the new one.
        renegotiated: When, from which day, in which room, with whom and why; once only.
        judged_in: The quarter whose room has judged it; its verdict stands.
        obstacle: What is in the way.
    """

    table_name: ClassVar[str] = "action"
    decision_id: str | None = None
    kpi_id: str | None = None
    kind: str
    text: str
    owner: str
    due: str
    checked_by: str | None = None
    status: str = "promised"
    made_on: str
    renegotiated: dict[str, Any] | None = None
    dropped_on: str | None = None
    dropped_because: str = ""
    judged_in: str | None = None
    obstacle: str = ""


@command("action.promise", Permission.PROMISE, done="action.promised")
class Promise(Command):
    """Promise something by a day: for oneself, or typed by a facilitator for who promises it."""

    id: Id
    decision_id: Id | None = None
    kpi_id: Id | None = None
    kind: Kind = "action"
    text: Some160
    owner: Id
    due: Day
    checked_by: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Action, self.id)
        for_oneself(by, self.owner, "Nobody promises for somebody else. Let them promise it "
                                    "themselves, or the facilitator type it.")  # fmt: skip
        if self.decision_id is None and self.kpi_id is None:
            raise BadField("A promise belongs to a decision or to a stage's measure.",
                           field="decision_id")  # fmt: skip
        if self.kpi_id is not None:
            one(read, Kpi, self.kpi_id)
        decision = visible_decision(read, by, self.decision_id) if self.decision_id else None
        if decision is not None and decision.status in ENDED_STATES:
            raise PhaseClosed(f"This decision is {decision.status}. Promise it to another one.")
        check_people(read, decision, self.kind, self.owner, self.checked_by)
        check_due(self.due, at.now)
        yield Action(**self.model_dump(), made_on=at.now[:10]).put()


@command("action.revise", Permission.PROMISE, done="action.revised")
class RevisePromise(Command):
    """Change a promise while its decision is not sealed, or on the day it was made.

    Its day stays once it has come, and where a room has moved it or it was given up.
    """

    id: Id
    text: Some160 | None = None
    due: Day | None = None
    checked_by: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        action = own_action(read, by, self.id)
        decision = one(read, Decision, action.decision_id) if action.decision_id else None
        fixed = action.made_on < at.now[:10] and (decision is None or is_sealed(decision, at.now))
        if fixed or action.judged_in:
            raise PhaseClosed("A promise stays as it was made. Ask a room for another day before "
                              "it is due, or drop it.")  # fmt: skip
        checker = self.checked_by or action.checked_by
        check_people(read, decision, action.kind, action.owner, checker)
        if self.due is not None:
            check_due(self.due, at.now)
            _movable(action, at.now)
        yield action.with_(**self.model_dump(exclude={"id"}, exclude_none=True))


@command("action.report", Permission.PROMISE, done="action.reported")
class ReportOnPromise(Command):
    """Say how far my promise is, and what is in its way."""

    id: Id
    status: Literal["promised", "started", "done"] | None = None
    obstacle: Text160 | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        action = own_action(read, by, self.id)
        if self.status is not None and action.status not in UNDER_WAY:
            raise PhaseClosed(f"This promise is {action.status}. Nothing was changed.")
        yield action.with_(**self.model_dump(exclude={"id"}, exclude_none=True))


@command("action.renegotiate", Permission.PROMISE, done="action.renegotiated")
class RenegotiatePromise(Command):
    """Give my promise another day: once, before it is due, with a room's agreement.

    The live room or check-in agrees: two functions at least, by the names of who is there.
    """

    id: Id
    due: Day
    because: Text160 = ""
    agreed_by: list[Id] = Limit(min_length=AGREEING, max_length=15)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        action = own_action(read, by, self.id)
        if action.status not in UNDER_WAY or action.judged_in:
            raise PhaseClosed(f"This promise is {action.status}. Nothing was changed.")
        if action.renegotiated is not None:
            raise NotAllowed("It was given another day once. A promise moves once.")
        if at.now[:10] >= action.due:
            raise NotAllowed(f"It is due on {action.due}: that cannot be moved any more.")
        if self.due <= action.due:
            raise BadField("Another day is a later day.", field="due", actual=self.due)
        room = agreeing_room(read, self.agreed_by)
        moved = {"from_due": action.due, "to_due": self.due, "on": at.now[:10],
                 "recorded_in": room.id, "agreed_by": sorted(set(self.agreed_by))}  # fmt: skip
        if self.because:
            moved["because"] = self.because
        yield action.with_(due=self.due, renegotiated=moved)


@command("action.drop", Permission.PROMISE, done="action.dropped")
class DropPromise(Command):
    """Give my promise up, and say why; it counts as broken when it was due."""

    id: Id
    because: Annotated[Text160, Limit(min_length=1)]

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        action = own_action(read, by, self.id)
        if action.status not in UNDER_WAY or action.judged_in:
            raise PhaseClosed(f"This promise is {action.status}. Nothing was changed.")
        yield action.with_(status="dropped", dropped_on=at.now[:10], dropped_because=self.because)


def for_oneself(by: Actor, member_id: str, words: str) -> None:
    """Refuse to do in somebody's name what he does himself, but for a facilitator who types."""
    if member_id != by.member_id and not by.runs_rooms:
        raise NotAllowed(words)


def own_action(read: Read, by: Actor, id: str) -> Action:
    """Return a promise of this actor's, or any for who runs rooms.

    Raises:
        NotFound: Absent, or of a decision he may not see.
        NotAllowed: It is somebody else's.
    """
    action = visible_action(read, by, id)
    for_oneself(by, action.owner, "This is somebody else's promise. Nothing was changed.")
    return action


def visible_action(read: Read, by: Actor, id: str) -> Action:
    """Return a promise this actor may see.

    Raises:
        NotFound: Absent, or of a decision he may not see.
    """
    action = one(read, Action, id)
    decision = read.get(Decision, action.decision_id) if action.decision_id else None
    if decision is not None and not readable(by, decision):
        raise NotFound("This action")
    return action


def _movable(action: Action, now: str) -> None:
    """Refuse another day for what is overdue, was moved by a room, or is under way no more."""
    moved = action.renegotiated is not None or action.status not in UNDER_WAY
    if moved or action.due < now[:10]:
        raise PhaseClosed("Its day has come, or a room has moved it. A promise gets another day "
                          "in a room, before it is due.")  # fmt: skip


def check_due(due: str, now: str) -> None:
    """Refuse a day that has passed."""
    if due < now[:10]:
        raise BadField("This day has passed. Choose one that is to come.", field="due", actual=due)


def check_people(
    read: Read, decision: Decision | None, kind: str, owner: str, checked_by: str | None
) -> None:
    """Refuse a promise of somebody who is none of us, or that nobody independent looks at."""
    standing_member(read, owner)
    if kind == "customer promise" and checked_by is None:
        raise BadField("Say who looks whether customers see it.", field="checked_by")
    if checked_by is not None:
        owners = [owner, *(decision.co_owners if decision else ())]
        independent(read, checked_by, owners, [owner])


def independent(read: Read, checker: str, owners: list[str], others: list[str]) -> None:
    """Refuse a checker who is one of the owners, or of the same function as any of ``others``.

    Company never counts as a function, so nobody of Company checks (DOMAIN §2, Proof).
    """
    who = standing_member(read, checker)
    function = one(read, Function, who.function_id)
    known = (read.get(Member, other) for other in others)
    theirs = {member.function_id for member in known if member is not None}
    if checker in (*owners, *others) or function.pseudo or function.id in theirs:
        raise NotAllowed("Somebody of another function checks, who neither owns nor submitted it. "
                         "Nothing was changed.")  # fmt: skip


def agreeing_room(read: Read, agreed_by: list[str]) -> Room:
    """Return the live room in which people of two functions agree.

    Raises:
        NotAllowed: No room is live, or too few of those who are there agree.
    """
    room = next((r for r in read.find(Room, status="live") if not r.is_rehearsal), None)
    if room is None:
        raise NotAllowed("A promise gets another day in a room or a check-in. None is live.")
    there = {a.member_id for a in read.find(Attendance, room_id=room.id)}
    counting = {f.id for f in read.find(Function) if not f.pseudo}
    members = [one(read, Member, id) for id in agreed_by]
    functions = {m.function_id for m in members if m.id in there} & counting
    if len(functions) < AGREEING:
        raise NotAllowed("Two functions that are in the room have to agree.")
    return room
