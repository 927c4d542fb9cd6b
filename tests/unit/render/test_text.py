"""Type: lines fit, nothing is lost without an ellipsis, letters of other languages are drawn."""

from importlib import resources

import pytest

from customer_room.render import metrics, text
from customer_room.render.text import Face

LONG = "Two winters of calls came from screens nobody had tried in a cold home"
FACES: tuple[Face, ...] = ("regular", "medium", "bold", "serif", "serif-bold")


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("room", [60.0, 120.0, 400.0])
def test_wrapped_lines_fit_and_keep_every_word(face: Face, room: float) -> None:
    lines = text.wrap(LONG, face, 16, room)
    assert all(text.width(line, face, 16) <= room for line in lines)
    assert " ".join(lines) == LONG


def test_a_word_wider_than_the_room_is_broken() -> None:
    lines = text.wrap("Donaudampfschifffahrt", "regular", 16, 50)
    assert "".join(lines) == "Donaudampfschifffahrt"
    assert all(text.width(line, "regular", 16) <= 50 for line in lines)


def test_too_many_lines_end_in_an_ellipsis() -> None:
    lines = text.wrap(LONG, "regular", 16, 120, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert text.width(lines[-1], "regular", 16) <= 120


def test_shorten_leaves_a_short_line_alone() -> None:
    assert text.shorten("Pay", "bold", 14, 200) == "Pay"
    assert text.shorten(LONG, "bold", 14, 90).endswith("…")


def test_letters_a_family_lacks_come_from_the_other() -> None:
    runs = text._runs("Zażółć gęślą", "serif")
    assert {face for _, face in runs} == {"serif", "regular"}
    assert "".join(run for run, _ in runs) == "Zażółć gęślą"
    assert text._runs("Zażółć gęślą", "regular") == (("Zażółć gęślą", "regular"),)


def test_the_lanes_letter_widths_are_those_of_the_font() -> None:
    font = text.font("regular", 4000)
    for code in range(32, 127):
        assert metrics.text_width(chr(code), 1000) == pytest.approx(
            font.getlength(chr(code)), abs=1
        )


def test_lane_words_wrap_with_an_ellipsis() -> None:
    lines = metrics.wrapped(LONG, 60, 12, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(metrics.text_width(line, 12) <= 60 for line in lines)


def test_both_licences_travel_with_the_fonts() -> None:
    names = {
        item.name for item in resources.files("customer_room.render").joinpath("fonts").iterdir()
    }
    assert {"LICENSE-atkinson-hyperlegible-next.txt", "LICENSE-source-serif-4.txt"} <= names
    assert sum(name.endswith(".ttf") for name in names) == 5
