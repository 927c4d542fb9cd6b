"""A stage's measures, with where they started, where they should go, and readings (DOMAIN §2)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, ClassVar

from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.errors import BadField, NotAllowed
from customer_room.domain.freezing import keep_still
from customer_room.domain.journey import Stage, mapping
from customer_room.domain.measured import (
    Direction,
    Measured,
    check_measured,
    leads_back,
    wrong_way,
)
from customer_room.domain.partial import given, undisturbed
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, Record, free, one
from customer_room.domain.values import Amount, Day, Id, Some80, Text80
from customer_room.scoring.readings import KpiType


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
        changed = {name for name in said if known is None or said[name] != standing[name]}
        _check_target(whole, changed, at.now[:10])
        if "baseline" in changed:
            _check_base(read, whole, at.now[:10])
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
        if whole.tolerance is not None and Fraction(whole.tolerance) < 0:
            raise BadField("A tolerance is to either side: it is nothing or more. Nothing was "
                           "changed.", field="tolerance", actual=whole.tolerance)  # fmt: skip


def _check_target(whole: Kpi, changed: set[str], today: str) -> None:
    """Refuse a target that is no value of its measure, leads back, or has no day to come."""
    by, base = whole.target_date, whole.baseline
    if (whole.target is None) != (by is None):
        raise BadField("A target has a day, and a day a target.", field="target_date")
    if whole.target is None or by is None:
        return
    if whole.type == "proportion" and {"target", "type"} & changed:
        _check_share(whole.target)
    if {"target_date", "baseline"} & changed and base is not None and by < base["date"]:
        raise BadField("This day lies before the day of the base. Nothing was changed; choose a "
                       "later one.", field="target_date", actual=by)  # fmt: skip
    if "target_date" in changed and by < today:
        raise BadField("This day has passed. Choose one that is to come. Nothing was changed.",
                       field="target_date", actual=by)  # fmt: skip
    if {"target", "baseline", "direction"} & changed and leads_back(
        whole.type, whole.direction, base, whole.target
    ):
        raise BadField(f"{wrong_way(whole.direction, base)} Nothing was changed; choose another "
                       "target, or another direction.", field="target",
                       actual=whole.target)  # fmt: skip


def _check_share(target: str) -> None:
    if not 0 <= Fraction(target) <= 1:
        raise BadField("A share lies between 0 % and 100 %: write 80 %, or 0.8. Nothing was "
                       "changed.", field="target", actual=target)  # fmt: skip


def _check_base(read: Read, whole: Kpi, today: str) -> None:
    """Refuse a base of a day to come, or of one on or after which the measure was read."""
    if whole.baseline is None:
        return
    day = whole.baseline["date"]
    if day > today:
        raise BadField("This day has not come yet. Nothing was changed.", field="baseline.date",
                       actual=day)  # fmt: skip
    first = min((each.date for each in read.find(KpiReading, kpi_id=whole.id)), default=None)
    if first is not None and first <= day:
        raise BadField(f"It was read on {first}, and a base comes before every reading. Nothing "
                       "was changed; take the reading back first.", field="baseline.date",
                       actual=day)  # fmt: skip


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
