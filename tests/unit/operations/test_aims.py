"""What should move, in words, whichever way it was written."""

from typing import Any

import pytest

from customer_room.domain.decisions import Decision
from customer_room.operations.aims import Aim, aim_of
from customer_room.operations.reviews import expected
from customer_room.ui.decision_panel.figures import figured
from tests.loaded import Loaded
from tests.unit.domain.cast import World, opened


@pytest.fixture
def world() -> World:
    world = opened()
    world.raised()
    return world


def aim(world: World, kpi: str, to: str, **start: Any) -> Aim:
    expectation = {"kpi": kpi, "to": to, "by": "2026-12-31", "from": start or None}
    world.do("sales", "decision.edit", id="d1", expectation=expectation)
    with world.store.reading() as read:
        found = aim_of(read, world.get(Decision, "d1"))
    assert found is not None
    return found


def figure(world: World, **more: Any) -> None:
    world.do("finance", "kpi.set", id="k1", stage_id="a",
             **{"name": "Answered", "type": "proportion", "direction": "up"} | more)  # fmt: skip


@pytest.mark.parametrize(
    ("kpi", "start", "to", "said"),
    [("Time to help", "62 hours", "24", "Time to help: from 62 hours to 24 hours"),
     ("Churn", "", "4 %", "Churn: to 4 %"),
     ("", "", "few", "To few")],
)  # fmt: skip
def test_own_words_stay_as_they_were_written(
    world: World, kpi: str, start: str, to: str, said: str
) -> None:
    found = aim(world, kpi, to, **({"value": start} if start else {}))
    assert found.words == f"{said} by 31 December 2026."


def test_a_figure_of_a_stage_is_named_with_counts_first_and_both_ends_drawn(world: World) -> None:
    figure(world)
    found = aim(world, "k1", "0.9", date="2026-01-31", k=47, n=100)
    assert found.words == "Answered: from 47 of 100 to 90 % by 31 December 2026."
    assert [str(end) for end in (found.before, found.after)] == ["47/100", "9/10"]


def test_a_figure_that_is_no_share_is_printed_as_its_kind(world: World) -> None:
    figure(world, type="money", direction="down")
    found = aim(world, "k1", "1200000", date="2026-01-31", value="2500000.5")
    assert found.words == "Answered: from 2,500,000.5 to 1,200,000 by 31 December 2026."
    assert (found.before, found.after) == (None, None)


@pytest.mark.parametrize(("direction", "to"), [("up", "46 %"), ("down", "48 %")])
def test_a_figure_does_not_go_the_wrong_way(world: World, direction: str, to: str) -> None:
    figure(world, direction=direction)
    wanted = {"kpi": "k1", "by": "2026-12-31", "from": {"date": "2026-01-31", "k": 47, "n": 100}}
    problem = world.refused("sales", "decision.edit", "bad_field", id="d1",
                            expectation=wanted | {"to": to})  # fmt: skip
    assert problem.field == "expectation.to"
    assert problem.message.startswith(f"This figure should go {direction}, and that is")
    world.do("sales", "decision.edit", id="d1", expectation=wanted | {"to": "47 %"})


def test_what_should_move_moves_by_a_day_to_come(world: World) -> None:
    wanted = {"kpi": "Churn", "to": "4 %"}
    problem = world.refused("sales", "decision.edit", "bad_field", id="d1",
                            expectation=wanted | {"by": "2020-12-31"})  # fmt: skip
    assert problem.field == "expectation.by"
    assert problem.message.startswith("This day has passed.")
    world.do("sales", "decision.edit", id="d1", expectation=wanted | {"by": "2026-12-31"})
    world.wait(days=400)
    world.do("sales", "decision.edit", id="d1",
             expectation=wanted | {"by": "2026-12-31", "to": "5 %"})  # fmt: skip


def test_how_sure_the_room_was_stands_with_it(world: World) -> None:
    world.do("sales", "decision.edit", id="d1", confidence=70)
    assert aim(world, "Churn", "4 %").words_when_signed.endswith("; 70 % sure when signed.")


def test_own_words_that_become_the_id_of_a_figure_say_no_number(world: World) -> None:
    assert aim(world, "k1", "4 %").words == "K1: to 4 % by 31 December 2026."
    figure(world)
    with world.store.reading() as read:
        decision = world.get(Decision, "d1")
        assert expected(read, decision) is None
        found, panel = aim_of(read, decision), figured(read, decision)
    assert found is not None
    assert found.words == "Answered: to 4 % by 31 December 2026."
    assert (panel.chosen, [id for id, _ in panel.choices]) == ("", ["k1"])


def test_the_samples_decisions_name_their_figures(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        (first,) = read.find(Decision, number="2024Q2-01")
        found = aim_of(read, first)
    assert found is not None
    assert "from 188 of 320 to 85 % by 31 December 2024" in found.words
    assert not found.words.startswith("From")
