"""One quarter from its facts: criteria, record, what leaders say, gap and trend (DOMAIN §3.2–3.6).

A closed quarter is scored from the facts of its snapshot and with the weights of its own version,
so nothing that happens later moves it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from customer_room.scoring.anchors import CRITERIA
from customer_room.scoring.criteria_conduct import (
    decided_together,
    doing_what_we_say,
    few_priorities,
    proved,
)
from customer_room.scoring.criteria_facts import (
    Heard,
    LedStage,
    LiveDecision,
    LostAt,
    Made,
    NamedStage,
    Proved,
    Seam,
    Together,
)
from customer_room.scoring.criteria_map import (
    accountability,
    hand_offs,
    shared_stages,
    story_per_stage,
)
from customer_room.scoring.promises import Promise
from customer_room.scoring.record import Criterion, Record, record, stopped
from customer_room.scoring.saydo import SayDo, say_do
from customer_room.scoring.spread import Spread, Vote, gap, gap_words, leaders_number, spread
from customer_room.scoring.trend import Change, like_for_like
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import Working


@dataclass(frozen=True, slots=True)
class QuarterFacts:
    """Everything the scores of one quarter depend on.

    Attributes:
        quarter: The quarter its room looks back on.
        weights: The version that held at the close.
        limit: How many live decisions the team allows itself.
        stages: The map of the quarter in its order; ``led`` is of the same stages.
        seats: Ids of the seats active at the close.
        made: Decisions, actions and KPIs made in the window.
        heard: Fresh evidence by stage, up to the close.
        seams: Moves between functions, and from or to a step nobody serves.
        live: Decisions live at the close.
        leaks: Lost value by step; empty where none is known.
        decided: Decisions of the window with their J.
        promises: What the window judged.
        reviews: Reviews of the window with the level that counts.
        votes: What leaders answered, by number of the criterion.
        unrecorded: Numbers of criteria with cases about which nothing was recorded.
    """

    quarter: str
    weights: Weights = DEFAULTS
    limit: int = 5
    stages: tuple[NamedStage, ...] = ()
    led: tuple[LedStage, ...] = ()
    seats: frozenset[str] = frozenset()
    made: tuple[Made, ...] = ()
    heard: tuple[Heard, ...] = ()
    seams: tuple[Seam, ...] = ()
    live: tuple[LiveDecision, ...] = ()
    leaks: tuple[LostAt, ...] = ()
    decided: tuple[Together, ...] = ()
    promises: tuple[Promise, ...] = ()
    reviews: tuple[Proved, ...] = ()
    votes: Mapping[int, Vote] = field(default_factory=dict[int, Vote])
    unrecorded: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class QuarterScore:
    """What the rules make of one quarter.

    Attributes:
        facts: What it was computed from.
        record: The eight criteria and the number of 100.
        say_do: The promises, counted.
        leaders: What leaders say, 0–100, over the criteria the record rates.
        gap: Leaders less record, in points.
        gap_words: What that means; empty below the threshold.
        spreads: How leaders' answers lie, by criterion; those with enough answers only.
        change: Like for like against the quarter before; None for the first.
    """

    facts: QuarterFacts
    record: Record
    say_do: SayDo
    leaders: Working
    gap: Working
    gap_words: str
    spreads: Mapping[int, Spread]
    change: Change | None


def score_quarters(quarters: Sequence[QuarterFacts]) -> tuple[QuarterScore, ...]:
    """Score the quarters, oldest first; each with its own weights."""
    ordered = sorted(quarters, key=lambda facts: facts.quarter)
    raw = [criteria_of(facts, say_do(facts.promises, facts.weights)) for facts in ordered]
    weights = [facts.weights for facts in ordered]
    scores: list[QuarterScore] = []
    for facts, criteria in zip(ordered, stopped(raw, weights), strict=True):
        scores.append(_score(facts, criteria, scores[-1] if scores else None))
    return tuple(scores)


def criteria_of(facts: QuarterFacts, found: SayDo) -> tuple[Criterion, ...]:
    """Return the eight criteria of one quarter, before "stopped measuring" is looked at."""
    weights = facts.weights
    names = [(stage.id, stage.name) for stage in facts.stages]
    xs = (
        shared_stages(facts.stages, facts.seats, facts.made, weights),
        story_per_stage(names, facts.heard, weights),
        accountability(facts.led, weights),
        hand_offs(facts.seams),
        few_priorities(facts.limit, [d.decision for d in facts.live], facts.leaks, weights),
        decided_together(facts.decided),
        doing_what_we_say(found),
        proved(facts.reviews),
    )
    return tuple(
        Criterion(each.number, x, each.number in facts.unrecorded)
        for each, x in zip(CRITERIA, xs, strict=True)
    )


def _score(
    facts: QuarterFacts, criteria: Sequence[Criterion], before: QuarterScore | None
) -> QuarterScore:
    weights = facts.weights
    shown = record(criteria, weights)
    leaders = leaders_number(facts.votes, [c.number for c in shown.rated], weights)
    between = gap(leaders, shown.number)
    change = before and like_for_like(
        before.record, shown, weights, before.facts.weights.version
    )  # fmt: skip
    return QuarterScore(
        facts=facts,
        record=shown,
        say_do=say_do(facts.promises, weights),
        leaders=leaders,
        gap=between,
        gap_words="" if between.value is None else gap_words(int(between.value), weights),
        spreads=_spreads(facts.votes, weights),
        change=change,
    )


def _spreads(votes: Mapping[int, Vote], weights: Weights) -> dict[int, Spread]:
    return {
        number: found
        for number, vote in sorted(votes.items())
        if len(vote.counted) >= weights.fewest_answers
        and (found := spread(vote.counted, weights)) is not None
    }
