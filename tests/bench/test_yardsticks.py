"""The yardsticks carry the same weight as the product."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from customer_room.live.protocol import encode, numbered
from customer_room.operations.bench.disk import COMMITS, commit_times
from customer_room.operations.bench.meter import mark
from customer_room.operations.bench.relay_talk import relayed


def test_the_relay_carries_what_the_product_sends_for_a_moved_note() -> None:
    moved = ["note", "note0007", {"order": f"run10{mark(7)}"}]
    assert relayed(7) == numbered(7, encode({"c": [moved], "t": ["note"]}))


def test_every_commit_of_the_disk_counts_and_is_kept(tmp_path: Path) -> None:
    figures = commit_times(tmp_path / "disk.db", 10_000)
    with closing(sqlite3.connect(tmp_path / "disk.db")) as database:
        assert database.execute("SELECT count(*) FROM row").fetchone() == (COMMITS,)
    ordered = [figures[f"commit_p{share}_ms"] or 0 for share in (50, 95, 99)]
    assert 0 < ordered[0] <= ordered[1] <= ordered[2]
