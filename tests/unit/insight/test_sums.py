"""Do the numbers add up?"""

from itertools import product
from typing import Any

import pytest

from customer_room.insight.graph import End, Entry, Flow, StepFact
from customer_room.insight.sums import check_sums
from tests.unit.insight.test_sample import QUARTERS, SEGMENTS


def step(id: str, order: int, entry: Entry = "–") -> StepFact:
    return StepFact(id, f"Step {id}", "a", order, None, entry)


def flow(origin: str, to: str | End, count: int) -> Flow:
    return Flow(origin, to, "homes", "2026-Q1", count)


START, NEXT = step("s", 1, "prospect start"), step("n", 2)


@pytest.mark.parametrize(
    ("came", "went", "asked"),
    [(100, 85, False), (100, 84, True), (85, 100, False), (84, 100, True), (0, 1, True)],
)
def test_more_than_fifteen_in_a_hundred_is_a_question(came: int, went: int, asked: bool) -> None:
    found = check_sums([START, NEXT], [flow("s", "n", came), flow("n", End.STAYED, went)])
    assert [(u.step_id, u.came, u.went) for u in found] == ([("n", came, went)] if asked else [])


def test_it_says_both_numbers_and_what_to_do() -> None:
    [found] = check_sums([START, NEXT], [flow("s", "n", 1200), flow("n", End.LEFT, 900)])
    assert found.text.startswith("1,200 customers come to “Step n” and 900 go on or leave.")


@pytest.mark.parametrize("entry", ["prospect start", "new customer", "already here"])
def test_where_customers_enter_nothing_is_asked(entry: Entry) -> None:
    here = step("n", 2, entry)
    assert check_sums([START, here], [flow("s", "n", 10), flow("n", End.STAYED, 90)]) == ()


def test_going_round_counts_on_both_sides() -> None:
    round_trip = [flow("s", "n", 20), flow("n", "n", 180), flow("n", End.STAYED, 0)]
    assert check_sums([START, NEXT], round_trip) == ()


def test_moves_into_a_step_without_a_way_out_still_count() -> None:
    ring = [step("s", 1, "prospect start"), step("n", 2), step("trap", 3)]
    flows = [flow("s", "n", 100), flow("n", "trap", 60), flow("n", End.STAYED, 40)]
    assert [each.step_id for each in check_sums(ring, flows)] == ["trap"]


def test_a_step_without_any_customer_adds_up() -> None:
    assert check_sums([START, NEXT], []) == ()


def test_steps_are_asked_about_in_the_maps_order() -> None:
    steps = [step("z", 1), step("a", 2)]
    flows = [flow("a", End.LEFT, 5), flow("z", End.LEFT, 5)]
    assert [each.step_id for each in check_sums(steps, flows)] == ["z", "a"]


@pytest.mark.parametrize(("quarter", "segment"), list(product(QUARTERS, SEGMENTS)))
def test_the_sample_adds_up_as_published(
    larkfield: Any, expected: dict[str, Any], quarter: str, segment: str
) -> None:
    found = check_sums(larkfield.steps(quarter), larkfield.flows(quarter, segment))
    published = expected[quarter][segment]["queries"]
    assert [(each.step_id, each.came, each.went) for each in found] == [
        (row["step"], row["inflow"], row["outflow"]) for row in published
    ]
