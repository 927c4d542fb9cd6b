"""The six tests of one decision (DOMAIN §3.1, §11 readings 6–11)."""

from dataclasses import replace
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.decided import (
    deliberate,
    honours,
    how_well_decided,
    in_the_journey,
    on_evidence,
    provable,
    together,
)
from customer_room.scoring.decided_facts import (
    DecidedFacts,
    EvidenceForm,
    EvidenceKind,
    LinkedEvidence,
    OptionFact,
)
from customer_room.scoring.weights import Weights
from tests.unit.scoring.drawn import fractions

REAL, NOTHING = OptionFact(False, True, True), OptionFact(True, True, True)
BEST = DecidedFacts(
    stages=("d",), steps=("d1",), segments=("family-homes",), names_measure=True,
    evidence=(LinkedEvidence("e1", "operational number", "metric", True),
              LinkedEvidence("e2", "unaided", "quote", True)),
    contrary=True, together=Fraction(1), options=(REAL, REAL, NOTHING), rationale=True,
    who_pays=True, dissent_round=True, kpis=("k",), stage_kpi=True, baseline=True, target=True,
    confidence_and_review=True, honour_answers=(4, 4, 4, 4),
)  # fmt: skip
NOBODY = DecidedFacts()


def linked(*given: tuple[EvidenceKind, EvidenceForm], fresh: bool = True) -> DecidedFacts:
    items = (LinkedEvidence(f"e{i}", *each, fresh) for i, each in enumerate(given))
    return DecidedFacts(evidence=tuple(items))


kinds = st.sampled_from(["unaided", "aided", "experiential", "operational number"])
forms = st.sampled_from(["quote", "story", "call", "metric"])
evidence = st.lists(
    st.builds(LinkedEvidence, st.uuids().map(str), kinds, forms, st.booleans()), max_size=5
).map(tuple)

ids = st.lists(st.sampled_from("abc"), unique=True, max_size=2).map(tuple)
decisions = st.builds(
    DecidedFacts, stages=ids, steps=ids, hand_offs=ids, segments=ids, names_measure=st.booleans(),
    evidence=evidence, contrary=st.booleans(), together=fractions(0, 1),
    options=st.lists(st.builds(OptionFact, *[st.booleans()] * 3), max_size=4).map(tuple),
    rationale=st.booleans(), who_pays=st.booleans(), dissent_round=st.booleans(), kpis=ids,
    stage_kpi=st.booleans(), baseline=st.booleans(), target=st.booleans(),
    confidence_and_review=st.booleans(), only_survey_scores=st.booleans(),
    honour_answers=st.lists(st.integers(0, 4), max_size=6).map(tuple),
    open_dishonour=st.booleans(), contradicts=ids,
)  # fmt: skip


@given(decisions)
def test_every_test_lies_in_0_to_4_and_the_score_is_their_mean(facts: DecidedFacts) -> None:
    found = how_well_decided(facts)
    values = [Fraction(t.value) for t in found.tests if t.value is not None]
    assert all(0 <= value <= 4 for value in values)
    assert found.score.value == 25 * sum(values, Fraction(0)) / len(values)
    assert found.answered == f"{len(values)} of 6"
    assert len(values) == 6 - (len(facts.honour_answers) < 4)


@given(decisions)
def test_the_order_of_evidence_options_and_answers_does_not_matter(facts: DecidedFacts) -> None:
    turned = replace(facts, evidence=facts.evidence[::-1], options=facts.options[::-1],
                     honour_answers=facts.honour_answers[::-1])  # fmt: skip
    assert how_well_decided(turned).score.value == how_well_decided(facts).score.value


@given(decisions)
def test_writing_more_down_never_lowers_the_score(facts: DecidedFacts) -> None:
    before = how_well_decided(facts).score.value
    more = replace(facts, rationale=True, who_pays=True, dissent_round=True, target=True,
                   confidence_and_review=True, contrary=True, names_measure=True)  # fmt: skip
    after = how_well_decided(more).score.value
    assert before is not None
    assert after is not None
    assert after >= before


