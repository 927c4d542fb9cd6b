"""The sample company's fifteen decisions, against the published expectations."""

from collections.abc import Callable
from typing import Any

import pytest

from customer_room.scoring.joint import judge
from customer_room.scoring.joint_facts import JointFacts
from customer_room.scoring.joint_log import joint_entry
from customer_room.scoring.joint_reason import explain

NUMBERS = """
2024Q1-01 2024Q2-01 2024Q3-01 2024Q4-01 2025Q1-01 2025Q1-02 2025Q2-01 2025Q2-02
2025Q2-03 2025Q3-01 2025Q3-02 2025Q4-01 2025Q4-02 2026Q1-01 2026Q1-02
"""
SHARED_KEYS = {
    "J",
    "co_owning_functions",
    "contributions_from",
    "fit",
    "functions_present",
    "functions_signed",
    "k",
    "label",
    "nobody_steps",
    "signed",
    "signed_by_functions",
    "touching_functions",
}

Facts = Callable[[str], JointFacts]


def test_every_sample_decision_is_checked(expected_log: dict[str, Any]) -> None:
    assert sorted(expected_log) == NUMBERS.split()


@pytest.mark.parametrize("number", NUMBERS.split())
def test_entry_equals_the_log(
    number: str, sample_facts: Facts, expected_log: dict[str, Any]
) -> None:
    entry, expected = joint_entry(sample_facts(number)), expected_log[number]
    found = {key: value for key, value in entry.items() if key in SHARED_KEYS}
    assert found == {key: value for key, value in expected.items() if key in SHARED_KEYS}
    assert set(found) == SHARED_KEYS


def test_a_contested_stage_asks_every_claimants_function(sample_facts: Facts) -> None:
    verdict = judge(sample_facts("2026Q1-02"))
    assert verdict.serving_functions == ("sales",)
    assert verdict.touching_functions == ("marketing", "sales")


@pytest.mark.parametrize(
    ("number", "headline"),
    [
        ("2024Q2-01", "Partial: Customer Care did not sign"),
        ("2024Q1-01", "Unilateral: Sales alone co-owned it"),
        ("2024Q4-01", "Contested: Marketing objected and was overruled"),
        ("2025Q2-01", "Joint: 6 functions signed"),
        ("2025Q2-03", "Not joint: 2 of 3 functions signed"),
    ],
)
def test_reason_is_worded_for_people(number: str, headline: str, sample_facts: Facts) -> None:
    facts = sample_facts(number)
    assert explain(facts, judge(facts)).headline == headline
