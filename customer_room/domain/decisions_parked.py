"""Setting a decision aside until a day, and bringing it back (DOMAIN §2, Decision)."""

from collections.abc import Iterator

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions_draft import open_to
from customer_room.domain.errors import NotAllowed
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, one
from customer_room.domain.values import Day, Id


@command("decision.park", Permission.DRAFT, done="decision.parked")
class ParkDecision(Command):
    """Set a decision aside, with somebody who brings it back by a day."""

    id: Id
    owner: Id
    until: Day

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        one(read, Member, self.owner)
        if decision.status == "decided":
            raise NotAllowed("This decision has been made. Object to it, or let it seal.")
        yield decision.with_(status="parked", parked={"owner": self.owner, "until": self.until})


@command("decision.take_up", Permission.DRAFT, done="decision.taken_up")
class TakeUpDecision(Command):
    """Bring a parked decision back to the table."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        decision = open_to(read, by, self.id, at.now)
        if decision.status == "parked":
            yield decision.with_(status="discussed", parked=None)
