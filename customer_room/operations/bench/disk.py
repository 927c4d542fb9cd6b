"""What durability alone costs here: one small row, committed to the disk, at an even pace.

No change can reach a screen before its commit, so this is the least that the product can add to
the relay's time on this disk, whatever else it does.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from customer_room.operations.bench.figures import Figure, percentile

COMMITS = 200
ROW = "x" * 300
MS = 1_000.0


def commit_times(file: Path, per_second: float) -> dict[str, Figure]:
    """Measure commits with the product's settings: a write-ahead log, synced each time.

    Args:
        file: A database of the measurement's own; created if missing.
        per_second: Commits a second, as many as the even load has changes.

    Returns:
        p50, p95 and p99 in ms of the commit alone.
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE IF NOT EXISTS row (text TEXT)")
        took = sorted(_commit(database, 1 / per_second) for _ in range(COMMITS))
    return {f"commit_p{s}_ms": percentile(took, s / 100) for s in (50, 95, 99)}


def _commit(database: sqlite3.Connection, pause: float) -> float:
    time.sleep(pause)
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO row VALUES (?)", (ROW,))
    began = time.perf_counter()
    database.execute("COMMIT")
    return (time.perf_counter() - began) * MS
