"""Steps: one thing the customer does with us, and who serves it (DOMAIN §2)."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Limit

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import bears_open
from customer_room.domain.errors import NotAllowed
from customer_room.domain.journey import Stage, Step, mapping
from customer_room.domain.partial import undisturbed
from customer_room.domain.people import Function
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, free, one
from customer_room.domain.values import Id, Prose280, Quarter, Some80, Text80, Text160

Entry = Literal["–", "prospect start", "new customer", "already here"]
Channel = Literal[
    "person", "phone", "web", "app", "e-mail/post", "site visit", "third party", "other"
]
Kind = Literal[
    "–", "customers at risk", "responding to a need", "adding value", "earning more revenue",
]  # fmt: skip


@command("step.add", Permission.MAP, done="step.added", undoable=True)
class AddStep(Command):
    """Add a step to a stage."""

    id: Id
    stage_id: Id
    order: Annotated[int, Limit(ge=0, le=999)]
    name: Some80
    quarter: Quarter
    function_id: Id | None = None
    offer_id: Id | None = None
    entry: Entry = "–"
    channel: Channel = "other"
    kind: Kind = "–"
    moment_of_truth: bool = False
    typical_days: Annotated[float, Limit(ge=0, le=3650)] = 0
    front_stage: Text160 = ""
    back_stage: Text160 = ""
    support: Text160 = ""
    obstacle_for_staff: Prose280 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        free(read, Step, self.id)
        one(read, Stage, self.stage_id)
        if self.function_id is not None:
            one(read, Function, self.function_id)
        given = self.model_dump(exclude={"quarter", "function_id"})
        yield Step(**given, function_by_quarter={self.quarter: self.function_id}).put()


@command("step.edit", Permission.MAP, done="step.edited", undoable=True)
class EditStep(Command):
    """Change a step; only the fields that are given."""

    id: Id
    stage_id: Id | None = None
    order: Annotated[int, Limit(ge=0, le=999)] | None = None
    name: Some80 | None = None
    expect: str | None = None
    entry: Entry | None = None
    channel: Channel | None = None
    kind: Kind | None = None
    typical_days: Annotated[float, Limit(ge=0, le=3650)] | None = None
    obstacle_for_staff: Prose280 | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        step = one(read, Step, self.id)
        if self.stage_id is not None:
            one(read, Stage, self.stage_id)
        if self.name is not None and self.expect is not None:
            undisturbed("name", step.name, "Somebody renamed this step meanwhile. Both names are "
                        "kept.", started=self.expect, mine=self.name)  # fmt: skip
        yield step.with_(**self.model_dump(exclude={"id", "expect"}, exclude_none=True))


@command("step.serve", Permission.MAP, done="step.served", undoable=True)
class ServeStep(Command):
    """Say which function serves a step from a quarter on; None is nobody."""

    id: Id
    quarter: Quarter
    function_id: Id | None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        step = one(read, Step, self.id)
        if self.function_id is not None:
            one(read, Function, self.function_id)
        versions = {**step.function_by_quarter, self.quarter: self.function_id}
        yield step.with_(function_by_quarter=dict(sorted(versions.items())))


@command("step.feel", Permission.MAP, done="step.felt")
class FeelStep(Command):
    """Say how customers feel at a step in a quarter: −2 to 2, of how many, and where from."""

    id: Id
    quarter: Quarter
    value: Annotated[int, Limit(ge=-2, le=2)]
    n: Annotated[int, Limit(ge=1, le=10**9)]
    source: Text80 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        step = one(read, Step, self.id)
        felt = self.model_dump(include={"value", "n", "source"})
        yield step.with_(feelings=dict(sorted({**step.feelings, self.quarter: felt}.items())))


@command("step.remove", Permission.MAP, done="step.removed", undoable=True)
class RemoveStep(Command):
    """Take a step off the map; what it counted stays in the quarters' figures."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        step = one(read, Step, self.id)
        if bears_open(read, by, step.id, at.now):
            raise NotAllowed(
                "A decision that is not sealed yet lies on this step. Give it another place first."
            )
        yield step.into_bin(by.member_id, at.now)
