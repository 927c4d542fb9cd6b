"""What merging two people will do, in words, before it is done.

It says what whoever runs the room may see, and no more: whether anything was written alone, or
which dots were given, is not to be read from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from customer_room.domain.errors import DomainError
from customer_room.domain.merging import follows, one_person, open_decisions, signed_by
from customer_room.domain.merging_rooms import Pair, open_rooms
from customer_room.domain.notes import Note
from customer_room.domain.policy import Actor
from customer_room.domain.polls import Poll
from customer_room.domain.record import Read
from customer_room.domain.room import Phase
from customer_room.domain.sessions import Session
from customer_room.operations.criteria import shown_notes
from customer_room.operations.names import Names, Someone
from customer_room.operations.readiness import some_of


@dataclass(frozen=True)
class Merge:
    """What would happen, sentence by sentence; or why it is not done."""

    question: str
    sentences: list[str] = field(default_factory=list[str])
    refused: str = ""


def merge_in_words(read: Read, by: Actor, gone_id: str, stays_id: str, now: str) -> Merge:
    """Say what merging one member into another will do.

    Raises:
        NotFound: One of the two does not exist.
    """
    names = Names(read)
    gone, stays = names.who(gone_id), names.who(stays_id)
    question = f"Merge {gone.name} into {stays.name}?"
    try:
        pair = one_person(read, by, gone_id, stays_id, now)
    except DomainError as problem:
        if problem.code == "not_found":
            raise
        return Merge(question, refused=problem.message)
    said = [*_rooms(read, pair, gone, stays), *_signed(read, pair, gone, stays, now),
            *_devices(read, pair, gone, stays)]  # fmt: skip
    return Merge(question, [*said, f"Closed rooms keep the name {gone.name}. This is not undone."])


def _rooms(read: Read, pair: Pair, gone: Someone, stays: Someone) -> Iterator[str]:
    rooms = open_rooms(read)
    shown = [note for room in rooms for note in shown_notes(read, room)]
    yield _notes([note for note in shown if note.author_id == pair.gone.id], gone, stays)
    phases = [phase for room in rooms for phase in read.find(Phase, room_id=room.id)]
    if any(phase.hides_notes and phase.status == "running" for phase in phases):
        yield f"What {gone.name} writes alone goes along and stays hidden until the reveal."
    for phase in phases:
        if phase.votes_open:
            budget = f"{phase.vote_budget} dots" if phase.vote_budget > 1 else "one dot"
            yield f"In the open vote they are one person, with {budget} at most."
    if any(read.find(Poll, room_id=room.id, status="open") for room in rooms):
        yield f"Of two answers to the open question, {stays.name}’s own counts."


def _notes(notes: list[Note], gone: Someone, stays: Someone) -> str:
    if not notes:
        return f"No note that can be seen carries the name {gone.name}."
    carry = "1 note carries" if len(notes) == 1 else f"{len(notes)} notes carry"
    moved = f"{carry} the name {gone.name}; from now on {stays.name}"
    if gone.function_id == stays.function_id:
        return f"{moved}."
    return f"{moved}, for {stays.function} instead of {gone.function}."


def _signed(read: Read, pair: Pair, gone: Someone, stays: Someone, now: str) -> Iterator[str]:
    """Tell which signatures do not go over: the person gives them anew."""
    of_both = [(d.number, signed_by(read, pair.gone.id, d), signed_by(read, pair.stays.id, d))
               for d in open_decisions(read, now)]  # fmt: skip
    anew = [number for number, theirs, own in of_both if theirs and not own]
    twice = [number for number, theirs, own in of_both if theirs and own]
    if anew:
        yield (f"{gone.name} has signed {some_of(anew)}. That is not carried over: {stays.name} "
               "signs from their own seat.")  # fmt: skip
    if twice:
        yield f"Under {some_of(twice)} {stays.name}’s own signature stays; the other goes."
    if not anew and not twice:
        yield f"Nothing is signed, confirmed or taken back for {stays.name}."


def _devices(read: Read, pair: Pair, gone: Someone, stays: Someone) -> Iterator[str]:
    standing = [s for s in read.find(Session, member_id=pair.gone.id) if s.stands]
    going_on = [s for s in standing if not s.waiting]
    if going_on and follows(read, pair):
        yield f"The device {gone.name} came in on goes on as {stays.name}, let in by you."
    elif standing:
        yield f"The device {gone.name} came in on is signed out; {stays.name} joins again there."
