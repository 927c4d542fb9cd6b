"""Taking back one's own last change, never somebody else's (PRODUCT §3, Undo)."""

from collections.abc import Iterator
from typing import cast

from customer_room.domain.command import REGISTRY, At, Command, Effect, command
from customer_room.domain.customers import CustomerCount, LossReason
from customer_room.domain.decisions import bears_open
from customer_room.domain.errors import Conflict, NotAllowed, NotFound, PhaseClosed
from customer_room.domain.freezing import closing_room
from customer_room.domain.journey import Stage, Step, mapping, take_back
from customer_room.domain.moves import HandOff, Move
from customer_room.domain.notes import Group, Note
from customer_room.domain.operation import Edit, Operation
from customer_room.domain.policy import GRANTS, Actor, Permission
from customer_room.domain.record import RECORDS, Read, Record
from customer_room.domain.room import Phase, Room, arrangeable, writable
from customer_room.domain.values import Id
from customer_room.domain.votes import Vote

ON_MAP = frozenset({"stage", "step"})
ON_BOARD = frozenset({"note", "group"})
OF_QUARTER = frozenset({"move", "customer_count"})
# What may be built on a record, by the field that points at it.
BUILT_ON: dict[str, tuple[tuple[type[Record], str], ...]] = {
    "stage": ((Step, "stage_id"), (Note, "stage_id"), (Vote, "target_id")),
    "step": ((Move, "from_step"), (Move, "to"), (HandOff, "giving"), (HandOff, "receiving"),
             (Note, "step_id"), (Vote, "target_id")),
    "group": ((Note, "group_id"), (Vote, "target_id")),
    "note": ((Vote, "target_id"),),
}  # fmt: skip


@command("operation.undo", Permission.WRITE_NOTE, done="operation.undone", undoable=True)
class Undo(Command):
    """Take an operation of mine back, whole or not at all. Redo = undo the undo."""

    op_id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        operation = read.operation(self.op_id)
        if operation is None or operation.actor_id != by.member_id:
            raise NotFound("This change")
        self._allow(read, by, operation)
        for edit in operation.edits:
            quarter = quarter_of_edit(read, edit)
            if quarter is not None and closing_room(read, quarter) is not None:
                raise PhaseClosed(f"{quarter} is closed. Restate its figures with a reason; "
                                  "nothing was changed.")  # fmt: skip
            if not stands(read, edit):
                newer = read.touched_since(edit.table, edit.id, operation.seq)
                raise Conflict(_why_not(newer, by), field=edit.table)
            if edit.table in ON_MAP and edit.sets.get("removed_at"):
                take_back(read, cast("Stage | Step", read.get(RECORDS[edit.table], edit.id)))
            if may_be_built_on_unseen(read, edit):
                raise PhaseClosed("People write alone or vote now, maybe on this. Nothing was "
                                  "changed: remove it instead, or wait.")  # fmt: skip
            if carries(read, by, edit, operation, at.now):
                raise Conflict("Others have built on this since: steps, counts, notes, dots or "
                               "decisions. Nothing was changed.", field=edit.table)  # fmt: skip
        for edit in reversed(operation.edits):
            yield edit.inverse()

    def _allow(self, read: Read, by: Actor, operation: Operation) -> None:
        """Refuse what is never undone, and what this actor could not do now."""
        spec = next((s for s in REGISTRY.values() if s.done == operation.kind), None)
        if spec is None or not spec.undoable:
            raise NotAllowed("Votes, stances, signatures, reveals and closings are not taken back "
                             "by undo. Nothing was changed.")  # fmt: skip
        needed = permission_for(read, by, operation)
        if by.role not in GRANTS[needed]:
            raise NotAllowed("You may not do this any more. Nothing was changed.")
        if needed is Permission.MAP:
            mapping(read, by)
        elif operation.room_id:
            allowed = arrangeable if needed is Permission.ARRANGE else writable
            allowed(read, by, operation.room_id)


def permission_for(read: Read, by: Actor, operation: Operation) -> Permission:
    """Return what taking an operation back needs: by what it touches, so that redo needs it too."""
    tables = {edit.table for edit in operation.edits}
    if not tables <= ON_BOARD:
        return Permission.MAP
    mine = all(_author(read, edit) == by.member_id for edit in operation.edits)
    return Permission.WRITE_NOTE if mine else Permission.ARRANGE


def _author(read: Read, edit: Edit) -> str | None:
    """Return who wrote the note of an edit; a group is nobody's own."""
    if edit.table != Note.table_name:
        return None
    note = read.get(Note, edit.id)
    return note.author_id if note else (edit.before or edit.after or {}).get("author_id")


def carries(read: Read, by: Actor, edit: Edit, operation: Operation, now: str) -> bool:
    """Whether something that the operation did not touch stands on what it made or put back."""
    back = edit.before is not None and edit.before.get("removed_at")
    appeared = edit.table in ON_MAP and (edit.before is None or back)
    if appeared and bears_open(read, by, edit.id, now):
        return True
    if edit.before is not None:
        return False
    if edit.table == CustomerCount.table_name:
        cell = edit.after or {}
        return bool(read.count(LossReason, quarter=cell.get("quarter"),
                               segment_id=cell.get("segment_id")))  # fmt: skip
    touched = {(each.table, each.id) for each in operation.edits}
    return any(
        (kind.table_name, found.id) not in touched and not getattr(found, "removed_at", None)
        for kind, field in BUILT_ON.get(edit.table, ())
        for found in read.find(kind, **{field: edit.id})
    )


def quarter_of_edit(read: Read, edit: Edit) -> str | None:
    """Return the quarter whose figures an edit set; None if it set none."""
    if edit.table not in OF_QUARTER:
        return None
    found = read.get(RECORDS[edit.table], edit.id)
    row = {**(edit.after or {}), **(found.model_dump() if found else {})}
    return row.get("quarter")


def may_be_built_on_unseen(read: Read, edit: Edit) -> bool:
    """Whether hidden notes or open dots could stand on what an edit made, whether they do or not.

    Refused by what is there, an undo would tell that there is something.
    """
    if edit.before is not None:
        return False
    kinds = {kind for kind, _ in BUILT_ON.get(edit.table, ())}
    phases = [phase for room in read.find(Room, status="live")
              for phase in read.find(Phase, room_id=room.id)]  # fmt: skip
    alone = any(phase.hides_notes and phase.started_at for phase in phases)
    # Notes that are hidden are in no group.
    written = Note in kinds and edit.table != Group.table_name
    return (written and alone) or (Vote in kinds and any(phase.votes_open for phase in phases))


def stands(read: Read, edit: Edit) -> bool:
    """Whether the fields that an edit set still hold what it set."""
    found = read.get(RECORDS[edit.table], edit.id)
    if found is None or edit.after is None:
        return found is None and edit.after is None
    now = found.model_dump(mode="json")
    return all(now.get(name) == value for name, value in edit.after.items())


def _why_not(newer: Operation | None, by: Actor) -> str:
    who = "You" if newer is not None and newer.actor_id == by.member_id else "Somebody else"
    return f"{who} changed this after you. Undo stops here, so that nobody's work is lost."
