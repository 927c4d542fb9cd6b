"""The end of a room (DOMAIN §2.1)."""

from collections.abc import Iterator

from customer_room.domain.command import At, Command, Effect, Entry, command
from customer_room.domain.errors import PhaseClosed
from customer_room.domain.operation import canonical
from customer_room.domain.partial import undisturbed
from customer_room.domain.phases import PROMISES, ended
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.polls import Poll, dropped
from customer_room.domain.projectors import disconnect_all
from customer_room.domain.record import Read, one
from customer_room.domain.rehearsal import forgotten
from customer_room.domain.room import Phase, Room, unclosed
from customer_room.domain.surveys import Survey, dropped_survey
from customer_room.domain.values import Id, Text280
from customer_room.domain.verdicts import fix_verdicts


@command("room.draft_message", Permission.RUN_ROOM, done="room.message_drafted")
class DraftMessage(Command):
    """Put the message to the company before everybody, while it can still be changed.

    ``expect`` is the message the edit started from.
    """

    id: Id
    closing_message: Text280
    expect: Text280 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = unclosed(read, by, self.id)
        _same(room, self.closing_message, self.expect)
        yield room.with_(closing_message=self.closing_message)


@command("room.close", Permission.RUN_ROOM, done="room.closed", reload=True)
class CloseRoom(Command):
    """Close the room for good: its notes, votes and agenda freeze, its projectors go. A rehearsal
    is forgotten.

    An open question is dropped; without a message the drafted one stands. ``expect`` is the message
    that was read before closing.
    """

    id: Id
    closing_message: Text280 | None = None
    expect: Text280 | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = one(read, Room, self.id)
        if room.status != "live":
            raise PhaseClosed("Only a live room can be closed.")
        if room.is_rehearsal:
            yield from forgotten(read, room)
            return
        message = room.closing_message if self.closing_message is None else self.closing_message
        if self.expect is not None:
            _same(room, message, self.expect)
        running = read.find(Phase, room_id=room.id, status="running")
        for phase in running:
            yield from ended(read, phase, at.now)
        if all(phase.kind != PROMISES for phase in running):
            yield from fix_verdicts(read, room, at.now)
        for poll in read.find(Poll, room_id=room.id, status="open"):
            yield from dropped(read, poll, at.now)
        for survey in read.find(Survey, room_id=room.id, status="open"):
            yield from dropped_survey(read, survey, at.now)
        yield room.with_(status="closed", closed_at=at.now, door_code=None, door_until=None,
                         closing_message=message, phase_id=None)  # fmt: skip
        yield from disconnect_all(read, room.id, at.now)
        sealed = {"room": room.id, "quarter": room.quarter, "closed_at": at.now,
                  "closing_message": message}  # fmt: skip
        yield Entry("room close", room.id, canonical(dict(sealed)).decode())


def _same(room: Room, mine: str, expected: str) -> None:
    """Refuse to put one's message in the place of one that somebody wrote meanwhile."""
    undisturbed("closing_message", room.closing_message, "Somebody changed the message to the "
                "company meanwhile. Yours is not in its place; read theirs and say yours again.",
                started=expected, mine=mine)  # fmt: skip
