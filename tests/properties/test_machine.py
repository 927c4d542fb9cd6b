"""The same acts in the order that Hypothesis thinks of, shrunk when something does not hold."""

import shutil
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.properties.play import ACTS, Play

SHORT = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
KINDS = sorted({act.__name__ for act in ACTS} - {"rest"})


class Rooms(RuleBasedStateMachine):
    """A room to which anything may happen."""

    template: Path

    @initialize(seed=st.integers(0, 2**32))
    def open(self, seed: int) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        self.play = Play(self.folder, self.template, Random(seed))

    @rule(name=st.sampled_from(KINDS))
    def happens(self, name: str) -> None:
        getattr(self.play, name)()

    @rule()
    def burst(self) -> None:
        self.play.burst()

    @rule()
    def rest(self) -> None:
        self.play.rest()

    def teardown(self) -> None:
        if not hasattr(self, "play"):
            return
        try:
            self.play.rest()
        finally:
            self.play.world.close()
            shutil.rmtree(self.folder)


@pytest.mark.slow
def test_everything_holds_whatever_happens(template: Path) -> None:
    machine: Any = type("RoomsHere", (Rooms,), {"template": template})
    run_state_machine_as_test(machine, settings=SHORT)  # type: ignore[no-untyped-call]
