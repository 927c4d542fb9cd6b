"""The chain of the sealed register, line by line."""

from dataclasses import replace

import pytest

from customer_room.domain.command import Entry
from customer_room.store.register import Line, seal, verify


def three() -> list[Line]:
    lines: list[Line] = []
    for n, kind in enumerate(("decision seal", "signature", "dissent"), start=1):
        entry = Entry(kind, f"record-{n}", f'{{"line":{n}}}')
        lines.append(seal(entry, n, lines[-1].hash if lines else ""))
    return lines


def test_an_untouched_register_holds() -> None:
    lines = three()
    assert verify(lines, 3, lines[-1].hash) is None
    assert verify([], 0, "") is None


@pytest.mark.parametrize("field", ["kind", "record_id", "salt", "text", "sealed", "hash"])
@pytest.mark.parametrize("n", [1, 2, 3])
def test_one_changed_byte_is_found_and_located(field: str, n: int) -> None:
    lines = three()
    last = lines[-1].hash
    value = str(getattr(lines[n - 1], field))
    lines[n - 1] = replace(lines[n - 1], **{field: value[:-1] + chr(ord(value[-1]) ^ 1)})
    fault = verify(lines, 3, last)
    assert fault is not None
    assert (fault.table, fault.row) == ("register", f"line {n}")


@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_line_that_was_taken_out_is_missed(n: int) -> None:
    lines = three()
    last = lines[-1].hash
    del lines[n - 1]
    fault = verify(lines, 3, last)
    assert fault is not None
    assert fault.row == f"line {n}"


def test_lines_cannot_change_places() -> None:
    first, second, third = three()
    swapped = [replace(second, n=1), replace(first, n=2), third]
    fault = verify(swapped, 3, third.hash)
    assert fault is not None
    assert fault.row == "line 1"


def test_an_added_line_is_noticed_by_the_head() -> None:
    lines = three()
    more = seal(Entry("signature", "record-4", "{}"), 4, lines[-1].hash)
    fault = verify([*lines, more], 3, lines[-1].hash)
    assert fault is not None
    assert fault.row == "line 4"


def test_an_erased_line_still_holds_but_half_of_it_does_not() -> None:
    lines = three()
    last = lines[-1].hash
    erased = [lines[0], replace(lines[1], salt=None, text=None), lines[2]]
    assert verify(erased, 3, last) is None
    half = [lines[0], replace(lines[1], salt=None), lines[2]]
    fault = verify(half, 3, last)
    assert fault is not None
    assert fault.row == "line 2"


def test_equal_texts_do_not_look_equal_once_erased() -> None:
    entry = Entry("signature", "record", "agree")
    assert seal(entry, 1, "").sealed != seal(entry, 1, "").sealed
