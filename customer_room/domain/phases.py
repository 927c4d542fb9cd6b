"""Moving through the agenda: start, extend, pause, skip, done (DOMAIN §4)."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field as Limit

from customer_room.domain.anonymity import forget_authors
from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed, PhaseClosed
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, one
from customer_room.domain.room import Phase, Room, Tick, unclosed, writable
from customer_room.domain.values import Id, Some80, Text160, joined_id, later, moment
from customer_room.domain.verdicts import fix_verdicts
from customer_room.domain.votes import Vote

PROMISES = "promises"
Minutes = Annotated[int, Limit(ge=1, le=180)]


@command("phase.start", Permission.RUN_ROOM, done="phase.started", reload=True)
class StartPhase(Command):
    """Move the room to a phase; the running one ends. Starting again restarts the clock."""

    id: Id
    minutes: Minutes | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        room = one(read, Room, phase.room_id)
        if room.status != "live":
            raise PhaseClosed("Open the room first; then start its phases.")
        for before in read.find(Phase, room_id=room.id, status="running"):
            if before.id != phase.id:
                yield from ended(read, before, at.now)
        if phase.status != "running":
            yield from (tick.gone() for tick in read.find(Tick, phase_id=phase.id))
        minutes = self.minutes or phase.minutes
        # A vote that was closed has been shown: coming back to its phase does not open it again.
        blind = phase.votes_open or not read.count(Vote, phase_id=phase.id)
        yield phase.with_(status="running", started_at=at.now, ended_at=None, minutes=minutes,
                          paused_left=None, deadline=later(at.now, minutes=minutes),
                          time_given=None, time_given_at=None,
                          votes_open=phase.vote_budget > 0 and blind)  # fmt: skip
        yield room.with_(phase_id=phase.id)


@command("phase.extend", Permission.RUN_ROOM, done="phase.extended")
class ExtendPhase(Command):
    """Give the running phase more minutes, or take some back.

    None more (0) is an answer, too: to who asked for more time.
    """

    id: Id
    minutes: Annotated[int, Limit(ge=-30, le=30)]

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = running(read, self.id)
        answered = {"time_given": None, "time_given_at": None}
        if self.minutes >= 0:
            wishes = read.find(Tick, phase_id=phase.id, says="more time")
            yield from (tick.gone() for tick in wishes)
            answered = {"time_given": self.minutes, "time_given_at": at.now}
        yield from self._clock(phase, at.now, answered)

    def _clock(self, phase: Phase, now: str, answered: dict[str, Any]) -> Iterator[Effect]:
        if phase.deadline is None:
            left = int(phase.paused_left or 0)
            left = max(left, 0) if self.minutes > 0 else left
            yield phase.with_(paused_left=left + 60 * self.minutes, **answered)
            return
        start = max(moment(phase.deadline), moment(now)) if self.minutes > 0 else None
        base = phase.deadline if start is None else start.isoformat()
        yield phase.with_(deadline=later(base, minutes=self.minutes), **answered)


@command("phase.pause", Permission.RUN_ROOM, done="phase.paused")
class PausePhase(Command):
    """Let the clock of the running phase stand still, or go on with what was left."""

    id: Id
    paused: bool

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = running(read, self.id)
        if self.paused and phase.deadline is not None:
            left = int((moment(phase.deadline) - moment(at.now)).total_seconds())
            yield phase.with_(deadline=None, paused_left=left)
        elif not self.paused and phase.paused_left is not None:
            deadline = later(at.now, seconds=phase.paused_left)
            yield phase.with_(deadline=deadline, paused_left=None)


@command("phase.skip", Permission.RUN_ROOM, done="phase.skipped")
class SkipPhase(Command):
    """Leave a phase out. Starting it takes it in again."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        unclosed(read, by, phase.room_id)
        if phase.status == "running":
            raise NotAllowed("This phase is running. Start the next one to leave it.")
        if phase.status == "to come":
            yield phase.with_(status="skipped")


@command("phase.place", Permission.RUN_ROOM, done="phase.placed")
class PlacePhase(Command):
    """Put a phase at another place of the agenda; the others close up."""

    id: Id
    place: Annotated[int, Limit(ge=1, le=40)]

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        moved = one(read, Phase, self.id)
        unclosed(read, by, moved.room_id)
        plan = sorted(read.find(Phase, room_id=moved.room_id), key=lambda each: each.order)
        plan.remove(moved)
        plan.insert(self.place - 1, moved)
        for order, phase in enumerate(plan, start=1):
            if phase.order != order:
                yield phase.with_(order=order)


@command("phase.plan", Permission.RUN_ROOM, done="phase.planned")
class PlanPhase(Command):
    """Change what a phase asks and how long it may take, for this room."""

    id: Id
    title: Some80 | None = None
    prompt: Text160 | None = None
    minutes: Minutes | None = None
    vote_budget: Annotated[int, Limit(ge=0, le=9)] | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        unclosed(read, by, phase.room_id)
        given = self.model_dump(exclude={"id"}, exclude_none=True)
        if phase.status == "done":
            raise PhaseClosed("This phase is over. Start it again to change it.")
        if "vote_budget" in given and phase.status == "running":
            raise NotAllowed("The vote of this phase has begun. How many dots there are stays.")
        yield phase.with_(**given)


@command("tick.set", Permission.WRITE_NOTE, done="tick.set")
class SetTick(Command):
    """Say that I am done with this phase or want more time for it, or take that back."""

    phase_id: Id
    says: Literal["done", "more time"] = "done"
    on: bool

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.phase_id)
        writable(read, by, phase.room_id)
        # Who is done wants no more time: everybody says one thing.
        mine = next(iter(read.find(Tick, phase_id=phase.id, member_id=by.member_id)), None)
        if mine is None and self.on:
            yield Tick(id=joined_id(phase.id, by.member_id), room_id=phase.room_id,
                       phase_id=phase.id, member_id=by.member_id, says=self.says).put()  # fmt: skip
        elif mine is not None and self.on:
            yield mine.with_(says=self.says)
        elif mine is not None and mine.says == self.says:
            yield mine.gone()


def running(read: Read, id: str) -> Phase:
    """Return a phase that runs.

    Raises:
        PhaseClosed: It does not.
    """
    phase = one(read, Phase, id)
    if phase.status != "running":
        raise PhaseClosed("This phase is not running. Nothing was changed.")
    return phase


def ended(read: Read, phase: Phase, now: str) -> Iterator[Effect]:
    """Yield the end of a running phase: its vote closes, and who wrote what namelessly is lost.

    With the phase on our promises, what became of those that were due is fixed.
    """
    yield phase.with_(status="done", votes_open=False, ended_at=now, paused_left=None)
    yield from forget_authors(read, phase.id)
    if phase.kind == PROMISES:
        yield from fix_verdicts(read, one(read, Room, phase.room_id), now)
