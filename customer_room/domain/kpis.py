"""A stage's measures, with where they started, where they should go, and readings (DOMAIN §2)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, NotAllowed
from customer_room.domain.freezing import keep_still
from customer_room.domain.journey import Stage, mapping
from customer_room.domain.misfits import NAMES
from customer_room.domain.partial import given, undisturbed
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.values import Amount, Count, Day, Id, Some80, Text80

KpiType = Literal["proportion", "mean", "count", "time", "money", "score"]
Direction = Literal["up", "down", "hold"]
ANSWERS = ("promoters", "passives", "detractors")
CALLED = {"proportion": "A share", "mean": "A mean", "count": "A number of things",
          "time": "A time", "money": "An amount of money", "score": "A survey score"}  # fmt: skip
NEEDS = {
    "proportion": "A share needs its cases and how many there were in all",
    "score": "A survey score needs all three answers, or its value",
}


class Measured(BaseModel):
    """A value on a day: k of n, or a value with n and sd where known, or a score's answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    date: Day
    value: Amount | None = None
    k: Count | None = None
    n: Count | None = None
    sd: Amount | None = None
    promoters: Count | None = None
    passives: Count | None = None
    detractors: Count | None = None

    def said(self) -> dict[str, Any]:
        """Return what was given."""
        return self.model_dump(mode="json", include=set(Measured.model_fields), exclude_none=True)


class Kpi(Record):
    """One measure of one stage.

    Attributes:
        is_survey_score: Raising it is not the job; shown with a flag.
        baseline: A ``Measured``; None is a missing base.
        target: An exact number; of a proportion a part of 1.
        tolerance: How far from the target still holds, where it should stay.
        made_on: The day it was first written down.
    """

    table_name: ClassVar[str] = "kpi"
    stage_id: str
    name: str
    type: str
    direction: str
    is_survey_score: bool = False
    baseline: dict[str, Any] | None = None
    target: str | None = None
    target_date: str | None = None
    tolerance: str | None = None
    made_on: str
    retired_on: str | None = None

    def measured_on(self, day: str) -> bool:
        """Whether the stage was measured by it at the end of a day or at an instant."""
        return self.made_on <= day and (self.retired_on is None or self.retired_on > day)


class KpiReading(Record):
    """One value of a measure, on one day."""

    table_name: ClassVar[str] = "kpi_reading"
    kpi_id: str
    date: str
    value: str | None = None
    k: int | None = None
    n: int | None = None
    sd: str | None = None
    promoters: int | None = None
    passives: int | None = None
    detractors: int | None = None
    source: str = ""


@command("kpi.set", Permission.MAP, done="kpi.set")
class SetKpi(Command):
    """Give a stage a measure, or change what is sent of one; its kind stays once it was read.

    ``expect`` is the name the edit started from.
    """

    id: Id
    stage_id: Id | None = None
    name: Some80 | None = None
    expect: str | None = None
    type: KpiType | None = None
    direction: Direction | None = None
    is_survey_score: bool = False
    baseline: Measured | None = None
    target: Amount | None = None
    target_date: Day | None = None
    tolerance: Amount | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        known = read.get(Kpi, self.id)
        said = given(self, known, ("stage_id", "name", "type", "direction"))
        if self.baseline is not None:
            said["baseline"] = self.baseline.said()
        start: dict[str, Any] = {"id": self.id, "made_on": at.now[:10]}
        standing = known.as_row() if known else start
        whole = Kpi(**(standing | said))
        if "stage_id" in said:
            one(read, Stage, whole.stage_id)
        self._check(whole, said)
        if known is None:
            yield whole.put()
            return
        if self.expect is not None:
            undisturbed("name", known.name, "Somebody renamed this figure meanwhile. Both names "
                        "are kept.", started=self.expect, mine=whole.name)  # fmt: skip
        if known.type != whole.type and read.count(KpiReading, kpi_id=known.id):
            raise NotAllowed("It has been read as another kind of number. Make a new measure.")
        if said:
            yield known.with_(**said)

    def _check(self, whole: Kpi, said: dict[str, Any]) -> None:
        if whole.type == "score" and not whole.is_survey_score:
            raise BadField("A score is what a survey says. Mark it as one.",
                           field="is_survey_score")  # fmt: skip
        if whole.baseline is not None and {"baseline", "type"} & said.keys():
            check_measured(whole.type, Measured.model_validate(whole.baseline), "baseline.")
        if (whole.target is None) != (whole.target_date is None):
            raise BadField("A target has a day, and a day a target.", field="target_date")
        if {"target_date", "baseline"} & said.keys():
            _check_day(whole)
        if whole.tolerance is not None and Fraction(whole.tolerance) < 0:
            raise BadField("A tolerance is to either side: it is nothing or more. Nothing was "
                           "changed.", field="tolerance", actual=whole.tolerance)  # fmt: skip
        if whole.type == "proportion" and {"target", "type"} & said.keys():
            _check_share(whole.target)


