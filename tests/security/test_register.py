"""One changed byte in the sealed register is found by the command, with its row (R10)."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.security.furnished import furnish
from tests.serving import COMMAND, environment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    furnish(tmp_path)
    return tmp_path


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "check"], env=environment(folder), capture_output=True, text=True, check=False
    )


def test_one_changed_byte_is_found_with_its_row(folder: Path) -> None:
    sound = check(folder)
    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert "main: " in sound.stdout
    with closing(sqlite3.connect(folder / "customer-room.db")) as driver:
        for (name,) in driver.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            driver.execute(f"DROP TRIGGER {name}")
        (n, text) = driver.execute(
            "SELECT n, text FROM register WHERE workspace_id = 'main' ORDER BY n DESC"
        ).fetchone()
        place = text.index('"decision"') + 1
        driver.execute("UPDATE register SET text = ? WHERE workspace_id = 'main' AND n = ?",
                       (f"{text[:place]}D{text[place + 1 :]}", n))  # fmt: skip
        driver.commit()
    found = check(folder)
    assert found.returncode == 1
    assert f"BROKEN at register, line {n}: the text is not the one that was sealed" in found.stdout
    assert "other: " in found.stdout
