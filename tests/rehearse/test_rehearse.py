"""A small room, rehearsed for real: everything holds, is told on one page, and losses are seen."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.rehearse.cast import FEW
from tests.rehearse.checks import checks
from tests.rehearse.kept import kept
from tests.rehearse.rehearsal import rehearse
from tests.rehearse.report import write_report

# 80 s alone; beside other work several times as long.
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]

PARTS = ["The room opens", "Lobby", "Our promises", "Customers gained and lost",
         "Walk in their shoes", "Why they stay, what they want next", "Choose the few",
         "Decide together", "Make it provable", "Same story, score, close",
         "After the hour"]  # fmt: skip
LOSSES = {
    "DELETE FROM note WHERE room_id = 'room-2026-q2' AND kind = 'bet'": "Every note stands",
    "DELETE FROM vote WHERE id = 'idris-kallan-dot-1'": "Every dot counts",
    "UPDATE read_back SET text = 'x' WHERE member_id = 'idris-kallan'": "Every read-back stands",
    "DELETE FROM stance WHERE decision_id = 'second'": "Every stance is on the text",
}


class Pictures(HTMLParser):
    """The addresses of all pictures of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a picture."""
        if tag == "img":
            self.found.append(str(dict(attrs)["src"]))


def damaged(database: Path, statement: str) -> str:
    """Copy a database, do something to it that its guards do not let pass, and return its URL."""
    copy = database.with_name("damaged.db")
    copy.unlink(missing_ok=True)
    shutil.copyfile(database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute(statement).rowcount > 0
        connection.commit()
    return f"sqlite:///{copy}"


def test_a_room_is_held_and_told_on_one_page(
    frontend: None, browser: Browser, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    done = rehearse(browser, FEW, 90, tmp_path / "data", out)
    page = write_report(done).read_text()
    assert done.stopped == ""
    assert [check for check in done.checks if not check.holds] == []
    assert not any(done.complaints.values())
    assert done.passed
    assert [part.title for part in done.parts] == PARTS
    pictures = Pictures(page).found
    taken = sum(len(moment.pictures) for part in done.parts for moment in part.moments)
    assert len(pictures) == len(set(pictures)) == taken > 60
    assert all((out / picture).stat().st_size > 5_000 for picture in pictures)
    for check in done.checks:
        assert check.found in page.replace("&#x27;", "'").replace("&quot;", '"')

    database = tmp_path / "data" / "customer-room.db"
    assert all(check.holds for check in checks(done.told, kept(f"sqlite:///{database}")))
    for statement, says in LOSSES.items():
        found = checks(done.told, kept(damaged(database, statement)))
        broken = [check.says for check in found if not check.holds]
        assert [each for each in broken if each.startswith(says)], (statement, broken)
        assert "Log, tables and sealed register agree" in broken
