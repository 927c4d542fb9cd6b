"""Figures, meter and goals of the benchmark."""

from __future__ import annotations

from time import perf_counter_ns
from typing import Any

import pytest

from customer_room.operations.bench.figures import percentile, ratios, spread
from customer_room.operations.bench.goals import GOALS, judge
from customer_room.operations.bench.meter import MARK, Meter, mark


def test_percentiles_are_values_that_occurred() -> None:
    ordered = [float(n) for n in range(1, 101)]
    assert percentile(ordered, 0.5) == 51
    assert percentile(ordered, 0.99) == 100
    assert percentile(ordered, 1.0) == 100
    assert percentile([7.0], 0.5) == 7
    assert percentile([], 0.5) is None


def test_a_spread_ignores_what_is_unknown() -> None:
    assert spread([3.0, None, 1.0, 2.0]) == {"min": 1, "median": 2, "max": 3}
    assert spread([None]) == {"min": None, "median": None, "max": None}


def test_ratios_are_taken_round_by_round() -> None:
    mine = [{"p95_ms": 2.0, "ack_p95_ms": 5.0}, {"p95_ms": 30.0}, {"p95_ms": 4.0}]
    theirs = [{"p95_ms": 1.0}, {"p95_ms": 10.0}, {"p95_ms": 4.0}]
    assert ratios(mine, theirs) == {"p95_ms": {"min": 1, "median": 2, "max": 3}}


def test_ratios_of_rounds_that_do_not_pair_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        ratios([{"p": 1.0}, {"p": 1.0}], [{"p": 1.0}])


def test_a_mark_is_found_again_and_fits_an_order() -> None:
    assert [int(n) for n in MARK.findall(f'["{mark(7)}","{mark(123456789)}"]'.encode())] == [
        7,
        123_456_789,
    ]
    assert mark(7).isalnum()


def test_a_change_is_complete_when_all_others_have_seen_it() -> None:
    meter = Meter(3)
    meter.sending(4)
    frame, author = mark(4).encode(), 1
    assert meter.author(4) == author
    meter.seen(author, perf_counter_ns(), frame)
    meter.seen(0, perf_counter_ns(), frame)
    assert (meter.deliveries, meter.complete) == (1, 0)
    meter.seen(2, perf_counter_ns(), frame)
    assert (meter.deliveries, meter.complete) == (2, 1)


def test_all_changes_of_one_frame_count() -> None:
    meter = Meter(2)
    meter.sending(2)
    meter.sending(4)
    meter.seen(1, perf_counter_ns(), (mark(2) + "," + mark(4)).encode())
    assert meter.complete == 2


def test_a_change_nobody_sent_does_not_count() -> None:
    meter = Meter(2)
    meter.seen(1, perf_counter_ns(), mark(2).encode())
    meter.acknowledge(2, perf_counter_ns())
    assert (meter.deliveries, meter.acknowledged) == (0, 0)


def test_latency_is_the_time_since_the_change_left() -> None:
    meter = Meter(2)
    meter.sending(2)
    arrived = perf_counter_ns() + 5_000_000_000
    meter.seen(1, arrived, mark(2).encode())
    meter.acknowledge(2, arrived)
    figures = meter.latencies()
    assert figures["p50_ms"] == pytest.approx(5_000, abs=1_000)
    assert figures["ack_p99_ms"] == figures["p50_ms"]


def report_with(path: tuple[str, ...], figure: float) -> dict[str, Any]:
    """A report that holds one figure."""
    made: dict[str, Any] = {"median": figure}
    for name in reversed(path):
        made = {name: made}
    return made


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.name)
def test_a_goal_is_judged_on_the_right_side_of_its_limit(goal: Any) -> None:
    better = -0.01 if goal.bound == "at most" else 0.01
    verdicts = [
        next(j["met"] for j in judge(report_with(goal.path, figure)) if j["goal"] == goal.name)
        for figure in (goal.limit + better, goal.limit, goal.limit - better)
    ]
    assert verdicts == [True, True, False]


def test_a_goal_without_a_figure_is_not_met() -> None:
    assert not any(judgement["met"] for judgement in judge({}))
