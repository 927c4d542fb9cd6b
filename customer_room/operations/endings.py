"""What customers are honoured and dishonoured by, and how it leaves the room (DOMAIN §2, §4)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from customer_room.domain.decisions import Decision
from customer_room.domain.journey import Stage
from customer_room.domain.notes import Group, Note
from customer_room.domain.record import Read

HONOUR, DISHONOUR = "honour", "dishonour"


@dataclass(frozen=True, slots=True)
class Endings:
    """The groups that hold what dishonours customers, and those of them without an end."""

    groups: list[Group]
    open: list[Group]


def endings(read: Read, room_id: str, notes: Sequence[Note]) -> Endings:
    """Say which groups still need an answer: a decision, a day with an owner, or signers.

    Args:
        read: This workspace.
        room_id: Whose groups.
        notes: Its notes that everybody may see.
    """
    held = {note.group_id for note in notes if note.kind == DISHONOUR}
    standing = [g for g in read.find(Group, room_id=room_id) if not g.removed_at and g.id in held]
    groups = sorted(standing, key=lambda each: (each.name, each.id))
    decided = _decided(read, notes)
    return Endings(groups, [group for group in groups if not _ended(group, decided)])


def _ended(group: Group, decided: Collection[str]) -> bool:
    return bool(group.parked_until or group.kept_by) or group.id in decided


def _decided(read: Read, notes: Sequence[Note]) -> set[str]:
    """Return the groups that decisions were raised from, or from a note in them."""
    inside = {note.id: note.group_id for note in notes if note.group_id}
    found = set[str]()
    for decision in read.find(Decision):
        sources = [inside.get(id) for id in decision.source_note_ids]
        found.update(id for id in (decision.source_group_id, *sources) if id)
    return found


def unanswered(stages: Sequence[Stage], notes: Sequence[Note]) -> list[Stage]:
    """Return the stages without a note on how to honour customers there, or on what does not."""
    said = {(note.stage_id, note.kind) for note in notes}
    return [s for s in stages if not {(s.id, HONOUR), (s.id, DISHONOUR)} <= said]
