"""The end of a room (DOMAIN §2.1)."""

from collections.abc import Iterator

from customer_room.domain.command import At, Command, Effect, Entry, command
from customer_room.domain.errors import PhaseClosed
from customer_room.domain.operation import canonical
from customer_room.domain.phases import ended
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, one
from customer_room.domain.room import Phase, Room
from customer_room.domain.values import Id, Text280


@command("room.close", Permission.RUN_ROOM, done="room.closed", reload=True)
class CloseRoom(Command):
    """Close the room for good: its notes, votes and agenda freeze."""

    id: Id
    closing_message: Text280 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = one(read, Room, self.id)
        if room.status != "live":
            raise PhaseClosed("Only a live room can be closed.")
        for phase in read.find(Phase, room_id=room.id, status="running"):
            yield from ended(read, phase, at.now)
        yield room.with_(status="closed", closed_at=at.now, door_code=None, door_until=None,
                         closing_message=self.closing_message, phase_id=None)  # fmt: skip
        sealed = {"room": room.id, "quarter": room.quarter, "closed_at": at.now,
                  "closing_message": self.closing_message}  # fmt: skip
        yield Entry("room close", room.id, canonical(dict(sealed)).decode())
