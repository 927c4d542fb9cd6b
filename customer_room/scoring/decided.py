"""How well a decision was decided: six tests, frozen at the seal (DOMAIN §3.1).

Each test gives 0–4; "how well decided" is their mean times 25, 0–100. Five are read off the
decision, the sixth is judged by the leaders in secret.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from customer_room.scoring.decided_facts import NUMBER, WORDS_FORMS, WORDS_KINDS, DecidedFacts
from customer_room.scoring.spread import middle
from customer_room.scoring.weights import DEFAULTS, Weights
from customer_room.scoring.working import (
    Working,
    absent,
    capped,
    given,
    holds,
    ladder,
    mean,
    rows_of,
    total,
)

TOP, PER_POINT = 4, 25
SCORE_CAP, DISHONOUR_CAP = 2, 1


@dataclass(frozen=True, slots=True)
class Decided:
    """The six tests in their order, and "how well decided" of 100."""

    tests: tuple[Working, ...]
    score: Working

    @property
    def answered(self) -> str:
        """How many tests have a value: ``"5 of 6"`` where too few leaders answered."""
        return f"{sum(test.value is not None for test in self.tests)} of {len(self.tests)}"


def how_well_decided(facts: DecidedFacts, weights: Weights = DEFAULTS) -> Decided:
    """Take the six tests of one decision as it stood at the seal (DOMAIN §3.1).

    Returns:
        Tests of 0–4 each, and their mean × 25. A test without a value is left out of the mean.
    """
    tests = (
        in_the_journey(facts),
        on_evidence(facts),
        together(facts),
        deliberate(facts),
        provable(facts),
        honours(facts, weights),
    )
    average = mean("Mean of the six tests", tests)
    return Decided(tests, total("How well decided", [average.weighing(PER_POINT)]))


def in_the_journey(facts: DecidedFacts) -> Working:
    """T1: where in the customer's journey it lies, 0–4; each level needs all below (§11, 7)."""
    places = (*rows_of("step", facts.steps), *rows_of("hand_off", facts.hand_offs))
    return ladder("In the journey", (
        holds("It names a stage", bool(facts.stages), rows_of("stage", facts.stages)),
        holds("and a step or a hand-off", bool(places), places),
        holds("and a segment", bool(facts.segments), rows_of("segment", facts.segments)),
        holds("and the leak or measure it should move", facts.names_measure),
    ))  # fmt: skip


def on_evidence(facts: DecidedFacts) -> Working:
    """T2: what it rests on, 0–4.

    0 nothing, 1 one kind, 2 two kinds, 3 three kinds or a number and customers' own words, all
    fresh, 4 and contrary evidence was listed or looked for by a named person. One stale item
    holds it at 2 (§11 readings 8 and 9).
    """
    kinds = sorted({item.kind for item in facts.evidence})
    words = any(i.kind in WORDS_KINDS and i.form in WORDS_FORMS for i in facts.evidence)
    enough = len(kinds) >= 3 or (NUMBER in kinds and words)
    stale = [item.id for item in facts.evidence if not item.fresh]
    rows = rows_of("evidence", (item.id for item in facts.evidence))
    return ladder("On evidence", (
        holds("One kind of evidence", bool(kinds), rows),
        holds("Two kinds", len(kinds) >= 2),
        holds("Three kinds, or a number and customers' own words, all of it fresh",
              enough and not stale, rows_of("evidence", stale)),
        holds("What speaks against it is listed, or was looked for", facts.contrary),
    ))  # fmt: skip


def together(facts: DecidedFacts) -> Working:
    """T3: four times J, 0–4; 0 where T1 is 0. J itself stands in ``joint``."""
    inside = facts.together if facts.stages else Fraction(0)
    return total("Together", [given("J", inside).weighing(TOP)])


def deliberate(facts: DecidedFacts) -> Working:
    """T4: one for each of four conditions, 0–4.

    A real option is another one than do nothing, with a reason for and one against (§11, 10).
    """
    real = [option for option in facts.options if option.real]
    return total("Deliberate", (
        holds("Two real options, each with reasons for and against", len(real) >= 2),
        holds("Why this one is written down", facts.rationale),
        holds("Who pays is named", facts.who_pays),
        holds("Everybody was asked what speaks against it", facts.dissent_round),
    ))  # fmt: skip


def provable(facts: DecidedFacts) -> Working:
    """T5: can it be proved wrong, 0–4; at most 2 where only a survey score should move.

    A baseline of a count or a time without n earns nothing (§11 reading 11).
    """
    kpis = rows_of("kpi", facts.kpis)
    sum_of_four = total("Can be proved wrong", (
        holds("A measure of a stage should move", facts.stage_kpi, kpis),
        holds("Its baseline has a date and a number of cases", facts.baseline),
        holds("Its target has a date", facts.target),
        holds("Confidence and a review date are written down", facts.confidence_and_review),
    ))  # fmt: skip
    if not facts.only_survey_scores:
        return sum_of_four
    return capped(sum_of_four, SCORE_CAP, "Raising a survey score is not the job")


def honours(facts: DecidedFacts, weights: Weights = DEFAULTS) -> Working:
    """T6: the median of the leaders' answers, 0–4; none below the fewest answers.

    0 dishonours, 1 costs them, 2 neutral, 3 helps, 4 we would be proud to tell them. At most 1
    with an open dishonour flag or a contradicted commitment.
    """
    answers = facts.honour_answers
    if len(answers) < weights.fewest_answers:
        needed = weights.fewest_answers
        return absent("Honours the customer", f"{len(answers)} answered; {needed} are needed")
    found = middle("Honours the customer", answers)
    if not (facts.open_dishonour or facts.contradicts):
        return found
    because = "A commitment is contradicted" if facts.contradicts else "A dishonour flag is open"
    return capped(found, DISHONOUR_CAP, because)
