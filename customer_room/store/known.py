"""What has been read of a workspace, kept true by every write.

Commands ask again and again for the same few rows: the session, the member, the room, the stage.
The writer keeps them from one transaction to the next for as long as the workspace stands where it
left it; whoever else writes moves the head, and then nothing of this is believed any more.
"""

from dataclasses import dataclass, field
from typing import Any

from customer_room.domain.operation import Edit, Fields
from customer_room.domain.record import Record

MOST_ROWS = 4_000
MOST_QUESTIONS = 64

Row = tuple[str, str]
Question = tuple[str, tuple[tuple[str, Any], ...]]


@dataclass(slots=True)
class Known:
    """Rows as they stand at one moment, absent ones included.

    Attributes:
        rows: Fields by (table, id); None for a record that does not exist.
        records: The same as records, shared by all who ask: nobody changes them.
        counts: How many records match, by table and what was asked.
        newest: The highest number each client has been answered, by (member, client).
    """

    rows: dict[Row, Fields | None] = field(default_factory=dict[Row, Fields | None])
    records: dict[Row, Record] = field(default_factory=dict[Row, Record])
    counts: dict[Question, int] = field(default_factory=dict[Question, int])
    newest: dict[Row, int] = field(default_factory=dict[Row, int])

    @property
    def is_large(self) -> bool:
        """Whether this is more than is worth its memory."""
        return (
            len(self.rows) > MOST_ROWS
            or len(self.newest) > MOST_ROWS
            or len(self.counts) > MOST_QUESTIONS
        )

    def clear(self) -> None:
        """Forget everything."""
        for kept in (self.rows, self.records, self.counts, self.newest):
            kept.clear()

    def learn(self, edit: Edit, before: Fields | None) -> None:
        """Take over what was written just now.

        Args:
            edit: What changed.
            before: All fields of the record before that; None if it is new.
        """
        after = None if edit.after is None else {**(before or {}), **edit.after}
        self.rows[edit.table, edit.id] = after
        self.records.pop((edit.table, edit.id), None)
        for table, asked in self.counts:
            if table == edit.table:
                change = _matches(edit.id, after, asked) - _matches(edit.id, before, asked)
                self.counts[table, asked] += change


def _matches(id: str, fields: Fields | None, asked: tuple[tuple[str, Any], ...]) -> bool:
    if fields is None:
        return False
    return all((id if name == "id" else fields[name]) == value for name, value in asked)
