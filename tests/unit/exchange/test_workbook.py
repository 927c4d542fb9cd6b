"""Workbooks are read as the table their first sheet shows, or refused in a sentence."""

import io
from datetime import date, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl import Workbook

from customer_room.exchange.cells import ImportUnsupported, read_lines
from customer_room.exchange.imports import preview
from customer_room.exchange.workbook import is_workbook, workbook_text
from tests.unit.domain.cast import World


def saved(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_values_are_written_as_people_type_them() -> None:
    content = saved(
        ("segment", "n", "day", "at", "kept"),
        ("Homes, family", 12.0, date(2026, 3, 1), datetime(2026, 3, 1, 9, 30), True),
        (None, 2.5, None, None, False),
    )
    assert is_workbook(content)
    lines = [line.cells for line in read_lines(workbook_text(content))]
    assert lines == [
        ("segment", "n", "day", "at", "kept"),
        ("Homes, family", "12", "2026-03-01", "2026-03-01", "TRUE"),
        ("", "2.5", "", "", "FALSE"),
    ]


def test_counts_come_in_from_a_workbook(world: World) -> None:
    content = saved(
        ("segment", "quarter", "opening", "gained", "lost", "closing"),
        ("homes", "2026-Q1", 100, 10, 5, 105),
        ("homes", "2026-Q2", 105, 10, 5, 111),
    )
    with world.store.reading() as read:
        found = preview("counts", content, read, world.now)
    assert [(p.row, p.column) for p in found.problems] == [(3, "closing")]


def test_what_is_no_workbook_is_refused_and_nothing_else_is_said() -> None:
    for content in (b"PK\x03\x04 and no more", _zip({"a.txt": b"x"}), b""):
        with pytest.raises(ImportUnsupported, match="cannot be read"):
            workbook_text(content)


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_args, **_more: pytest.fail("opened"))
    with pytest.raises(ImportUnsupported, match="once unpacked"):
        workbook_text(_zip({"xl/worksheets/sheet1.xml": b" " * 41_000_000}))


def test_a_sheet_without_end_is_refused() -> None:
    with pytest.raises(ImportUnsupported, match="more than 20,000 rows"):
        workbook_text(saved(*[(n,) for n in range(20_001)]))


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()
