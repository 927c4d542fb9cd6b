"""What a rehearsal leaves alone: everything that would outlive it (DOMAIN §2, Room).

A rehearsal runs on the team's real people and map, and goes without a trace. So while one is live,
nothing is changed that would still be there after it: the map, the figures, people and settings.
"""

from collections.abc import Iterable

from customer_room.domain.errors import PhaseClosed
from customer_room.domain.operation import Change, edit_of
from customer_room.domain.record import RECORDS, Read

REHEARSAL = "rehearsal"


def keep_rehearsal_apart(read: Read, changes: Iterable[Change]) -> None:
    """Refuse changes that would outlive the rehearsal which is live, if one is.

    Raises:
        PhaseClosed: One of them would stay.
    """
    outliving = [change for change in changes if not _comes_and_goes(change)]
    if not outliving:
        return
    # By name: the room's module is built on commands, which ask here.
    for room in read.find(RECORDS["room"], kind=REHEARSAL, status="live"):
        if not all(_is_of(read, change, room.id) for change in outliving):
            raise PhaseClosed("A rehearsal is live, and this would stay after it. Nothing was "
                              "changed; close the rehearsal first.")  # fmt: skip


def _comes_and_goes(change: Change) -> bool:
    """Whether a record belongs to one room, or goes on beside any."""
    kind = RECORDS[change.table]
    return kind.beside_rehearsals or "room_id" in kind.model_fields


def _is_of(read: Read, change: Change, room_id: str) -> bool:
    """Whether a record goes when a rehearsal does, or stays as it is."""
    found = read.get(RECORDS[change.table], change.id)
    stood = None if found is None else found.model_dump(mode="json")
    if edit_of(change, stood) is None:
        return True
    after = {**(stood or {}), **(change.fields or {})}
    match change.table:
        case "member":
            # A guest of the rehearsal, before and after: nobody stays by being made a leader.
            return {room_id} == {(stood or after)["guest_of"], after["guest_of"]}
        case "person":
            member = read.get(RECORDS["member"], change.id)
            return getattr(member, "guest_of", None) == room_id
        case _:
            decision = read.get(RECORDS["decision"], after.get("decision_id", ""))
            return getattr(decision, "room_id", None) == room_id
