"""What a frozen board means for decisions."""

import pytest

from tests.unit.domain.cast import ROOM, SEATS, World


class TestFrozen:
    """While the board of a live room is frozen, facilitators alone work on its decisions."""

    EDITS = (
        ("decision.edit", {"rationale": "x"}), ("decision.propose", {"text": "x"}),
        ("decision.revise_option", {"place": 0, "expect": "Do it", "text": "x"}),
        ("decision.drop_option", {"place": 0, "expect": "Do it"}),
    )  # fmt: skip
    PARK = ("decision.park", {"owner": "dana", "until": "2026-05-01"})

    def freeze(self, world: World) -> None:
        world.do("facilitator", "room.lock", id=ROOM, frozen=True)

    @pytest.mark.parametrize(("name", "more"), EDITS)
    def test_one_that_was_made_is_not_rewritten(
        self, world: World, name: str, more: dict[str, object]
    ) -> None:
        world.decided()
        self.freeze(world)
        world.refused("sales", name, "phase_closed", id="d1", **more)
        world.do("facilitator", name, id="d1", **more)

    def test_nor_is_one_set_aside_or_brought_back(self, world: World) -> None:
        world.raised()
        self.freeze(world)
        world.refused("sales", self.PARK[0], "phase_closed", id="d1", **self.PARK[1])
        world.do("facilitator", self.PARK[0], id="d1", **self.PARK[1])
        for name, more in (*self.EDITS, ("decision.take_up", {})):
            world.refused("sales", name, "phase_closed", id="d1", **more)
        world.do("facilitator", "decision.take_up", id="d1")

    def test_but_everybody_signs(self, world: World) -> None:
        world.raised()
        self.freeze(world)
        for who in SEATS:
            world.sign(who)
        world.do("facilitator", "decision.decide", id="d1")