def _check_day(whole: Kpi) -> None:
    base = whole.baseline
    if base is not None and whole.target_date is not None and whole.target_date < base["date"]:
        raise BadField("This day lies before the day of the base. Nothing was changed; choose a "
                       "later one.", field="target_date", actual=whole.target_date)  # fmt: skip


def _check_share(target: str | None) -> None:
    if target is not None and not 0 <= Fraction(target) <= 1:
        raise BadField("A share lies between 0 % and 100 %: write 80 %, or 0.8. Nothing was "
                       "changed.", field="target", actual=target)  # fmt: skip


@command("kpi.retire", Permission.MAP, done="kpi.retired")
class RetireKpi(Command):
    """Stop measuring; what was read stays."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        kpi = one(read, Kpi, self.id)
        if kpi.retired_on is None:
            yield kpi.with_(retired_on=at.now[:10])


@command("reading.add", Permission.MAP, done="reading.added")
class AddReading(Measured, Command):
    """Write down what a measure was on a day."""

    id: Id
    kpi_id: Id
    source: Text80 = ""

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        free(read, KpiReading, self.id)
        kpi = one(read, Kpi, self.kpi_id)
        if kpi.retired_on is not None:
            raise NotAllowed("This is not measured any more. Make a new measure.")
        check_measured(kpi.type, self, "")
        if self.date > at.now[:10]:
            raise BadField("This day has not come yet.", field="date", actual=self.date)
        if kpi.baseline is not None and kpi.baseline["date"] == self.date:
            raise BadField("The base is of that day. It stands for it; choose another day for the "
                           "reading. Nothing was changed.", field="date",
                           actual=self.date)  # fmt: skip
        if kpi.baseline is not None and self.date < kpi.baseline["date"]:
            raise BadField(f"The base is of {kpi.baseline['date']}. A reading comes after it.",
                           field="date", actual=self.date)  # fmt: skip
        if read.count(KpiReading, kpi_id=kpi.id, date=self.date):
            raise BadField("There is a reading of this day. Take it back first.", field="date",
                           actual=self.date)  # fmt: skip
        keep_still(read, self.date)
        yield KpiReading(**self.model_dump(mode="json")).put()


@command("reading.drop", Permission.MAP, done="reading.dropped")
class DropReading(Command):
    """Take a reading back; quarters that are closed keep what they saw."""

    id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        mapping(read, by)
        reading = one(read, KpiReading, self.id)
        keep_still(read, reading.date)
        yield reading.gone()


def check_measured(type: str, given: Measured, place: str) -> None:
    """Refuse a value that is not of its measure's kind.

    Raises:
        BadField: What is missing, or what has no place here.
    """
    said = set(given.said()) - {"date"}
    wanted, besides = {
        "proportion": ({"k", "n"}, set[str]()),
        "score": (set(ANSWERS), set[str]()) if said & set(ANSWERS) else ({"value"}, set[str]()),
    }.get(type, ({"value"}, {"n", "sd"}))
    missing, strange = sorted(wanted - said), sorted(said - wanted - besides)
    if missing:
        raise BadField(f"{NEEDS.get(type, 'This needs its value')}. Nothing was changed.",
                       field=f"{place}{missing[0]}")  # fmt: skip
    if strange:
        called, name = CALLED.get(type, "This"), NAMES.get(strange[0], strange[0])
        raise BadField(f"{called} has no “{name}”. Nothing was changed; leave it empty.",
                       field=f"{place}{strange[0]}")  # fmt: skip
    if given.n == 0 and given.k == 0:
        raise BadField("A share is of one case at least: say how many there were in all. Nothing "
                       "was changed.", field=f"{place}n", actual=given.n)  # fmt: skip
    if given.k is not None and given.n is not None and given.k > given.n:
        raise BadField("These are more cases than all there were. Nothing was changed.",
                       field=f"{place}k", actual=given.k)  # fmt: skip
    if said & set(ANSWERS) and not sum(getattr(given, name) for name in ANSWERS):
        raise BadField("Nobody answered: that is no score. Nothing was changed.",
                       field=f"{place}promoters")  # fmt: skip
