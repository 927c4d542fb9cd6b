"""Criteria 1 to 4 of a quarter: the map, what we hear, who answers, hand-offs (DOMAIN §3.2).

Each gives x, 0…1, with its working; zero stages give 0 for the first three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from customer_room.scoring.anchors import anchors_of
from customer_room.scoring.criteria_facts import Heard, LedStage, Made, NamedStage, Seam
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import (
    How,
    Row,
    Working,
    absent,
    holds,
    mean,
    rows_of,
    share,
    total,
)

NO_STAGES = "There are no stages yet"
KNOWN: Mapping[str, str] = {
    "unaided": "told unasked", "aided": "told when asked", "experiential": "lived through",
    "operational number": "counted",
}  # fmt: skip
"""The kinds of evidence, in a word or two."""


def shared_stages(
    stages: Sequence[NamedStage],
    seats: Iterable[str],
    made: Sequence[Made],
    weights: Weights = DEFAULTS,
) -> Working:
    """Criterion 1: the mean of confirmed stages, outside-in stages, and what is filed under them.

    Args:
        stages: The map of the quarter.
        seats: Ids of the seats active at its close; who has left confirms nothing.
        made: Decisions, actions and KPIs made in the window; none leaves that part out.
        weights: Which share of seats confirms.
    """
    title = anchors_of(1).title
    if not stages:
        return Working(title, Fraction(0), reason=NO_STAGES)
    seated = frozenset(seats)
    agreed = [stage.id for stage in stages if confirmed(stage, seated, weights)]
    named = [stage.id for stage in stages if stage.outside_in]
    filed = [row for row in made if row.names_stage]
    return mean(title, (
        share("Stages confirmed", len(agreed), len(stages), rows_of("stage", agreed)),
        share("Stages in customers' words", len(named), len(stages), rows_of("stage", named)),
        share("Decisions, actions and measures that name a stage", len(filed), len(made),
              [Row(row.table, row.id) for row in filed], "Nothing was made in this window"),
    ))  # fmt: skip


def confirmed(stage: NamedStage, seats: frozenset[str], weights: Weights = DEFAULTS) -> bool:
    """Tell whether enough seats stand behind this version of a stage; no seats confirm nothing."""
    if not seats:
        return False
    return Fraction(len(stage.confirmed_by & seats), len(seats)) >= weights.confirmed_share


def story_per_stage(
    stages: Sequence[tuple[str, str]], heard: Iterable[Heard], weights: Weights = DEFAULTS
) -> Working:
    """Criterion 2: the mean over stages of min(1, fresh kinds of evidence / 3).

    Args:
        stages: (id, name) of each.
        heard: Fresh evidence only; of a stage that is not on the map it is left out.
        weights: How many kinds a stage should have.
    """
    title = anchors_of(2).title
    if not stages:
        return Working(title, Fraction(0), reason=NO_STAGES)
    items = tuple(heard)
    return mean(title, [
        _heard(name, [item for item in items if item.stage == id], weights)
        for id, name in stages
    ])  # fmt: skip


def kinds(heard: Iterable[Heard]) -> list[str]:
    """Return the kinds of evidence, each once, sorted."""
    return sorted({item.kind for item in heard})


def _heard(name: str, items: Sequence[Heard], weights: Weights) -> Working:
    found, wanted = kinds(items), weights.kinds_wanted
    said = ", ".join(KNOWN[kind] for kind in found) or "nothing fresh"
    return Working(name, Fraction(min(wanted, len(found)), wanted), How.SHARE,
                   min(wanted, len(found)), wanted,
                   rows=rows_of("evidence", (item.id for item in items)), reason=said)  # fmt: skip


def accountability(stages: Sequence[LedStage], weights: Weights = DEFAULTS) -> Working:
    """Criterion 3: the mean over stages of how far each is answered for.

    ½ exactly one accepted leader, ¼ a partner from another function or all its steps served by
    one function, ¼ a stage KPI with a target and a reading in the window. The second and third
    do not need the first (DOMAIN §11 reading 23).
    """
    title = anchors_of(3).title
    if not stages:
        return Working(title, Fraction(0), reason=NO_STAGES)
    return mean(title, [answered_for(stage, weights) for stage in stages])


def answered_for(stage: LedStage, weights: Weights = DEFAULTS) -> Working:
    """Return a, 0…1: how far one stage is answered for (DOMAIN §3.2 criterion 3)."""
    leaders = rows_of("member", (leader.id for leader in stage.accepted))
    partners = rows_of("member", (partner.id for partner in stage.partners))
    second = stage.partner or stage.one_function
    return total(stage.name, (
        holds("Exactly one accepted leader", len(stage.accepted) == 1, leaders)
        .weighing(weights.one_leader),
        holds("A partner from another function, or one function serves every step", second,
              partners).weighing(weights.partner),
        holds("A measure with a target and a reading in this window", bool(stage.read_kpis),
              rows_of("kpi", stage.read_kpis)).weighing(weights.reading),
    ))  # fmt: skip


def hand_offs(seams: Sequence[Seam]) -> Working:
    """Criterion 4: customers who cross an agreed hand-off, of all who cross or meet nobody.

    Each agreed move counts n × the share that met the standard in that quarter, 1 where nobody
    measured (DOMAIN §11 reading 25). No such move: no value.
    """
    title = anchors_of(4).title
    lines = tuple(_seam(seam) for seam in seams if seam.customers)
    if not lines:
        return absent(title, "Nobody moved between functions")
    covered = sum((Fraction(line.numerator or 0) for line in lines), Fraction(0))
    everybody = sum(seam.customers for seam in seams)
    return Working(title, covered / everybody, How.SHARE, covered, everybody, parts=lines)


def agreed_and_met(seam: Seam) -> Fraction:
    """Return the customers of one seam that count as handed over as agreed."""
    if not (seam.agreed and seam.served):
        return Fraction(0)
    if seam.met is None or not seam.met[1]:
        return Fraction(seam.customers)
    k, n = seam.met
    return seam.customers * min(Fraction(1), Fraction(k, n))


def _seam(seam: Seam) -> Working:
    rows = rows_of("hand_off", [seam.hand_off] if seam.hand_off else [])
    return Working(
        seam.label, agreed_and_met(seam) / seam.customers, How.SHARE, agreed_and_met(seam),
        seam.customers, rows=(*rows, *rows_of("move", seam.moves)), reason=_standing(seam),
    )  # fmt: skip


def _standing(seam: Seam) -> str:
    if not seam.served:
        return "A step nobody serves"
    if not seam.agreed:
        return "Nothing agreed"
    if seam.met is None or not seam.met[1]:
        return "Agreed, not measured: counted as if it were always met"
    return f"Agreed, {seam.met[0]} of {seam.met[1]} met"
