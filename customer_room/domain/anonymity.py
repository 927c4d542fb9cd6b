"""Notes without a name: who wrote one is known while it must be, and to nobody else (DOMAIN §2).

In an anonymous phase a note carries no author. Who wrote it stands in a side table that no view
and no log holds: its author can still edit it. When the phase ends, that is destroyed.
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from customer_room.domain.command import Effect
from customer_room.domain.operation import Change
from customer_room.domain.people import Member
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
    of_it = sum(each.id in here for each in read.find(Member, function_id=function_id))
    return function_id if of_it >= SHOWN_FROM else NOBODY


def forget_authors(read: Read, phase_id: str) -> Iterator[Effect]:
    """Yield the end of all knowledge of who wrote the nameless notes of a phase."""
    for kept in read.find(NoteAuthor, phase_id=phase_id):
        yield kept.gone()


def is_nameless(read: Read, effects: Iterable[Effect]) -> bool:
    """Whether a change touches a nameless note: then the log must not say who made it."""
    return any(
        change.table == "note" and _author(read, change) == NOBODY
        for change in effects
        if isinstance(change, Change)
    )


def _author(read: Read, change: Change) -> str | None:
    if change.fields is not None and "author_id" in change.fields:
        return change.fields["author_id"]
    note = read.get(RECORDS["note"], change.id)
    return None if note is None else note.model_dump()["author_id"]
