"""What the seeded runs found, each as short as it can be told."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.properties.ledger import Ledger
from tests.properties.world import World


@pytest.fixture
def world(own_folder: Path, template: Path) -> Iterator[World]:
    made = World(own_folder, template, Random(1))
    yield made
    made.close()


def test_an_ended_session_leaves_the_facilitators_screen(world: World) -> None:
    fay, ledger = world.add("fay"), Ledger(world)
    world.connect(fay)
    world.settle()
    world.system("session.end", id="s-rea")
    world.settle()
    assert "s-rea" not in fay.replica.tables["session"]
    ledger.check()


def test_fewer_dots_than_somebody_has_given_are_refused(world: World) -> None:
    fay, ledger = world.add("fay"), Ledger(world)
    for n in (1, 2):
        world.system("vote.cast", id=f"v{n}", phase_id="r1.p5", target_type="stage",
                     target_id="st1", for_member="ann")  # fmt: skip
    world.connect(fay)
    seq = world.propose(fay, "phase.open_votes", {"id": "r1.p5", "budget": 1})
    world.settle()
    ledger.check()
    assert (fay.answers[seq] or {}).get("code") == "phase_closed"


def test_a_shown_vote_does_not_open_again_with_its_phase(world: World) -> None:
    fay, ledger = world.add("fay"), Ledger(world)
    world.connect(fay)
    world.propose(fay, "phase.close_votes", {"id": "r1.p5"})
    world.settle()
    world.propose(fay, "phase.start", {"id": "r1.p5"})
    world.settle()
    assert not fay.replica.tables["phase"]["r1.p5"]["votes_open"]
    ledger.check()


def test_a_dissent_does_not_move_from_a_sealed_decision_to_another(world: World) -> None:
    ben, ledger = world.add("ben"), Ledger(world)
    world.connect(ben)
    again = {"id": "diss-ben", "decision_id": "d-ready", "text": "I never said so"}
    seq = world.propose(ben, "dissent.say", again)
    world.settle()
    ledger.check()
    assert (ben.answers[seq] or {}).get("code") == "not_found"
    assert ledger.tables["dissent"]["diss-ben"]["decision_id"] == "d-open"
