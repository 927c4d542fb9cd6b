"""Moving through the agenda: start, extend, write alone, reveal, done (DOMAIN §4)."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed, PhaseClosed
from customer_room.domain.notes import Note
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, one
from customer_room.domain.room import Phase, Room, Tick, unclosed, writable
from customer_room.domain.values import Id, joined_id, later, moment
from customer_room.domain.votes import Vote

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
        for running in read.find(Phase, room_id=room.id, status="running"):
            if running.id != phase.id:
                yield running.with_(status="done", votes_open=False)
        minutes = self.minutes or phase.minutes
        # A vote that was closed has been shown: coming back to its phase does not open it again.
        blind = phase.votes_open or not read.count(Vote, phase_id=phase.id)
        yield phase.with_(status="running", started_at=at.now, minutes=minutes,
                          deadline=later(at.now, minutes=minutes),
                          votes_open=phase.vote_budget > 0 and blind)  # fmt: skip
        yield room.with_(phase_id=phase.id)


@command("phase.extend", Permission.RUN_ROOM, done="phase.extended")
class ExtendPhase(Command):
    """Give the running phase more minutes, or take some back."""

    id: Id
    minutes: Annotated[int, Limit(ge=-30, le=30)]

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        if phase.status != "running" or phase.deadline is None:
            raise PhaseClosed("This phase is not running.")
        start = max(moment(phase.deadline), moment(at.now)) if self.minutes > 0 else None
        base = phase.deadline if start is None else start.isoformat()
        yield phase.with_(deadline=later(base, minutes=self.minutes))


@command("phase.set_privacy", Permission.RUN_ROOM, done="phase.privacy_set", reload=True)
class SetPrivacy(Command):
    """Choose, before anybody has written in it, whether a phase is written alone."""

    id: Id
    private: bool

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        unclosed(read, by, phase.room_id)
        if phase.hides_notes and phase.status != "to come":
            raise NotAllowed("People are writing alone. Reveal when they are done; what they wrote "
                             "is never shown by switching this off.")  # fmt: skip
        if self.private and not phase.hides_notes and read.count(Note, phase_id=phase.id):
            raise NotAllowed("Notes of this phase have been shown already. They are not hidden "
                             "again; nothing was changed.")  # fmt: skip
        yield phase.with_(private=self.private, revealed=False)


@command("phase.reveal", Permission.RUN_ROOM, done="phase.revealed", reload=True)
class Reveal(Command):
    """Show everybody what everybody wrote in a private phase."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        yield one(read, Phase, self.id).with_(revealed=True)


@command("tick.set", Permission.WRITE_NOTE, done="tick.set")
class SetTick(Command):
    """Say that I am done with this phase, or not yet."""

    phase_id: Id
    done: bool

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.phase_id)
        writable(read, by, phase.room_id)
        known = read.find(Tick, phase_id=phase.id, member_id=by.member_id)
        if self.done and not known:
            yield Tick(id=joined_id(phase.id, by.member_id), room_id=phase.room_id,
                       phase_id=phase.id, member_id=by.member_id).put()  # fmt: skip
        if not self.done:
            yield from (tick.gone() for tick in known)
