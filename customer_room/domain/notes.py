"""Notes and groups on the board (DOMAIN §2, Note)."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.anonymity import NOBODY, NoteAuthor, author_of, function_shown
from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BoardFull, NotAllowed
from customer_room.domain.journey import Stage, Step
from customer_room.domain.partial import BOTH_KEPT, undisturbed
from customer_room.domain.people import Member
from customer_room.domain.policy import GRANTS, Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.room import Phase, Room, arrangeable, writable
from customer_room.domain.values import Id, NoteText, Text80

Lane = Literal["WHO", "WHERE FROM", "HOW THEY MOVE", "WHY THEY STAY", "WHAT NEXT"]
LANE_TITLES: dict[Lane, str] = {
    "WHO": "Who they are",
    "WHERE FROM": "Where we win them",
    "HOW THEY MOVE": "How they move",
    "WHY THEY STAY": "Why they stay",
    "WHAT NEXT": "What they want next",
}
LANES = tuple(LANE_TITLES)
NoteKind = Literal["note", "honour", "dishonour", "staff obstacle", "two truths", "bet"]
EvidenceLevel = Literal["we assume", "staff say", "customers said", "data"]
# A fractional index: base-62 text, compared letter by letter; ties are broken by id.
Order = Annotated[str, Limit(pattern=r"^[0-9A-Za-z]{1,64}$")]
NOTES_PER_BOARD = 2000
AFTER_REVEAL = "Notes are grouped after the reveal, when everybody sees them."


class Note(Record):
    """A short text in one cell of the board.

    ``phase_id`` is the phase it was written in: while that phase is private and not revealed,
    only the author's devices are sent the note. One that was removed before that reveal is
    ``withdrawn``: nobody else has seen it, and nobody will.
    """

    table_name: ClassVar[str] = "note"
    room_id: str
    phase_id: str | None = None
    lane: str
    stage_id: str | None = None
    step_id: str | None = None
    text: str
    kind: str = "note"
    evidence_level: str = "we assume"
    instead_of: str | None = None
    author_id: str
    function_id: str
    typed_by: str | None = None
    group_id: str | None = None
    order: str = "V"
    removed_at: str | None = None
    removed_by: str | None = None
    withdrawn: bool = False


class Group(Record):
    """A named frame around notes of one cell.

    What dishonours customers leaves the room as a decision, parked until a date with an owner, or
    kept knowingly: signed by whoever keeps it, saying who benefits.
    """

    table_name: ClassVar[str] = "group"
    room_id: str
    name: str
    lane: str
    stage_id: str | None = None
    order: str = "V"
    parked_until: str | None = None
    owner_id: str | None = None
    who_benefits: str = ""
    kept_by: list[str] = Field(default_factory=list)
    removed_at: str | None = None
    removed_by: str | None = None


def signed(read: Read, note: Note) -> Iterator[Effect]:
    """Yield a new note under its author's name, or without one if its phase takes no names."""
    phase = read.get(Phase, note.phase_id) if note.phase_id else None
    if phase is None or not phase.anonymous:
        yield note.put()
        return
    if phase.status != "done":
        yield NoteAuthor(id=note.id, room_id=note.room_id, phase_id=phase.id,
                         member_id=note.author_id).put()  # fmt: skip
    shown = function_shown(read, note.room_id, note.function_id)
    nameless = {"author_id": NOBODY, "function_id": shown, "typed_by": None}
    yield note.model_copy(update=nameless).put()


def writer_for(read: Read, by: Actor, author_id: str | None, room: Room, now: str) -> Member:
    """Return whose note this is: the actor's, or somebody's for whom a facilitator types.

    Raises:
        NotAllowed: Somebody who does not write in this room now.
    """
    if author_id in (None, by.member_id):
        return one(read, Member, by.member_id)
    author = one(read, Member, str(author_id))
    writes = author.role in GRANTS[Permission.WRITE_NOTE] and author.active_on(now)
    if not writes or author.guest_of not in (None, room.id):
        raise NotAllowed("Notes are written for people who are in the team now and take part. "
                         "Your text is kept on this device; choose somebody else.")  # fmt: skip
    return author


def hidden(read: Read, note: Note) -> bool:
    """Whether a note is in a phase that has not been revealed, or was withdrawn before it was."""
    if note.withdrawn:
        return True
    phase = read.get(Phase, note.phase_id) if note.phase_id else None
    return phase is not None and phase.hides(note.author_id)


def kept_from(read: Read, by: Actor, note: Note) -> bool:
    """Whether somebody is not to know that there is this note."""
    return author_of(read, note.id, note.author_id) != by.member_id and hidden(read, note)


def check_board(read: Read, by: Actor, room_id: str, more: int = 1) -> None:
    """Refuse notes that do not fit any more.

    What others write alone takes no room here: nobody learns from a refusal how much that is.

    Raises:
        BoardFull: The notes that this actor knows of leave no room for these.
    """
    if read.count(Note, room_id=room_id, removed_at=None) + more <= NOTES_PER_BOARD:
        return
    standing = read.find(Note, room_id=room_id, removed_at=None)
    known = sum(not kept_from(read, by, note) for note in standing)
    if known + more > NOTES_PER_BOARD:
        raise BoardFull(f"This board holds {NOTES_PER_BOARD:,} notes; {known:,} are there and "
                        f"{more:,} would come. Nothing was changed, and your text is kept: remove "
                        "notes nobody needs, then send it again.",
                        limit=NOTES_PER_BOARD)  # fmt: skip


