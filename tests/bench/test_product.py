"""The whole benchmark on the served product, small: every figure is there, none is judged."""

from __future__ import annotations

from typing import Any, cast

import pytest

from customer_room.operations.bench.goals import GOALS
from customer_room.operations.bench.rounds import Plan
from customer_room.operations.bench.run import run

PLAN = Plan(rounds=1, seconds=0.3, clients=(3,), room=4, per_second=40, window=8, notes=(5, 12),
            hall=6, hall_s=0.2)  # fmt: skip
LATENCIES = {f"{name}_ms" for name in ("p50", "p95", "p99")}
ANSWERS = {f"ack_{name}" for name in LATENCIES}


@pytest.mark.slow
def test_every_figure_is_measured_on_the_product_and_the_relay(frontend: None) -> None:
    said: list[str] = []
    report = cast("dict[str, Any]", run(PLAN, said.append))

    fan_out = report["fan_out"]["3"]
    assert fan_out["product"].keys() >= (LATENCIES | ANSWERS)
    assert fan_out["relay"].keys() >= LATENCIES
    assert fan_out["ratio"].keys() >= LATENCIES
    assert not ANSWERS & fan_out["relay"].keys()
    assert report["sustained"]["product"]["changes_per_s"]["median"] > 0
    assert {"ready_s", "idle_mb"} <= report["start"].keys()
    assert report["board_size"]["ratio"].keys() >= LATENCIES
    assert report["join"]["12"]["raw_kb"]["median"] > report["join"]["5"]["raw_kb"]["median"]
    assert report["town_hall"]["miscounted"] == {"min": 0, "median": 0, "max": 0}
    assert report["town_hall"].keys() >= {"cast_s", "ack_p95_ms", "shown_max_s", "ratio"}
    assert [judged["goal"] for judged in report["goals"]] == [goal.name for goal in GOALS]
    assert "sustained" in said
