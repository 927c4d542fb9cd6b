"""Where the customer leader should report, and the five-competency strip (DOMAIN §3.7, §8 S2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from customer_room.scoring.spread import Spread, exact_median, spread
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import Working, rows_of, share

Variable: TypeAlias = Literal["commitment", "mission", "cross-functional"]
Level: TypeAlias = Literal["early", "on the way", "evolved"]

AS_HIGH_AS_POSSIBLE = "report as high as possible"
ELSEWHERE = "may sit elsewhere, the work can be divided"
BETWEEN = "report to the member of the team who can best open doors, and look again in a year"
MOST_BACKING = "The most backing from the top: every door has to be opened for this role."
MUCH_BACKING = "Strong backing from the top, above all where we are early."
SOME_BACKING = "Backing from the top where we are not evolved yet."
LITTLE_BACKING = "Backing in name: the team carries the work itself."

PICKS = ("willing but hurting", "mostly unwilling", "nailed it")
"""What each leader picks of working across functions; the third is rare."""

STATEMENTS: Mapping[Variable, tuple[str, ...]] = {
    "commitment": (
        "We are serious about the time it takes",
        "We are serious about the people it takes",
        "The top leader is personally engaged",
        "We know the work and have begun it",
        "The top leader owns the mission and has a view",
        "The board is committed and knows what we trade for it",
    ),
    "mission": (
        "All of us say the mission the same way",
        "We bought in, none of us only agreed",
        "Customer figures sit among our normal figures",
        "We no longer need backing to speak of the mission",
    ),
    "cross-functional": (
        "Projects start from dependencies and accountabilities",
        "We set the power of our function aside",
        "We share outcomes, measures and priorities",
        "We are well along the way of working across",
    ),
}
"""Every statement of the three variables (DOMAIN §8 S2); each leader gives 0–4."""

COMPETENCIES = (
    "honour and manage customers as assets",
    "align around experience",
    "customer listening path",
    "proactive reliability and innovation",
    "one-company leadership and culture",
)
"""The five competencies, in their order; only the second has a record."""


@dataclass(frozen=True, slots=True)
class VariableResult:
    """What leaders say about one variable.

    Attributes:
        answers: Ratings given, over all statements and leaders.
        median: Over all answers (§11 reading 39).
        level: early, on the way or evolved.
        lowest: The smallest mean of a leader's own answers; ``highest`` the largest.
        split: Places of the statements on which we disagree, from 0.
    """

    variable: Variable
    answers: int
    median: Fraction
    level: Level
    lowest: Fraction
    highest: Fraction
    split: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reporting:
    """The outcome of the check.

    Attributes:
        early: How many variables are early.
        outcome: Where to report, as words.
        backing: How much backing that asks of the top.
        split: Leaders disagree somewhere: a finding under "mission".
    """

    variables: tuple[VariableResult, ...]
    early: int
    outcome: str
    backing: str
    split: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A function as a place to report to; ``influence`` 0–4."""

    function: str
    influence: int
    power_core: bool


def variable_result(
    variable: Variable,
    statements: Sequence[Mapping[str, int]],
    weights: Weights = DEFAULTS,
) -> VariableResult | None:
    """Read one variable from its statements.

    Args:
        variable: Which of the three.
        statements: For each, leader → 0–4.
        weights: The thresholds, and how many leaders must have answered.

    Returns:
        None while fewer leaders answered than may show.

    Raises:
        ValueError: An answer is not 0–4.
    """
    found = [spread(tuple(ratings.values()), weights) for ratings in statements]
    leaders = sorted({leader for ratings in statements for leader in ratings})
    answers = [rating for ratings in statements for rating in ratings.values()]
    if len(leaders) < weights.fewest_answers:
        return None
    means = [_mean([r[leader] for r in statements if leader in r]) for leader in leaders]
    middle = exact_median(answers)
    return VariableResult(
        variable=variable,
        answers=len(answers),
        median=middle,
        level=level_of(middle, weights),
        lowest=min(means),
        highest=max(means),
        split=tuple(place for place, each in enumerate(found) if each and each.we_disagree),
    )


def level_of(median: Fraction, weights: Weights = DEFAULTS) -> Level:
    """Place a variable's median, 0–4: below 1.5 early, below 2.75 on the way, else evolved."""
    if median < weights.early_below:
        return "early"
    return "on the way" if median < weights.evolved_from else "evolved"


def reporting(variables: Sequence[VariableResult]) -> Reporting:
    """Apply the rule (DOMAIN §3.7; the middle outcome by §11 reading 40).

    Two or more early: as high as possible. All evolved: may sit elsewhere. Else in between.
    """
    early = sum(variable.level == "early" for variable in variables)
    evolved = all(variable.level == "evolved" for variable in variables)
    return Reporting(
        variables=tuple(variables),
        early=early,
        outcome=_outcome(early, evolved and bool(variables)),
        backing=_backing(early, len(variables), evolved),
        split=any(variable.split for variable in variables),
    )


def _outcome(early: int, evolved: bool) -> str:
    if early >= 2:
        return AS_HIGH_AS_POSSIBLE
    return ELSEWHERE if evolved else BETWEEN


def _backing(early: int, variables: int, evolved: bool) -> str:
    if early == variables:
        return MOST_BACKING
    if early >= 2:
        return MUCH_BACKING
    return LITTLE_BACKING if evolved else SOME_BACKING


def candidates(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Put operating areas in order of influence: the power core first among equals, then by id."""
    return tuple(sorted(areas, key=lambda a: (-a.influence, not a.power_core, a.function)))


def beside_working_across(
    joint: Sequence[str],
    decisions: Sequence[str],
    agreed: Sequence[str],
    all_hand_offs: Sequence[str],
    objections: tuple[int, int],
) -> tuple[Working, ...]:
    """Return what the record shows beside the third variable.

    Args:
        joint: Ids of the joint decisions of ``decisions``.
        decisions: Ids of the decisions made.
        agreed: Ids of the agreed hand-offs of ``all_hand_offs``.
        all_hand_offs: Ids of the hand-offs that exist.
        objections: How many were resolved, of how many were raised.
    """
    return (
        share("Decisions made jointly", len(joint), len(decisions), rows_of("decision", decisions),
              "No decision yet"),
        share("Hand-offs on our list that are agreed, with a standard", len(agreed),
              len(all_hand_offs), rows_of("hand_off", all_hand_offs), "No hand-off is named yet"),
        share("Objections resolved", *objections, reason="Nobody objected"),
    )  # fmt: skip


def strip(
    ratings: Sequence[Sequence[int]], weights: Weights = DEFAULTS
) -> tuple[Spread | None, ...]:
    """Describe one year's self-ratings of the five competencies; None below the fewest answers."""
    return tuple(
        spread(answers, weights) if len(answers) >= weights.fewest_answers else None
        for answers in ratings
    )


def _mean(answers: Sequence[int]) -> Fraction:
    return Fraction(sum(answers), len(answers))
