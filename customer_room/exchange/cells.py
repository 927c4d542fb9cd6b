"""Rows of cells: read from CSV, TSV or a paste, written so that no spreadsheet runs them."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from customer_room.domain.errors import DomainError

DELIMITERS = "\t;,"
LARGEST = 5_000_000
# What makes a spreadsheet run a cell (OWASP, CSV injection), full-width forms included.
RUNS = frozenset("=+-@\t\r＝＋－＠")
MARK = "'"
BYTE_ORDER = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


class ImportUnsupported(DomainError):
    """The file is of a kind, size or form that cannot be read at all."""

    code = "import_unsupported"


@dataclass(frozen=True, slots=True)
class Line:
    """One row.

    Attributes:
        number: As a spreadsheet counts it: the first row is 1.
        cells: Without spaces around them, and still with the mark of ``marked``.
    """

    number: int
    cells: tuple[str, ...]


def decoded(content: bytes) -> str:
    """Return a file's text: UTF-8, or UTF-16 as Excel writes it.

    Raises:
        ImportUnsupported: It is neither, or larger than 5 MB.
    """
    if len(content) > LARGEST:
        raise ImportUnsupported("This file is larger than 5 MB. Nothing was imported; split it.",
                                limit=LARGEST, actual=len(content))  # fmt: skip
    encoding = next((name for mark, name in BYTE_ORDER.items() if content.startswith(mark)), None)
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        raise ImportUnsupported("This file is not text that can be read. Nothing was imported; "
                                "save it as “CSV UTF-8” and try again.") from None  # fmt: skip
    if "\0" in text:
        raise ImportUnsupported("This is not a table of text. Nothing was imported; "
                                "save the sheet as “CSV UTF-8” and try again.")  # fmt: skip
    return text


def read_lines(text: str) -> list[Line]:
    """Read rows of a file or a paste; empty rows are left out, but counted.

    Raises:
        ImportUnsupported: A quotation mark is not closed, or the text is too long.
    """
    if len(text) > LARGEST:
        raise ImportUnsupported("This is more than 5 MB of text. Nothing was imported; split it.",
                                limit=LARGEST, actual=len(text))  # fmt: skip
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(plain, newline=""), delimiter=delimiter_of(plain), strict=True)
    try:
        rows = [tuple(cell.strip() for cell in row) for row in reader]
    except csv.Error:
        raise ImportUnsupported(f"Row {reader.line_num} has a quotation mark that is not closed or "
                                "not doubled. Nothing was imported.") from None  # fmt: skip
    return [Line(number, row) for number, row in enumerate(rows, start=1) if any(row)]


def delimiter_of(text: str) -> str:
    """Return what parts the cells: whatever the first row has most of outside quotation marks."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=lambda mark: (bare.count(mark), -DELIMITERS.index(mark)))


def write_lines(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Return a CSV file's text (RFC 4180, with a byte order mark, for Excel)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([marked(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def marked(cell: str | int) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run; ``unmarked`` undoes it."""
    text = str(cell)
    return MARK + text if _needs_mark(text) else text


def unmarked(cell: str) -> str:
    """Return a cell's text without the mark of ``marked``."""
    return cell[1:] if cell.startswith(MARK) and _needs_mark(cell[1:]) else cell


def _needs_mark(text: str) -> bool:
    return text[:1] in RUNS or text.lstrip()[:1] in RUNS or text.startswith(MARK)
