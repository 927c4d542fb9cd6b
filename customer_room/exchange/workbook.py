"""A workbook (XLSX) read as the table of text that its first sheet shows."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from zipfile import BadZipFile, ZipFile

from customer_room.exchange.cells import LARGEST, ImportUnsupported

ZIP = b"PK\x03\x04"
UNPACKED = 40_000_000
ROWS, COLUMNS = 20_000, 64


def is_workbook(content: bytes) -> bool:
    """Whether a file's bytes are a workbook and no text."""
    return content.startswith(ZIP)


def workbook_text(content: bytes) -> str:
    """Return the first sheet as CSV: values as they are stored, formulas by their last result.

    Raises:
        ImportUnsupported: It is no workbook, or larger than one of people's sheets.
    """
    # Half a second and 15 MB, which only whoever uploads a workbook pays.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if len(content) > LARGEST:
        raise ImportUnsupported("This workbook is larger than 5 MB. Nothing was imported; split "
                                "it.", limit=LARGEST, actual=len(content))  # fmt: skip
    try:
        _refuse_bombs(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        if (sheet.max_row or 0) > ROWS:
            raise ImportUnsupported(f"The first sheet has more than {ROWS:,} rows. Nothing was "
                                    "imported; split it.", limit=ROWS)  # fmt: skip
        return _written(sheet.iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError):
        raise ImportUnsupported("This workbook cannot be read. Nothing was imported; save the "
                                "sheet as “CSV UTF-8” and try again.") from None  # fmt: skip


def _refuse_bombs(content: bytes) -> None:
    with ZipFile(io.BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > UNPACKED:
            raise ImportUnsupported("This workbook is too large once unpacked. Nothing was "
                                    "imported; copy its cells and paste them.")  # fmt: skip


def _written(rows: Iterable[tuple[object, ...]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(_filled([_cell(value) for value in row]) for row in rows)
    return out.getvalue()


def _filled(cells: list[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)
