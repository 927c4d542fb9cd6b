"""What an import would do: its rows, and everything that is wrong by row and column."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from customer_room.domain.command import refusal_of
from customer_room.domain.errors import ImportInvalid
from customer_room.exchange.cells import ImportUnsupported, Line, unmarked

LISTED = 20
SHOWN = 80


class Wrong(Exception):
    """A cell cannot be used: what is wrong, and what to write instead."""

    def __init__(self, text: str, suggestion: str = "") -> None:
        super().__init__(text)
        self.text, self.suggestion = text, suggestion


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    Attributes:
        row: As the spreadsheet counts it; the header is row 1.
        column: The column's name; empty for the whole row.
        cell: What stands there, at most 80 characters.
    """

    row: int
    column: str
    text: str
    suggestion: str = ""
    cell: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the problem for the wire."""
        return {"row": self.row, "column": self.column, "text": self.text,
                "suggestion": self.suggestion, "cell": self.cell}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be imported by one command, all of it or nothing.

    Attributes:
        command: The wire name of the command that applies it.
        payload: That command's payload, complete when there is no problem.
        rows: The rows that can be used, as the command takes them.
        total: How many rows there are below the header.
        summary: What applying it would change, in words.
        notice: What will look different afterwards than one may think; empty if nothing does.
    """

    kind: str
    command: str
    payload: dict[str, Any]
    rows: tuple[dict[str, Any], ...]
    total: int
    problems: tuple[Problem, ...] = ()
    summary: str = ""
    notice: str = ""

    def check(self) -> None:
        """Refuse to go on while something is wrong.

        Raises:
            ImportInvalid: Lists the first 20 problems by row and column.
        """
        if not self.problems:
            return
        first, more = self.problems[0], len(self.problems) - 1
        place = f"row {first.row}" + (f", column {spoken(first.column)}" if first.column else "")
        also = f" and {more} more to mend" if more else ""
        raise ImportInvalid(f"Nothing was imported. In {place}: {first.text}{also}.",
                            actual=[problem.as_json() for problem in self.problems[:LISTED]],
                            limit=LISTED)  # fmt: skip

    def as_json(self) -> dict[str, Any]:
        """Return the preview for the wire; of problems and rows, all."""
        return {
            "kind": self.kind,
            "total": self.total,
            "ready": len(self.rows),
            "rows": list(self.rows),
            "problems": [problem.as_json() for problem in self.problems],
            "summary": self.summary,
            "notice": self.notice,
        }


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind of file.

    Attributes:
        read: Turns a cell into its value, or raises ``Wrong``.
        default: Stands for an empty cell; a column without one is needed. A column that the file
            does not have at all is left out of its rows.
        aliases: Other names people give it.
    """

    name: str
    read: Callable[[str], Any]
    default: Any = ...
    aliases: tuple[str, ...] = ()

    @property
    def needed(self) -> bool:
        """Whether every row must fill it."""
        return self.default is ...


@dataclass(slots=True)
class Reading:
    """The rows of a file under its columns, and what was found wrong on the way."""

    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list[tuple[int, dict[str, Any]]])
    problems: list[Problem] = field(default_factory=list[Problem])
    total: int = 0

    def wrong(self, row: int, column: str, text: str, suggestion: str = "", cell: str = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(row, column, text, suggestion, cell[:SHOWN]))

    def faultless(self, model: type[BaseModel]) -> list[tuple[int, dict[str, Any]]]:
        """Return the rows that the command's own row takes; its refusals become problems."""
        kept: list[tuple[int, dict[str, Any]]] = []
        for number, row in self.rows:
            try:
                given = model.model_validate(row).model_dump(mode="json", exclude_unset=True)
                kept.append((number, given))
            except ValidationError as invalid:
                refusal = refusal_of(invalid)
                self.wrong(number, refusal.field or "", refusal.message.partition(" Nothing")[0])
        return kept


