"""Importing moves, steps and notes: one way for files, pasted cells, pages and the command line."""

from dataclasses import dataclass
from typing import Literal

from customer_room.domain.record import Read
from customer_room.exchange.cells import decoded, read_lines
from customer_room.exchange.moves import preview_moves
from customer_room.exchange.notes import note_lines, preview_notes
from customer_room.exchange.preview import Preview
from customer_room.exchange.steps import preview_steps

Import = Literal["moves", "steps", "notes"]


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
        content: A file's bytes, or pasted text: CSV, TSV or semicolons.
        read: This workspace.
        now: This moment, around which quarters are looked for.
        target: Where it goes.

    Raises:
        ImportUnsupported: It is no table of text at all.
    """
    to = target or Target()
    text = decoded(content) if isinstance(content, bytes) else content
    match kind:
        case "moves":
            return preview_moves(read_lines(text), read, now)
        case "steps":
            return preview_steps(read_lines(text), read, to.quarter)
        case "notes":
            return preview_notes(note_lines(text), read, to.room_id, to.lane)
