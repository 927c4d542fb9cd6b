"""Where the room looks: the stage, the projector, and gathering everybody (PRODUCT §4)."""

from collections.abc import Iterator
from typing import Literal

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import Decision
from customer_room.domain.errors import BadField, NotFound
from customer_room.domain.evidence import Evidence
from customer_room.domain.journey import Stage
from customer_room.domain.notes import Group, Note, hidden
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, one
from customer_room.domain.room import Phase, unclosed
from customer_room.domain.values import Id

ITEMS: dict[str, type[Record]] = {
    "note": Note, "group": Group, "decision": Decision, "evidence": Evidence,
}  # fmt: skip
Showing = Literal[
    "what happens", "lobby", "timer", "nothing", "note", "group", "decision", "evidence"
]


@command("room.turn_to", Permission.RUN_ROOM, done="room.turned_to")
class TurnTo(Command):
    """Mark the stage everybody looks at now, in place of a vote's result."""

    id: Id
    stage_id: Id | None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = unclosed(read, by, self.id)
        if self.stage_id is not None:
            one(read, Stage, self.stage_id)
        yield room.with_(stage_id=self.stage_id)
        for phase in read.find(Phase, room_id=room.id, shows_result=True):
            yield phase.with_(shows_result=False)


@command("room.show", Permission.RUN_ROOM, done="room.shown")
class ShowOnProjector(Command):
    """Choose what the projector shows; ``what happens`` lets it follow the room by itself."""

    id: Id
    showing: Showing
    showing_id: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = unclosed(read, by, self.id)
        if (self.showing in ITEMS) != (self.showing_id is not None):
            raise BadField("One item is shown, or none. Nothing was changed.", field="showing_id")
        if self.showing_id is not None:
            item = one(read, ITEMS[self.showing], self.showing_id)
            if isinstance(item, Note | Group) and item.room_id != room.id:
                raise NotFound("This note")
            if isinstance(item, Note) and hidden(read, item):
                raise NotFound("This note")
        yield room.with_(showing=self.showing, showing_id=self.showing_id)


@command("room.gather", Permission.RUN_ROOM, done="room.gathered")
class Gather(Command):
    """Bring everybody to where the room looks; each may stay where he is."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = unclosed(read, by, self.id)
        yield room.with_(gathered_at=at.now, gathered_by=by.member_id)
