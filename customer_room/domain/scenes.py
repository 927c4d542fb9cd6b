"""What seeing the notes and dots of a room depends on, read once for all of them."""

from customer_room.domain.anonymity import NoteAuthor
from customer_room.domain.record import Read
from customer_room.domain.room import Phase
from customer_room.domain.visibility import Scene


def board_scene(read: Read, room_id: str) -> Scene:
    """Return the scene of a room's board: its phases, and who wrote nameless notes."""
    return Scene(
        phases={phase.id: phase.as_row() for phase in read.find(Phase, room_id=room_id)},
        authors={kept.id: kept.member_id for kept in read.find(NoteAuthor, room_id=room_id)},
    )
