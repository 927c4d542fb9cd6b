"""Customers gained and lost: one agreed figure per segment and quarter (DOMAIN §2)."""

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField
from customer_room.domain.journey import Segment, mapping
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, one
from customer_room.domain.values import (
    Count,
    Id,
    Money,
    Quarter,
    Some40,
    Text80,
    Text160,
    joined_id,
)  # fmt: skip


class CustomerCount(Record):
    """People who came and left; values are totals of yearly contribution in minor units."""

    table_name: ClassVar[str] = "customer_count"
    segment_id: str
    quarter: str
    opening: int
    gained: int
    lost: int
    won_back: int
    bought_more: int = 0
    bought_less: int = 0
    closing: int
    value_gained: int
    value_lost: int
    source: str = ""
    agreed_by: str | None = None
    restated_reason: str | None = None
    other_versions: list[dict[str, Any]] = Field(default_factory=list)


class Version(BaseModel):
    """A competing figure that was kept: two versions of the truth."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    by: Id
    figure: Some40
    source: Text80 = ""
    value: Count


@command("count.agree", Permission.MAP, done="count.agreed")
class AgreeCount(Command):
    """Agree one segment's figures for a quarter; they must add up."""

    segment_id: Id
    quarter: Quarter
    opening: Count
    gained: Count
    lost: Count
    won_back: Count = 0
    bought_more: Count = 0
    bought_less: Count = 0
    closing: Count
    value_gained: Money = 0
    value_lost: Money = 0
    source: Text80 = ""
    agreed_by: Id | None = None
    restated_reason: Text160 | None = None
    other_versions: list[Version] = Limit(default=[], max_length=10)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        one(read, Segment, self.segment_id)
        adds_to = self.opening + self.gained + self.won_back - self.lost
        if adds_to != self.closing:
            raise BadField(f"Opening, gained, won back and lost add up to {adds_to:,}, not "
                           f"{self.closing:,}. Nothing was changed.",
                           field="closing", actual=self.closing)  # fmt: skip
        id = joined_id(self.quarter, self.segment_id)
        yield CustomerCount(id=id, **self.model_dump(mode="json")).put()
