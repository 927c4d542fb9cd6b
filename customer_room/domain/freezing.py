"""What closes with a quarter, and restating it afterwards (DOMAIN §2.1).

Moves and counts belong to a quarter and freeze when its quarterly room closes. Afterwards they are
restated with a reason: the new figure stands, and what was computed before stays as it was.
"""

from collections.abc import Iterator
from typing import ClassVar, Literal

from customer_room.domain.command import At, Effect
from customer_room.domain.errors import PhaseClosed
from customer_room.domain.policy import Actor
from customer_room.domain.record import Read, Record
from customer_room.domain.room import Room
from customer_room.domain.snapshots import Snapshot
from customer_room.domain.values import joined_id

Figures = Literal["counts", "reasons", "moves"]


class Restatement(Record):
    """Figures of a closed quarter were changed: which, why, by whom and when."""

    table_name: ClassVar[str] = "restatement"
    quarter: str
    what: str
    segment_id: str | None = None
    reason: str
    by: str
    at: str


def closing_room(read: Read, quarter: str) -> Room | None:
    """Return the quarterly room that looked back on a quarter and closed it; None while open."""
    held = read.find(Room, kind="quarterly", quarter=quarter)
    return next((room for room in held if room.closed_at is not None), None)


def being_kept(read: Read, quarter: str) -> bool:
    """Whether a quarter has closed, and is not kept yet as its room saw it."""
    return closing_room(read, quarter) is not None and read.get(Snapshot, quarter) is None


def keep_still(read: Read, *days: str) -> None:
    """Refuse what belongs to a day of a quarter that has closed and is not kept yet.

    Raises:
        PhaseClosed: What its room saw would become another thing before it is kept.
    """
    for room in read.find(Room, kind="quarterly", status="closed"):
        closed_on = (room.closed_at or "")[:10]
        if min(days) <= closed_on and being_kept(read, room.quarter):
            raise PhaseClosed(f"{room.quarter} is being kept as its room saw it, within 72 hours "
                              "of its close. Enter it then; nothing was changed.")  # fmt: skip


def restate(
    read: Read, by: Actor, at: At, *, quarter: str, what: Figures, segment_id: str | None,
    reason: str,
) -> Iterator[Effect]:  # fmt: skip
    """Yield the note that a closed quarter is restated; nothing while it is open.

    Raises:
        PhaseClosed: It is closed, and no reason is given, or it has not been kept yet.
    """
    if closing_room(read, quarter) is None:
        return
    if not reason:
        raise PhaseClosed(f"{quarter} is closed: its figures stay as the room saw them. To restate "
                          "them, say why. Nothing was changed.")  # fmt: skip
    if being_kept(read, quarter):
        raise PhaseClosed(f"{quarter} is being kept as its room saw it, within 72 hours of its "
                          "close. Restate it then; nothing was changed.")  # fmt: skip
    id = joined_id(quarter, what, at.draw("0123456789abcdefghjkmnpqrstvwxyz", 12))
    yield Restatement(id=id, quarter=quarter, what=what, segment_id=segment_id, reason=reason,
                      by=by.member_id, at=at.now).put()  # fmt: skip
