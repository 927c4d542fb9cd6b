"""Lists against gaming, and the programme's phase (DOMAIN §2, §3.2, §3.6)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.balance import (
    Aim,
    Placed,
    concentration,
    contributions,
    easy_commitments,
    only_scores,
    owned_alone,
    priorities,
    smallest_aims,
    without_evidence,
)
from customer_room.scoring.programme import phase_of, programme_year, tags_of
from customer_room.scoring.promises_facts import CommitmentFact
from customer_room.scoring.weights import Weights
from customer_room.scoring.working import Row

STAGES = [("a", "Is this for me?"), ("d", "Keep us warm")]


def placed(id: str, *stages: str, **more: object) -> Placed:
    return Placed(id, id, tuple(stages), **more)  # type: ignore[arg-type]


def test_concentration_names_the_fullest_stage_first() -> None:
    found = concentration([placed("1", "d"), placed("2", "a", "d"), placed("3")], STAGES)
    assert [(w.label, w.value) for w in found] == [
        ("Keep us warm", Fraction(2, 3)),
        ("Is this for me?", Fraction(1, 3)),
    ]
    assert concentration([], STAGES) == []


def test_tiny_targets_show_as_few_customers() -> None:
    large = Aim("d1", "2025Q1-01", 900, 2095, Fraction(1, 4), Fraction(1))
    tiny = Aim("d2", "2025Q1-02", 27, 50, Fraction(54, 100), Fraction(3, 2))
    assert [(aim.number, people) for aim, people in smallest_aims([large, tiny])] == [
        ("2025Q1-02", 0), ("2025Q1-01", 376),
    ]  # fmt: skip


def test_easy_commitments_were_never_broken_or_never_tested() -> None:
    words = [
        CommitmentFact("kept", "", "2025-01-01", verdicts={"2025-Q1": "kept"}),
        CommitmentFact(
            "broken", "", "2025-01-01", verdicts={"2025-Q1": "kept", "2025-Q2": "broken"}
        ),
        CommitmentFact("silent", "", "2025-01-01", verdicts={"2025-Q1": "not tested"}),
    ]
    assert easy_commitments(words, ["2025-Q1", "2025-Q2"]) == (["kept"], ["silent"])
    assert easy_commitments(words, ["2025-Q1"]) == (["broken", "kept"], ["silent"])


def test_what_the_customer_leader_owns_alone() -> None:
    rows = [
        placed("1", co_owners=frozenset({"amal"})),
        placed("2", co_owners=frozenset({"amal", "rosa"})),
        placed("3"),
    ]
    found = owned_alone(rows, ["amal"])
    assert found.value == Fraction(1, 3)
    assert [row.id for row in found.rows] == ["1"]
    assert owned_alone([], ["amal"]).value is None


@given(st.lists(st.sampled_from(["care", "sales", "field", None]), max_size=20))
def test_contributions_share_out_all_named_material(functions: list[str | None]) -> None:
    found = contributions((f, Row("note", str(i))) for i, f in enumerate(functions))
    named = [f for f in functions if f]
    assert sum((Fraction(each.part.value or 0) for each in found), Fraction(0)) == bool(named)
    for each in found:
        assert each.part.value == Fraction(named.count(each.function), len(named))
        assert each.too_much == (named.count(each.function) * 5 > len(named) * 2)
    assert found == sorted(found, key=lambda s: (-(s.part.value or 0), s.function))


def test_forty_per_cent_exactly_is_not_too_much() -> None:
    material = [(f, Row("note", str(i))) for i, f in enumerate("aabbc")]
    assert not any(each.too_much for each in contributions(material))
    assert all(
        e.too_much for e in contributions(material, Weights(most_of_one_function=Fraction(0)))
    )


def test_anchors_without_evidence_of_that_stage() -> None:
    rows = [
        placed("none", "d"),
        placed("elsewhere", "d", evidence_stages=frozenset("a")),
        placed("there", "d", evidence_stages=frozenset("ad")),
        placed("no stage"),
    ]
    assert without_evidence(rows) == ["none", "elsewhere"]


def test_decisions_that_want_only_a_score_to_move() -> None:
    assert only_scores([placed("1", only_survey_scores=True), placed("2")]) == ["1"]


def test_the_balance_of_priorities_by_phase() -> None:
    rows = [placed("1", priority="FIX"), placed("2", priority="FIX"), placed("3", priority="UNITE"),
            placed("4")]  # fmt: skip
    early = {w.label: w.value for w in priorities(rows, tags_of("early"))}
    assert early == {"UNITE": Fraction(1, 4), "CONVINCE": 0, "BUILD": 0, "FIX": Fraction(1, 2),
                     "PROVE": 0, "Other": Fraction(1, 4)}  # fmt: skip
    mature = {w.label: w.value for w in priorities(rows, tags_of("mature"))}
    assert mature == {"UNITE": Fraction(1, 4), "ENABLE": 0, "PROVE": 0, "Other": Fraction(3, 4)}
    assert [w.label for w in priorities(rows[:1], tags_of("early"))][-1] == "PROVE"


@pytest.mark.parametrize(
    ("today", "year"),
    [
        ("2024-11-30", None),
        ("2024-12-01", 1),
        ("2025-11-30T23:59:59.999Z", 1),
        ("2025-12-01", 2),
        ("2027-11-30", 3),
        ("2027-12-01", 4),
    ],
)
def test_the_year_of_the_programme(today: str, year: int | None) -> None:
    assert programme_year("2024-12-01", today) == year
    assert programme_year(None, today) is None


def test_a_year_is_over_only_when_its_last_month_is() -> None:
    assert programme_year("2024-12-15", "2025-12-14") == 1
    assert programme_year("2024-12-15", "2025-12-15") == 2


def test_the_phase_is_early_for_three_years_and_can_be_overruled() -> None:
    assert [phase_of(year) for year in (None, 1, 3, 4)] == ["early", "early", "early", "mature"]
    assert phase_of(5, "early") == "early"
    assert phase_of(1, "mature") == "mature"
