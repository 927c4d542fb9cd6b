"""The bin: what was removed is kept, and comes back until its room closes (PRODUCT §3).

Notes and groups belong to a room. Stages and steps do not: theirs is the room during whose life
they were removed.
"""

from collections.abc import Iterator

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotFound
from customer_room.domain.groups import Group
from customer_room.domain.journey import Stage, Step, mapping, take_back
from customer_room.domain.notes import Note, check_board, touchable
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, RecordT, spoken
from customer_room.domain.room import arrangeable
from customer_room.domain.undo import stands
from customer_room.domain.values import Id

BACK = {"removed_at": None, "removed_by": None}
PLACE = {"group_id", "lane", "stage_id"}


@command("note.restore", Permission.WRITE_NOTE, done="note.restored", undoable=True)
class RestoreNote(Command):
    """Take a note out of the bin, to where it was, or to the whole journey if that is gone."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        note = kept(read, Note, self.id)
        touchable(read, by, note)
        if note.removed_at is None:
            return
        check_board(read, by, note.room_id)
        stage = note.stage_id if _is_there(read, Stage, note.stage_id) else None
        step = note.step_id if _is_there(read, Step, note.step_id) else None
        group = note.group_id if _is_there(read, Group, note.group_id) else None
        yield note.with_(**BACK, withdrawn=False, stage_id=stage, step_id=step, group_id=group)


@command("group.restore", Permission.ARRANGE, done="group.restored", undoable=True)
class RestoreGroup(Command):
    """Put a frame back, around those of its notes that nobody has moved since."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        group = kept(read, Group, self.id)
        arrangeable(read, by, group.room_id)
        if group.removed_at is None:
            return
        stage = group.stage_id if _is_there(read, Stage, group.stage_id) else None
        yield group.with_(**BACK, stage_id=stage)
        if stage == group.stage_id:
            yield from _its_notes(read, group)


@command("stage.restore", Permission.MAP, done="stage.restored", undoable=True)
class RestoreStage(Command):
    """Put a stage back on the map, with the notes that are still in it."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        stage = kept(read, Stage, self.id)
        if stage.removed_at is None:
            return
        take_back(read, stage)
        yield stage.with_(**BACK)


@command("step.restore", Permission.MAP, done="step.restored", undoable=True)
class RestoreStep(Command):
    """Put a step back into its stage."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        step = kept(read, Step, self.id)
        if step.removed_at is None:
            return
        take_back(read, step)
        yield step.with_(**BACK)


def _its_notes(read: Read, group: Group) -> Iterator[Effect]:
    """Yield the notes back that its removal took out of a group, as far as they still lie there."""
    removal = read.touched_since(Group.table_name, group.id, 0, "removed_at")
    for edit in removal.edits if removal else ():
        before = {name: was for name, was in (edit.before or {}).items() if name in PLACE}
        note = read.get(Note, edit.id) if edit.table == Note.table_name else None
        if note is None or before.get("group_id") != group.id or not stands(read, edit):
            continue
        place = note.model_dump(include=PLACE) | before
        if (place["lane"], place["stage_id"]) == (group.lane, group.stage_id):
            yield note.with_(**before)


def kept(read: Read, kind: type[RecordT], id: str) -> RecordT:
    """Return a record, in the bin or not.

    Raises:
        NotFound: It is absent, or belongs to another workspace.
    """
    found = read.get(kind, id)
    if found is None:
        raise NotFound(f"This {spoken(kind)}")
    return found


def _is_there(read: Read, kind: type[Record], id: str | None) -> bool:
    found = read.get(kind, id) if id else None
    return found is not None and not getattr(found, "removed_at", None)
