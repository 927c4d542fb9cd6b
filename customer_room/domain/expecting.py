"""What a decision expects to move: in own words, or a figure of a stage (DOMAIN §3.1, T5)."""

from decimal import Decimal
from typing import Any

from customer_room.domain.decisions_parts import Expectation
from customer_room.domain.errors import BadField
from customer_room.domain.kpis import Kpi, KpiReading
from customer_room.domain.measured import Measured, leads_back, wrong_way
from customer_room.domain.record import Read
from customer_room.domain.values import amount_of


def expecting(read: Read, wanted: Expectation, known: dict[str, Any], today: str) -> dict[str, Any]:
    """Return what should move as it is kept.

    What was not sent of the same figure (its day) stays as it was. A figure of a stage starts from
    its newest reading, else from its base, unless it is said from where.

    Args:
        read: This workspace.
        wanted: What somebody writes.
        known: What stands; empty where nothing does.
        today: A day.

    Raises:
        BadField: A figure of a stage goes to what is no value of it, the wrong way, by a day before
            it starts, or is not measured any more; or the day has passed.
    """
    said = wanted.model_dump(mode="json", by_alias=True, exclude_unset=True)
    same = known.get("kpi") == wanted.kpi
    kpi = read.get(Kpi, wanted.kpi)
    start: dict[str, Any] = dict(known.get("from") or {}) if same else {}
    if kpi is not None and not start and "from" not in said:
        start = _newest(read, kpi)
    start |= said.get("from") or {}
    start = {k: v for k, v in start.items() if v is not None}
    _check_start(kpi, start)
    _check_days(wanted, known, start, today)
    if kpi is not None:
        said["to"] = _to(kpi, wanted.to)
        _check_figure(kpi, start, said["to"], known if same else {})
    kept = {k: v for k, v in ((known if same else {}) | said).items() if k != "from"}
    return {**kept, "from": start} if start else kept


def _newest(read: Read, kpi: Kpi) -> dict[str, Any]:
    newest = max(read.find(KpiReading, kpi_id=kpi.id), key=lambda r: (r.date, r.id), default=None)
    if newest is None:
        return kpi.baseline or {}
    return Measured.model_validate(newest.model_dump(include=set(Measured.model_fields))).said()


def _check_start(kpi: Kpi | None, start: dict[str, Any]) -> None:
    if start.get("k") is not None and start["k"] > start.get("n", 0):
        raise BadField("So many of so many: the first is at most the second.",
                       field="expectation.from.k", actual=start["k"])  # fmt: skip
    for name in ("value", "sd"):
        if kpi is not None and name in start and amount_of(start[name]) is None:
            raise BadField(f"“{kpi.name}” is a number: say from which.",
                           field=f"expectation.from.{name}", actual=start[name])  # fmt: skip


def _to(kpi: Kpi, wanted: str) -> str:
    """Read where a figure should go: a share in percent or as a part of 1, anything else plain."""
    is_share, number = kpi.type == "proportion", wanted.removesuffix("%").rstrip()
    plain = amount_of(number) is not None and (is_share or number == wanted)
    if plain and number != wanted:
        number = f"{Decimal(number).scaleb(-2).normalize():f}"
    value = amount_of(number) if plain else None
    if value is None:
        such = "a share: say to which, such as 90 %" if is_share else "a number: say to which"
        raise BadField(f"“{kpi.name}” is {such}.", field="expectation.to",
                       actual=wanted)  # fmt: skip
    if is_share and not 0 <= value <= 1:
        raise BadField("A share lies between 0 % and 100 %: write 90 %, or 0.9. Nothing was "
                       "changed.", field="expectation.to", actual=wanted)  # fmt: skip
    return number


def _check_figure(kpi: Kpi, start: dict[str, Any], to: str, known: dict[str, Any]) -> None:
    if kpi.retired_on is not None and not known:
        raise BadField("This is not measured any more. Choose another figure.",
                       field="expectation.kpi")  # fmt: skip
    changed = (start, to) != (known.get("from") or {}, known.get("to"))
    if changed and leads_back(kpi.type, kpi.direction, start, to):
        raise BadField(f"{wrong_way(kpi.direction, start)} Nothing was changed; choose "
                       "another target.", field="expectation.to", actual=to)  # fmt: skip


def _check_days(
    wanted: Expectation, known: dict[str, Any], start: dict[str, Any], today: str
) -> None:
    if wanted.by <= start.get("date", ""):
        raise BadField("This is not after the day it starts from.", field="expectation.by",
                       actual=wanted.by)  # fmt: skip
    if wanted.by < today and wanted.by != known.get("by"):
        raise BadField("This day has passed. Choose one that is to come. Nothing was changed.",
                       field="expectation.by", actual=wanted.by)  # fmt: skip
