"""Conditions that hold before we act, written down once and used as gates (DOMAIN §2)."""

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import NotAllowed
from customer_room.domain.journey import mapping
from customer_room.domain.partial import given, undisturbed
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, one
from customer_room.domain.values import Id, Some80, Some160, Text80

MOST = 15
LAUNCH = (
    ("The people in the field can explain it", "What they said when asked"),
    ("The people who answer are trained and staffed for it", "Roster and test"),
    ("What it costs was tried on real customers", "Their bills or offers"),
    ("Customers tried it, and we read what they wrote", "Their answers"),
    ("We can undo it within a day", "A rehearsed undo"),
)
"""A template: five conditions before anything is launched, each with the proof it needs."""
MARKET = (
    ("The price is one number", "The page"),
    ("All fees are shown", "The page"),
    ("The date is one we can keep", "The calendar"),
    ("It works on the worst day of the year", "The test"),
    ("Everybody it touches is told", "The letters"),
    ("Whom to call is named", "The letter"),
    ("What the first bill looks like is shown", "The example"),
    ("Leaving takes three steps at most", "The screens"),
    ("What happens with their data is said in plain words", "The page"),
    ("Everybody can use it", "The audit"),
    ("The capacity to deliver is booked", "The calendar"),
    ("The last three complaints are answered", "The cases"),
)
"""A template: twelve requirements of customers before anything goes to market."""


class Condition(BaseModel):
    """What must hold, what shows it, and who sees to it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: Some160
    proof_needed: Text80 = ""
    owner: Id | None = None


class GuardrailList(Record):
    """A list of conditions for one kind of act.

    Attributes:
        applies_to: What is not done unless they hold: launch, go-to-market …
        conditions: Each a ``Condition``, in order.
        adopted_on: Since when it binds; None is a draft that may be tried.
    """

    table_name: ClassVar[str] = "guardrail_list"
    name: str
    applies_to: str
    conditions: list[dict[str, Any]] = Field(default_factory=list)
    adopted_on: str | None = None
    retired_on: str | None = None


@command("guardrail.set", Permission.MAP, done="guardrail.set")
class SetGuardrails(Command):
    """Write down a list, or change what is sent of one; open gates keep their conditions.

    ``expect`` are the conditions the edit started from.
    """

    id: Id
    name: Some80 | None = None
    applies_to: Some80 | None = None
    conditions: list[Condition] | None = Limit(default=None, min_length=1, max_length=MOST)
    expect: list[Condition] | None = Limit(default=None, max_length=MOST)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        for owner in {c.owner for c in self.conditions or () if c.owner}:
            one(read, Member, owner)
        known = read.get(GuardrailList, self.id)
        said = given(self, known, ("name", "applies_to", "conditions"))
        if known is None:
            yield GuardrailList(id=self.id, **said).put()
            return
        if self.conditions is not None and self.expect is not None:
            _same(known, self.conditions, self.expect)
        if said:
            yield known.with_(**said)


def _same(known: GuardrailList, mine: list[Condition], expect: list[Condition]) -> None:
    """Refuse a change that started from other conditions than stand now."""
    undisturbed("conditions", known.conditions, "Somebody changed this list meanwhile. Nothing was "
                "changed; look at it again, then change it.",
                started=[each.model_dump() for each in expect],
                mine=[each.model_dump() for each in mine])  # fmt: skip


@command("guardrail.adopt", Permission.MAP, done="guardrail.adopted")
class AdoptGuardrails(Command):
    """Let a list bind from today on."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        found = one(read, GuardrailList, self.id)
        if found.adopted_on is None or found.retired_on is not None:
            yield found.with_(adopted_on=at.now[:10], retired_on=None)


@command("guardrail.retire", Permission.MAP, done="guardrail.retired")
class RetireGuardrails(Command):
    """Use a list no more; what was released or held stays on record."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        found = one(read, GuardrailList, self.id)
        if found.adopted_on is None:
            raise NotAllowed("This list never bound anybody. Nothing was changed.")
        if found.retired_on is None:
            yield found.with_(retired_on=at.now[:10])
