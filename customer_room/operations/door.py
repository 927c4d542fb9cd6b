"""How people get into a room: its code, the short address, and both as a QR code."""

from dataclasses import dataclass, field

from customer_room.domain.room import Room
from customer_room.render.qr import Code, qr_code


@dataclass(frozen=True)
class Door:
    """The way in; without a code the door is closed."""

    code: str = ""
    address: str = ""
    qr: Code = field(default_factory=Code)


def door_of(room: Room, origin: str, now: str) -> Door:
    """Say how people get into a room.

    Args:
        origin: The server's public address, such as ``https://room.example.org``.
        now: This moment as an Instant.
    """
    if not room.door_code or not room.door_open(now):
        return Door()
    address = f"{origin.partition('://')[2]}/join"
    return Door(room.door_code, address, qr_code(f"{origin}/join/{room.door_code}"))
