"""What we say to customers and employees, and the test it can fail (DOMAIN §2, Commitment)."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, NotAllowed
from customer_room.domain.journey import mapping
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, one
from customer_room.domain.values import Id, Some160, Text160

Audience = Literal["customers", "employees", "both"]


class Commitment(Record):
    """Something we say we do. Status: draft → adopted → retired.

    Attributes:
        test: How anybody can find out whether it is kept.
        adopted_by: Whose word it is.
    """

    table_name: ClassVar[str] = "commitment"
    text: str
    audience: str
    test: str = ""
    status: str = "draft"
    adopted_on: str | None = None
    adopted_by: str | None = None
    retired_on: str | None = None


@command("commitment.set", Permission.MAP, done="commitment.set")
class SetCommitment(Command):
    """Write down what we say, or say it better; whether it stands does not change."""

    id: Id
    text: Some160
    audience: Audience = "customers"
    test: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        known = read.get(Commitment, self.id)
        if known is None:
            yield Commitment(**self.model_dump()).put()
            return
        if known.status == "adopted" and not self.test:
            raise BadField("We stand by this already: it keeps a test.", field="test")
        yield known.with_(**self.model_dump(exclude={"id"}))


@command("commitment.adopt", Permission.SIGN, done="commitment.adopted")
class AdoptCommitment(Command):
    """Stand by it from my own seat, from today on."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        commitment = one(read, Commitment, self.id)
        if not commitment.test:
            raise NotAllowed("Write down first how anybody can test it.")
        if commitment.status != "adopted":
            yield commitment.with_(status="adopted", adopted_on=at.now[:10],
                                   adopted_by=by.member_id, retired_on=None)  # fmt: skip


@command("commitment.retire", Permission.SIGN, done="commitment.retired")
class RetireCommitment(Command):
    """Stop saying it, from my own seat; what became of it stays on record."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        commitment = one(read, Commitment, self.id)
        if commitment.status != "adopted":
            raise NotAllowed("Nobody stands by this. Nothing was changed.")
        yield commitment.with_(status="retired", retired_on=at.now[:10])
