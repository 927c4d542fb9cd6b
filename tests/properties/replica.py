"""A client's copy of a room by P6, P7, P9 and P10 of docs/PROTOCOL.md, as a stranger would write.

Like ``ui/sync/replica.js``, whose agreement ``test_replicas`` shows on recorded frames.
"""

from typing import Any

from customer_room.domain.operation import Change, Tables, apply


class Replica:
    """Tables over a snapshot.

    Attributes:
        wants: A new snapshot is due.
        asked: How often one was; a snapshot from before the last time is worth nothing.
    """

    def __init__(self) -> None:
        self.tables: Tables = {}
        self.expected = 1
        self.wants = False
        self.kept: list[list[Any]] = []
        self.asked = 0

    def opened(self) -> None:
        """Start over on a new connection."""
        self.expected, self.wants, self.kept = 1, True, []

    def receive(self, frame: dict[str, Any]) -> None:
        """Take one frame in the order of arrival."""
        if frame["n"] != self.expected or "hello" in frame or "reload" in frame:
            self.want()
        self.expected = frame["n"] + 1
        if "c" in frame:
            if self.wants:
                self.kept += frame["c"]
            else:
                apply(self.tables, [Change(*triple) for triple in frame["c"]])

    def want(self) -> None:
        """Ask for a snapshot; patches from now on are kept until it is there."""
        self.wants, self.kept = True, []
        self.asked += 1

    def take(self, snapshot: dict[str, Any]) -> None:
        """Put a snapshot in place, then what was kept."""
        self.tables = snapshot["records"]
        self.wants = False
        apply(self.tables, [Change(*triple) for triple in self.kept])
        self.kept = []


def rows(tables: Tables) -> Tables:
    """Return tables without empty ones, to compare."""
    return {table: records for table, records in tables.items() if records}
