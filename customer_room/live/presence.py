"""Who is here, in memory only: coalesced per room, forgotten after 30 s (P12)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

EXPIRY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where one device is.

    Attributes:
        member_id: Whose device.
        view: The page or part of it, in one lower-case word or a few.
        away: The page is hidden.
    """

    member_id: str
    view: str
    away: bool


@dataclass(slots=True)
class Presence:
    """The places of all devices in one room.

    Attributes:
        clock: Seconds, monotonic.
    """

    clock: Callable[[], float]
    _places: dict[str, tuple[float, Place]] = field(default_factory=dict[str, tuple[float, Place]])
    _shown: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def put(self, connection: str, place: Place) -> None:
        """Note where a connection is now."""
        self._places[connection] = (self.clock(), place)

    def drop(self, connection: str) -> None:
        """Forget a connection."""
        self._places.pop(connection, None)

    def changed(self) -> list[dict[str, Any]] | None:
        """Return who is here if that differs from the last answer, else None."""
        now = self.listed()
        if now == self._shown:
            return None
        self._shown = now
        return now

    def listed(self) -> list[dict[str, Any]]:
        """Return one entry per member, sorted; a member is away when all his devices are."""
        oldest = self.clock() - EXPIRY_SECONDS
        self._places = {key: kept for key, kept in self._places.items() if kept[0] > oldest}
        members: dict[str, Place] = {}
        for _, place in sorted(self._places.values(), key=lambda kept: kept[0]):
            known = members.get(place.member_id)
            if known is None or known.away or not place.away:
                members[place.member_id] = place
        return [
            {"member_id": p.member_id, "view": p.view, "away": p.away}
            for _, p in sorted(members.items())
        ]
