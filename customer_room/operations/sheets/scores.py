"""The eight criteria, the record and what leaders say, quarter by quarter, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from customer_room.operations.sheets.figures import Json, number, plain, whole
from customer_room.scoring.anchors import anchors_of
from customer_room.scoring.criteria_conduct import covered, within_limit
from customer_room.scoring.criteria_facts import LedStage
from customer_room.scoring.criteria_map import agreed_and_met, answered_for, confirmed, kinds
from customer_room.scoring.figures import decimal, decimal_text
from customer_room.scoring.quarter import QuarterFacts, QuarterScore
from customer_room.scoring.record import Criterion
from customer_room.scoring.reporting import COMPETENCIES, Reporting, VariableResult
from customer_room.scoring.spread import Spread
from customer_room.scoring.trend import Change, Ends


def quarter_sheet(score: QuarterScore) -> Json:
    """Lay out one quarter: numbers first, then what is behind each criterion."""
    sheet: Json = {
        "behind": behind(score),
        "criteria": [_criterion(criterion) for criterion in score.record.criteria],
        "gap": whole(score.gap.value),
        "gap_words": score.gap_words,
        "leaders": whole(score.leaders.value),
        "leaders_by_criterion": [_said(n, found) for n, found in score.spreads.items()],
        "rated": score.record.rated_words,
        "record": whole(score.record.number.value),
    }
    if score.change is not None:
        sheet["like_for_like"] = _change(score.change)
    return sheet


def behind(score: QuarterScore) -> Json:
    """Lay out what each criterion was counted from, by its number."""
    facts = score.facts
    return {
        "1": _shared(facts),
        "2": {s.id: kinds(h for h in facts.heard if h.stage == s.id) for s in facts.stages},
        "3": {stage.id: _led(stage, facts) for stage in facts.led},
        "4": _crossed(facts),
        "5": _priorities(facts),
        "6": sorted(item.number for item in facts.decided),
        "7": score.say_do.weighted,
        "8": sorted(item.review for item in facts.reviews),
    }


def ends_sheet(ends: Ends) -> Json:
    """Lay out the first and the last quarter over what both rate."""
    return {"criteria": ends.criteria, "first": whole(ends.first.value),
            "last": whole(ends.last.value)}  # fmt: skip


def reporting_sheet(year: int, check: Reporting) -> Json:
    """Lay out where the customer leader should report."""
    return {
        "early": check.early,
        "outcome": check.outcome,
        "variables": {each.variable: _variable(each) for each in check.variables},
        "year": year,
    }


def strip_sheet(year: int, spreads: Sequence[Spread | None]) -> Json:
    """Lay out one year's self-ratings of the five competencies; too few answers show n/a."""
    rows = [
        _competency(order, name, found)
        for order, (name, found) in enumerate(zip(COMPETENCIES, spreads, strict=True), start=1)
    ]
    return {"competencies": rows, "year": year}


def _criterion(criterion: Criterion) -> Json:
    return {
        "level": criterion.level,
        "name": anchors_of(criterion.number).name,
        "number": criterion.number,
        "shown": criterion.figure.shown,
        "x": number(criterion.x.value, 4),
    }


def _said(criterion: int, found: Spread) -> Json:
    return {
        "AD": plain(decimal(found.distance, 2)),
        "agreement": plain(decimal(found.agreement, 2)),
        "median": decimal_text(found.median, 1),
        "n": found.n,
        "number": criterion,
        "range": found.range,
        "we_disagree": found.we_disagree,
    }


def _change(change: Change) -> Json:
    sheet: Json = {"criteria": change.criteria, "points": whole(change.points.value),
                   "words": change.words}  # fmt: skip
    return {**sheet, "rules_changed": True} if change.rules_changed else sheet


def _shared(facts: QuarterFacts) -> Json:
    stages, all_stages = facts.stages, len(facts.stages)
    agreed = [s.id for s in stages if confirmed(s, facts.seats, facts.weights)]
    named = [s.id for s in stages if s.outside_in]
    filed = sum(row.names_stage for row in facts.made)
    return {
        "confirmed": f"{len(agreed)} of {all_stages}",
        "confirmed_stages": agreed,
        "filed": f"{filed} of {len(facts.made)}",
        "outside_in": f"{len(named)} of {all_stages}",
        "outside_in_stages": named,
    }


def _led(stage: LedStage, facts: QuarterFacts) -> Json:
    return {
        "a": number(answered_for(stage, facts.weights).value, 2),
        "accepted": sorted(leader.id for leader in stage.accepted),
        "one_function": stage.one_function,
        "partner": stage.partner,
        "reading": bool(stage.read_kpis),
        "state": stage.state,
    }


def _crossed(facts: QuarterFacts) -> Json:
    served = [seam for seam in facts.seams if seam.served]
    met = sum((agreed_and_met(seam) for seam in served), Fraction(0))
    return {
        "agreed": sum(seam.customers for seam in served if seam.agreed),
        "agreed_and_met": number(met, 1),
        "cross_function": sum(seam.customers for seam in served),
        "unserved": sum(seam.customers for seam in facts.seams if not seam.served),
    }


def _priorities(facts: QuarterFacts) -> Json:
    live = [decision.decision for decision in facts.live]
    return {
        "covered": number(covered(facts.leaks).value, 4),
        "limit_part": number(within_limit(facts.limit, live).value, 4),
        "live": sorted(decision.number for decision in facts.live),
    }


def _variable(found: VariableResult) -> Json:
    return {
        "answers": found.answers,
        "level": found.level,
        "median": plain(decimal(found.median, 1)),
        "range_of_leader_means": [plain(decimal(end, 2)) for end in (found.lowest, found.highest)],
    }


def _competency(order: int, name: str, found: Spread | None) -> Json:
    sheet: Mapping[str, object] = {"name": name, "order": order}
    return {
        **sheet,
        "AD": plain(decimal(found and found.distance, 2)),
        "median": plain(decimal(found and found.median, 1)),
        "n": found.n if found else None,
        "range": found.range if found else None,
    }
