"""Preparing a room with its agenda (DOMAIN §2, §4)."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Limit

from customer_room.domain.agenda import AGENDA
from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, free
from customer_room.domain.room import Phase, Room
from customer_room.domain.values import Id, Instant, Quarter, Some80


@command("room.create", Permission.RUN_ROOM, done="room.created")
class CreateRoom(Command):
    """Prepare a room with its agenda; its phases get the ids ``{id}.p1`` …"""

    id: Annotated[Id, Limit(max_length=60)]
    quarter: Quarter
    title: Some80
    kind: Literal["quarterly", "check-in", "rehearsal"] = "quarterly"
    mode: Literal[90, 180] = 90
    scheduled_at: Instant | None = None
    previous_room_id: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Room, self.id)
        before = read.get(Room, self.previous_room_id) if self.previous_room_id else None
        if before is not None and before.is_rehearsal:
            raise BadField("A rehearsal leaves no record: no room follows on it.",
                           field="previous_room_id")  # fmt: skip
        if self.kind == "quarterly" and read.find(Room, kind="quarterly", quarter=self.quarter):
            raise BadField(f"{self.quarter} has its room already. Choose another quarter, or make "
                           "this a check-in.", field="quarter", actual=self.quarter)  # fmt: skip
        yield Room(**self.model_dump()).put()
        items = [item for item in AGENDA if self.mode in item.minutes]
        for order, item in enumerate(items, start=1):
            yield Phase(
                id=f"{self.id}.p{order}", room_id=self.id, order=order, kind=item.kind,
                title=item.title, prompt=item.prompt, minutes=item.minutes[self.mode],
                private=item.private, vote_budget=item.votes, lanes=list(item.lanes),
            ).put()  # fmt: skip
