"""The script's part of the map: stages, steps, moves, hand-offs and counts by quarter."""

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

from customer_room.domain.values import later
from customer_room.sample.script import Company, Line, Row, at_day, eves, given


def journey(firm: Company) -> Iterator[Line]:
    """Yield all lines about the map."""
    yield from _stages(firm)
    yield from _steps(firm)
    yield from _feelings(firm)
    yield from _figures(firm)
    yield from _hand_offs(firm)


def _stages(firm: Company) -> Iterator[Line]:
    for stage in firm.rows("stages"):
        known: Row = {"name": "", "claims": [], "partner_ids": [], "reliability": None}
        for number, quarter in enumerate(sorted(stage["by_quarter"])):
            version, since = stage["by_quarter"][quarter], firm.version_from(quarter)
            if number == 0:
                yield Line(since, firm.facilitator, "stage.add", given(
                    stage, "id", "order", "old_internal_name", "honour_text", "dishonour_text",
                ) | {"name": version["name"]})  # fmt: skip
                known = {**known, "name": version["name"]}
            yield from _stage_version(firm, stage["id"], known, version, later(since, seconds=1))
            known = version


def _stage_version(firm: Company, id: str, known: Row, version: Row, at: str) -> Iterator[Line]:
    changed: dict[str, Any] = {
        name: version[name] for name in ("name", "partner_ids", "reliability", "end_test")
        if version[name] != known.get(name)
    }  # fmt: skip
    if changed:
        yield Line(at, firm.facilitator, "stage.edit", {"id": id} | changed)
    claimed = {c["leader"] for c in version["claims"]}
    for old in known["claims"]:
        if old["leader"] not in claimed:
            yield Line(at, firm.facilitator, "stage.claim",
                       {"id": id, "leader": old["leader"], "claimed": False})  # fmt: skip
    for claim in version["claims"]:
        if claim not in known["claims"]:
            yield Line(at, firm.facilitator, "stage.claim", {"id": id} | dict(claim))
    before: set[str] = set() if "name" in changed else set(known.get("confirmed_by", ()))
    for member in version["confirmed_by"]:
        if member not in before:
            yield Line(later(at, seconds=1), firm.actor(member), "stage.confirm", {"id": id})


def _steps(firm: Company) -> Iterator[Line]:
    for step in firm.rows("steps"):
        versions = sorted(step["function_by_quarter"].items())
        first, function = versions[0]
        yield Line(later(firm.beginning, seconds=2), firm.facilitator, "step.add", given(
            step, "id", "order", "name", "entry", "channel", "kind", "moment_of_truth",
            "typical_days", "front_stage", "back_stage", "support", "obstacle_for_staff",
            stage_id="stage", offer_id="offer",
        ) | {"quarter": first, "function_id": function})  # fmt: skip
        for (_, held), (quarter, now) in pairwise(versions):
            if now != held:
                yield Line(firm.version_from(quarter), firm.facilitator, "step.serve",
                           {"id": step["id"], "quarter": quarter, "function_id": now})  # fmt: skip


def _feelings(firm: Company) -> Iterator[Line]:
    eve = eves(firm)
    for step in firm.rows("steps"):
        for felt in step["feeling"]:
            yield Line(eve[felt["quarter"]], firm.facilitator, "step.feel", given(
                felt, "quarter", "value", "n", "source") | {"id": step["id"]})  # fmt: skip


def _figures(firm: Company) -> Iterator[Line]:
    """Moves and counts of a quarter are entered the day before its room."""
    eve = eves(firm)

    def cell(row: Row) -> tuple[str, str]:
        return row["quarter"], row["segment"]

    moves = sorted(firm.rows("moves"), key=lambda row: (*cell(row), row["id"]))
    for (quarter, _), rows in groupby(moves, key=cell):
        yield Line(eve[quarter], firm.facilitator, "moves.load", {"rows": [
            given(row, "from_step", "to", "quarter", "count", "source", "quality",
                  segment_id="segment") for row in rows
        ]})  # fmt: skip
    yield from _counts(firm, eve)


def _counts(firm: Company, eve: Mapping[str, str]) -> Iterator[Line]:
    """Yield what was entered, what others counted, why people left, and who agreed."""
    for row in sorted(firm.rows("customer_counts"), key=lambda r: (r["quarter"], r["segment"])):
        at, cell = eve[row["quarter"]], given(row, "quarter", segment_id="segment")
        yield Line(at, firm.facilitator, "count.enter", cell | given(
            row, "opening", "gained", "lost", "won_back", "bought_more", "bought_less", "closing",
            "value_gained", "value_lost", "source",
        ) | {"restated_reason": row["restated_reason"] or ""})  # fmt: skip
        for version in row["other_versions"]:
            yield Line(later(at, minutes=1), firm.actor(version["by"]), "count.differ",
                       cell | given(version, "figure", "value", "source"))  # fmt: skip
        if row["agreed_by"]:
            yield Line(later(at, minutes=3), firm.actor(row["agreed_by"]), "count.agree", cell)
    for row in firm.rows("loss_reasons"):
        yield Line(later(eve[row["quarter"]], minutes=2), firm.facilitator, "loss_reason.set",
                   given(row, "quarter", "category", "count", segment_id="segment",
                         step_id="step"))  # fmt: skip


def _hand_offs(firm: Company) -> Iterator[Line]:
    for row in firm.rows("hand_offs"):
        met: dict[str, Any] = {}
        base = given(row, "id", "kind", "giving", "receiving", "giving_leader",
                     "receiving_leader", "standard", "kpi", "made_on")  # fmt: skip
        yield Line(at_day(row["made_on"]), firm.facilitator, "hand_off.set", base)
        for member in row["accepted_by"]:
            day = row["agreed_on"] or row["made_on"]
            yield Line(at_day(day, 10), firm.actor(member), "hand_off.accept", {"id": row["id"]})
        eve = eves(firm)
        for quarter in sorted(row["met"] or ()):
            met = {**met, quarter: row["met"][quarter]}
            yield Line(eve[quarter], firm.facilitator, "hand_off.set", base | {"met": met})
