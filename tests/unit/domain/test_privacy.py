"""Whether a phase is written alone is said before anybody does."""

from customer_room.domain.room import Phase
from tests.unit.domain.cast import ROOM, WALK, World


def test_a_phase_that_was_left_out_can_be_taken_in_openly(world: World) -> None:
    world.do("facilitator", "phase.skip", id=WALK)
    world.do("facilitator", "phase.set_privacy", id=WALK, private=False)
    world.do("facilitator", "phase.start", id=WALK)
    assert not world.get(Phase, WALK).hides_notes


def test_what_is_written_alone_is_not_shown_by_switching_it_off(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.refused("facilitator", "phase.set_privacy", "not_allowed", id=WALK, private=False)
    world.do("facilitator", "phase.start", id=f"{ROOM}.p5")
    world.refused("facilitator", "phase.set_privacy", "not_allowed", id=WALK, private=False)
