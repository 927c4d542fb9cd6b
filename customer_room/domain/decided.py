"""Reading the facts of a decision's six tests from the records (DOMAIN §3.1)."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any, cast

from customer_room.domain.decisions import Decision
from customer_room.domain.decisions_parts import Expectation
from customer_room.domain.evidence import Evidence
from customer_room.domain.kpis import Kpi
from customer_room.domain.people import fiscal_quarter
from customer_room.domain.record import Read
from customer_room.domain.rules import weights_of
from customer_room.scoring.decided_facts import (
    DecidedFacts,
    EvidenceForm,
    EvidenceKind,
    LinkedEvidence,
    OptionFact,
)
from customer_room.scoring.windows import fresh

NOTHING = "do nothing"


def decided_facts(read: Read, decision: Decision, together: Fraction) -> DecidedFacts:
    """Gather what the six tests depend on, as things stand.

    Args:
        read: This workspace.
        decision: Sealed or not.
        together: J, as the label's rules found it.
    """
    place = decision.place
    expected = Expectation.model_validate(decision.expectation) if decision.expectation else None
    kpi = read.get(Kpi, expected.kpi) if expected else None
    named = read.get(Kpi, place.names_measure) if place.names_measure else None
    kpis = {k.id: k for k in (kpi, named) if k}
    contrary, trade_off = decision.contrary_evidence or {}, decision.trade_off or {}
    return DecidedFacts(
        stages=tuple(place.stage_ids),
        steps=tuple(place.step_ids),
        hand_offs=tuple(place.hand_off_ids),
        segments=tuple(place.segment_ids),
        names_measure=bool(place.names_measure),
        evidence=tuple(_linked(read, decision)),
        contrary=bool(contrary.get("text") and contrary.get("by")),
        together=together,
        options=tuple(_options(decision)),
        rationale=bool(decision.rationale),
        who_pays=bool(trade_off.get("who_pays")),
        dissent_round=decision.dissent_done_at is not None,
        kpis=tuple(kpis),
        stage_kpi=kpi is not None,
        baseline=expected is not None and _has_base(expected),
        target=expected is not None,
        confidence_and_review=bool(decision.confidence and decision.review_date),
        only_survey_scores=bool(kpis) and all(k.is_survey_score for k in kpis.values()),
        honour_answers=tuple(decision.honour_poll),
        open_dishonour=any(flag["answer"] is None for flag in decision.flags),
        contradicts=tuple(decision.contradicts),
    )


def frozen(facts: DecidedFacts) -> dict[str, Any]:
    """Return facts as JSON values, to be kept with the seal."""
    return {**asdict(facts), "together": str(facts.together)}


def thawed(kept: Mapping[str, Any]) -> DecidedFacts:
    """Read facts that were kept with a seal: the tests come out as they did then."""
    plain: dict[str, Any] = {}
    for name, value in kept.items():
        plain[name] = tuple(cast("list[Any]", value)) if isinstance(value, list) else value
    plain["together"] = Fraction(kept["together"])
    plain["evidence"] = tuple(LinkedEvidence(**item) for item in kept["evidence"])
    plain["options"] = tuple(OptionFact(**item) for item in kept["options"])
    return DecidedFacts(**plain)


def _linked(read: Read, decision: Decision) -> Iterator[LinkedEvidence]:
    back = weights_of(read, decision.quarter).fresh_quarters
    for id in decision.evidence_ids:
        item = read.get(Evidence, id)
        if item is not None and item.removed_at is None:
            seen = fresh(fiscal_quarter(read, item.observed_on), decision.quarter, back)
            yield LinkedEvidence(item.id, cast("EvidenceKind", item.kind),
                                 cast("EvidenceForm", item.form), seen)  # fmt: skip


def _options(decision: Decision) -> Iterator[OptionFact]:
    for option in decision.options:
        nothing = str(option["text"]).strip(" .!").casefold() == NOTHING
        yield OptionFact(nothing, bool(option["reasons_for"]), bool(option["reasons_against"]))


def _has_base(expected: Expectation) -> bool:
    """Whether it starts from a value with a day and a number of cases (DOMAIN §11 reading 11)."""
    start = expected.start
    if start is None or start.date is None:
        return False
    return bool(start.n or start.promoters or start.passives or start.detractors)
