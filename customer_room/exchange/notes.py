"""Notes in and out: ``text`` with, if wanted, lane, stage, step, kind, evidence and competitor."""

from collections.abc import Callable, Sequence
from typing import get_args

from customer_room.domain.journey import Stage, Step
from customer_room.domain.loads import NoteRow
from customer_room.domain.notes import (
    LANE_TITLES,
    LANES,
    NOTES_PER_BOARD,
    EvidenceLevel,
    Note,
    NoteKind,
)
from customer_room.domain.record import Read
from customer_room.domain.scenes import board_scene
from customer_room.domain.visibility import Viewer, view
from customer_room.exchange.cells import Line, delimiter_of, read_lines, write_lines
from customer_room.exchange.moves import on_map
from customer_room.exchange.preview import Column, Preview, Wrong, read_under, tidy
from customer_room.exchange.words import Lookup, any_text, one_of

HEADER = ("lane", "stage", "step", "text", "kind", "evidence_level", "instead_of")
NAMES = frozenset({*HEADER, "note", "evidence", "competitor"})


def preview_notes(lines: Sequence[Line], read: Read, room_id: str, lane: str | None) -> Preview:
    """Return what loading these notes would do.

    Args:
        lines: Rows under a header.
        read: This workspace.
        room_id: Whose board.
        lane: The lane of rows that name none.
    """
    columns = (
        Column("lane", lane_of, lane) if lane else Column("lane", lane_of),
        Column("stage", stage_reader(read), None),
        Column("step", on_map(read).read, None),
        Column("text", any_text, aliases=("note",)),
        Column("kind", one_of(get_args(NoteKind)), "note"),
        Column("evidence_level", one_of(get_args(EvidenceLevel)), "we assume", ("evidence",)),
        Column("instead_of", any_text, None, ("competitor",)),
    )
    reading = read_under(lines, columns, NOTES_PER_BOARD)
    for place, (number, row) in enumerate(reading.rows):
        row |= {"stage_id": row.pop("stage", None), "step_id": row.pop("step", None)}
        reading.rows[place] = (number, {"lane": lane, **row})
    rows = tuple(row for _, row in reading.faultless(NoteRow))
    payload = {"room_id": room_id, "rows": list(rows)}
    summary = f"{len(rows):,} new"
    return Preview("notes", "notes.load", payload, rows, reading.total,
                   tuple(sorted(reading.problems, key=lambda p: (p.row, p.column))),
                   summary)  # fmt: skip


def note_lines(text: str) -> list[Line]:
    """Return rows under a header; pasted lines without one get it: each line is a note's text."""
    plain = text.removeprefix("\ufeff")
    first = plain.lstrip().partition("\n")[0].replace('"', "")
    if "\t" in plain or any(tidy(cell) in NAMES for cell in first.split(delimiter_of(first))):
        return read_lines(text)
    rows = enumerate(plain.splitlines(), start=1)
    pasted = [Line(number, (line.strip(),)) for number, line in rows if line.strip()]
    return [Line(1, ("text",)), *pasted] if pasted else []


def lane_of(cell: str) -> str:
    """Read a lane by its key or by its words on the board."""
    keys = {title.lower(): lane for lane, title in LANE_TITLES.items()}
    return keys.get(" ".join(cell.lower().split())) or one_of(LANES)(cell)


def stage_reader(read: Read) -> Callable[[str], str]:
    """Return a reader of a stage by id, name or letter (A is the first)."""
    rows = sorted(read.find(Stage, removed_at=None), key=lambda s: (s.order, s.id))
    stages = Lookup("stage", {s.id: s.name for s in rows})
    letters = {chr(ord("A") + place): s.id for place, s in enumerate(rows)}

    def find(cell: str) -> str:
        id = stages.find(cell) or letters.get(cell.upper())
        if id is None:
            raise Wrong(f"There is no stage “{cell[:80]}”.", stages.suggest(cell))
        return id

    return find


def notes_file(read: Read, room_id: str, viewer: Viewer) -> str:
    """Return the notes of a room that a viewer may see as CSV; imported again they are equal."""
    scene = board_scene(read, room_id)
    stages = sorted(read.find(Stage, removed_at=None), key=lambda s: (s.order, s.id))
    places = {stage.id: place for place, stage in enumerate(stages)}
    stage = Lookup("stage", {s.id: s.name for s in stages})
    step = Lookup("step", {s.id: s.name for s in read.find(Step, removed_at=None)})

    def place(note: Note) -> tuple[int, int, str, str]:
        return LANES.index(note.lane), places.get(note.stage_id or "", -1), note.order, note.id

    rows: list[tuple[str, ...]] = []
    for note in sorted(read.find(Note, room_id=room_id, removed_at=None), key=place):
        row = note.as_row()
        if view("note", row, row, scene, viewer) is not None:
            rows.append((
                note.lane, stage.label(note.stage_id) if note.stage_id else "",
                step.label(note.step_id) if note.step_id else "", note.text, note.kind,
                note.evidence_level, note.instead_of or "",
            ))  # fmt: skip
    return write_lines(HEADER, rows)
