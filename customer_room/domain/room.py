"""The customer room: its door, its phases and who was there (DOMAIN §2, §4)."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed, NotFound, PhaseClosed
from customer_room.domain.lasting import REHEARSAL
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, one
from customer_room.domain.values import (
    Id,
    joined_id,
    later,
)  # fmt: skip

DOOR_HOURS = 12
# 32 characters without 0/O, 1/I: nothing to mistake when read aloud or from a projector.
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 6


class Room(Record):
    """One session of the team. Status: prepared → live → closed.

    Attributes:
        showing: What the projector shows: what happens, the lobby, the timer, nothing, or one item.
        showing_id: Which note, group, decision or piece of evidence.
        judged_at: When the promises due were judged: at the end of its first phase.
        gathered_at: When everybody was last asked to look where the room looks.
        run_by: Which facilitator says that he runs it; all others may, too.
    """

    table_name: ClassVar[str] = "room"
    beside_rehearsals: ClassVar[bool] = True
    quarter: str
    kind: str = "quarterly"
    title: str
    mode: int = 90
    status: str = "prepared"
    scheduled_at: str | None = None
    opened_at: str | None = None
    closed_at: str | None = None
    previous_room_id: str | None = None
    judged_at: str | None = None
    phase_id: str | None = None
    stage_id: str | None = None
    door_code: str | None = None
    door_until: str | None = None
    notes_only: bool = False
    frozen: bool = False
    closing_message: str = ""
    showing: str = "what happens"
    showing_id: str | None = None
    gathered_at: str | None = None
    gathered_by: str | None = None
    run_by: str | None = None
    run_since: str | None = None

    @property
    def is_rehearsal(self) -> bool:
        """Whether it leaves no record."""
        return self.kind == REHEARSAL

    def door_open(self, now: str) -> bool:
        """Whether the room code works at this instant."""
        return bool(self.door_code and self.door_until and now < self.door_until)


class Phase(Record):
    """One item of a room's agenda, with its server deadline.

    Attributes:
        minutes: As planned, or as given when it was last started.
        shown: Members whose notes have been shown before the reveal of all.
        voted: How many have given a dot; never who.
        shows_result: The closed vote's result is what the room looks at, until it is turned to a
            stage.
        status: to come, running, done or skipped.
        paused_left: Seconds that are left of a phase whose clock stands still; it has no deadline.
        time_given: Minutes the facilitator gave last, or 0 for none; when, is ``time_given_at``.
    """

    table_name: ClassVar[str] = "phase"
    room_id: str
    order: int
    kind: str
    title: str
    prompt: str
    minutes: int
    private: bool = False
    revealed: bool = False
    shown: list[str] = Field(default_factory=list)
    anonymous: bool = False
    vote_budget: int = 0
    votes_open: bool = False
    voted: int = 0
    shows_result: bool = False
    everybody_votes: bool = False
    lanes: list[str] = Field(default_factory=list)
    status: str = "to come"
    started_at: str | None = None
    ended_at: str | None = None
    deadline: str | None = None
    paused_left: int | None = None
    time_given: int | None = None
    time_given_at: str | None = None

    @property
    def hides_notes(self) -> bool:
        """Whether people's notes of this phase are not shown to others yet."""
        return self.private and not self.revealed

    def hides(self, author_id: str) -> bool:
        """Whether one person's notes are not shown to others yet."""
        return self.hides_notes and author_id not in self.shown


class Attendance(Record):
    """A member was admitted while the room was live (the word *present*)."""

    table_name: ClassVar[str] = "attendance"
    room_id: str
    member_id: str
    at: str


class Tick(Record):
    """Somebody's named "I'm done" in a phase, or wish for more time in it."""

    table_name: ClassVar[str] = "tick"
    room_id: str
    phase_id: str
    member_id: str
    says: str = "done"


def arrive(read: Read, member_id: str, room_id: str | None, now: str) -> Iterator[Effect]:
    """Yield the attendance of somebody admitted to a live room; nothing if already there."""
    rooms = [room_id] if room_id else [r.id for r in read.find(Room, status="live")]
    for live in (read.get(Room, id) for id in rooms):
        if live is None or live.status != "live":
            continue
        if not read.find(Attendance, room_id=live.id, member_id=member_id):
            seat = joined_id(live.id, member_id)
            yield Attendance(id=seat, room_id=live.id, member_id=member_id, at=now).put()


