"""A projector in the room: a screen that shows the present view and does nothing else."""

from collections.abc import Iterator

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, free
from customer_room.domain.room import unclosed
from customer_room.domain.sessions import How, Session
from customer_room.domain.values import Id, Text80


@command("session.pair", Permission.SYSTEM, done="session.paired")
class PairProjector(Command):
    """Open the session of a projector whose code a facilitator has typed (PROTOCOL P23)."""

    id: Id
    room_id: Id
    paired_by: Id
    device: Text80 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Session, self.id)
        room = unclosed(read, by, self.room_id)
        yield Session(
            id=self.id, member_id="", how=How.PAIRED, room_id=room.id, device=self.device,
            admitted_by=self.paired_by, opened_at=at.now,
        ).put()  # fmt: skip


def disconnect_all(read: Read, room_id: str, now: str) -> Iterator[Effect]:
    """Yield the end of every projector of a room."""
    for session in read.find(Session, room_id=room_id, how=How.PAIRED.value):
        if session.stands:
            yield session.with_(ended_at=now)
