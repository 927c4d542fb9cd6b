"""Which window a moment belongs to, read from the quarterly rooms (DOMAIN §2.2)."""

from customer_room.domain.people import WORKSPACE, Workspace
from customer_room.domain.record import Read
from customer_room.domain.room import Room
from customer_room.scoring.windows import QuarterlyRoom, Window, window_of, windows


def all_windows(read: Read, coming: str = "") -> tuple[Window, ...]:
    """Return the windows between quarterly rooms, oldest first; the last one may be open.

    Args:
        read: The workspace.
        coming: A quarter that has its window even while nobody has prepared a room for it.
    """
    workspace = read.get(Workspace, WORKSPACE)
    rooms = [QuarterlyRoom(room.quarter, room.opened_at, room.closed_at)
             for room in read.find(Room, kind="quarterly")]  # fmt: skip
    if coming and all(room.quarter != coming for room in rooms):
        rooms.append(QuarterlyRoom(coming))
    return windows(workspace.programme_started if workspace else None, rooms)


def window_at(read: Read, moment: str) -> Window | None:
    """Return the window of a day or an instant; None before the programme, or after the last."""
    return window_of(all_windows(read), moment)