def test_the_best_and_the_worst_decision() -> None:
    assert how_well_decided(BEST).score.value == 100
    found = how_well_decided(NOBODY)
    assert (found.score.value, found.answered) == (0, "5 of 6")


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        (DecidedFacts(steps=("d1",), segments=("s",), names_measure=True), 0),
        (DecidedFacts(stages=("d",)), 1),
        (DecidedFacts(stages=("d",), segments=("s",), names_measure=True), 1),
        (DecidedFacts(stages=("d",), steps=("d1",)), 2),
        (DecidedFacts(stages=("d",), hand_offs=("h",)), 2),
        (DecidedFacts(stages=("d",), steps=("d1",), names_measure=True), 2),
        (DecidedFacts(stages=("d",), steps=("d1",), segments=("s",)), 3),
        (BEST, 4),
    ],
)
def test_t1_each_level_needs_all_below_it(facts: DecidedFacts, level: int) -> None:
    assert in_the_journey(facts).value == level


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        (NOBODY, 0),
        (linked(("unaided", "quote")), 1),
        (linked(("unaided", "quote"), ("unaided", "call")), 1),
        (linked(("unaided", "quote"), ("experiential", "story")), 2),
        (linked(("operational number", "metric"), ("experiential", "story")), 2),
        (linked(("operational number", "metric"), ("aided", "metric")), 2),
        (linked(("operational number", "metric"), ("aided", "story")), 3),
        (linked(("unaided", "quote"), ("aided", "metric"), ("experiential", "call")), 3),
        (linked(("operational number", "metric"), ("aided", "story"), fresh=False), 2),
        (replace(NOBODY, contrary=True), 0),
        (replace(linked(("unaided", "quote"), ("aided", "story")), contrary=True), 2),
        (BEST, 4),
    ],
)
def test_t2_kinds_freshness_and_what_speaks_against(facts: DecidedFacts, level: int) -> None:
    assert on_evidence(facts).value == level


def test_t2_one_stale_item_among_three_kinds_holds_it_at_2() -> None:
    stale = LinkedEvidence("old", "experiential", "story", False)
    facts = replace(BEST, evidence=(*BEST.evidence, stale))
    found = on_evidence(facts)
    assert found.value == 2
    assert [row.id for row in found.parts[2].rows] == ["old"]


def test_t3_is_four_times_j_and_0_outside_the_journey() -> None:
    assert together(replace(BEST, together=Fraction(7, 8))).value == Fraction(7, 2)
    assert together(replace(BEST, stages=(), together=Fraction(1))).value == 0


@pytest.mark.parametrize(
    ("options", "earned"),
    [
        ((), 0),
        ((REAL, NOTHING), 0),
        ((REAL, OptionFact(False, True, False)), 0),
        ((REAL, OptionFact(False, False, True)), 0),
        ((REAL, REAL), 1),
    ],
)
def test_t4_counts_options_that_are_real(options: tuple[OptionFact, ...], earned: int) -> None:
    assert deliberate(DecidedFacts(options=options)).value == earned


@pytest.mark.parametrize("missing", ["rationale", "who_pays", "dissent_round"])
def test_t4_each_condition_is_one_point(missing: str) -> None:
    assert deliberate(replace(BEST, **{missing: False})).value == 3


@pytest.mark.parametrize("missing", ["stage_kpi", "baseline", "target", "confidence_and_review"])
def test_t5_each_condition_is_one_point(missing: str) -> None:
    assert provable(replace(BEST, **{missing: False})).value == 3


def test_t5_of_nothing_but_a_survey_score_is_at_most_2() -> None:
    found = provable(replace(BEST, only_survey_scores=True))
    assert found.value == 2
    assert "survey score" in found.reason
    assert provable(DecidedFacts(stage_kpi=True, only_survey_scores=True)).value == 1


@given(st.lists(st.integers(0, 4), min_size=4, max_size=15))
def test_t6_is_the_median(answers: list[int]) -> None:
    assert honours(DecidedFacts(honour_answers=tuple(answers))).value == Fraction(median(answers))


def test_t6_below_four_answers_is_not_rated_even_with_a_flag() -> None:
    found = honours(DecidedFacts(honour_answers=(4, 4, 4), open_dishonour=True))
    assert found.value is None
    assert "3 answered" in found.reason


@pytest.mark.parametrize("flag", [{"open_dishonour": True}, {"contradicts": ("c",)}])
def test_t6_with_a_flag_or_a_broken_word_is_at_most_1(flag: dict[str, object]) -> None:
    assert honours(replace(BEST, **flag)).value == 1
    assert honours(replace(BEST, honour_answers=(0, 0, 0, 0), **flag)).value == 0


def test_how_many_must_answer_is_a_setting() -> None:
    facts = DecidedFacts(honour_answers=(3, 3))
    assert honours(facts, Weights(fewest_answers=2)).value == 3