def touchable(read: Read, by: Actor, note: Note) -> None:
    """Refuse to touch a note that this actor may not change, or not even see.

    Raises:
        NotFound: Somebody else's hidden note: as if it were not there.
        NotAllowed: Somebody else's words.
        PhaseClosed: Closed, frozen or notes-only.
    """
    if kept_from(read, by, note):
        one(read, Note, "-")
    if author_of(read, note.id, note.author_id) == by.member_id:
        writable(read, by, note.room_id)
        return
    if by.role == "guest":
        raise NotAllowed("As a guest you can change your own notes only. Nothing was changed.")
    arrangeable(read, by, note.room_id)


@command("note.add", Permission.WRITE_NOTE, done="note.added", undoable=True)
class AddNote(Command):
    """Write a note. A facilitator may type for somebody without a device (``author_id``).

    ``phase_id`` is the phase in which it was begun: written alone or without a name there, it
    stays so though the room has moved on.
    """

    id: Id
    room_id: Id
    lane: Lane
    text: NoteText
    stage_id: Id | None = None
    step_id: Id | None = None
    kind: NoteKind = "note"
    evidence_level: EvidenceLevel = "we assume"
    instead_of: Text80 | None = None
    order: Order = "V"
    author_id: Id | None = None
    group_id: Id | None = None
    phase_id: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        if self.author_id not in (None, by.member_id) and not by.runs_rooms:
            raise NotAllowed("Only a facilitator writes for somebody else.")
        room = writable(read, by, self.room_id)
        free(read, Note, self.id)
        if self.stage_id is not None:
            one(read, Stage, self.stage_id)
        if self.step_id is not None:
            one(read, Step, self.step_id)
        if self.group_id is not None:
            self._join(read, by, room, one(read, Group, self.group_id))
        check_board(read, by, room.id)
        author = writer_for(read, by, self.author_id, room, at.now)
        given = self.model_dump(exclude={"author_id", "phase_id"})
        phase_id = self._written_in(read, room)
        typed_by = by.member_id if author.id != by.member_id else None
        note = Note(**given, phase_id=phase_id, author_id=author.id, typed_by=typed_by,
                    function_id=author.function_id)  # fmt: skip
        yield from signed(read, note)

    def _written_in(self, read: Read, room: Room) -> str | None:
        """Return the phase it belongs to: a late one keeps the promise under which it was begun."""
        begun = read.get(Phase, self.phase_id) if self.phase_id else None
        if begun is None or begun.room_id != room.id or begun.started_at is None:
            return room.phase_id
        promised = begun.anonymous or begun.hides_notes
        return begun.id if promised else room.phase_id

    def _join(self, read: Read, by: Actor, room: Room, group: Group) -> None:
        phase = read.get(Phase, room.phase_id) if room.phase_id else None
        if by.role not in GRANTS[Permission.ARRANGE] or group.room_id != room.id:
            raise NotAllowed("This note cannot go into that group. Write it beside it.")
        if phase is not None and phase.hides_notes:
            raise NotAllowed(AFTER_REVEAL)


@command("note.edit", Permission.WRITE_NOTE, done="note.edited", undoable=True)
class EditNote(Command):
    """Change what a note says or is. ``expect`` is the text the edit started from."""

    id: Id
    text: NoteText | None = None
    expect: str | None = None
    kind: NoteKind | None = None
    evidence_level: EvidenceLevel | None = None
    instead_of: Text80 | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        note = one(read, Note, self.id)
        touchable(read, by, note)
        if self.text is not None:
            undisturbed("text", note.text, BOTH_KEPT, started=self.expect, mine=self.text)
        yield note.with_(**self.model_dump(exclude={"id", "expect"}, exclude_none=True))


@command("note.move", Permission.WRITE_NOTE, done="note.moved", undoable=True)
class MoveNote(Command):
    """Put a note into a cell at a place in its order; it leaves a group of another cell."""

    id: Id
    lane: Lane
    stage_id: Id | None = None
    order: Order

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        note = one(read, Note, self.id)
        touchable(read, by, note)
        if self.stage_id is not None:
            one(read, Stage, self.stage_id)
        stays = (self.lane, self.stage_id) == (note.lane, note.stage_id)
        yield note.with_(lane=self.lane, stage_id=self.stage_id, order=self.order,
                         group_id=note.group_id if stays else None)  # fmt: skip


@command("note.remove", Permission.WRITE_NOTE, done="note.removed", undoable=True)
class RemoveNote(Command):
    """Put a note into the room's bin."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        note = one(read, Note, self.id)
        touchable(read, by, note)
        name = by.member_id if note.author_id != NOBODY else NOBODY
        yield note.into_bin(name, at.now, withdrawn=hidden(read, note))
