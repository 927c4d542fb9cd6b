"""Decisions that are set aside and brought back."""

import pytest

from customer_room.domain.decisions import Decision
from tests.unit.domain.cast import World


class TestParked:
    """Set aside with somebody who brings it back."""

    @pytest.fixture(autouse=True)
    def _parked(self, world: World) -> None:
        world.raised()
        world.do("sales", "decision.park", id="d1", owner="petra", until="2026-05-01")

    def test_nobody_signs_it_until_it_is_brought_back(self, world: World) -> None:
        text_hash = world.get(Decision, "d1").text_hash
        world.refused("sales", "stance.take", "not_allowed", decision_id="d1", stance="agree",
                      text_hash=text_hash)  # fmt: skip
        world.do("operations", "decision.take_up", id="d1")
        world.sign("sales")
        assert world.get(Decision, "d1").parked is None

    def test_nobody_makes_it_until_it_is_brought_back(self, world: World) -> None:
        world.do("sales", "decision.raise", id="d2", one_line="d2", made_in="outside")
        world.do("sales", "decision.park", id="d2", owner="petra", until="2026-05-01")
        world.refused("sales", "decision.decide", "not_allowed", id="d2")
        world.do("operations", "decision.take_up", id="d2")
        world.do("sales", "decision.decide", id="d2")

    def test_nobody_writes_it_until_it_is_brought_back(self, world: World) -> None:
        world.do("sales", "decision.raise", id="d2", one_line="d2", made_in="outside")
        world.do("sales", "decision.park", id="d2", owner="petra", until="2026-05-01")
        world.refused("chief", "decision.write", "not_allowed", id="d2", text="We do it.")
        world.do("operations", "decision.take_up", id="d2")
        world.do("chief", "decision.write", id="d2", text="We do it.")

    def test_a_made_one_is_not_parked(self, world: World) -> None:
        world.decided("d2")
        world.refused("sales", "decision.park", "not_allowed", id="d2", owner="petra",
                      until="2026-05-01")  # fmt: skip
