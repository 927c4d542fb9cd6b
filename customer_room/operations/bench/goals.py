"""The goals of the benchmark, each with the figure it is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

Judgement = dict[str, Any]


@dataclass(frozen=True)
class Goal:
    """One goal.

    Attributes:
        name: What must hold, in words.
        path: Where its figure stands in the report; spreads are judged by their median.
        bound: Whether ``limit`` is the most or the least.
        limit: In the unit of the figure.
    """

    name: str
    path: tuple[str, ...]
    bound: Literal["at most", "at least"]
    limit: float


GOALS = (
    Goal("L1 change to all screens, 30 clients: p95 against the bare relay",
         ("fan_out", "30", "ratio", "p95_ms"), "at most", 1.5),
    Goal("L1 change to all screens, 50 clients: p95 against the bare relay",
         ("fan_out", "50", "ratio", "p95_ms"), "at most", 1.5),
    Goal("L1 committed changes a second to 30 clients",
         ("sustained", "product", "changes_per_s"), "at least", 1_000),
    Goal("L2 seconds until 200 people in a town hall have voted",
         ("town_hall", "cast_s"), "at most", 5.0),
    Goal("L2 seconds from closing the vote until the last of them has the result",
         ("town_hall", "shown_max_s"), "at most", 1.5),
    Goal("L2 dots that were not counted exactly once", ("town_hall", "miscounted"), "at most", 0),
    Goal("L4 server CPU of a change on a full board against a small one",
         ("board_size", "ratio", "cpu_ms_per_1000"), "at most", 1.25),
    Goal("L4 bytes per change and client",
         ("fan_out", "30", "product", "bytes_per_delivery"), "at most", 150),
    Goal("L5 beside a hostile client: p95 against the same room without one",
         ("hostile", "ratio", "p95_ms"), "at most", 2.0),
    Goal("L5 MiB by which a hostile client makes the server grow",
         ("hostile", "attacked", "grown_mb"), "at most", 64),
    Goal("L8 seconds until ready", ("start", "ready_s"), "at most", 2.0),
    Goal("L8 idle memory in MiB", ("start", "idle_mb"), "at most", 120),
)  # fmt: skip


def judge(report: Mapping[str, Any]) -> list[Judgement]:
    """Judge every goal; one whose figure is missing counts as not met."""
    return [_judge(goal, _figure(report, goal.path)) for goal in GOALS]


def _judge(goal: Goal, figure: float | None) -> Judgement:
    within = figure is not None and (
        figure <= goal.limit if goal.bound == "at most" else figure >= goal.limit
    )
    return {"goal": goal.name, goal.bound: goal.limit, "median": figure, "met": within}


def _figure(report: Mapping[str, Any], path: tuple[str, ...]) -> float | None:
    here: Any = report
    for name in (*path, "median"):
        if not isinstance(here, Mapping) or name not in here:
            return None
        here = cast("Mapping[str, Any]", here)[name]
    return cast("float | None", here)
