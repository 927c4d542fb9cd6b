"""``scores`` and ``promises`` print what the published figures say, from a real database."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from customer_room.cli import main
from tests.comparing import differences
from tests.loaded import empty_house, expected, loaded_house

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample in it; tests only read it."""
    place = tmp_path_factory.mktemp("data")
    with loaded_house(place):
        pass
    return place


@pytest.fixture
def run(folder: Path) -> Run:
    def run(*arguments: str, data: Path = folder) -> Result:
        return CliRunner().invoke(main, [*arguments, "--data-dir", str(data)])

    return run


def printed(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


class TestPromises:
    """Counts first, then rates."""

    def test_as_json(self, run: Run) -> None:
        assert differences(printed(run("promises", "--json")), expected()["promises"]) == []

    def test_in_lines(self, run: Run) -> None:
        lines = run("promises").output.splitlines()
        assert lines[0] == "2025-Q1  no promise was due"
        assert lines[3] == ("2025-Q4  17 due: 13 kept, 2 late, 2 broken, 1 renegotiated; "
                            "say–do 80.0 % (20.0 of 25)")  # fmt: skip


class TestScores:
    """The record, what leaders say, and the gap between them."""

    def test_as_json(self, run: Run) -> None:
        assert differences(printed(run("scores", "--json")), expected()["scores"]) == []

    def test_in_lines(self, run: Run) -> None:
        lines = run("scores").output.splitlines()
        assert lines[0] == ("2025-Q1  record 37 (6 of 8 rated), leaders 61; gap +24, "
                            "we feel better than we do")  # fmt: skip
        assert lines[4] == ("2026-Q1  record 78 (8 of 8 rated), leaders 76; gap −2; "
                            "like for like +4, about the same")  # fmt: skip


class TestLog:
    """Every key that is published, and those a reader needs besides."""

    def test_as_json(self, run: Run) -> None:
        found = differences(printed(run("log", "--json")), expected()["log"])
        assert [line for line in found if not line.endswith("not published")] == []


@pytest.mark.parametrize("command", ["promises", "scores"])
def test_an_empty_database_is_said_in_one_line(run: Run, command: str, tmp_path: Path) -> None:
    with empty_house(tmp_path):
        pass
    found = run(command, data=tmp_path)
    assert len(found.output.splitlines()) == 1
