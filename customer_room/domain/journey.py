"""The customers' journey: segments and stages (DOMAIN §2); steps stand in ``steps``."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import bears_open
from customer_room.domain.errors import NotAllowed, PhaseClosed
from customer_room.domain.partial import undisturbed
from customer_room.domain.people import WORKSPACE, Member, Workspace
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.room import Room, arrangeable
from customer_room.domain.values import Id, Money, Prose280, Some60, Some80, Text80, Text160

STAGES = 9
EndTest = Annotated[int, Limit(ge=0, le=4)]
Reliability = Literal["random", "it depends", "reliable", "differentiated"]


class Segment(Record):
    """A kind of customer. Money in minor units: contribution a year, not revenue."""

    table_name: ClassVar[str] = "segment"
    name: str
    order: int = 0
    one_line: str = ""
    job_hired_for: str = ""
    where_won_mix: dict[str, int] = Field(default_factory=dict)
    annual_value_existing: int = 0
    annual_value_gained: int = 0
    annual_value_lost: int = 0


class Claim(BaseModel):
    """A leader says: this stage is mine. ``accepted`` once the others agree."""

    model_config = ConfigDict(frozen=True)
    leader: Id
    accepted: bool = False


class Stage(Record):
    """A complete experience in the customer's words.

    Exactly one accepted claim = accountable; none = nobody's; more = contested.
    """

    table_name: ClassVar[str] = "stage"
    order: int
    name: str
    old_internal_name: str = ""
    outside_in_overruled: bool | None = None
    reliability: str | None = None
    end_test: list[int] = Field(default_factory=list)
    claims: list[dict[str, Any]] = Field(default_factory=list)
    partner_ids: list[str] = Field(default_factory=list)
    confirmed_by: list[str] = Field(default_factory=list)
    honour_text: str = ""
    dishonour_text: str = ""
    status: str = "draft"
    removed_at: str | None = None
    removed_by: str | None = None

    def leaders(self) -> list[str]:
        """Return the leaders whose claim is accepted, in order of claim."""
        return [str(c["leader"]) for c in self.claims if c.get("accepted")]


class Step(Record):
    """One thing the customer does with us; who serves it is kept by quarter."""

    table_name: ClassVar[str] = "step"
    stage_id: str
    order: int
    name: str
    function_by_quarter: dict[str, str | None] = Field(default_factory=dict)
    offer_id: str | None = None
    entry: str = "–"
    channel: str = "other"
    kind: str = "–"
    moment_of_truth: bool = False
    typical_days: float = 0
    front_stage: str = ""
    back_stage: str = ""
    support: str = ""
    obstacle_for_staff: str = ""
    feelings: dict[str, dict[str, Any]] = Field(default_factory=dict)
    removed_at: str | None = None
    removed_by: str | None = None

    def served_by(self, quarter: str) -> str | None:
        """Return the function that served the step in a quarter; None is nobody.

        The version that held then: the latest up to the quarter, else the first ever.
        """
        versions = sorted(self.function_by_quarter)
        if not versions:
            return None
        held = [q for q in versions if q <= quarter]
        return self.function_by_quarter[held[-1] if held else versions[0]]


@command("segment.set", Permission.MAP, done="segment.set")
class SetSegment(Command):
    """Add a kind of customer or change one."""

    id: Id
    name: Some80
    order: Annotated[int, Limit(ge=0, le=99)] = 0
    one_line: Text160 = ""
    job_hired_for: Text160 = ""
    where_won_mix: dict[str, Annotated[int, Limit(ge=0, le=100)]] = Limit(default={}, max_length=12)
    annual_value_existing: Money = 0
    annual_value_gained: Money = 0
    annual_value_lost: Money = 0

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        yield Segment(**self.model_dump()).put()


def mapping(read: Read, by: Actor) -> None:
    """Refuse a change of the map while a lock holds the live room (DOMAIN §2.3: unless locked)."""
    for room in read.find(Room, status="live"):
        arrangeable(read, by, room.id)


@command("stage.add", Permission.MAP, done="stage.added", undoable=True)
class AddStage(Command):
    """Add a stage, named in the customer's words."""

    id: Id
    order: Annotated[int, Limit(ge=1, le=9)]
    name: Some60
    old_internal_name: Text80 = ""
    honour_text: Prose280 = ""
    dishonour_text: Prose280 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        free(read, Stage, self.id)
        room_for_stage(read)
        yield Stage(**self.model_dump()).put()


def room_for_stage(read: Read) -> None:
    """Refuse one stage more than a team can hold."""
    if sum(not stage.removed_at for stage in read.find(Stage)) >= STAGES:
        raise NotAllowed("Nine stages are the most a team can hold. Join two before adding one.")


