"""A room to try things in, which leaves no record (DOMAIN §2, Room).

It runs like a real one. When it ends, all of it is gone: what was written, decided and signed in
it, who was there, the guests and devices that came through its door; and the log of all that.
"""

from collections.abc import Iterator

from customer_room.domain.command import At, Command, Effect, Forget, command
from customer_room.domain.decisions import Decision
from customer_room.domain.errors import NotAllowed
from customer_room.domain.lasting import REHEARSAL
from customer_room.domain.people import Member, Person
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import RECORDS, Read, Record, one
from customer_room.domain.room import Room
from customer_room.domain.sessions import How, Session
from customer_room.domain.values import Id

# One room is live at a time: who comes by a code while a rehearsal is, comes through its door.
BY_DOOR = frozenset({How.ROOM_CODE, How.OPEN_DOOR, How.ADMITTED})


@command("room.forget", Permission.RUN_ROOM, done="room.forgotten", reload=True)
class ForgetRoom(Command):
    """End a rehearsal, or take one away that has not begun."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = one(read, Room, self.id)
        if room.kind != REHEARSAL:
            raise NotAllowed("Only a rehearsal leaves no record. This room stays as it is.")
        yield from forgotten(read, room)


def forgotten(read: Read, room: Room) -> Iterator[Effect]:
    """Yield the end of all that belongs to a rehearsal, in the log as well."""
    decisions = [each.id for each in read.find(Decision, room_id=room.id)]
    guests = read.find(Member, guest_of=room.id)
    yield from (each.gone() for each in _belongings(read, room.id, decisions))
    yield from (each.gone() for each in _sessions(read, room))
    for guest in guests:
        yield guest.gone()
        yield from (each.gone() for each in read.find(Person, id=guest.id))
    yield room.gone()
    yield Forget(room.id, frozenset(decisions))


def _belongings(read: Read, room_id: str, decisions: list[str]) -> Iterator[Record]:
    """Yield what names the room, or one of its decisions."""
    for _, kind in sorted(RECORDS.items()):
        if kind is Session:
            continue
        if "room_id" in kind.model_fields:
            yield from read.find(kind, room_id=room_id)
        elif "decision_id" in kind.model_fields:
            for decision_id in decisions:
                yield from read.find(kind, decision_id=decision_id)


def _sessions(read: Read, room: Room) -> list[Session]:
    """Return the sessions that reach this room only, or came through its door."""
    found = {each.id: each for each in read.find(Session, room_id=room.id)}
    if room.opened_at is not None:
        people: dict[str, list[Session]] = {}
        for each in read.find(Session):
            people.setdefault(each.member_id, []).append(each)
        for mine in people.values():
            found |= {each.id: each for each in _by_door(mine, room.opened_at)}
    return list(found.values())


def _by_door(mine: list[Session], opened_at: str) -> list[Session]:
    """Return which of somebody's sessions came through the door that opened then.

    A second device that he brought in from the first goes with it, unless he has another way in.
    """
    since = [s for s in mine if s.opened_at >= opened_at and s.how in {*BY_DOOR, How.OWN_DEVICE}]
    by_door = [each for each in since if each.how in BY_DOOR]
    has_another = any(each.stands and each not in since for each in mine)
    return since if by_door and not has_another else by_door
