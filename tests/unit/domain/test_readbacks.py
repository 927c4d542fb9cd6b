"""Reading back blind: alone, until revealed, then marked."""

import pytest

from customer_room.domain.readbacks import ReadBack
from tests.unit.domain.cast import ROOM, WALK, World

CLOSE = f"{ROOM}.p8"


@pytest.fixture(autouse=True)
def _reading(world: World) -> None:
    world.raised()
    world.do("facilitator", "phase.start", id=CLOSE)


def write(world: World, who: str, text: str) -> None:
    world.do(who, "read_back.write", decision_id="d1", text=text)


def test_each_has_one_in_his_own_words(world: World) -> None:
    write(world, "sales", "We answer.")
    write(world, "sales", "We answer within a day.")
    write(world, "finance", "It costs nothing.")
    assert sorted((r.member_id, r.text) for r in world.find(ReadBack)) == [
        ("dana", "We answer within a day."), ("idris", "It costs nothing."),
    ]  # fmt: skip


def test_after_the_reveal_nobody_writes_and_the_facilitator_marks(world: World) -> None:
    write(world, "sales", "We answer.")
    world.refused("facilitator", "read_back.mark", "not_allowed", id="d1.dana", mark="same")
    world.do("facilitator", "phase.reveal", id=CLOSE)
    world.refused("finance", "read_back.write", "phase_closed", decision_id="d1", text="Late.")
    world.do("facilitator", "read_back.mark", id="d1.dana", mark="drifts")
    assert world.get(ReadBack, "d1.dana").mark == "drifts"


def test_it_is_written_alone_or_not_at_all(world: World) -> None:
    world.do("facilitator", "phase.set_privacy", id=WALK, private=False)
    world.do("facilitator", "phase.start", id=WALK)
    world.refused("sales", "read_back.write", "phase_closed", decision_id="d1", text="We answer.")
