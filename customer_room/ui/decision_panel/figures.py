"""Which figure should move: the stages' own to choose from, and where the chosen one starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from customer_room.domain.decisions import Decision
from customer_room.domain.journey import Stage
from customer_room.domain.kpis import Kpi
from customer_room.domain.record import Read
from customer_room.domain.values import amount_of
from customer_room.operations.aims import aim_of
from customer_room.operations.names import day_in_words
from customer_room.ui.kit.amounts import amount_text


@dataclass(frozen=True)
class Figured:
    """What should move, where it is a figure of a stage.

    Attributes:
        choices: Id and words of every figure, in the order of the journey.
        named: ``choices``, and the own words that the decision names beside its place.
        chosen: Id of the figure; empty where the decision has none, or own words.
        start: From where it starts, in words.
        aim: What the field starts from.
    """

    choices: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    named: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    chosen: str = ""
    start: str = ""
    aim: str = ""
    by: str = ""


def figured(read: Read, decision: Decision) -> Figured:
    """Return the figures that a decision can be about, and the one that it is about."""
    said, own = decision.expectation or {}, decision.place.names_measure or ""
    kpi = read.get(Kpi, str(said.get("kpi")))
    choices = list(_choices(read, {own, kpi.id if kpi else ""}))
    named = [(own, own)] if own and own not in dict(choices) else []
    if kpi is None or amount_of(said["to"]) is None:
        return Figured(choices, [*named, *choices])
    aim = aim_of(read, decision)
    since = day_in_words((said.get("from") or {}).get("date"))
    return Figured(
        choices, [*named, *choices], kpi.id,
        start=f"From {aim.start} on {since}." if aim and aim.start and since else
        "It has no base yet: read it once, and choose it again.",
        aim=amount_text(said["to"], share=kpi.type == "proportion"),
        by=said["by"],
    )  # fmt: skip


def _choices(read: Read, kept: set[str]) -> Iterator[tuple[str, str]]:
    """Yield figures with the words of their stage; of those not measured any more the kept ones."""
    for stage in sorted(read.find(Stage, removed_at=None), key=lambda s: (s.order, s.id)):
        for kpi in sorted(read.find(Kpi, stage_id=stage.id), key=lambda k: (k.made_on, k.id)):
            if kpi.retired_on is None or kpi.id in kept:
                yield kpi.id, f"{kpi.name} · {stage.name}"
