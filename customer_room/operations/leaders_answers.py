"""What leaders answered, once it is shown: how it lies, without anybody's name (DOMAIN §3.5)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from customer_room.domain.customers import CustomerCount
from customer_room.domain.journey import Segment
from customer_room.domain.record import Read
from customer_room.domain.rules import weights_of
from customer_room.domain.surveys import Survey, shown_answers
from customer_room.operations.leaders_said import checked
from customer_room.scoring.figures import count, decimal_text
from customer_room.scoring.spread import Spread, exact_median, spread
from customer_room.scoring.weights import Weights

Parts = list[tuple[str, list[str]]]
Answers = list[tuple[list[int], str | None, str]]
POINTS = range(5)
VARIABLES = {"commitment": "Commitment", "mission": "Mission", "cross-functional": "Working across"}


@dataclass(frozen=True)
class Lies:
    """How answers to one part lie.

    Attributes:
        counts: How many gave 0, 1, 2, 3 and 4; ``before`` the same of the first vote, if this is
            the second.
        median: The middle, on screen; ``was`` that of the first vote.
        together: How far leaders agree, in words.
        split: We disagree.
        low: What the lowest said, in words; ``high`` the highest. Both speak first.
        record: What the record shows of it; empty where that is not told.
    """

    title: str
    counts: list[int]
    before: list[int]
    median: str
    was: str
    together: str
    split: bool
    low: str
    high: str
    record: str = ""


@dataclass(frozen=True)
class Guessed:
    """Guesses of a number of customers beside the figure.

    Attributes:
        guesses: As shown, lowest first; ``places`` where each stands between 0 and 100.
        middle: The middle guess.
        figure: What is entered, empty without; ``place`` where it stands, below 0 without.
        stands: Whether the figure is agreed, in words.
    """

    title: str
    guesses: list[str]
    places: list[float]
    middle: str
    figure: str
    place: float
    stands: str
    agreed: bool


@dataclass(frozen=True)
class Said:
    """All answers to one question; empty before they are shown.

    Attributes:
        lies: One for each part with a scale.
        guessed: One for each part that is a number of customers.
        sentences: What was written, sorted.
        chosen: Each choice, and how many chose it.
        found: What follows from it, in sentences, the first of them the headline.
    """

    lies: list[Lies] = field(default_factory=list[Lies])
    guessed: list[Guessed] = field(default_factory=list[Guessed])
    sentences: list[str] = field(default_factory=list[str])
    chosen: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    found: list[str] = field(default_factory=list[str])


def said_of(read: Read, survey: Survey, parts: Parts) -> Said:
    """Return what leaders said to a question that is shown.

    Args:
        parts: What was given a number each: its title and what 0–4 of it means.
    """
    answers = shown_answers(read, survey)
    if not answers:
        return Said()
    weights = weights_of(read, survey.quarter)
    first = read.get(Survey, survey.first_id) if survey.first_id else None
    before = shown_answers(read, first) if first else []
    is_guess = survey.instrument == "customers"
    return Said(
        lies=[] if is_guess else list(_lies(parts, answers, before, weights)),
        guessed=list(_guessed(read, survey, parts, answers)) if is_guess else [],
        sentences=[text for _, _, text in answers if text],
        chosen=_chosen(answers),
        found=_reporting(answers, weights) if survey.instrument == "reporting check" else [],
    )


def _lies(parts: Parts, answers: Answers, before: Answers, weights: Weights) -> Iterator[Lies]:
    for place, (title, scale) in enumerate(parts):
        given = [points[place] for points, _, _ in answers]
        first = [points[place] for points, _, _ in before]
        lies = spread(given, weights)
        assert lies is not None
        yield Lies(
            title=title,
            counts=_counts(given),
            before=_counts(first) if first else [],
            median=_middle(given),
            was=_middle(first) if first else "",
            together=together(lies),
            split=lies.we_disagree,
            low=scale[lies.lowest],
            high=scale[lies.highest],
        )


def _counts(given: list[int]) -> list[int]:
    found = Counter(given)
    return [found[point] for point in POINTS]


def _middle(given: list[int]) -> str:
    """Show a median: whole, or with a half."""
    middle = exact_median(given)
    return decimal_text(middle, 0 if middle.denominator == 1 else 1)


def together(lies: Spread) -> str:
    """Say how far leaders agree on one part."""
    if lies.we_disagree:
        return "We disagree"
    return ("All say the same", "We agree", "We mostly agree")[min(lies.range, 2)]


def _guessed(read: Read, survey: Survey, parts: Parts, answers: Answers) -> Iterator[Guessed]:
    figures, stands, agreed = _figures(read, survey)
    for place, (title, _) in enumerate(parts):
        given = sorted(points[place] for points, _, _ in answers)
        figure = figures[place] if figures else None
        most = max([*given, figure or 0, 1])
        yield Guessed(
            title=title,
            guesses=[count(each).shown for each in given],
            places=[round(100 * each / most, 2) for each in given],
            middle=_thousands(given),
            figure="" if figure is None else count(figure).shown,
            place=-1 if figure is None else round(100 * figure / most, 2),
            stands=stands,
            agreed=agreed,
        )


def _thousands(given: list[int]) -> str:
    middle = exact_median(given)
    return count(int(middle)).shown if middle.denominator == 1 else decimal_text(middle, 1)


def _figures(read: Read, survey: Survey) -> tuple[tuple[int, int] | None, str, bool]:
    """Return how many came and left, whether that is agreed, in words, and as a fact."""
    counts = read.find(CustomerCount, quarter=survey.quarter)
    kinds = len(read.find(Segment))
    if survey.segment_id is not None:
        counts, kinds = [c for c in counts if c.segment_id == survey.segment_id], 1
    if not counts:
        return None, "Not entered yet", False
    both = (sum(c.gained for c in counts), sum(c.lost for c in counts))
    if len(counts) < kinds:
        return both, f"Entered for {len(counts)} of {kinds} kinds of customers", False
    agreed = all(c.agreed_by for c in counts)
    return both, "Agreed" if agreed else "Entered, not agreed yet", agreed


def _chosen(answers: Answers) -> list[tuple[str, int]]:
    found = Counter(choice for _, choice, _ in answers if choice)
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def _reporting(answers: Answers, weights: Weights) -> list[str]:
    """Say where the customer leader should report, and from what that follows (DOMAIN §3.7)."""
    outcome = checked([points for points, _, _ in answers], weights)
    if outcome is None:
        return []
    levels = [f"{VARIABLES[each.variable]}: {each.level}." for each in outcome.variables]
    return [f"The customer leader: {outcome.outcome}.", outcome.backing, *levels]
