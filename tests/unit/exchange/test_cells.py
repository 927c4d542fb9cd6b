"""Rows of cells: every kind of file people have, and none that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.domain.errors import DomainError
from customer_room.exchange.cells import (
    LARGEST,
    RUNS,
    decoded,
    delimiter_of,
    marked,
    read_lines,
    unmarked,
    write_lines,
)

ROWS = [("from", "to"), ("a, b", 'say "so"')]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_each_separator_ending_and_start(mark: str, ending: str, start: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator=ending).writerows(ROWS)
    assert [line.cells for line in read_lines(start + out.getvalue())] == ROWS


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    lines = read_lines('h1,h2\n\n"two\nlines",x\n ,\ny,z')
    assert [(line.number, line.cells) for line in lines] == [
        (1, ("h1", "h2")), (3, ("two\nlines", "x")), (5, ("y", "z"))]  # fmt: skip


def test_a_separator_inside_quotation_marks_is_not_counted() -> None:
    assert delimiter_of('"a,b,c,d";e') == ";"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_excel_saves_is_read(encoding: str) -> None:
    assert decoded("Frühling".encode(encoding)).lstrip("\ufeff") == "Frühling"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"PK\x03\x04\xff\xff", b"a\x00b"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(DomainError) as caught:
        decoded(content)
    assert caught.value.code == "import_unsupported"


@pytest.mark.parametrize("read", [lambda: decoded(b"x" * (LARGEST + 1)),
                                  lambda: read_lines("x" * (LARGEST + 1)),
                                  lambda: read_lines('a,"b\nc')])  # fmt: skip
def test_too_much_or_an_open_quotation_mark_is_refused(read: object) -> None:
    with pytest.raises(DomainError) as caught:
        read()  # type: ignore[operator]
    assert caught.value.code == "import_unsupported"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", " =1", "\t=1", "'=1"])
def test_nothing_written_runs_in_a_spreadsheet(text: str) -> None:
    assert marked(text).startswith("'")
    assert unmarked(marked(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "3 - 2", "a=b", "'quoted'"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert unmarked(text) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=4))
def test_what_is_written_is_read_again(cells: list[str]) -> None:
    row = tuple(cell.strip() for cell in cells)
    header = tuple(f"column {number}" for number in range(len(row)))
    lines = [line.cells for line in read_lines(write_lines(header, [row]))]
    assert lines[0] == header
    assert [tuple(map(unmarked, line)) for line in lines[1:]] == ([row] if any(row) else [])
    assert not [cell for line in lines[1:] for cell in line if cell[:1] in RUNS and cell]
