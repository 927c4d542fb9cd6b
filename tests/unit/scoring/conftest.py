"""The sample company: its file, its published figures, and what scoring makes of the file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from customer_room.scoring.joint_facts import JointFacts
from tests.unit.scoring.joint_reader import read_facts
from tests.unit.scoring.quarter_reader import QuarterReader

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def larkfield() -> dict[str, Any]:
    return json.loads((DATA / "larkfield.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    return json.loads((DATA / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def expected_log(expected: dict[str, Any]) -> dict[str, Any]:
    return expected["log"]["decisions"]


@pytest.fixture(scope="session")
def reader(larkfield: dict[str, Any]) -> QuarterReader:
    return QuarterReader(larkfield)


@pytest.fixture(scope="session")
def sample_facts(larkfield: dict[str, Any]) -> Callable[[str], JointFacts]:
    decisions = {row["number"]: row for row in larkfield["decisions"]}
    return lambda number: read_facts(larkfield, decisions[number])
