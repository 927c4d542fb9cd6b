"""The command line: help everywhere, one line and exit code 2 for a wrong setting."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from customer_room.cli import COMMANDS, main
from customer_room.exchange import moves, notes, steps
from customer_room.exchange.preview import spoken


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    monkeypatch.setenv("CUSTOMER_ROOM_DATA_DIR", str(tmp_path / "data"))
    return CliRunner()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(runner: CliRunner, name: str) -> None:
    answer = runner.invoke(main, [name, "--help"])
    assert answer.exit_code == 0
    assert "Usage:" in answer.output


def test_no_command_is_cut_off_in_the_list(runner: CliRunner) -> None:
    assert "..." not in runner.invoke(main, ["--help"]).output.partition("Commands:")[2]


@pytest.mark.parametrize(
    ("kind", "columns"),
    [("moves", moves.HEADER), ("steps", steps.HEADER), ("notes", notes.HEADER)],
)
def test_the_imports_help_names_its_columns(
    runner: CliRunner, kind: str, columns: tuple[str, ...]
) -> None:
    shown = " ".join(runner.invoke(main, ["import", "--help"]).output.split())
    line = shown.partition(f"{kind}: ")[2].partition("]")[0]
    assert {word.strip(" [") for word in line.split(",")} >= {spoken(name) for name in columns}


def test_a_busy_port_ends_with_one_line(runner: CliRunner) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = runner.invoke(main, ["serve", "--port", str(port)])
    assert answer.exit_code == 2
    assert answer.output == (
        f"Error: 127.0.0.1:{port}: Address already in use. "
        "Stop what listens there, or choose another --port\n"
    )


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