def reachable(read: Read, by: Actor, room_id: str) -> Room:
    """Return a room this actor may enter at all.

    Raises:
        NotFound: Absent, or outside the one room a guest's session reaches.
    """
    if by.room_id not in (None, room_id):
        raise NotFound("This room")
    return one(read, Room, room_id)


def current_room(read: Read) -> str | None:
    """Return the id of the room people mean when they name none: live, else prepared, else past.

    Of several, the latest by its date. Never a rehearsal: links outlive it.
    """
    kept = [room for room in read.find(Room) if not room.is_rehearsal]
    rooms = sorted(kept, key=lambda each: each.scheduled_at or each.opened_at or "")
    for status in ("live", "prepared", "closed"):
        if found := [room.id for room in rooms if room.status == status]:
            return found[-1]
    return None


def unclosed(read: Read, by: Actor, room_id: str) -> Room:
    """Return a room whose agenda may still change.

    Raises:
        PhaseClosed: It is closed, and frozen with it (DOMAIN §2.1).
    """
    room = reachable(read, by, room_id)
    if room.status == "closed":
        raise PhaseClosed("This room is closed and stays as it was. Nothing was changed.")
    return room


def writable(read: Read, by: Actor, room_id: str) -> Room:
    """Return a room that takes contributions now.

    Raises:
        PhaseClosed: The room is closed or frozen; what was typed stays with the caller.
    """
    room = reachable(read, by, room_id)
    if room.status == "closed":
        raise PhaseClosed("This room is closed. What you wrote is kept on this device; "
                          "ask the facilitator to add it to the record.")  # fmt: skip
    if room.is_rehearsal and room.status != "live":
        raise PhaseClosed("This rehearsal has not been opened. What you wrote is kept on this "
                          "device; open the room first.")  # fmt: skip
    if room.frozen and not by.runs_rooms and not by.system:
        raise PhaseClosed("The facilitator has frozen the board. What you wrote is kept on this "
                          "device under “Needs attention”.")  # fmt: skip
    return room


def arrangeable(read: Read, by: Actor, room_id: str) -> Room:
    """Return a room in which this actor may move or group what others wrote."""
    room = writable(read, by, room_id)
    if room.notes_only and not by.runs_rooms and not by.system:
        raise PhaseClosed("The facilitator has switched to notes only: you can write, and arrange "
                          "your own notes.")  # fmt: skip
    return room


@command("room.open", Permission.RUN_ROOM, done="room.opened", reload=True)
class OpenRoom(Command):
    """Make a prepared room live."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = one(read, Room, self.id)
        if room.status == "closed":
            raise PhaseClosed("This room is closed and stays as it was. Create the next one.")
        others = [r for r in read.find(Room, status="live") if r.id != room.id]
        if others:
            raise NotAllowed(
                f"“{others[0].title}” is still live. Close it first: one room at a time."
            )
        if room.status != "live":
            runs = {} if by.system else {"run_by": by.member_id, "run_since": at.now}
            yield room.with_(status="live", opened_at=at.now, **runs)


@command("room.open_door", Permission.RUN_ROOM, done="room.door_opened", reload=True)
class OpenDoor(Command):
    """Let people join by code for some hours; opening again makes a new code."""

    id: Id
    hours: Annotated[int, Limit(ge=1, le=DOOR_HOURS)] = 3

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = one(read, Room, self.id)
        if room.status != "live":
            raise PhaseClosed("Open the room first; then its door.")
        code = at.draw(CODE_ALPHABET, CODE_LENGTH)
        yield room.with_(door_code=code, door_until=later(at.now, hours=self.hours))


@command("room.close_door", Permission.RUN_ROOM, done="room.door_closed", reload=True)
class CloseDoor(Command):
    """End the room code at once; whoever is in stays in."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        yield unclosed(read, by, self.id).with_(door_code=None, door_until=None)


@command("room.lock", Permission.RUN_ROOM, done="room.locked", reload=True)
class LockRoom(Command):
    """Notes only, or freeze everything; the server enforces it.

    Notes only, the map and what others wrote are the facilitators' alone; frozen, so are notes,
    dots, answers and the texts of decisions. What is signed by name (stances, dissent, a stage, a
    hand-off) is still taken: a sign-off round often happens with a frozen board.
    """

    id: Id
    notes_only: bool = False
    frozen: bool = False

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = unclosed(read, by, self.id)
        yield room.with_(notes_only=self.notes_only, frozen=self.frozen)
