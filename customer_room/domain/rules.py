"""The numbers of the scores, in versions: old quarters keep theirs (DOMAIN §3.3, §10.2)."""

from collections.abc import Iterator
from dataclasses import fields, replace
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import Field as Limit
from sqlmodel import Field

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, PhaseClosed
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record
from customer_room.domain.room import Room
from customer_room.domain.values import Amount, Quarter, Some160, Text160
from customer_room.scoring.anchors import CRITERIA
from customer_room.scoring.weights import DEFAULTS, Weights

# What adds up to one.
WHOLES = (("signed", "co_owned", "fit"), ("kept_promises", "kept_proof"),
          ("one_leader", "partner", "reading"), ("limit_part", "leaks_part"))  # fmt: skip
SHARES = frozenset({name for whole in WHOLES for name in whole}
                   | {"confirmed_share", "late_credit", "weighing_gap", "moved_enough",
                      "most_of_one_function"})  # fmt: skip
COUNTS = frozenset(f.name for f in fields(Weights) if isinstance(f.default, int)) - {"version"}
NAMES = frozenset(f.name for f in fields(Weights)) - {"version"}
LEAST = {"fewest_answers": 4, "fewest_promises": 1, "kinds_wanted": 1}
LARGEST = 1000
Anchor = Annotated[list[Some160], Limit(min_length=5, max_length=5)]


class Rules(Record):
    """One version of the numbers, from a quarter on.

    Attributes:
        version: Counts up from 1.
        values: Those that are not the product's own, by name, as exact numbers.
        anchors: What 0–4 of a criterion means, by its number, where the team says it otherwise.
        why: Why they were changed.
    """

    table_name: ClassVar[str] = "rules"
    version: int
    from_quarter: str
    values: dict[str, str] = Field(default_factory=dict)
    anchors: dict[str, list[str]] = Field(default_factory=dict)
    why: str = ""
    by: str
    at: str


@command("rules.set", Permission.SETTINGS, done="rules.set")
class SetRules(Command):
    """Change the numbers of the scores from the first quarter of a year that has not begun.

    Before the first room has closed, they may hold from any quarter.
    """

    from_quarter: Quarter
    values: dict[str, Amount] = Limit(default={}, max_length=60)
    anchors: dict[str, Anchor] = Limit(default={}, max_length=8)
    why: Text160 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        self._check(read)
        check_values(self.values)
        for number in self.anchors:
            if number not in {str(criterion.number) for criterion in CRITERIA}:
                raise BadField("There are eight criteria.", field=f"anchors.{number}")
        known = read.find(Rules)
        mine = next((r for r in known if r.from_quarter == self.from_quarter), None)
        version = mine.version if mine else max((r.version for r in known), default=0) + 1
        yield Rules(id=f"rules-{self.from_quarter}", **self.model_dump(mode="json"),
                    version=version, by=by.member_id, at=at.now).put()  # fmt: skip

    def _check(self, read: Read) -> None:
        rooms = read.find(Room, kind="quarterly")
        closed = sorted(room.quarter for room in rooms if room.closed_at)
        if not closed:
            return
        if not self.from_quarter.endswith("Q1"):
            raise BadField("The numbers change between years: from a first quarter on.",
                           field="from_quarter", actual=self.from_quarter)  # fmt: skip
        begun = closed[-1][:4] if not closed[-1].endswith("Q4") else str(int(closed[-1][:4]) + 1)
        if self.from_quarter[:4] <= begun:
            raise PhaseClosed(f"{begun} has begun with the numbers it has. Change them from the "
                              "next year on.")  # fmt: skip


def check_values(values: dict[str, str]) -> None:
    """Refuse numbers that no score can be computed with.

    Raises:
        BadField: An unknown name, a number out of its range, or shares that do not add up to one.
    """
    for name, text in values.items():
        number = Fraction(text)
        if name not in NAMES:
            raise BadField(f"“{name}” is no number of the scores.", field=f"values.{name}")
        if name in COUNTS and (number.denominator != 1 or number < LEAST.get(name, 0)):
            raise BadField(f"A whole number from {LEAST.get(name, 0)} on is needed.",
                           field=f"values.{name}", actual=text)  # fmt: skip
        if not 0 <= number <= (1 if name in SHARES else LARGEST):
            raise BadField("This is out of its range.", field=f"values.{name}", actual=text)
    given = with_values(DEFAULTS, values)
    for whole in WHOLES:
        if sum(getattr(given, name) for name in whole) != 1:
            raise BadField(f"{', '.join(whole)} add up to one.", field=f"values.{whole[0]}")
    if not given.early_below <= given.evolved_from:
        raise BadField("Early ends before evolved begins.", field="values.early_below")


def with_values(weights: Weights, values: dict[str, str]) -> Weights:
    """Return weights with some numbers changed."""
    read: dict[str, Any] = {
        name: int(text) if name in COUNTS else Fraction(text) for name, text in values.items()
    }
    return replace(weights, **read)


def rules_of(read: Read, quarter: str) -> Rules | None:
    """Return the version that holds for a quarter; None is the product's own."""
    held = [rules for rules in read.find(Rules) if rules.from_quarter <= quarter]
    return max(held, key=lambda rules: rules.from_quarter, default=None)


def weights_of(read: Read, quarter: str) -> Weights:
    """Return the numbers that hold for a quarter."""
    found = rules_of(read, quarter)
    if found is None:
        return DEFAULTS
    return replace(with_values(DEFAULTS, found.values), version=found.version)


def anchors_in(rules: Rules | None, number: int) -> tuple[str, ...]:
    """Return what 0–4 of a criterion means in a version."""
    said = rules.anchors.get(str(number)) if rules else None
    return tuple(said) if said else CRITERIA[number - 1].anchors
