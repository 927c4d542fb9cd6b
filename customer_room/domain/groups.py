"""Groups: notes of one cell under a name (DOMAIN §2, Note)."""

from collections.abc import Iterator

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, NotAllowed
from customer_room.domain.notes import AFTER_REVEAL, Group, Note, hidden, touchable
from customer_room.domain.partial import undisturbed
from customer_room.domain.people import Member
from customer_room.domain.policy import GRANTS, Actor, Permission
from customer_room.domain.record import Read, free, one
from customer_room.domain.room import arrangeable, reachable, writable
from customer_room.domain.values import Day, Id, Some80, Text160


@command("group.make", Permission.ARRANGE, done="group.made", undoable=True)
class MakeGroup(Command):
    """Frame notes under a name; they come together in the first note's cell."""

    id: Id
    name: Some80
    note_ids: list[Id] = Limit(min_length=1, max_length=100)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Group, self.id)
        notes = [one(read, Note, id) for id in dict.fromkeys(self.note_ids)]
        for note in notes:
            touchable(read, by, note)
            if hidden(read, note):
                raise NotAllowed(AFTER_REVEAL)
        first = notes[0]
        if {note.room_id for note in notes} != {first.room_id}:
            raise NotAllowed("A group holds notes of one room. Nothing was changed.")
        arrangeable(read, by, first.room_id)
        yield Group(id=self.id, room_id=first.room_id, name=self.name, lane=first.lane,
                    stage_id=first.stage_id, order=first.order).put()  # fmt: skip
        for note in notes:
            yield note.with_(group_id=self.id, lane=first.lane, stage_id=first.stage_id)


@command("group.rename", Permission.ARRANGE, done="group.renamed", undoable=True)
class RenameGroup(Command):
    """Rename a group; ``expect`` is the name the edit started from."""

    id: Id
    name: Some80
    expect: str

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        group = one(read, Group, self.id)
        arrangeable(read, by, group.room_id)
        undisturbed("name", group.name, "Somebody renamed this group meanwhile. Both names are "
                    "kept.", started=self.expect, mine=self.name)  # fmt: skip
        yield group.with_(name=self.name)


@command("group.merge", Permission.ARRANGE, done="group.merged", undoable=True)
class MergeGroup(Command):
    """Move all notes of one group into another, which keeps its name."""

    id: Id
    into: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        group, target = one(read, Group, self.id), one(read, Group, self.into)
        arrangeable(read, by, group.room_id)
        if group.id == target.id or group.room_id != target.room_id:
            raise NotAllowed("Choose another group of this room to merge into.")
        for note in read.find(Note, group_id=group.id):
            yield note.with_(group_id=target.id, lane=target.lane, stage_id=target.stage_id)
        yield group.into_bin(by.member_id, at.now)


@command("group.dissolve", Permission.ARRANGE, done="group.dissolved", undoable=True)
class DissolveGroup(Command):
    """Take the frame away; the notes stay where they are."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        group = one(read, Group, self.id)
        arrangeable(read, by, group.room_id)
        for note in read.find(Note, group_id=group.id):
            yield note.with_(group_id=None)
        yield group.into_bin(by.member_id, at.now)


@command("note.regroup", Permission.ARRANGE, done="note.regrouped", undoable=True)
class RegroupNote(Command):
    """Put one note into a group, or take it out of its group."""

    id: Id
    group_id: Id | None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        note = one(read, Note, self.id)
        touchable(read, by, note)
        if self.group_id is None:
            yield note.with_(group_id=None)
            return
        group = one(read, Group, self.group_id)
        reachable(read, by, group.room_id)
        if group.room_id != note.room_id or hidden(read, note):
            raise NotAllowed("This note cannot go into that group.")
        yield note.with_(group_id=group.id, lane=group.lane, stage_id=group.stage_id)


@command("group.park", Permission.ARRANGE, done="group.parked", undoable=True)
class ParkGroup(Command):
    """Set a group aside until a day, with somebody who brings it back; no day takes it up."""

    id: Id
    until: Day | None
    owner: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        group = one(read, Group, self.id)
        arrangeable(read, by, group.room_id)
        if self.until is None:
            yield group.with_(parked_until=None, owner_id=None)
            return
        if self.until <= at.now[:10]:
            raise BadField("Choose a day to come.", field="until", actual=self.until)
        owner = one(read, Member, self.owner or by.member_id)
        if not owner.active_on(at.now) or owner.role not in GRANTS[Permission.ARRANGE]:
            raise BadField("A leader, a facilitator or an owner brings it back. Nothing was "
                           "changed.", field="owner")  # fmt: skip
        yield group.with_(parked_until=self.until, owner_id=owner.id)


@command("group.keep", Permission.SIGN, done="group.kept")
class KeepGroup(Command):
    """Keep, knowingly, what dishonours customers: by name, and saying who benefits."""

    id: Id
    keep: bool
    who_benefits: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        group = one(read, Group, self.id)
        writable(read, by, group.room_id)
        others = [who for who in group.kept_by if who != by.member_id]
        if not self.keep:
            benefits = group.who_benefits if others else ""
            yield group.with_(kept_by=others, who_benefits=benefits)
            return
        benefits = self.who_benefits or group.who_benefits
        if not benefits:
            raise BadField("Say who benefits from keeping it.", field="who_benefits")
        yield group.with_(kept_by=[*others, by.member_id], who_benefits=benefits)
