"""Which decisions are on record, and the numbers they go by (DOMAIN §2, Decision)."""

from collections.abc import Iterable
from typing import Any

from customer_room.domain.decisions import Decision
from customer_room.domain.errors import NotAllowed
from customer_room.domain.lasting import REHEARSAL
from customer_room.domain.people import fiscal_quarter
from customer_room.domain.record import Read
from customer_room.domain.room import Room
from customer_room.domain.values import next_quarter


def open_quarter(read: Read, now: str) -> str:
    """Return the quarter the next quarterly room looks back on (DOMAIN §11, reading 4)."""
    rooms = read.find(Room, kind="quarterly")
    waiting = sorted(r.quarter for r in rooms if r.status != "closed")
    if waiting:
        return waiting[0]
    closed = sorted(r.quarter for r in rooms)
    if closed:
        return next_quarter(closed[-1])
    return fiscal_quarter(read, now)


def on_record(read: Read, **equals: Any) -> list[Decision]:
    """Return the decisions that match, without those of a rehearsal, which will be gone."""
    tried = {room.id for room in read.find(Room, kind=REHEARSAL)}
    return [each for each in read.find(Decision, **equals) if each.room_id not in tried]


def next_number(read: Read, quarter: str, room: Room | None) -> str:
    """Return ``YYYYQn-NN``, counting up within the quarter; never reused.

    A rehearsal counts apart, so that the record's numbers have no hole after it.
    """
    if room is not None and room.is_rehearsal:
        return f"{REHEARSAL.capitalize()}-{read.count(Decision, room_id=room.id) + 1:02d}"
    taken = [each.number for each in on_record(read, quarter=quarter)]
    last = max((int(number.rpartition("-")[2]) for number in taken), default=0)
    return f"{quarter.replace('-', '')}-{last + 1:02d}"


def in_rehearsal(read: Read, decision: Decision) -> bool:
    """Whether a decision is only tried out."""
    return _is_rehearsal(read, decision.room_id)


def keep_off_rehearsal(read: Read, room_id: str | None, beneath: Iterable[str | None]) -> None:
    """Refuse to build what stays on what a rehearsal takes with it.

    Args:
        room_id: Where it is built.
        beneath: Rooms of what it is built on.
    """
    if any(other != room_id and _is_rehearsal(read, other) for other in beneath):
        raise NotAllowed("This was tried out in a rehearsal, which leaves no record. Write it anew "
                         "where it is to stay.")  # fmt: skip


def _is_rehearsal(read: Read, room_id: str | None) -> bool:
    room = read.get(Room, room_id) if room_id else None
    return room is not None and room.is_rehearsal
