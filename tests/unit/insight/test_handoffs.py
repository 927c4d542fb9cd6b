"""What counts as crossing, what as agreed, and from which day."""

from dataclasses import replace

import pytest

from customer_room.insight.graph import End, Flow, Place, StepFact
from customer_room.insight.handoffs import (
    Crossing,
    HandOffFact,
    HandOffs,
    agreed_on_day,
    find_handoffs,
)

STEPS = [
    StepFact("sign", "Sign", "a", 1, "sales"),
    StepFact("plan", "Agree a date", "a", 2, "field"),
    StepFact("fit", "Have it fitted", "b", 3, "field"),
    StepFact("show", "Learn how it works", "b", 4, None),
    StepFact("bill", "Open my first bill", "b", 5, "finance"),
]
FUNCTIONS = ["finance", "sales", "field"]
PAIR = HandOffFact(
    id="pair",
    kind="function pair",
    giving="sales",
    receiving="field",
    giving_leader="sol",
    receiving_leader="fay",
    accepted_by=frozenset({"sol", "fay"}),
    standard="Booked with notes in two days",
    made_on="2026-01-10",
    agreed_on="2026-02-01",
)
STEP_PAIR = replace(
    PAIR, id="steps", kind="step pair", giving="sign", receiving="plan", made_on="2026-03-01"
)


def flow(origin: str, target: Place, count: int) -> Flow:
    return Flow(origin, target, "homes", "2026-Q1", count)


FLOWS = [
    flow("sign", "plan", 40),
    flow("plan", "fit", 30),
    flow("fit", "show", 20),
    flow("show", "bill", 15),
    flow("fit", "bill", 5),
    flow("bill", End.LEFT, 7),
]


def on_day(day: str, *hand_offs: HandOffFact) -> HandOffs:
    return find_handoffs(STEPS, FLOWS, hand_offs, FUNCTIONS, day)


def test_moves_are_inside_crossing_or_unserved() -> None:
    found = on_day("2026-03-31")
    assert [(m.from_step, m.to_step, m.crossing) for m in found.moves] == [
        ("sign", "plan", Crossing.CROSSING),
        ("plan", "fit", Crossing.INSIDE),
        ("fit", "show", Crossing.UNSERVED),
        ("fit", "bill", Crossing.CROSSING),
        ("show", "bill", Crossing.UNSERVED),
    ]
    assert (found.total, found.crossing, found.unserved) == (110, 45, 35)
    assert found.without_agreement == 80


def test_moves_to_an_end_are_no_hand_off() -> None:
    assert all(move.to_step != "LEFT" for move in on_day("2026-03-31").moves)


@pytest.mark.parametrize(
    ("day", "agreed"),
    [("2026-01-31", False), ("2026-02-01", True), ("2026-02-01T09:00:00.000Z", True)],
)
def test_agreed_from_the_day_it_was_agreed(day: str, agreed: bool) -> None:
    assert agreed_on_day(PAIR, day) is agreed
    assert on_day(day, PAIR).moves[0].agreed is agreed


@pytest.mark.parametrize(
    "open_one",
    [
        replace(PAIR, accepted_by=frozenset({"sol"})),
        replace(PAIR, standard="  "),
        replace(PAIR, made_on="2026-06-01"),
    ],
)
def test_one_leader_or_no_standard_or_not_yet_made_is_not_agreed(open_one: HandOffFact) -> None:
    assert not agreed_on_day(open_one, "2026-03-31")


def test_without_a_date_it_is_agreed_since_it_was_made() -> None:
    undated = replace(PAIR, agreed_on=None)
    assert not agreed_on_day(undated, "2026-01-09")
    assert agreed_on_day(undated, "2026-01-10")


def test_an_open_step_pair_overrides_an_agreed_function_pair_once_made() -> None:
    open_steps = replace(STEP_PAIR, accepted_by=frozenset({"sol"}))
    before = on_day("2026-02-28", PAIR, open_steps).moves[0]
    after = on_day("2026-03-01", PAIR, open_steps).moves[0]
    assert (before.hand_off_id, before.agreed) == ("pair", True)
    assert (after.hand_off_id, after.agreed) == ("steps", False)


def test_of_two_for_one_pair_the_later_made_holds() -> None:
    renewed = replace(PAIR, id="renewed", made_on="2026-03-01", standard="")
    assert on_day("2026-03-31", renewed, PAIR).moves[0].hand_off_id == "renewed"


def test_a_step_nobody_serves_cannot_have_agreed() -> None:
    signed = replace(STEP_PAIR, giving="fit", receiving="show")
    move = on_day("2026-03-31", signed).moves[2]
    assert (move.hand_off_id, move.agreed, move.uncovered) == ("steps", False, True)


def test_a_hand_off_has_a_direction() -> None:
    backwards = replace(PAIR, giving="field", receiving="sales")
    assert not on_day("2026-03-31", backwards).moves[0].agreed


def test_shares_print_crossing_and_unserved_apart() -> None:
    found = on_day("2026-03-31", PAIR)
    assert found.crossing_share.shown == "40.9 %"
    assert found.unserved_share.shown == "31.8 %"
    assert found.without_agreement_share.shown == "50.0 %"


def test_the_matrix_keeps_the_workspaces_order_with_nobody_last() -> None:
    found = on_day("2026-03-31", PAIR)
    assert [(c.giving, c.receiving, c.customers, c.without_agreement) for c in found.matrix] == [
        ("sales", "field", 40, 0),
        ("field", "finance", 5, 5),
        ("field", None, 20, 20),
        (None, "finance", 15, 15),
    ]


def test_the_open_seams_come_most_customers_first() -> None:
    assert [move.customers for move in on_day("2026-03-31", PAIR).uncovered] == [20, 15, 5]


def test_nothing_moved_has_no_share() -> None:
    found = find_handoffs(STEPS, [], [PAIR], FUNCTIONS, "2026-03-31")
    assert (found.moves, found.matrix) == ((), ())
    assert found.crossing_share.shown == "n/a"
    assert found.without_agreement_share.shown == "n/a"


def test_a_move_off_the_map_is_left_out() -> None:
    found = find_handoffs(STEPS, [flow("sign", "gone", 9)], [], FUNCTIONS, "2026-03-31")
    assert found.total == 0
