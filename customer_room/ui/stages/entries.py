"""What the forms of one stage start from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from customer_room.domain.evidence import Evidence
from customer_room.domain.moves import HandOff
from customer_room.operations.measures import Measure
from customer_room.ui.kit.amounts import amount_text

NEW = "$id"


@dataclass(frozen=True)
class HeardEntry:
    """One piece of evidence as its fields have it; an empty id offers no form."""

    id: str = ""
    kind: str = ""
    form: str = ""
    text: str = ""
    link: str = ""
    said_by: str = ""
    feeling: str = ""
    step_id: str = ""
    segment_id: str = ""
    observed_on: str = ""
    n: str = ""
    contradicts_id: str = ""
    category: str = ""


def heard_entry(each: Evidence) -> HeardEntry:
    """Return what changing a piece of evidence starts from."""
    return HeardEntry(
        id=each.id,
        kind=each.kind,
        form=each.form,
        text=each.text,
        link=each.link,
        said_by=each.said_by,
        feeling="" if each.feeling is None else str(each.feeling),
        step_id=each.step_id or "",
        segment_id=each.segment_id or "",
        observed_on=each.observed_on,
        n="" if each.n is None else str(each.n),
        contradicts_id=each.contradicts_id or "",
        category=each.category,
    )


@dataclass(frozen=True)
class SeamEntry:
    """A hand-off as its forms have it; an empty key offers none.

    Attributes:
        key: Names the pair, so that its fields stay its own.
        gone: Its leaders who hold no seat any more: they stay chosen until somebody chooses others.
        fixed: What the form sends along unseen.
        accept: What accepting it sends, where this visitor may.
        counts: Names of the two fields for how often it was met.
    """

    key: str = ""
    covers: str = ""
    giving_leader: str = ""
    receiving_leader: str = ""
    standard: str = ""
    gone: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    fixed: dict[str, Any] = field(default_factory=dict[str, Any])
    accept: dict[str, Any] = field(default_factory=dict[str, Any])
    known: bool = False
    met_k: str = ""
    met_n: str = ""


def seam_entry(
    rule: HandOff, key: str, covers: str, quarter: str, *, gone: list[tuple[str, str]], accept: bool
) -> SeamEntry:
    """Return what the forms of a hand-off that somebody named start from."""
    return SeamEntry(
        key=key,
        covers=covers,
        giving_leader=rule.giving_leader,
        receiving_leader=rule.receiving_leader,
        standard=rule.standard,
        gone=gone,
        fixed={"id": rule.id},
        accept={"id": rule.id, "expect": rule.standard} if accept else {},
        known=True,
        met_k=f"met.{quarter}.k",
        met_n=f"met.{quarter}.n",
    )


@dataclass(frozen=True)
class FigureEntry:
    """A figure as its forms have it; an empty id offers none."""

    id: str = ""
    type: str = ""
    name: str = ""
    direction: str = ""
    target: str = ""
    target_date: str = ""
    tolerance: str = ""


def figure_entry(measure: Measure) -> FigureEntry:
    """Return what the forms of a figure start from."""
    kpi = measure.kpi
    share = kpi.type == "proportion"
    return FigureEntry(
        id=kpi.id,
        type=kpi.type,
        name=kpi.name,
        direction=kpi.direction,
        target=amount_text(kpi.target, share=share),
        target_date=kpi.target_date or "",
        tolerance=amount_text(kpi.tolerance, share=share),
    )
