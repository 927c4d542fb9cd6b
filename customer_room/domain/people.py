"""The leadership team: workspace, functions, offers, members (DOMAIN §2)."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, NotAllowed
from customer_room.domain.policy import Actor, Permission, Role
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.room import unclosed
from customer_room.domain.values import Day, Id, Some40, Some80, Text80, Text200, quarter_of

Influence = Annotated[int, Limit(ge=0, le=4)]
WORKSPACE = "workspace"
COMPANY = "company"
INTERNAL_WORDS = ("acqui", "convert", "conversion", "lead gen", "onboard", "provision", "retain",
                  "retention", "ticket", "upsell")  # fmt: skip


class Workspace(Record):
    """One leadership team's world; exactly one row, with the id ``workspace``."""

    table_name: ClassVar[str] = "workspace"
    name: str
    currency: str = "EUR"
    fiscal_offset: int = 0
    programme_started: str | None = None
    phase: str = "early"
    phase_reason: str | None = None
    priority_limit: int = 5
    purpose_sentence: str = ""
    joint_minimum: int = 3
    internal_words: list[str] = Field(default_factory=list)


def fiscal_quarter(read: Read, day: str) -> str:
    """Return the quarter of the team's own year that a date or instant lies in."""
    workspace = read.get(Workspace, WORKSPACE)
    return quarter_of(day, workspace.fiscal_offset if workspace else 0)


class Function(Record):
    """A silo. ``pseudo`` marks Company: it holds seats, it never counts as a function."""

    table_name: ClassVar[str] = "function"
    name: str
    code: str
    order: int = 0
    is_power_core: bool = False
    influence: int = 0
    pseudo: bool = False


class Offer(Record):
    """A product or service that steps roll up to."""

    table_name: ClassVar[str] = "offer"
    name: str
    order: int = 0


class Member(Record):
    """Somebody's place in the team; the name lives apart, in ``Person``.

    ``merged_into`` is the member who stays, of two who turned out to be one person: from then on
    this one is nobody, and only what closed rooms hold still bears his name. ``guest_of`` is the
    room by whose code a guest came.
    """

    table_name: ClassVar[str] = "member"
    function_id: str
    role: str
    seat: bool = False
    is_chief_executive: bool = False
    is_customer_leader: bool = False
    acting: bool = False
    deputy_id: str | None = None
    active_from: str | None = None
    active_to: str | None = None
    merged_into: str | None = None
    guest_of: str | None = None

    def active_on(self, day: str) -> bool:
        """Whether the member was in office on a day (or instant; days compare)."""
        since, until = self.active_from or "", self.active_to or "9999"
        return self.merged_into is None and since <= day[:10] <= until


class Person(Record):
    """Name and title of a member (same id). Never logged, so it can be forgotten."""

    table_name: ClassVar[str] = "person"
    logged: ClassVar[bool] = False
    name: str
    title: str = ""


def standing_member(read: Read, id: str) -> Member:
    """Return a member who has not been merged into another.

    Raises:
        NotFound: There is none.
        NotAllowed: He is somebody else by now.
    """
    member = one(read, Member, id)
    if member.merged_into is not None:
        raise NotAllowed("This person was merged with another and is one with them now. Nothing "
                         "was changed.")  # fmt: skip
    return member


@command("workspace.set", Permission.SETTINGS, done="workspace.set")
class SetWorkspace(Command):
    """Name the company and its settings."""

    name: Some80
    currency: Annotated[str, Limit(pattern=r"^[A-Z]{3}$")] = "EUR"
    fiscal_offset: Annotated[int, Limit(ge=0, le=11)] = 0
    programme_started: Day | None = None
    priority_limit: Annotated[int, Limit(ge=1, le=9)] = 5
    purpose_sentence: Text200 = ""
    joint_minimum: Annotated[int, Limit(ge=2, le=15)] = 3
    internal_words: list[Some40] = Limit(default=list(INTERNAL_WORDS), max_length=200)

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        known = read.get(Workspace, WORKSPACE)
        given = self.model_dump()
        yield known.with_(**given) if known else Workspace(id=WORKSPACE, **given).put()


@command("function.set", Permission.SETTINGS, done="function.set")
class SetFunction(Command):
    """Add a function or change one."""

    id: Id
    name: Some80
    code: Annotated[str, Limit(pattern=r"^[A-Z][a-z]$")]
    order: Annotated[int, Limit(ge=0, le=99)] = 0
    is_power_core: bool = False
    influence: Influence = 0
    pseudo: bool = False

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        for other in read.find(Function, code=self.code):
            if other.id != self.id:
                raise BadField(f"{other.name} already has the letters {self.code}. Choose others.",
                               field="code", actual=self.code)  # fmt: skip
        yield Function(**self.model_dump()).put()


@command("offer.set", Permission.SETTINGS, done="offer.set")
class SetOffer(Command):
    """Add a product or service, or rename one."""

    id: Id
    name: Some80
    order: Annotated[int, Limit(ge=0, le=99)] = 0

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        yield Offer(**self.model_dump()).put()


@command("member.set", Permission.SETTINGS, done="member.set")
class SetMember(Command):
    """Add a member or change one.

    A facilitator cannot make an owner; nobody changes his own role.
    """

    id: Id
    name: Some80
    title: Text80 = ""
    function_id: Id
    role: Role
    seat: bool = False
    is_chief_executive: bool = False
    is_customer_leader: bool = False
    acting: bool = False
    deputy_id: Id | None = None
    active_from: Day | None = None
    active_to: Day | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        one(read, Function, self.function_id)
        known = standing_member(read, self.id) if read.get(Member, self.id) else None
        if not by.system and by.role is not Role.OWNER and (
            self.role is Role.OWNER or (known is not None and known.role == Role.OWNER)
        ):  # fmt: skip
            raise NotAllowed("Only the owner can make or change an owner. Nothing was changed.")
        if self.id == by.member_id and self.role != by.role:
            raise NotAllowed("Nobody changes his own role. Ask another facilitator or the owner.")
        if self.role is Role.PROJECTOR:
            raise BadField("A projector is paired in the console; nobody is one.", field="role")
        if self.seat and self.role in (Role.GUEST, Role.READER):
            raise BadField("Guests and readers hold no seat. Choose the role leader for a seat.",
                           field="seat")  # fmt: skip
        given = self.model_dump(exclude={"id", "name", "title"})
        if self.role is not Role.GUEST:
            given["guest_of"] = None  # He is of the team, and of no one room.
        yield known.with_(**given) if known else Member(id=self.id, **given).put()
        yield Person(id=self.id, name=self.name, title=self.title).put()


@command("member.welcome", Permission.SYSTEM, done="member.welcomed")
class WelcomeGuest(Command):
    """Make a guest of somebody who came by room code: of that room, until it closes."""

    id: Id
    name: Some80
    function_id: Id
    room_id: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Member, self.id)
        one(read, Function, self.function_id)
        if self.room_id is not None:
            unclosed(read, by, self.room_id)
        yield Member(id=self.id, function_id=self.function_id, role=Role.GUEST,
                     guest_of=self.room_id).put()  # fmt: skip
        yield Person(id=self.id, name=self.name, title="Guest").put()
