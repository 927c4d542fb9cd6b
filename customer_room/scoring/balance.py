"""Lists against gaming the score, and who carries the work; none of them is scored (§3.2, §3.6).

They name rows, never a league of people: contribution is by function, on named material.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from customer_room.scoring.promises_facts import CommitmentFact
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import Row, Working, rows_of, share


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision with what the lists ask of it.

    Attributes:
        stages: Ids of the anchored stages.
        evidence_stages: Stages of the evidence it links.
        co_owners: Member ids.
        only_survey_scores: Every KPI it should move is a survey score (and there is one).
        priority: UNITE, CONVINCE, BUILD, FIX, PROVE or ENABLE; None is untagged.
    """

    id: str
    number: str
    stages: tuple[str, ...] = ()
    evidence_stages: frozenset[str] = frozenset()
    co_owners: frozenset[str] = frozenset()
    only_survey_scores: bool = False
    priority: str | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """What a decision wants of a proportion: from k of n to ``target``, a fraction of 1."""

    decision: str
    number: str
    k: int
    n: int
    target: Fraction
    movement: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What a function gave, of everything given; ``too_much`` above the share set for one."""

    function: str
    part: Working
    too_much: bool


def concentration(decisions: Sequence[Placed], stages: Sequence[tuple[str, str]]) -> list[Working]:
    """Return for each stage (id, name) the share of decisions anchored to it, largest first.

    A decision on two stages counts for both; stages without one are left out.
    """
    found = [
        share(name, len(here), len(decisions), rows_of("decision", here))
        for id, name in stages
        if (here := [d.id for d in decisions if id in d.stages])
    ]
    return sorted(found, key=lambda working: -(working.value or 0))


def smallest_aims(aims: Iterable[Aim]) -> list[tuple[Aim, int]]:
    """Return aims with the customers each would move, |target − k/n| · n, fewest first.

    A tiny target shows as few customers, however much of it was reached.
    """
    moved = [(aim, round(abs(aim.target * aim.n - aim.k))) for aim in aims]
    return sorted(moved, key=lambda pair: (pair[1], pair[0].number))


def easy_commitments(
    commitments: Iterable[CommitmentFact], quarters: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return ids of commitments never broken though tested, and never tested, in some quarters."""
    never_broken: list[str] = []
    never_tested: list[str] = []
    for commitment in commitments:
        said = [v for q, v in commitment.verdicts.items() if q in quarters and v != "not tested"]
        if not said:
            never_tested.append(commitment.id)
        elif "broken" not in said:
            never_broken.append(commitment.id)
    return sorted(never_broken), sorted(never_tested)


def owned_alone(decisions: Sequence[Placed], leaders: Iterable[str]) -> Working:
    """Return the share of decisions that the customer leader owns alone; it must be the team's.

    Args:
        decisions: Those of a window, or the live ones.
        leaders: Ids of whoever is customer leader.
    """
    one = frozenset(leaders)
    alone = [d.id for d in decisions if d.co_owners and d.co_owners <= one]
    return share("Decisions the customer leader owns alone", len(alone), len(decisions),
                 rows_of("decision", alone), "No decision")  # fmt: skip


def contributions(
    given: Iterable[tuple[str | None, Row]], weights: Weights = DEFAULTS
) -> list[Share]:
    """Return each function's share of named material, largest first (no one above 40 %).

    Args:
        given: (function, row) of each named note or contribution; Company is None and left out.
        weights: The largest share one function should have.
    """
    rows: dict[str, list[Row]] = {}
    for function, row in given:
        if function is not None:
            rows.setdefault(function, []).append(row)
    everything = sum(len(each) for each in rows.values())
    found = [
        Share(function, part := share(function, len(each), everything, each),
              Fraction(part.value or 0) > weights.most_of_one_function)
        for function, each in rows.items()
    ]  # fmt: skip
    return sorted(found, key=lambda each: (-Fraction(each.part.value or 0), each.function))


def without_evidence(decisions: Iterable[Placed]) -> list[str]:
    """Return ids of decisions anchored to stages of which they link no evidence."""
    return [d.id for d in decisions if d.stages and not d.evidence_stages.intersection(d.stages)]


def only_scores(decisions: Iterable[Placed]) -> list[str]:
    """Return ids of decisions that want nothing but a survey score to move."""
    return [d.id for d in decisions if d.only_survey_scores]


def priorities(decisions: Sequence[Placed], tags: Sequence[str]) -> list[Working]:
    """Return for each tag of the phase the share of decisions that carry it, in the tags' order.

    What carries a tag of another phase, or none, comes last as "Other".
    """
    counted = Counter(d.priority if d.priority in tags else None for d in decisions)
    lines = [_tagged(tag, tag, decisions, tags) for tag in tags]
    return [*lines, _tagged("Other", None, decisions, tags)] if counted[None] else lines


def _tagged(
    label: str, tag: str | None, decisions: Sequence[Placed], tags: Sequence[str]
) -> Working:
    here = [d.id for d in decisions if (d.priority if d.priority in tags else None) == tag]
    return share(label, len(here), len(decisions), rows_of("decision", here), "No decision")