def take_back(read: Read, removed: "Stage | Step") -> None:
    """Refuse to put back on the map what is out of reach, or has no place there any more.

    Raises:
        PhaseClosed: It was removed before the last room closed, and the bin with it.
        NotAllowed: There are nine stages.
        ObjectDeleted: Its stage is not there.
    """
    since = removed.removed_at or ""
    if any(room.closed_at and room.closed_at > since for room in read.find(Room)):
        raise PhaseClosed("The room in which this was removed is closed, and its bin with it. "
                          "Nothing was changed; add it anew.")  # fmt: skip
    if isinstance(removed, Stage):
        room_for_stage(read)
    else:
        one(read, Stage, removed.stage_id)


@command("stage.edit", Permission.MAP, done="stage.edited", undoable=True)
class EditStage(Command):
    """Change a stage; a new name says which one it started from, and is to be confirmed again.

    What the room said of the old name does not hold for a new one.
    """

    id: Id
    name: Some60 | None = None
    expect: str | None = None
    order: Annotated[int, Limit(ge=1, le=9)] | None = None
    old_internal_name: Text80 | None = None
    reliability: Reliability | None = None
    end_test: Annotated[list[EndTest], Limit(min_length=4, max_length=4)] | None = None
    honour_text: Prose280 | None = None
    dishonour_text: Prose280 | None = None
    partner_ids: list[Id] | None = Limit(default=None, max_length=15)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        stage = one(read, Stage, self.id)
        renamed = self.name is not None and self.name != stage.name
        if renamed and self.expect is not None:
            undisturbed("name", stage.name, "Somebody renamed this stage meanwhile. Both names are "
                        "kept.", started=self.expect)  # fmt: skip
        given = self.model_dump(exclude={"id", "expect"}, exclude_none=True)
        if renamed:
            given |= {"confirmed_by": [], "status": "proposed", "outside_in_overruled": None}
        yield stage.with_(**given)


@command("stage.remove", Permission.MAP, done="stage.removed", undoable=True)
class RemoveStage(Command):
    """Take a stage without steps off the map."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        stage = one(read, Stage, self.id)
        if any(not step.removed_at for step in read.find(Step, stage_id=stage.id)):
            raise NotAllowed("This stage still has steps. Move or remove them first.")
        if bears_open(read, by, stage.id, at.now):
            raise NotAllowed(
                "A decision that is not sealed yet lies on this stage. Give it another place first."
            )
        yield stage.into_bin(by.member_id, at.now)


@command("stage.claim", Permission.MAP, done="stage.claimed")
class ClaimStage(Command):
    """Say who answers for a stage. A leader claims for himself; a facilitator accepts."""

    id: Id
    leader: Id
    claimed: bool = True
    accepted: bool = False

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        if not by.runs_rooms and (self.leader != by.member_id or self.accepted):
            raise NotAllowed("You can claim a stage for yourself; the room accepts it through the "
                             "facilitator.")  # fmt: skip
        mapping(read, by)
        stage = one(read, Stage, self.id)
        one(read, Member, self.leader)
        others = [c for c in stage.claims if c["leader"] != self.leader]
        mine = [Claim(leader=self.leader, accepted=self.accepted).model_dump()]
        yield stage.with_(claims=others + mine if self.claimed else others)


@command("stage.confirm", Permission.SIGN, done="stage.confirmed")
class ConfirmStage(Command):
    """Agree, from my own seat, with this version of a stage; confirmed at 80 % of seats.

    ``expect`` is the name that was read.
    """

    id: Id
    expect: str | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        stage = one(read, Stage, self.id)
        if self.expect is not None:
            undisturbed("name", stage.name, "Somebody renamed this stage meanwhile. Nothing was "
                        "changed; read its name again.", started=self.expect)  # fmt: skip
        confirmed = sorted({*stage.confirmed_by, by.member_id})
        seats = {m.id for m in read.find(Member, seat=True) if m.active_on(at.now)}
        enough = len(seats.intersection(confirmed)) * 5 >= len(seats) * 4
        yield stage.with_(confirmed_by=confirmed, status="confirmed" if enough else "proposed")


def internal_words(read: Read) -> tuple[str, ...]:
    """Return the words that mark a stage name as ours instead of the customer's."""
    workspace = read.get(Workspace, WORKSPACE)
    return tuple(workspace.internal_words) if workspace else ()


def sounds_internal(name: str, words: tuple[str, ...], functions: tuple[str, ...]) -> str | None:
    """Return the first word of a name that is ours, not the customer's; a warning, never a block.

    Substring, case ignored (DOMAIN §11, reading 21).
    """
    low = name.lower()
    return next((w for w in (*words, *functions) if w and w.lower() in low), None)
