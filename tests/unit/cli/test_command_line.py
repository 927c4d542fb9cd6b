"""The command line: help everywhere, one line and exit code 2 for a wrong setting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from customer_room.cli import COMMANDS, main


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    monkeypatch.setenv("CUSTOMER_ROOM_DATA_DIR", str(tmp_path / "data"))
    return CliRunner()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(runner: CliRunner, name: str) -> None:
    answer = runner.invoke(main, [name, "--help"])
    assert answer.exit_code == 0
    assert "Usage:" in answer.output


def test_an_unknown_command_is_refused(runner: CliRunner) -> None:
    answer = runner.invoke(main, ["dance"])
    assert answer.exit_code == 2


@pytest.mark.parametrize("name", ["serve", "doctor"])
def test_a_wrong_setting_ends_with_one_line(
    runner: CliRunner, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("CUSTOMER_ROOM_PORT", "many")
    answer = runner.invoke(main, [name])
    assert answer.exit_code == 2
    assert answer.output.startswith("Error: CUSTOMER_ROOM_PORT")
    assert answer.output.count("\n") == 1


def test_a_wrong_option_ends_with_one_line(runner: CliRunner) -> None:
    answer = runner.invoke(main, ["doctor", "--database", "mysql://db.example.org/x"])
    assert answer.exit_code == 2
    assert answer.output.count("\n") == 1
    assert "CUSTOMER_ROOM_DATABASE_URL" in answer.output


def test_doctor_reports_as_data(runner: CliRunner) -> None:
    answer = runner.invoke(main, ["doctor", "--json"])
    findings = {each["name"]: each for each in json.loads(answer.output)["findings"]}
    assert findings["python"]["is_fine"]
    assert findings["database"]["is_fine"]
    assert answer.exit_code == (0 if all(each["is_fine"] for each in findings.values()) else 1)
