"""A value on a day, of a measure's kind (DOMAIN §2, §3.4)."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from customer_room.domain.errors import BadField
from customer_room.domain.misfits import NAMES
from customer_room.domain.values import Amount, Count, Day, amount_of
from customer_room.scoring.readings import Reading, measured, proportion, survey_score

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


def reading_of(row: Mapping[str, Any], type: str) -> Reading | None:
    """Return a stored value as the arithmetic reads it; None where it says nothing."""
    on, k, n = str(row.get("date", "")), row.get("k"), max(0, int(row.get("n") or 0))
    if type == "proportion" and k is not None:
        return proportion(on, k, n) if 0 <= k <= n > 0 else None
    if type == "score" and row.get("promoters") is not None:
        return survey_score(on, *(int(row.get(name) or 0) for name in ANSWERS))
    value, sd = (amount_of(row.get(name)) for name in ("value", "sd"))
    return None if value is None else measured(on, value, n or None, sd)


def leads_back(type: str, direction: str, start: Mapping[str, Any] | None, target: object) -> bool:
    """Tell whether a target lies on the wrong side of where a measure starts.

    Nothing leads back where it should stay, where one of both is not known, or where both are the
    same: that is to hold it (DOMAIN §3.4).
    """
    found, aim = reading_of(start, type) if start else None, amount_of(target)
    if found is None or aim is None:
        return False
    return aim < found.value if direction == "up" else direction == "down" and aim > found.value


def wrong_way(direction: str, start: Mapping[str, Any] | None) -> str:
    """Say what is wrong with a target that leads back."""
    side, base = "below" if direction == "up" else "above", start or {}
    if base.get("k") is not None:
        said = f", {base['k']:,} of {base['n']:,}"
    else:
        said = f", {base['value']}" if base.get("value") is not None else ""
    return f"This figure should go {direction}, and that is {side} where it starts{said}."
