"""Every quarter and segment of the sample company, against the published expectations."""

from itertools import product
from typing import Any

import pytest

from customer_room.insight.handoffs import HandOffs, find_handoffs
from customer_room.insight.leaks import Leaks, find_leaks
from customer_room.insight.soundness import check_map
from customer_room.scoring.figures import Figure

QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1")
SEGMENTS = ("all", "family-homes", "landlords", "small-businesses")
CELLS = list(product(QUARTERS, SEGMENTS))

each_cell = pytest.mark.parametrize(("quarter", "segment"), CELLS)


def agrees(figure: Figure, wanted: dict[str, Any]) -> None:
    assert figure.shown == wanted["shown"]
    assert figure.raw == pytest.approx(wanted["raw"], rel=1e-9)


def leaks_of(larkfield: Any, quarter: str, segment: str) -> Leaks:
    return find_leaks(
        larkfield.steps(quarter), larkfield.flows(quarter, segment), larkfield.values()
    )


def hand_offs_of(larkfield: Any, quarter: str, segment: str) -> HandOffs:
    return find_handoffs(
        larkfield.steps(quarter),
        larkfield.flows(quarter, segment),
        larkfield.hand_offs(),
        [function for function in larkfield.functions() if function],
        larkfield.day(quarter),
    )


def test_every_cell_is_checked(expected: dict[str, Any]) -> None:
    assert [(q, segment) for q in sorted(expected) for segment in sorted(expected[q])] == CELLS


@each_cell
def test_leaks(larkfield: Any, expected: dict[str, Any], quarter: str, segment: str) -> None:
    wanted = {
        step: row for step, row in expected[quarter][segment]["steps"].items() if "lost" in row
    }
    found = {leak.step_id: leak for leak in leaks_of(larkfield, quarter, segment).steps}
    assert set(found) == set(wanted)
    for step, row in wanted.items():
        leak = found[step]
        assert (leak.lost, leak.base, leak.estimated) == (
            row["lost"],
            row["base"],
            row["estimated"],
        )
        assert leak.rank == row["rank"]
        agrees(leak.rate, row["rate"])
        agrees(leak.value, row["value"])
        assert (leak.interval is None) == (row["wilson_95"] is None)
        for end, wanted_end in zip(leak.interval or (), row["wilson_95"] or (), strict=True):
            agrees(end, wanted_end)


@each_cell
def test_leaks_by_stage(
    larkfield: Any, expected: dict[str, Any], quarter: str, segment: str
) -> None:
    leaks = leaks_of(larkfield, quarter, segment)
    by_stage = {stage.stage_id: stage.lost for stage in leaks.stages}
    assert by_stage == expected[quarter][segment]["lost_by_stage"]
    assert leaks.lost == sum(by_stage.values())


@each_cell
def test_crossing_shares(
    larkfield: Any, expected: dict[str, Any], quarter: str, segment: str
) -> None:
    found, wanted = (
        hand_offs_of(larkfield, quarter, segment),
        expected[quarter][segment]["hand_offs"],
    )
    assert found.total == wanted["moves"]
    assert found.crossing == wanted["crossing"]
    assert found.unserved == wanted["unserved"]
    assert found.without_agreement == wanted["without_agreement"]
    agrees(found.crossing_share, wanted["crossing_share"])
    agrees(found.unserved_share, wanted["unserved_share"])
    agrees(found.without_agreement_share, wanted["without_agreement_share"])


@pytest.mark.parametrize("quarter", QUARTERS)
def test_function_by_function(larkfield: Any, expected: dict[str, Any], quarter: str) -> None:
    names = larkfield.functions()
    found = {
        f"{names[cell.giving]} → {names[cell.receiving]}": cell.customers
        for cell in hand_offs_of(larkfield, quarter, "all").matrix
    }
    assert found == expected[quarter]["all"]["function_by_function"]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_seams_with_nothing_agreed(larkfield: Any, expected: dict[str, Any], quarter: str) -> None:
    found = [
        {"customers": move.customers, "move": f"{move.from_step} → {move.to_step}"}
        for move in hand_offs_of(larkfield, quarter, "all").uncovered
    ]
    assert found == expected[quarter]["all"]["uncovered_seams"]


@each_cell
def test_soundness(larkfield: Any, expected: dict[str, Any], quarter: str, segment: str) -> None:
    found = check_map(larkfield.steps(quarter), larkfield.flows(quarter, segment))
    wanted = expected[quarter][segment]["map"]
    assert list(found.unreachable) == wanted["unreachable"]
    assert list(found.dead_ends) == wanted["dead_ends"]
    assert list(found.traps) == wanted["traps"]
    assert found.findings == ()
