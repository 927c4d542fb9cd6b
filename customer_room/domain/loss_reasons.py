"""Why customers left, counted; what is not counted here we never asked (DOMAIN §2)."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Annotated

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.customers import LossReason, standing_count
from customer_room.domain.errors import BadField, NotFound
from customer_room.domain.evidence import Evidence
from customer_room.domain.freezing import restate
from customer_room.domain.journey import Segment, Step, mapping
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, one
from customer_room.domain.values import Id, Quarter, Some60, Text160


def reasons_given(read: Read) -> list[str]:
    """Return the one list of reasons for leaving that all functions use, as it has grown."""
    given = {row.category for row in (*read.find(LossReason), *read.find(Evidence))}
    return sorted(given - {""}, key=str.lower)


def reason_id(quarter: str, segment_id: str, category: str) -> str:
    """Return the one id of a category in a cell; case and spaces make no other category."""
    key = "\0".join((quarter, segment_id, " ".join(category.casefold().split())))
    return f"lr-{sha256(key.encode()).hexdigest()[:24]}"


@command("loss_reason.set", Permission.MAP, done="loss_reason.set")
class SetLossReason(Command):
    """Say how many of a segment's lost customers left for a reason, at which step if known."""

    segment_id: Id
    quarter: Quarter
    category: Some60
    count: Annotated[int, Limit(ge=1, le=10**9)]
    step_id: Id | None = None
    because: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        one(read, Segment, self.segment_id)
        if self.step_id is not None:
            one(read, Step, self.step_id)
        lost = standing_count(read, self.quarter, self.segment_id).lost
        id = reason_id(self.quarter, self.segment_id, self.category)
        beside = read.find(LossReason, quarter=self.quarter, segment_id=self.segment_id)
        left = lost - sum(reason.count for reason in beside if reason.id != id)
        if self.count > left:
            raise BadField(f"{lost:,} left in all; {left:,} of them are without a reason yet. "
                           "Nothing was changed.",
                           field="count", limit=left, actual=self.count)  # fmt: skip
        given = LossReason(id=id, **self.model_dump(exclude={"because"}))
        if given == read.get(LossReason, id):
            return
        yield from restate(read, by, at, quarter=self.quarter, what="reasons",
                           segment_id=self.segment_id, reason=self.because)  # fmt: skip
        yield given.put()


@command("loss_reason.drop", Permission.MAP, done="loss_reason.dropped")
class DropLossReason(Command):
    """Take a reason away; its customers count as never asked."""

    segment_id: Id
    quarter: Quarter
    category: Some60
    because: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        id = reason_id(self.quarter, self.segment_id, self.category)
        found = read.get(LossReason, id)
        if found is None:
            raise NotFound("This reason")
        yield from restate(read, by, at, quarter=self.quarter, what="reasons",
                           segment_id=self.segment_id, reason=self.because)  # fmt: skip
        yield found.gone()
