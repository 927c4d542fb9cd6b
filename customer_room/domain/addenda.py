"""What is added to a room that is closed: beside what stands there, never in it (DOMAIN §2.1)."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.room import Room
from customer_room.domain.values import Id, Text280


class Addendum(Record):
    """A line that came after a room had closed."""

    table_name: ClassVar[str] = "addendum"
    room_id: str
    text: str
    by: str
    at: str


@command("addendum.add", Permission.RUN_ROOM, done="addendum.added")
class AddAddendum(Command):
    """Put a line beside a closed room: what somebody wrote too late, or what was wrong."""

    id: Id
    room_id: Id
    text: Annotated[Text280, Limit(min_length=1)]

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Addendum, self.id)
        if one(read, Room, self.room_id).status != "closed":
            raise NotAllowed("This room is not closed: write it on its board.")
        yield Addendum(**self.model_dump(), by=by.member_id, at=at.now).put()
