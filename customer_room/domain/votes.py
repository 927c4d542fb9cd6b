"""Dots: a budget a person, enforced here, blind until the vote closes (DOMAIN §2, Vote)."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed, NotFound, NoVotesLeft, PhaseClosed
from customer_room.domain.journey import Stage, Step
from customer_room.domain.notes import Group, Note, hidden
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Permission, Role
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.room import Phase, Tick, reachable, unclosed, writable
from customer_room.domain.values import Id

TargetType = Literal["note", "group", "stage", "step"]


class Vote(Record):
    """One dot. While the vote is open only its voter is sent it; afterwards everybody is,
    with the voter's function and without his name."""

    table_name: ClassVar[str] = "vote"
    room_id: str
    phase_id: str
    voter_id: str
    function_id: str
    target_type: str
    target_id: str
    slot: int
    typed_by: str | None = None


@command("phase.open_votes", Permission.RUN_ROOM, done="phase.votes_opened", reload=True)
class OpenVotes(Command):
    """Open a blind vote in the running phase with so many dots a person.

    ``everybody``: a town hall, in which guests and people without a seat vote as well.
    """

    id: Id
    budget: Annotated[int, Limit(ge=1, le=9)] = 3
    everybody: bool = False

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        if phase.status != "running":
            raise PhaseClosed("Votes open in the running phase. Start this phase first.")
        if phase.vote_budget and not phase.votes_open and read.count(Vote, phase_id=phase.id):
            raise PhaseClosed("This vote is closed and its result shown; it does not open again.")
        # By how many have voted, which all may know: not by how many dots somebody gave.
        if phase.voted and self.budget < phase.vote_budget:
            raise PhaseClosed("Dots have been given in this vote: it takes more a person from now "
                              "on, not fewer. Nothing was changed.")  # fmt: skip
        yield phase.with_(vote_budget=self.budget, votes_open=True,
                          everybody_votes=self.everybody)  # fmt: skip
        # Who was done had not been asked to vote yet.
        yield from (tick.gone() for tick in read.find(Tick, phase_id=phase.id))


@command("phase.close_votes", Permission.RUN_ROOM, done="phase.votes_closed", reload=True)
class CloseVotes(Command):
    """Close the vote for good and show it."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        phase = one(read, Phase, self.id)
        unclosed(read, by, phase.room_id)
        yield phase.with_(votes_open=False, shows_result=True)


@command("vote.cast", Permission.VOTE, done="vote.cast")
class CastVote(Command):
    """Give a dot; a facilitator gives one for somebody without a device, marked."""

    id: Id
    phase_id: Id
    target_type: TargetType
    target_id: Id
    for_member: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Vote, self.id)
        phase = one(read, Phase, self.phase_id)
        reachable(read, by, phase.room_id)
        hall = phase.room_id if phase.everybody_votes else None
        voter = voter_for(read, by, self.for_member, at.now, town_hall=hall)
        open_vote(read, by, phase)
        self._check_target(read, phase)
        used = {v.slot for v in read.find(Vote, phase_id=phase.id, voter_id=voter.id)}
        slots = [n for n in range(1, phase.vote_budget + 1) if n not in used]
        if not slots:
            raise NoVotesLeft(f"All {phase.vote_budget} dots are given. Take one back to move it.",
                              limit=phase.vote_budget)  # fmt: skip
        if not used:
            yield phase.with_(voted=phase.voted + 1)
        yield Vote(
            id=self.id, room_id=phase.room_id, phase_id=phase.id, voter_id=voter.id,
            function_id=voter.function_id, target_type=self.target_type, target_id=self.target_id,
            slot=slots[0], typed_by=by.member_id if voter.id != by.member_id else None,
        ).put()  # fmt: skip

    def _check_target(self, read: Read, phase: Phase) -> None:
        kinds: dict[str, type[Record]] = {
            "note": Note, "group": Group, "stage": Stage, "step": Step,
        }  # fmt: skip
        target = one(read, kinds[self.target_type], self.target_id)
        if isinstance(target, Note | Group) and target.room_id != phase.room_id:
            raise NotFound("This note")
        if isinstance(target, Note) and hidden(read, target):
            raise NotFound("This note")


@command("vote.withdraw", Permission.VOTE, done="vote.withdrawn")
class WithdrawVote(Command):
    """Take back one of my dots while the vote is open."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        vote = one(read, Vote, self.id)
        if vote.voter_id != by.member_id and vote.typed_by != by.member_id:
            raise NotFound("This vote")
        phase = one(read, Phase, vote.phase_id)
        open_vote(read, by, phase)
        if read.count(Vote, phase_id=phase.id, voter_id=vote.voter_id) == 1:
            yield phase.with_(voted=phase.voted - 1)
        yield vote.gone()


def voter_for(
    read: Read, by: Actor, for_member: str | None, now: str, *, town_hall: str | None = None
) -> Member:
    """Return whose vote or answer this is.

    Args:
        for_member: Somebody without a device, for whom a facilitator votes.
        town_hall: A room in which people without a seat vote too, its guests included.

    Raises:
        NotAllowed: Somebody else's, or of somebody who has no vote.
    """
    proxy = for_member not in (None, by.member_id)
    if proxy and by.role is not Role.FACILITATOR and not by.system:
        raise NotAllowed("Only a facilitator votes for somebody without a device.")
    voter = one(read, Member, str(for_member) if proxy else by.member_id)
    votes = voter.seat or (town_hall and voter.guest_of in (None, town_hall))
    if not voter.active_on(now) or not votes:
        raise NotAllowed("Only people with a seat vote. Nothing was changed.")
    return voter


def open_vote(read: Read, by: Actor, phase: Phase) -> None:
    """Refuse a vote that is not open (any more).

    Raises:
        PhaseClosed: A late vote is refused, not kept.
    """
    writable(read, by, phase.room_id)
    if not phase.votes_open:
        raise PhaseClosed("The vote is closed. This dot was not counted.")
