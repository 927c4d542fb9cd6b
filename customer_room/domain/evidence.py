"""What customers said and what was measured, filed by stage: stories and numbers (DOMAIN §2)."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator
from pydantic import Field as Limit
from pydantic_core import PydanticCustomError

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField
from customer_room.domain.freezing import keep_still
from customer_room.domain.journey import Segment, Stage, Step, mapping
from customer_room.domain.misfits import FINDABLE, NO_ADDRESS
from customer_room.domain.partial import BOTH_KEPT, undisturbed
from customer_room.domain.people import fiscal_quarter
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.values import Day, Id, Prose600, Text40, Text280

Kind = Literal["unaided", "aided", "experiential", "operational number"]
Form = Literal["quote", "story", "call", "metric"]
Feeling = Annotated[int, Limit(ge=-2, le=2)]
# What finds a person: a mail address, or a number as long as a telephone's.
REACHED_BY = re.compile(r"\S@\S|(?:\d[\s./-]?){7,}")
ADDRESS = re.compile(r"https?://\S+$")


def _nobody_findable(name: str) -> str:
    if REACHED_BY.search(name):
        raise PydanticCustomError(FINDABLE, "somebody can be found by this")
    return name


def _an_address(link: str) -> str:
    if link and not ADDRESS.match(link):
        raise PydanticCustomError(NO_ADDRESS, "not a web address")
    return link


Pseudonym = Annotated[Text40, AfterValidator(_nobody_findable)]
Link = Annotated[Text280, AfterValidator(_an_address)]


class Evidence(Record):
    """One thing heard or measured about a stage.

    Attributes:
        kind: Customers volunteered it, we asked, we stepped in their shoes, or we counted.
        said_by: Who, under another name; a customer's own name has no place here.
        feeling: −2 to 2; None where nobody felt anything.
        n: How many were asked or counted.
        contradicts_id: What it speaks against.
        category: A reason from the one list that all functions use.
        added_by: The member who filed it.
    """

    table_name: ClassVar[str] = "evidence"
    kind: str
    form: str
    text: str
    link: str = ""
    said_by: str = ""
    feeling: int | None = None
    stage_id: str
    step_id: str | None = None
    segment_id: str | None = None
    observed_on: str
    n: int | None = None
    contradicts_id: str | None = None
    category: str = ""
    added_by: str
    removed_at: str | None = None


@command("evidence.add", Permission.MAP, done="evidence.added")
class AddEvidence(Command):
    """File something heard or measured under its stage."""

    id: Id
    kind: Kind
    form: Form
    text: Annotated[Prose600, Limit(min_length=1)]
    link: Link = ""
    said_by: Pseudonym = ""
    feeling: Feeling | None = None
    stage_id: Id
    step_id: Id | None = None
    segment_id: Id | None = None
    observed_on: Day
    n: Annotated[int, Limit(ge=1, le=10**9)] | None = None
    contradicts_id: Id | None = None
    category: Text40 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        free(read, Evidence, self.id)
        given = self.model_dump()
        check_evidence(read, self.id, given, at.now)
        keep_still(read, self.observed_on)
        yield Evidence(**given, added_by=by.member_id).put()


@command("evidence.edit", Permission.MAP, done="evidence.edited")
class EditEvidence(Command):
    """Change a piece of evidence; only what is given. ``expect`` is the text it started from."""

    id: Id
    kind: Kind | None = None
    form: Form | None = None
    text: Annotated[Prose600, Limit(min_length=1)] | None = None
    expect: str | None = None
    link: Link | None = None
    said_by: Pseudonym | None = None
    feeling: Feeling | None = None
    stage_id: Id | None = None
    step_id: Id | None = None
    segment_id: Id | None = None
    observed_on: Day | None = None
    n: Annotated[int, Limit(ge=1, le=10**9)] | None = None
    contradicts_id: Id | None = None
    category: Text40 | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        evidence = one(read, Evidence, self.id)
        if self.text is not None and self.expect is not None:
            undisturbed("text", evidence.text, BOTH_KEPT, started=self.expect, mine=self.text)
        given = self.model_dump(exclude={"id", "expect"}, exclude_unset=True)
        kept = {"kind", "form", "text", "link", "said_by", "stage_id", "observed_on", "category"}
        given = {name: value for name, value in given.items() if value is not None or
                 name not in kept}  # fmt: skip
        check_evidence(read, self.id, given, at.now)
        keep_still(read, evidence.observed_on, self.observed_on or evidence.observed_on)
        yield evidence.with_(**given)


@command("evidence.remove", Permission.MAP, done="evidence.removed")
class RemoveEvidence(Command):
    """Take a piece of evidence away; what was decided on it stays decided."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        yield one(read, Evidence, self.id).with_(removed_at=at.now)


def check_evidence(read: Read, id: str, given: dict[str, Any], now: str) -> None:
    """Refuse evidence of a place that is not on the map, or of a quarter that has not come."""
    places = (("stage_id", Stage), ("step_id", Step), ("segment_id", Segment),
              ("contradicts_id", Evidence))  # fmt: skip
    for field, kind in places:
        if given.get(field) is not None:
            one(read, kind, given[field])
    if given.get("contradicts_id") == id:
        raise BadField("It does not speak against itself. Choose another piece of evidence.",
                       field="contradicts_id")  # fmt: skip
    day = given.get("observed_on")
    # A quarter's own number carries its last day while the quarter runs.
    if day and day > now[:10] and fiscal_quarter(read, day) != fiscal_quarter(read, now):
        raise BadField("This day has not come yet. Say when it was heard or measured.",
                       field="observed_on", actual=day)  # fmt: skip
