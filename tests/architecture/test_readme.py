"""README names every setting and every command as they are."""

from __future__ import annotations

import re
from pathlib import Path

from customer_room.cli import COMMANDS, main
from customer_room.settings import Settings, variable


def rows(project: Path, heading: str) -> list[list[str]]:
    section = (project / "README.md").read_text().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in table[2:]]


def shown(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def test_settings_table_is_true(project: Path) -> None:
    expected = [
        [variable(name), shown(field.default), field.description]
        for name, field in Settings.model_fields.items()
    ]
    assert sorted(rows(project, "Settings")) == sorted(expected)


def test_commands_table_is_true(project: Path) -> None:
    expected: list[list[str]] = []
    for name in COMMANDS:
        command = main.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        summary = (command.help or "").split("\n\n")[0].replace("\n", " ").rstrip(".")
        expected.append([f"customer-room {name}", summary])
    assert sorted(rows(project, "Commands")) == sorted(expected)


def test_setting_up_takes_two_commands(project: Path) -> None:
    section = (project / "README.md").read_text().split("## Try it")[1].split("\n## ")[0]
    assert re.findall(r"```\n(.*?)\n```", section, re.DOTALL) == ["make run", "make test"]
