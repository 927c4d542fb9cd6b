"""Who is who, as people read it: members, functions, dates and sums of money in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from customer_room.domain.people import WORKSPACE, Function, Member, Person, Workspace
from customer_room.domain.record import Read

FORMER = "Former member"
NAMELESS = "Without a name"
SHORT_TITLES = {
    "Chief executive": "CEO",
    "Chief executive officer": "CEO",
    "Chief financial officer": "CFO",
    "Chief marketing officer": "CMO",
    "Chief operating officer": "COO",
}


@dataclass(frozen=True, slots=True)
class Someone:
    """A member as shown: name, title, and the function's name and two letters."""

    member_id: str
    name: str
    title: str
    function_id: str
    function: str
    code: str
    seat: bool

    @property
    def short(self) -> str:
        """The title as leaders say it, or the name where there is no title."""
        return SHORT_TITLES.get(self.title, self.title) or self.name


SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}


class Names:
    """Members and functions of a workspace, read once.

    Attributes:
        functions: By id, in their order.
        members: By id, those who left included.
        company: The workspace's name.
        currency: What stands before an amount of money: “€”, or a code and a space.
    """

    def __init__(self, read: Read) -> None:
        rows = sorted(read.find(Function), key=lambda f: (f.order, f.id))
        self.functions = {f.id: f for f in rows}
        self.members = {m.id: m for m in read.find(Member)}
        self._people = {p.id: p for p in read.find(Person)}
        workspace = read.get(Workspace, WORKSPACE)
        self.company = workspace.name if workspace else ""
        self.currency = currency_of(read)

    def who(self, member_id: str) -> Someone:
        """Return a member; one who was forgotten keeps his function only, nobody has no name."""
        member, person = self.members.get(member_id), self._people.get(member_id)
        function = self.functions.get(member.function_id) if member else None
        return Someone(
            member_id=member_id,
            name=person.name if person else FORMER if member_id else NAMELESS,
            title=person.title if person else "",
            function_id=function.id if function else "",
            function=function.name if function else "",
            code=function.code if function else "",
            seat=member.seat if member else False,
        )

    def everybody(self, member_ids: Iterable[str]) -> tuple[Someone, ...]:
        """Return several members, in the order given."""
        return tuple(self.who(id) for id in member_ids)

    def code(self, function_id: str | None) -> str | None:
        """Return a function's two letters; None for nobody."""
        found = self.functions.get(function_id or "")
        return found.code if found else None

    def function(self, function_id: str | None) -> str:
        """Return a function's name; ``nobody`` for none."""
        found = self.functions.get(function_id or "")
        return found.name if found else "nobody"


def currency_of(read: Read) -> str:
    """Return what stands before an amount of money: “€”, or a code and a space."""
    workspace = read.get(Workspace, WORKSPACE)
    code = workspace.currency if workspace else "EUR"
    return SIGNS.get(code, f"{code}\u00a0")


def short_day(day: str | None) -> str:
    """Return a date or instant as ``20 Mar 2026``, for columns; empty for none."""
    if not day:
        return ""
    on = date.fromisoformat(day[:10])
    return f"{on.day} {on:%b} {on.year}"


def day_in_words(day: str | None) -> str:
    """Return a date or instant as ``20 March 2026``; empty for none."""
    if not day:
        return ""
    on = date.fromisoformat(day[:10])
    return f"{on.day} {on:%B} {on.year}"


def with_unit(figure: str, other: str) -> str:
    """Return a bare number with the unit that the other one has: ``24`` beside ``62 hours``."""
    unit = re.fullmatch(r"[\d.,]+(\s*[^\d\s].*?)", other.strip())
    bare = re.fullmatch(r"[\d.,]+", figure.strip())
    if not bare or not unit or re.search(r"\d", unit[1]):
        return figure
    share = unit[1].strip() == "%" and re.fullmatch(r"0?[.,]\d+|0|1", bare[0])
    return figure if share else figure.strip() + unit[1]
