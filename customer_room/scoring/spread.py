"""What leaders say, in secret and together: median, spread, agreement, number and gap (§3.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from customer_room.scoring.figures import half_up
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import How, Working, absent, total

LOWEST, HIGHEST, PER_POINT = 0, 4, 25
WIDEST_VARIANCE = 4
"""Population variance of answers half at 0 and half at 4: the largest there is (DOMAIN, P4)."""

FEEL_BETTER = "we feel better than we do"
NOT_FELT_YET = "we did it but do not feel it yet"


@dataclass(frozen=True, slots=True)
class Spread:
    """How answers of 0–4 to one question lie, in exact fractions.

    Attributes:
        n: How many answered.
        median: Of an even number the mean of the two in the middle.
        lowest: The smallest answer; ``highest`` the largest. Both speak first, a minute each.
        distance: AD, the mean absolute distance from the median.
        agreement: 1 − population variance / 4: 1 is everybody the same, 0 half against half.
        we_disagree: AD or range reaches its threshold.
    """

    n: int
    median: Fraction
    lowest: int
    highest: int
    distance: Fraction
    agreement: Fraction
    we_disagree: bool

    @property
    def range(self) -> int:
        """Largest less smallest answer, 0–4."""
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class Vote:
    """What was answered to one question: first, and once more after the extremes spoke.

    Both are kept; the re-vote, where one was held, is what leaders say (DOMAIN §3.5).
    """

    first: tuple[int, ...]
    second: tuple[int, ...] = ()

    @property
    def counted(self) -> tuple[int, ...]:
        """The answers that count."""
        return self.second or self.first


def spread(answers: Sequence[int], weights: Weights = DEFAULTS) -> Spread | None:
    """Describe the answers to one question (DOMAIN §3.5).

    Args:
        answers: 0–4 each, in any order.
        weights: From which distance and range we disagree.

    Returns:
        None when nobody answered.

    Raises:
        ValueError: When an answer is not 0–4.
    """
    if any(not LOWEST <= answer <= HIGHEST for answer in answers):
        raise ValueError("an answer is a number from 0 to 4")
    if not answers:
        return None
    centre = exact_median(answers)
    average = Fraction(sum(answers), len(answers))
    distance = sum((abs(a - centre) for a in answers), Fraction(0)) / len(answers)
    variance = sum(((a - average) ** 2 for a in answers), Fraction(0)) / len(answers)
    lowest, highest = min(answers), max(answers)
    return Spread(
        n=len(answers),
        median=centre,
        lowest=lowest,
        highest=highest,
        distance=distance,
        agreement=1 - variance / WIDEST_VARIANCE,
        we_disagree=distance >= weights.disagree_distance
        or highest - lowest >= weights.disagree_range,
    )


def leaders_number(
    votes: Mapping[int, Vote], rated: Sequence[int], weights: Weights = DEFAULTS
) -> Working:
    """Return what leaders say, 0–100: 25 × the mean of all single ratings, half up.

    Args:
        votes: By number of the criterion.
        rated: Numbers of the criteria that the record rates; others are left out.
        weights: Fewest answers; a criterion with fewer is left out, none left gives no number.
    """
    counted = {number: votes[number].counted for number in sorted(rated) if number in votes}
    shown = {k: v for k, v in counted.items() if len(v) >= weights.fewest_answers}
    ratings = [rating for answers in shown.values() for rating in answers]
    if not ratings:
        return absent("What leaders say", f"Fewer than {weights.fewest_answers} leaders answered")
    parts = [
        Working(f"Criterion {number}: {', '.join(map(str, sorted(answers)))}",
                Fraction(sum(answers), len(answers)), How.SHARE, sum(answers), len(answers))
        for number, answers in shown.items()
    ]  # fmt: skip
    return Working("What leaders say", half_up(PER_POINT * Fraction(sum(ratings), len(ratings))),
                   How.POINTS, sum(ratings), len(ratings), parts=tuple(parts))  # fmt: skip


def gap(leaders: Working, record: Working) -> Working:
    """Return leaders less record, in points; none where one of them is missing."""
    both = [leaders, record.weighing(-1)]
    return total("Gap", both)


def gap_words(points: int, weights: Weights = DEFAULTS) -> str:
    """Put a gap into words; empty below the threshold on both sides (DOMAIN §3.5)."""
    if points >= weights.gap_points:
        return FEEL_BETTER
    return NOT_FELT_YET if points <= -weights.gap_points else ""


def exact_median(answers: Sequence[int]) -> Fraction:
    """Return the middle answer; of an even number the mean of the two in the middle."""
    return Fraction(median([Fraction(answer) for answer in answers]))


def middle(label: str, answers: Sequence[int]) -> Working:
    """Return the median of at least one answer with what was said, lowest first."""
    said = ", ".join(str(answer) for answer in sorted(answers))
    return Working(label, exact_median(answers), How.MEDIAN, reason=f"Answers: {said}")
