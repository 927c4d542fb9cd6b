"""What we say to customers and employees, and the test it can fail (DOMAIN §2, Commitment)."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, NotAllowed
from customer_room.domain.journey import mapping
from customer_room.domain.partial import BOTH_KEPT, given, undisturbed
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
    """Write down what we say, or say it better: only what is sent; whether it stands stays.

    ``expect`` is the text the edit started from.
    """

    id: Id
    text: Some160 | None = None
    expect: str | None = None
    audience: Audience = "customers"
    test: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        known = read.get(Commitment, self.id)
        said = given(self, known, ("text",))
        if known is None:
            yield Commitment(id=self.id, **said).put()
            return
        if self.text is not None and self.expect is not None:
            undisturbed("text", known.text, BOTH_KEPT, started=self.expect, mine=self.text)
        if known.status == "adopted" and not said.get("test", known.test):
            raise BadField("We stand by this already: it keeps a test.", field="test")
        if said:
            yield known.with_(**said)


@command("commitment.adopt", Permission.SIGN, done="commitment.adopted")
class AdoptCommitment(Command):
    """Stand by it from my own seat, from today on."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        commitment = one(read, Commitment, self.id)
        if not commitment.test:
            raise NotAllowed("Write down first how anybody can test it.")
        if commitment.status == "retired":
            raise NotAllowed("Nobody stands by this any more, and what became of it stays on "
                             "record. Say it anew.")  # fmt: skip
        if commitment.status == "draft":
            yield commitment.with_(status="adopted", adopted_on=at.now[:10],
                                   adopted_by=by.member_id)  # fmt: skip


@command("commitment.retire", Permission.SIGN, done="commitment.retired")
class RetireCommitment(Command):
    """Stop saying it, from my own seat; what became of it stays on record."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        commitment = one(read, Commitment, self.id)
        if commitment.status != "adopted":
            raise NotAllowed("Nobody stands by this. Nothing was changed.")
        yield commitment.with_(status="retired", retired_on=at.now[:10])