def read_under(lines: Sequence[Line], columns: Sequence[Column], most: int) -> Reading:
    """Read rows under their header; the columns may stand in any order.

    Args:
        lines: The file's rows, the header first.
        columns: Those of this kind of file.
        most: How many rows may come at once.
    """
    reading = Reading(total=max(len(lines) - 1, 0))
    places = header_places(lines, columns, reading)
    if places is None:
        return reading
    if reading.total > most:
        reading.wrong(lines[most].number, "", f"{reading.total:,} rows are too many at once; "
                      f"{most:,} fit.", "Split the file.")  # fmt: skip
        return reading
    if not reading.total:
        reading.wrong(1, "", "There are no rows below the header.")
    for line in lines[1:]:
        row = _row(line, places, columns, reading)
        if row is not None:
            reading.rows.append((line.number, row))
    return reading


def header_places(
    lines: Sequence[Line], columns: Sequence[Column], reading: Reading
) -> dict[str, int] | None:
    """Return where each column stands, or None where the header cannot be used.

    Raises:
        ImportUnsupported: There is no header, nor anything else.
    """
    names = {alias: column.name for column in columns for alias in (column.name, *column.aliases)}
    known = [spoken(name) for name in names]
    wanted = f"The first row names the columns: {', '.join(spoken(c.name) for c in columns)}."
    if not lines:
        raise ImportUnsupported(f"There is nothing in it, so nothing was imported. {wanted}")
    header = lines[0]
    places: dict[str, int] = {}
    for at, cell in enumerate(header.cells):
        name = names.get(tidy(cell))
        if name is None and cell:
            reading.wrong(header.number, cell[:SHOWN], "No column has this name here.",
                          near(spoken(tidy(cell)), known) or "Take the column out.",
                          cell)  # fmt: skip
        elif name in places:
            reading.wrong(header.number, str(name), "This column is there twice.",
                          "Take one of them out.", cell)  # fmt: skip
        elif name is not None:
            places[name] = at
    missing = [column.name for column in columns if column.needed and column.name not in places]
    if len(missing) == 1:
        reading.wrong(header.number, missing[0], "This column is missing.", wanted)
    elif missing:
        listed = ", ".join(spoken(name) for name in missing)
        reading.wrong(header.number, "", f"These columns are missing: {listed}.", wanted)
    return None if reading.problems else places


def _row(
    line: Line, places: Mapping[str, int], columns: Iterable[Column], reading: Reading
) -> dict[str, Any] | None:
    """Read one row; None when a cell of it is wrong."""
    before, row = len(reading.problems), dict[str, Any]()
    if any(line.cells[max(places.values()) + 1 :]):
        reading.wrong(line.number, "", "This row has more cells than there are columns.",
                      "Put a text that holds the separator into quotation marks.")  # fmt: skip
    for column in columns:
        at = places.get(column.name)
        if at is None:
            continue
        cell = line.cells[at] if at < len(line.cells) else ""
        try:
            row[column.name] = _cell(column, cell)
        except Wrong as problem:
            reading.wrong(line.number, column.name, problem.text, problem.suggestion, cell)
    return row if len(reading.problems) == before else None


def _cell(column: Column, cell: str) -> Any:
    if not cell:
        if column.needed:
            raise Wrong("This cell is empty.")
        return column.default
    if cell[0] in "=＝":
        raise Wrong("This is a formula, not a value.", "Paste the values only.")
    return column.read(unmarked(cell))


def tidy(text: str) -> str:
    """Return a name as it is compared: lower case, one underscore for spaces and hyphens."""
    return re.sub(r"[\s\-_]+", "_", text.strip().lower())


def spoken(name: str) -> str:
    """Return a column's name as people write it; ``tidy`` undoes it."""
    return name.replace("_", " ")


def near(text: str, known: Iterable[str]) -> str:
    """Suggest the known word that looks most like a text; empty where none does."""
    found = get_close_matches(text, list(known), n=1, cutoff=0.6)
    return f"Did you mean “{found[0]}”?" if found else ""
