"""The import contracts hold, and break when somebody reaches upward."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_contracts_hold(project: Path) -> None:
    answer = lint(project)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("domain/operation.py", "import customer_room.ui", "imports only from rows below"),
        ("scoring/planted.py", "import customer_room.domain", "imports only from rows below"),
        ("ui/planted.py", "import customer_room.live.service", "Pages never reach the writer"),
        ("planted.py", "", "imports only from rows below"),
    ],
)
def test_contracts_notice(
    project: Path, tmp_path: Path, module: str, line: str, broken: str
) -> None:
    shutil.copy(project / "pyproject.toml", tmp_path)
    copied = tmp_path / "customer_room"
    shutil.copytree(
        project / "customer_room", copied, ignore=shutil.ignore_patterns("_web*", "__pycache__")
    )
    planted = copied / module
    text = planted.read_text() if planted.exists() else ""
    planted.write_text(f"{text}\n{line}\n")
    answer = lint(tmp_path)
    assert answer.returncode == 1
    # The report says what was broken either by contract or by the module no layer knows.
    assert broken in answer.stdout or "planted" in answer.stdout
