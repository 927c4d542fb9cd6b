"""Customers gained and lost in and out: a row for each kind of customer and quarter."""

import re
from collections.abc import Sequence
from typing import Any

from customer_room.domain.customers import (
    ROWS_AT_ONCE,
    CountRow,
    CustomerCount,
    cell_id,
    ledger,
    trouble,
)  # fmt: skip
from customer_room.domain.freezing import closing_room
from customer_room.domain.record import Read
from customer_room.exchange.cells import Line, write_lines
from customer_room.exchange.moves import all_segments
from customer_room.exchange.preview import Column, Preview, Reading, Wrong, read_under
from customer_room.exchange.words import any_text, quarter, whole_number

HEADER = ("segment", "quarter", "opening", "gained", "lost", "won_back", "bought_more",
          "bought_less", "closing", "value_gained", "value_lost", "source",
          "restated_reason")  # fmt: skip
AMOUNT = re.compile(r"(\d{1,3}(?:[,\s'’\u00a0\u202f]\d{3})+|\d{1,12})(?:\.(\d{1,2}))?")
MINOR = 100

Rows = Sequence[tuple[int, dict[str, Any]]]


def preview_counts(lines: Sequence[Line], read: Read) -> Preview:
    """Return what loading these counts would do; money in the file is in whole units."""
    reading = read_under(lines, columns_of(read), ROWS_AT_ONCE)
    reading.rows = [(n, {"segment_id": row.pop("segment"), **row}) for n, row in reading.rows]
    rows = reading.faultless(CountRow)
    _refuse_twice(rows, reading)
    _refuse_what_does_not_add_up(rows, read, reading)
    _refuse_closed(rows, read, reading)
    kept = tuple(row for _, row in rows)
    problems = tuple(sorted(reading.problems, key=lambda p: (p.row, p.column)))
    return Preview("counts", "counts.load", {"rows": list(kept)}, kept, reading.total, problems,
                   _summary(kept, read))  # fmt: skip


def columns_of(read: Read) -> tuple[Column, ...]:
    """Return the columns of a file of counts."""
    return (
        Column("segment", all_segments(read).read, aliases=("kind_of_customer",)),
        Column("quarter", quarter),
        Column("opening", whole_number, aliases=("at_the_start",)),
        Column("gained", whole_number, aliases=("came",)),
        Column("lost", whole_number, aliases=("left",)),
        Column("won_back", whole_number, 0),
        Column("bought_more", whole_number, 0),
        Column("bought_less", whole_number, 0),
        Column("closing", whole_number, aliases=("at_the_end",)),
        Column("value_gained", amount, 0),
        Column("value_lost", amount, 0),
        Column("source", any_text, ""),
        Column("restated_reason", any_text, ""),
    )


def counts_file(read: Read, only: str | None = None) -> str:
    """Return the counts as CSV, of one quarter or of all; imported again they are the same."""
    segments = all_segments(read)
    equals = {"quarter": only} if only else {}
    rows = [(c.quarter, segments.label(c.segment_id), c)
            for c in read.find(CustomerCount, **equals)]  # fmt: skip
    rows.sort(key=lambda row: row[:2])
    return write_lines(HEADER, (
        (segment, c.quarter, c.opening, c.gained, c.lost, c.won_back, c.bought_more, c.bought_less,
         c.closing, _major(c.value_gained), _major(c.value_lost), c.source,
         c.restated_reason or "")
        for _, segment, c in rows
    ))  # fmt: skip


def amount(cell: str) -> int:
    """Read money in whole units, ``37,910`` or ``37910.50``, as minor units.

    Raises:
        Wrong: Anything else.
    """
    found = AMOUNT.fullmatch(cell)
    if not found or (not cell.isascii() and not re.search(r"[\u00a0\u202f’]", cell)):
        raise Wrong("This is not an amount of money.", "Write for example 37910 or 37,910.50.")
    whole, cents = found.groups()
    return int(re.sub(r"\D", "", whole)) * MINOR + int((cents or "0").ljust(2, "0"))


def _refuse_twice(rows: Rows, reading: Reading) -> None:
    seen: dict[str, int] = {}
    for number, row in rows:
        cell = cell_id(row["quarter"], row["segment_id"])
        first = seen.setdefault(cell, number)
        if first != number:
            reading.wrong(number, "segment", f"This kind of customer and quarter stand in row "
                          f"{first} already.", "Keep one of the two.")  # fmt: skip


def _refuse_what_does_not_add_up(rows: Rows, read: Read, reading: Reading) -> None:
    given = [CountRow.model_validate(row) for _, row in rows]
    held = ledger(read, given)
    for (number, _), row in zip(rows, given, strict=True):
        found = trouble(row, held)
        if found:
            column = "segment" if found.field == "segment_id" else found.field
            says = found.says[0].upper() + found.says[1:]
            cell = str(getattr(row, found.field))
            reading.wrong(number, column, says, cell=cell)


def _refuse_closed(rows: Rows, read: Read, reading: Reading) -> None:
    """A closed quarter is restated on the page, one by one, each with its reason."""
    closed = {q for q in {row["quarter"] for _, row in rows} if closing_room(read, q) is not None}
    for number, row in rows:
        standing = read.get(CustomerCount, cell_id(row["quarter"], row["segment_id"]))
        changed = CountRow.model_validate(row).count_after(standing) != standing
        if row["quarter"] in closed and changed:
            reading.wrong(number, "quarter", f"{row['quarter']} is closed: its figures stay as the "
                          "room saw them.", "Correct it on the page, with a reason.")  # fmt: skip


def _summary(rows: Sequence[dict[str, Any]], read: Read) -> str:
    ids = [cell_id(row["quarter"], row["segment_id"]) for row in rows]
    known = sum(read.get(CustomerCount, id) is not None for id in ids)
    quarters = sorted({row["quarter"] for row in rows})
    span = "" if not quarters else f" of {quarters[0]}" + (
        f" to {quarters[-1]}" if len(quarters) > 1 else "")  # fmt: skip
    return f"{len(ids) - known} new, {known} replace figures that are there{span}."


def _major(minor: int) -> str:
    return f"{minor / MINOR:.2f}".removesuffix(".00")
