"""Faults planted in a small map are found, each step once in words."""

from dataclasses import replace

import pytest

from customer_room.insight.graph import End, Flow, Place, StepFact, build_journey, summed
from customer_room.insight.soundness import NO_START, NOTHING_COUNTED, Fault, check_map

ASK, SIGN, USE = (
    StepFact("ask", "Ask for a price", "a", 1, "sales", entry="prospect start"),
    StepFact("sign", "Sign", "a", 2, "sales"),
    StepFact("use", "Use it", "b", 3, "care", entry="already here"),
)
MAP = [ASK, SIGN, USE]


def flow(origin: str, target: Place, count: int = 10, segment: str = "homes") -> Flow:
    return Flow(origin, target, segment, "2026-Q1", count)


SOUND = [flow("ask", "sign"), flow("sign", "use"), flow("use", End.STAYED), flow("use", "use")]


def test_a_sound_map_has_no_finding() -> None:
    found = check_map(MAP, SOUND)
    assert found.findings == ()


def test_a_step_no_way_leads_to() -> None:
    island = StepFact("isle", "Ring the office", "b", 4, None)
    found = check_map([*MAP, island], [*SOUND, flow("isle", End.LEFT)])
    assert found.unreachable == ("isle",)
    assert [(f.step_id, f.fault) for f in found.findings] == [("isle", Fault.UNREACHABLE)]
    assert "“Ring the office”" in found.findings[0].text


def test_a_step_nobody_leaves_is_a_dead_end_and_told_once() -> None:
    found = check_map(MAP, [f for f in SOUND if f.from_step != "use"])
    assert found.dead_ends == ("use",)
    assert found.traps == ("ask", "sign", "use")
    assert [(f.step_id, f.fault) for f in found.findings] == [
        ("ask", Fault.TRAP),
        ("sign", Fault.TRAP),
        ("use", Fault.DEAD_END),
    ]


def test_a_ring_without_a_way_out_is_a_trap() -> None:
    ring = [flow("ask", "sign"), flow("ask", End.NEVER_JOINED), flow("sign", "use")]
    found = check_map(MAP, [*ring, flow("use", "sign")])
    assert found.traps == ("sign", "use")
    assert found.dead_ends == ()


def test_a_move_of_nobody_leads_nowhere() -> None:
    found = check_map(MAP, [flow("ask", "sign"), flow("sign", "use"), flow("use", End.LEFT, 0)])
    assert found.dead_ends == ("use",)


@pytest.mark.parametrize("end", list(End))
def test_every_end_is_a_way_out(end: End) -> None:
    assert check_map([ASK], [flow("ask", end)]).findings == ()


def test_a_step_called_like_an_end_is_still_a_step() -> None:
    left = StepFact("LEFT", "Turn left", "a", 2, "sales")
    found = check_map([ASK, left], [flow("ask", "LEFT")])
    assert found.dead_ends == ("LEFT",)


def test_a_map_without_prospects_starts_with_new_customers() -> None:
    steps = [replace(ASK, entry="–"), replace(SIGN, entry="new customer"), USE]
    assert check_map(steps, SOUND).unreachable == ("ask",)


def test_a_map_without_a_start_says_so_once() -> None:
    found = check_map([replace(ASK, entry="–"), SIGN, USE], SOUND)
    assert found.unreachable == ()
    assert [f.text for f in found.findings] == [NO_START]


@pytest.mark.parametrize("steps", [[], MAP])
def test_an_uncounted_map_is_one_finding(steps: list[StepFact]) -> None:
    assert [f.text for f in check_map(steps, []).findings] == [NOTHING_COUNTED]


def test_counts_are_summed_and_one_estimate_marks_the_sum() -> None:
    guess = replace(flow("ask", "sign", 7, "shops"), quality="estimated")
    total = summed([flow("ask", "sign", 5), guess])["ask", "sign"]
    assert (total.customers, total.estimated) == (12, True)


def test_a_flow_off_the_map_is_left_out() -> None:
    journey = build_journey(MAP, [*SOUND, flow("ghost", "ask"), flow("ask", "ghost")])
    assert "ghost" not in journey
    assert journey.number_of_edges() == len(SOUND)
