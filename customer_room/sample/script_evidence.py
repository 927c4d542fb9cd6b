"""The script's part of what was heard and measured: evidence, stages' measures and readings."""

from collections.abc import Iterator

from customer_room.domain.values import later
from customer_room.sample.script import Company, Line, at_day, given

EVENING = 17


def heard(firm: Company) -> Iterator[Line]:
    """Yield all lines about evidence and measures; each is written down on its day."""
    by, needed = firm.facilitator, _linked(firm)
    for row in sorted(firm.rows("evidence"), key=lambda r: (r["observed_on"], r["id"])):
        at = min(at_day(row["observed_on"], EVENING), needed.get(row["id"], "9999"))
        yield Line(at, by, "evidence.add", given(
            row, "id", "kind", "form", "text", "feeling", "observed_on", "n", "contradicts_id",
            "category", stage_id="stage", step_id="step", segment_id="segment",
        ) | {"link": row["link"] or ""})  # fmt: skip
    for row in firm.rows("kpis"):
        yield Line(at_day(row["made_on"], 7), by, "kpi.set", given(
            row, "id", "name", "type", "direction", "is_survey_score", "baseline", "target",
            "target_date", "tolerance", stage_id="stage"))  # fmt: skip
        for reading in row["readings"]:
            id = f"{row['id']}.{reading['date']}"
            yield Line(at_day(reading["date"], EVENING), by, "reading.add",
                       {"id": id, "kpi_id": row["id"], **reading})  # fmt: skip


def _linked(firm: Company) -> dict[str, str]:
    """Return when a decision first needed a piece of evidence, by its id.

    A quarter's number may be dated with the quarter's end and be known, and used, before it.
    """
    found: dict[str, str] = {}
    for row in sorted(firm.rows("decisions"), key=lambda r: r["decided_at"], reverse=True):
        for id in row["evidence_ids"]:
            found[id] = later(row["decided_at"], minutes=-10)
    return found
