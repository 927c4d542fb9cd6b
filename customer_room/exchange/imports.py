"""Importing moves, steps, notes and counts: one way for files, pastes, pages and command line."""

from dataclasses import dataclass
from typing import Literal

from customer_room.domain.record import Read
from customer_room.exchange.cells import decoded, read_lines
from customer_room.exchange.counts import preview_counts
from customer_room.exchange.moves import preview_moves
from customer_room.exchange.notes import note_lines, preview_notes
from customer_room.exchange.preview import Preview
from customer_room.exchange.steps import preview_steps
from customer_room.exchange.workbook import is_workbook, workbook_text

Import = Literal["moves", "steps", "notes", "counts"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where an import goes.

    Attributes:
        room_id: Whose board gets the notes.
        lane: The lane of notes that name none.
        quarter: From which the functions of steps serve.
    """

    room_id: str = ""
    lane: str | None = None
    quarter: str = ""


def preview(
    kind: Import, content: str | bytes, read: Read, now: str, target: Target | None = None
) -> Preview:
    """Return what an import would do; ``Preview.check`` refuses one with problems.

    Applying it is the one command ``Preview.command`` with ``Preview.payload``.

    Args:
        kind: What the rows are.
        content: A file's bytes (a workbook or text), or pasted text: CSV, TSV or semicolons.
        read: This workspace.
        now: This moment, around which quarters are looked for.
        target: Where it goes.

    Raises:
        ImportUnsupported: It is no table of text at all.
    """
    to = target or Target()
    text = content if isinstance(content, str) else text_of(content)
    match kind:
        case "moves":
            return preview_moves(read_lines(text), read, now)
        case "steps":
            return preview_steps(read_lines(text), read, to.quarter)
        case "counts":
            return preview_counts(read_lines(text), read)
        case "notes":
            return preview_notes(note_lines(text), read, to.room_id, to.lane)


def text_of(content: bytes) -> str:
    """Return the table of text in a file: a workbook's first sheet, or the file's own text.

    Raises:
        ImportUnsupported: It is neither.
    """
    return workbook_text(content) if is_workbook(content) else decoded(content)
