"""Whose voice the decisions of a room still lack (DOMAIN §4, Decide together)."""

from collections.abc import Iterable, Iterator

from customer_room.domain.decisions import Contribution, Decision, Dissent, Stance
from customer_room.domain.people import Function, Member
from customer_room.domain.record import Read
from customer_room.domain.room import Phase, Room

DECIDING = frozenset({"decide", "prove"})
OWN_WORDS = ("option", "edit")


def unheard(read: Read, room: Room, phase: Phase, now: str) -> list[str] | None:
    """Return the functions with a seat of which nobody has spoken on a decision of this room.

    None in a phase whose work is not decisions.
    """
    if phase.kind not in DECIDING:
        return None
    ours = [d.id for d in read.find(Decision, room_id=room.id) if not d.restricted]
    members = {each.id: each for each in read.find(Member)}
    heard = {members[who].function_id for who in _speakers(read, ours) if who in members}
    seated = {each.function_id for each in members.values() if each.seat and each.active_on(now)}
    functions = sorted(read.find(Function), key=lambda each: (each.order, each.name))
    return [each.id for each in functions if each.id in seated - heard and not each.pseudo]


def _speakers(read: Read, decisions: Iterable[str]) -> Iterator[str]:
    """Yield who signed or objected, dissented, or put words of his own into one of them."""
    for id in decisions:
        for kind in (Stance, Dissent):
            yield from (each.member_id for each in read.find(kind, decision_id=id))
        wrote = read.find(Contribution, decision_id=id)
        yield from (each.member_id for each in wrote if each.kind in OWN_WORDS)
