"""Notes without a name: who wrote one is known while it must be, and to nobody else (DOMAIN §2).

In an anonymous phase a note carries no author. Who wrote it stands in a side table that no view
and no log holds: its author can still edit it. When the phase ends, that is destroyed.
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from customer_room.domain.command import Effect
from customer_room.domain.operation import Change
from customer_room.domain.people import Member
from customer_room.domain.policy import Role
from customer_room.domain.record import RECORDS, Read, Record
from customer_room.domain.room import Attendance

NOBODY = ""
SHOWN_FROM = 4
"""How many of a function must be present for it to stand on a nameless note."""


class NoteAuthor(Record):
    """Who wrote a nameless note (same id), until its phase ends."""

    table_name: ClassVar[str] = "note_author"
    logged: ClassVar[bool] = False
    room_id: str
    phase_id: str
    member_id: str


def author_of(read: Read, note_id: str, author_id: str) -> str:
    """Return who wrote a note, if anybody knows."""
    if author_id != NOBODY:
        return author_id
    kept = read.get(NoteAuthor, note_id)
    return NOBODY if kept is None else kept.member_id


def function_shown(read: Read, room_id: str, function_id: str) -> str:
    """Return the function that may stand on a nameless note: enough of it are in the room."""
    here = {each.member_id for each in read.find(Attendance, room_id=room_id)}
    # Guests choose their function themselves: they hide nobody.
    of_it = [m for m in read.find(Member, function_id=function_id) if m.role != Role.GUEST]
    return function_id if sum(m.id in here for m in of_it) >= SHOWN_FROM else NOBODY


def forget_authors(read: Read, phase_id: str) -> Iterator[Effect]:
    """Yield the end of all knowledge of who wrote the nameless notes of a phase."""
    for kept in read.find(NoteAuthor, phase_id=phase_id):
        yield kept.gone()


def is_nameless(read: Read, by: str, effects: Iterable[Effect]) -> bool:
    """Whether somebody writes or changes a nameless note of his own: the log must not say who."""
    changes = [change for change in effects if isinstance(change, Change)]
    kept = [c for c in changes if c.table == NoteAuthor.table_name and c.fields is not None]
    # Who is merged with somebody else takes his notes along: those are not being written.
    if any(read.get(NoteAuthor, c.id) is None for c in kept):
        return True
    if any(c.table == "note" and (c.fields or {}).get("author_id") == NOBODY for c in changes):
        return True
    touched = [read.get(RECORDS["note"], c.id) for c in changes if c.table == "note"]
    unsigned = [n.id for n in touched if n is not None and n.as_row()["author_id"] == NOBODY]
    return any(author_of(read, id, NOBODY) == by for id in unsigned)
