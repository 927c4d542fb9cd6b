"""What is listed under a number is what was computed."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.working import (
    Row,
    Working,
    absent,
    capped,
    holds,
    ladder,
    mean,
    rows_of,
    share,
    total,
)
from customer_room.scoring.working import given as taken
from tests.unit.scoring.drawn import fractions

numbers = fractions(-10, 10)
listed = st.lists(numbers.map(lambda value: taken("part", value)), min_size=1)


@given(listed)
def test_a_mean_lies_among_its_parts_in_any_order(parts: list[Working]) -> None:
    values = [part.value or 0 for part in parts]
    found = mean("mean", parts).value
    assert found is not None
    assert min(values) <= found <= max(values)
    assert mean("mean", reversed(parts)).value == found


def test_a_mean_passes_over_parts_without_a_value_and_still_lists_them() -> None:
    found = mean("mean", [taken("a", Fraction(1, 2)), absent("b", "nothing counted")])
    assert found.value == Fraction(1, 2)
    assert [part.label for part in found.parts] == ["a", "b"]


def test_a_mean_of_nothing_says_why() -> None:
    found = mean("mean", [], reason="nobody was there")
    assert (found.value, found.reason) == (None, "nobody was there")


def test_a_share_of_nothing_says_why() -> None:
    found = share("share", 0, 0, reason="nothing was made")
    assert (found.value, found.reason) == (None, "nothing was made")
    assert share("share", 1, 4, reason="nothing was made").reason == ""


@given(st.lists(st.tuples(numbers, numbers), max_size=6))
def test_a_total_is_what_its_weighted_parts_add_up_to(
    pairs: list[tuple[Fraction, Fraction]],
) -> None:
    parts = [taken("part", value).weighing(weight) for value, weight in pairs]
    assert total("total", parts).value == sum(value * weight for value, weight in pairs)


def test_a_total_with_an_unknown_part_is_unknown_for_the_same_reason() -> None:
    found = total("total", [taken("a", 1), absent("b", "never measured")])
    assert (found.value, found.reason) == (None, "never measured")


@given(st.lists(st.booleans(), max_size=5))
def test_a_ladder_ends_at_the_first_rung_that_fails(rungs: list[bool]) -> None:
    found = ladder("ladder", [holds("rung", rung) for rung in rungs]).value
    assert found == [*rungs, False].index(False)


def test_a_cap_changes_only_what_is_above_it() -> None:
    assert capped(taken("a", 2), 2, "because").reason == ""
    assert capped(absent("a", "none"), 2, "because").value is None
    found = capped(taken("a", 3), 2, "because")
    assert (found.value, found.reason, found.parts[0].value) == (2, "because", 3)


def test_all_rows_are_found_once_in_reading_order() -> None:
    first = taken("a", 1, rows_of("step", ["s1", "s2"]))
    second = taken("b", 1, rows_of("step", ["s2"]))
    assert mean("mean", [first, second]).all_rows() == (Row("step", "s1"), Row("step", "s2"))
