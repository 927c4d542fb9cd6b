"""Leaks on small rows: value before count, no false precision, nothing invented."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from customer_room.insight.graph import End, Flow, Quality, StepFact
from customer_room.insight.leaks import Leaks, LostValue, find_leaks
from customer_room.insight.soundness import check_map

STEPS = [StepFact(f"s{n}", f"Step {n}", f"stage{n // 2}", n, "care") for n in range(4)]
VALUES = [LostValue("homes", "2026-Q1", 10, 45_000), LostValue("shops", "2026-Q1", 3, 100_000)]


def row(
    step: str, lost: int, stayed: int, segment: str = "homes", quality: Quality = "counted"
) -> list[Flow]:
    return [
        Flow(step, End.LEFT, segment, "2026-Q1", lost, quality),
        Flow(step, End.STAYED, segment, "2026-Q1", stayed),
    ]


def leaks(*rows: list[Flow]) -> Leaks:
    return find_leaks(STEPS, [flow for part in rows for flow in part], VALUES)


def test_value_ranks_before_count() -> None:
    found = leaks(row("s0", 20, 80), row("s1", 5, 95, "shops"))
    assert [(leak.step_id, leak.rank, leak.value.shown) for leak in found.steps] == [
        ("s1", 1, "1,667"),
        ("s0", 2, "900"),
    ]


def test_equal_value_ranks_by_count_then_by_the_map() -> None:
    free = [LostValue("homes", "2026-Q1", 10, 0)]
    flows = [*row("s0", 2, 50), *row("s1", 9, 50), *row("s2", 9, 50)]
    assert [leak.step_id for leak in find_leaks(STEPS, flows, free).steps] == ["s1", "s2", "s0"]


def test_a_row_under_thirty_has_no_rank_and_leaves_no_gap() -> None:
    found = leaks(row("s0", 28, 1), row("s1", 1, 29))
    assert [(leak.step_id, leak.rank) for leak in found.steps] == [("s0", None), ("s1", 1)]


def test_an_estimated_part_takes_the_interval_away_from_the_sum() -> None:
    sure = leaks(row("s0", 5, 95))
    unsure = leaks(row("s0", 5, 95), row("s0", 1, 9, "shops", "estimated"))
    assert sure.steps[0].interval is not None
    assert unsure.steps[0].interval is None
    assert unsure.steps[0].estimated


def test_counts_are_summed_before_the_rate_is_taken() -> None:
    found = leaks(row("s0", 1, 9), row("s0", 50, 50, "shops")).steps[0]
    assert found.rate.value == Fraction(51, 110)
    assert found.value_minor == 4500 + 50 * Fraction(100_000, 3)


def test_a_move_into_a_step_without_a_way_out_stays_in_the_base() -> None:
    into_a_trap = [Flow("s0", "s3", "homes", "2026-Q1", 50)]
    assert check_map(STEPS, [*row("s0", 10, 40), *into_a_trap]).traps[-1] == "s3"
    (found,) = leaks([*row("s0", 10, 40), *into_a_trap]).steps
    assert (found.base, found.rate.value) == (100, Fraction(1, 10))


def test_losses_without_agreed_figures_have_no_value() -> None:
    found = leaks(row("s0", 1, 99), row("s1", 1, 99, "unheard of"))
    assert [(leak.step_id, leak.value.shown) for leak in found.steps] == [
        ("s0", "45"),
        ("s1", "n/a"),
    ]
    assert found.value.shown == "n/a"
    assert found.lost == 2


def test_somebody_counted_and_nobody_left() -> None:
    found = leaks(row("s0", 0, 40)).steps[0]
    assert (found.lost, found.rate.shown, found.value.shown, found.rank) == (0, "0.0 %", "0", None)


def test_an_empty_row_has_no_rate() -> None:
    found = leaks(row("s0", 0, 0)).steps[0]
    assert (found.rate.shown, found.interval) == ("n/a", None)


def test_stages_add_up_in_map_order_with_shares() -> None:
    found = leaks(row("s0", 1, 99), row("s1", 2, 98), row("s3", 1, 99))
    assert [(stage.stage_id, stage.lost, stage.share.shown) for stage in found.stages] == [
        ("stage0", 3, "75.0 %"),
        ("stage1", 1, "25.0 %"),
    ]
    assert [stage.value.shown for stage in found.stages] == ["135", "45"]


def test_nothing_counted_is_no_leak() -> None:
    found = leaks()
    assert (found.steps, found.lost, found.value.shown) == ((), 0, "0")
    assert [stage.share.shown for stage in found.stages] == ["n/a", "n/a"]


@given(
    st.lists(
        st.tuples(st.sampled_from("0123"), st.integers(0, 90), st.integers(0, 90)), max_size=12
    )
)
def test_no_customer_is_lost_twice_or_forgotten(parts: list[tuple[str, int, int]]) -> None:
    found = leaks(*(row(f"s{step}", lost, stayed) for step, lost, stayed in parts))
    assert found.lost == sum(lost for _, lost, _ in parts)
    assert sum(stage.lost for stage in found.stages) == found.lost
    ranks = [leak.rank for leak in found.steps if leak.rank]
    assert ranks == list(range(1, len(ranks) + 1))
