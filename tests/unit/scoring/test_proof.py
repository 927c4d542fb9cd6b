"""Movement and proof level (DOMAIN §3.4, §11 readings 33–35)."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from customer_room.scoring.noise import Counted
from customer_room.scoring.proof import Expected, evidenced, leak_fell, level, movement, rose
from customer_room.scoring.readings import Reading, latest, measured, proportion, survey_score
from customer_room.scoring.weights import Weights
from tests.unit.scoring.drawn import fractions

BASE = proportion("2025-03-31", 900, 2095)
GOAL = Expected("k", "proportion", BASE, Fraction(1, 4))
numbers = fractions(-100, 100)


def moved(start: Fraction, target: Fraction, now: Fraction) -> Fraction:
    expected = Expected("k", "count", measured("2025-01-01", start), target)
    found = movement(expected, measured("2025-06-30", now)).value
    assert found is not None
    return Fraction(found)


@given(numbers, numbers, numbers)
def test_movement_is_clipped_and_the_same_in_either_direction(
    start: Fraction, target: Fraction, now: Fraction
) -> None:
    assume(start != target)
    found = moved(start, target, now)
    assert -1 <= found <= Fraction(3, 2)
    assert moved(-start, -target, -now) == found
    assert moved(start, target, target) == 1
    assert moved(start, target, start) == 0


@given(numbers, numbers, numbers, numbers)
def test_nearer_the_target_is_never_less(
    start: Fraction, target: Fraction, one: Fraction, other: Fraction
) -> None:
    assume(start < target)
    low, high = sorted((one, other))
    assert moved(start, target, low) <= moved(start, target, high)


@pytest.mark.parametrize(
    ("now", "held"), [(Fraction(48), 1), (Fraction(52), 1), (Fraction(53), 0), (Fraction(47), 0)]
)
def test_target_equal_to_base_means_hold_within_tolerance(now: Fraction, held: int) -> None:
    hold = Expected("k", "count", measured("2025-01-01", Fraction(50)), Fraction(50), Fraction(2))
    found = evidenced(hold, [measured("2025-06-30", now)], "2025-07-10")
    assert found.movement.value == held
    assert (found.z, found.supported) == (None, 2)


def test_a_measure_that_should_hold_is_held_even_without_a_base() -> None:
    hold = Expected("k", "count", None, Fraction(50), hold=True)
    assert movement(hold, measured("2025-06-30", Fraction(50))).value == 1


def test_half_of_the_way_and_beyond_noise_is_level_3() -> None:
    found = evidenced(GOAL, [proportion("2025-09-30", 677, 2021)], "2025-10-09")
    assert found.supported == 3
    assert found.real
    assert found.z == pytest.approx(-6.24180215104)


@pytest.mark.parametrize(
    ("expected", "readings"),
    [
        (None, []),
        (GOAL, []),
        (replace(GOAL, start=None), [proportion("2025-09-30", 500, 2000)]),
        (GOAL, [proportion("2025-09-30", 800, 2021)]),
        (GOAL, [proportion("2025-09-30", 5, 20)]),
        (GOAL, [proportion("2025-09-30", 1200, 2000)]),
        (Expected("k", "count", measured("2025-01-01", Fraction(1460)), Fraction(700)),
         [measured("2025-09-30", Fraction(700))]),
        (Expected("k", "time", measured("2025-01-01", Fraction(6), 1200), Fraction(2)),
         [measured("2025-09-30", Fraction(2), 1190)]),
        (Expected("k", "score", survey_score("2025-01-01", 151, 117, 132), Fraction(20)),
         [survey_score("2025-09-30", 190, 130, 80)]),
    ],
    ids=["no measure", "no reading", "no base", "half not reached", "too few cases", "wrong way",
         "count without n", "time without spread", "survey score"],
)  # fmt: skip
def test_what_the_numbers_cannot_support_is_capped_at_2(
    expected: Expected | None, readings: list[Reading]
) -> None:
    assert evidenced(expected, readings, "2025-10-09").supported == 2


def test_means_with_spread_and_cases_are_tested_by_welch() -> None:
    wait = Expected(
        "k", "time", measured("2025-01-01", Fraction(6), 1200, Fraction(2)), Fraction(2)
    )
    found = evidenced(wait, [measured("2025-09-30", Fraction(3), 1190, Fraction(2))], "2025-10-09")
    assert found.welch is not None
    assert (found.real, found.supported, found.z) == (True, 3, None)
    few = evidenced(wait, [measured("2025-09-30", Fraction(3), 2, Fraction(9))], "2025-10-09")
    assert (few.real, few.supported) == (False, 2)


def test_survey_scores_show_movement_but_no_z() -> None:
    score = Expected("k", "score", survey_score("2024-10-31", 151, 117, 132), Fraction(20))
    found = evidenced(score, [survey_score("2025-12-31", 168, 112, 120)], "2026-01-15")
    assert found.movement.value == Fraction(29, 61)
    assert (found.z, found.welch) == (None, None)


def test_level_4_is_given_at_the_second_review_that_finds_the_fall() -> None:
    readings = [proportion("2025-09-30", 677, 2021)]

    def supported(fell: bool, before: bool) -> int:
        found = evidenced(GOAL, readings, "2025-10-09", leak_fell=fell, fell_before=before)
        return found.supported

    assert supported(fell=True, before=False) == 3
    assert supported(fell=False, before=True) == 3
    assert supported(fell=True, before=True) == 4


def test_a_measure_that_cannot_be_tested_caps_the_fall_as_well() -> None:
    counted = Expected("k", "count", measured("2025-01-01", Fraction(9)), Fraction(1))
    found = evidenced(counted, [measured("2025-09-30", Fraction(1))], "2025-10-09",
                      leak_fell=True, fell_before=True)  # fmt: skip
    assert found.supported == 2


@given(st.integers(0, 4), st.integers(2, 4))
def test_the_checker_gives_the_level_and_the_numbers_cap_it(checked: int, supported: int) -> None:
    assert level(checked, supported) == min(checked, supported)


def test_the_latest_reading_up_to_the_review_counts() -> None:
    early, late = proportion("2025-06-30", 1, 2), proportion("2025-10-09", 1, 2)
    after = proportion("2025-10-10", 1, 2)
    assert latest([after, late, early], BASE, "2025-10-09T09:00:00.000Z") == late
    assert latest([after], BASE, "2025-10-09") is None
    assert latest([BASE], BASE, "2025-10-09") is None


def test_a_leak_falls_only_beyond_noise() -> None:
    assert leak_fell(year_ago=Counted(290, 2095), now=Counted(100, 2280))
    assert not leak_fell(year_ago=Counted(100, 2280), now=Counted(290, 2095))
    assert not leak_fell(year_ago=Counted(101, 2280), now=Counted(100, 2280))
    assert not leak_fell(year_ago=Counted(9, 9), now=Counted(0, 9))


def test_a_share_rises_only_beyond_noise() -> None:
    assert rose(year_ago=Counted(100, 2280), now=Counted(290, 2095))
    assert not rose(year_ago=Counted(290, 2095), now=Counted(100, 2280))
    assert not rose(year_ago=Counted(100, 2280), now=Counted(101, 2280))


def test_how_much_movement_is_enough_is_a_setting() -> None:
    readings = [proportion("2025-09-30", 677, 2021)]
    strict = Weights(moved_enough=Fraction(9, 10))
    assert evidenced(GOAL, readings, "2025-10-09", weights=strict).supported == 2
