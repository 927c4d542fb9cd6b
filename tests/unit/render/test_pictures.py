"""Poster and card: the right size, everything inside, nothing dropped in silence, no drift."""

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from customer_room.render import card_parts, group_paint, poster_rows
from customer_room.render.canvas import Align, Canvas
from customer_room.render.card import card
from customer_room.render.lane_view import LaneView
from customer_room.render.note_paint import SetNote, paint_note
from customer_room.render.poster import PosterGroup, PosterNote, PosterView, poster
from customer_room.render.text import Face
from tests.unit.render.maps import any_map, board, decision

GOLDEN = Path(__file__).parent / "golden"
ALIKE = 6.0


@dataclass(frozen=True)
class Line:
    """A line of type as it was set, with its ends in layout px."""

    words: str
    left: float
    right: float
    baseline: float
    sheet: tuple[float, float]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[Line]:
    """Every line of type that is set while the test runs."""
    found: list[Line] = []
    really = Canvas.words

    def words(
        on: Canvas,
        x: float,
        baseline: float,
        line: str,
        size: float,
        tone: str = "ink",
        face: Face = "regular",
        align: Align = "start",
        halo: str | None = None,
    ) -> float:
        wide = really(on, x, baseline, line, size, tone, face, align, halo)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[align]
        found.append(Line(line, left, left + wide, baseline, (on.width, on.height)))
        return wide

    monkeypatch.setattr(Canvas, "words", words)
    return found


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float, float]]:
    """Text, top and bottom of every note that is painted while the test runs."""
    found: list[tuple[str, float, float]] = []

    def paint(on: Canvas, one: SetNote, x: float, y: float, width: float) -> None:
        found.append((one.note.text, y, y + one.height))
        paint_note(on, one, x, y, width)

    for module in (poster_rows, group_paint):
        monkeypatch.setattr(module, "paint_note", paint)
    return found


def _open(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def _difference(one: Image.Image, other: Image.Image) -> float:
    """Give the worst difference of any small region, 0 to 255; blind to the edges of letters."""
    small = (one.width // 8, one.height // 8)
    calm = [image.resize(small, Image.Resampling.BOX) for image in (one, other)]
    blurred = [image.filter(ImageFilter.BoxBlur(1)) for image in calm]
    between = ImageChops.difference(*blurred)
    return max(high for _, high in between.getextrema())


def _inside(lines: list[Line]) -> None:
    assert lines
    for line in lines:
        assert line.left >= 0, line
        assert line.right <= line.sheet[0] + 0.5, line
        assert 8 <= line.baseline <= line.sheet[1] - 3, line


@pytest.mark.parametrize(
    ("paper", "density", "size"),
    [
        ("screen", 1, (1920, 1080)),
        ("screen", 2, (3840, 2160)),
        ("a3", 1, (2480, 1754)),
        ("a3", 2, (4961, 3508)),
    ],
)
def test_poster_has_the_size_of_its_paper(paper, density, size) -> None:
    assert _open(poster(board(), "light", paper, density)).size == size


@pytest.mark.parametrize(("density", "size"), [(1, (1240, 1754)), (2, (2480, 3508))])
def test_card_is_a_page_of_a4(density, size) -> None:
    assert _open(card(decision(), "light", density)).size == size


def test_poster_shows_every_note_when_there_is_room(cards, lines: list[Line]) -> None:
    view = board(24)
    poster(view)
    assert sorted(text for text, _, _ in cards) == sorted(note.text for note in view.notes)
    assert not any("more" in line.words for line in lines)
    _inside(lines)


def _crowded() -> PosterView:
    notes = tuple(
        PosterNote("WHO", "a", f"Long note {at} " + "very " * 40, votes=at % 7) for at in range(300)
    )
    return replace(board(), notes=notes)


def test_poster_counts_the_notes_it_cannot_show(cards, lines: list[Line]) -> None:
    poster(_crowded(), "light", "screen", 1)
    hidden = 300 - len(cards)
    assert 0 < hidden < 300
    said = [line.words for line in lines]
    assert f"+{hidden} more" in said
    assert any(words.startswith(f"{hidden} of 300 notes are not on this") for words in said)
    _inside(lines)


def test_poster_frames_a_group_with_its_name_and_votes(cards, lines: list[Line]) -> None:
    notes = tuple(PosterNote("WHO", "a", f"Letter {at}", group="g") for at in range(2))
    loose = PosterNote("WHO", "a", "Alone")
    group = PosterGroup("g", "Letters nobody reads", 7)
    poster(replace(board(), notes=(loose, *notes), groups=(group,)), "light", "screen", 1)
    said = [line.words for line in lines]
    assert "Letters nobody reads" in said
    assert said[said.index("Letters nobody reads") + 1] == "7"
    assert sorted(text for text, _, _ in cards) == ["Alone", "Letter 0", "Letter 1"]
    assert "3 notes" in said


def test_poster_counts_what_it_cannot_show_of_a_group(cards, lines: list[Line]) -> None:
    notes = tuple(replace(note, group="g") for note in _crowded().notes)
    group = PosterGroup("g", "Letters nobody reads")
    poster(replace(board(), notes=notes, groups=(group,)), "light", "screen", 1)
    hidden = 300 - len(cards)
    assert 0 < hidden < 300
    assert f"+{hidden} more" in [line.words for line in lines]


def test_poster_says_what_the_notes_below_the_journey_are(lines: list[Line]) -> None:
    poster(board(24), "light", "screen", 1)
    said = [line.words for line in lines]
    assert "…and why" in said


def test_poster_keeps_the_notes_with_most_votes(cards, lines: list[Line]) -> None:
    poster(_crowded(), "light", "screen", 1)
    shown = [int(text.split()[2]) % 7 for text, _, _ in cards]
    assert min(shown) >= 5


@pytest.mark.parametrize("stages", [1, 9])
def test_poster_holds_any_map(lines: list[Line], stages: int) -> None:
    view = board()
    many = tuple(
        replace(view.stages[at % 3], id=f"s{at}", name="Supercalifragilisticexpialidocious " * 3)
        for at in range(stages)
    )
    notes = tuple(replace(note, stage=many[0].id) for note in view.notes)
    title = "A very long title of a room " * 8
    poster(
        replace(
            view,
            room_title=title,
            subtitle=title,
            stages=many,
            notes=notes,
            journey=any_map(9, stages, 30, 50),
        )
    )
    _inside([line for line in lines if line.baseline < 160 or "left" in line.words])


def test_poster_of_a_room_without_stages_keeps_its_notes(cards) -> None:
    view = board(8)
    poster(replace(view, stages=(), journey=LaneView(())), density=1)
    assert len(cards) == len(view.notes)


def test_poster_counts_notes_of_a_row_it_does_not_have(lines: list[Line]) -> None:
    view = board(8)
    poster(replace(view, lanes=view.lanes[1:]), density=1)
    assert "2 of 8 notes are not on this sheet; all are in the room" in [x.words for x in lines]


def test_card_says_its_parts_in_the_order_of_the_method(lines: list[Line]) -> None:
    card(decision())
    labels = ["Where", "Why", "Who", "Dissent", "Chosen over", "Expected, now", "Promises"]
    labels += ["Our people may", "How well"]
    set_ = [line.words for line in lines if line.words in labels]
    assert set_ == labels
    _inside(lines)


def test_card_leaves_out_what_is_absent(lines: list[Line]) -> None:
    card(replace(decision(), dissent=(), quote="", why="", decided=None))
    said = [line.words for line in lines]
    assert "Dissent" not in said
    assert "Why" not in said
    assert "How well" not in said
    assert "Where" in said


def test_card_says_expected_alone_before_the_first_reading(lines: list[Line]) -> None:
    reading = replace(decision().reading, now=None)  # type: ignore[type-var]
    card(replace(decision(), reading=reading))
    said = [line.words for line in lines]
    assert "Expected" in said
    assert "Expected, now" not in said


def test_card_foot_of_an_open_text_has_no_stray_dot(lines: list[Line]) -> None:
    card(replace(decision(), frozen=""))
    assert "Record 7d3a 91f0" in [line.words for line in lines]


def test_card_says_not_yet_before_the_first_review(lines: list[Line]) -> None:
    card(decision())
    assert "not yet" in [line.words for line in lines]


def test_a_long_card_gets_smaller_and_then_says_what_is_missing(lines: list[Line]) -> None:
    view = decision()
    card(replace(view, dissent=view.dissent * 8))
    final = [line for line in lines if line.sheet == lines[-1].sheet]
    assert "How well" in [line.words for line in final]
    _inside(final)
    lines.clear()
    card(replace(view, dissent=view.dissent * 90, one_line="Bake " * 60, why="because " * 400))
    final = [line for line in lines if line.sheet == lines[-1].sheet]
    assert "The rest of this card is in the log" in [line.words for line in final]


def test_reading_without_change_is_drawn(lines: list[Line]) -> None:
    still = card_parts.Reading(0.1, "10%", 0.1, "expected 10%")
    card(replace(decision(), reading=still))
    assert "expected 10%" in [line.words for line in lines]


def test_equal_input_gives_equal_bytes() -> None:
    assert poster(board(), density=1) == poster(board(), density=1)
    assert card(decision(), density=1) == card(decision(), density=1)


@pytest.mark.parametrize("name", ["poster-light", "poster-dark", "card-light", "card-dark"])
def test_pictures_look_as_agreed(name: str) -> None:
    kind, theme = name.split("-")
    made = poster(board(), theme, density=1) if kind == "poster" else card(decision(), theme, 1)
    agreed = Image.open(GOLDEN / f"{name}.png").convert("RGB")
    picture = _open(made).resize(agreed.size, Image.Resampling.BOX)
    assert _difference(picture, agreed) < ALIKE


def test_a_changed_note_would_be_noticed() -> None:
    view = board()
    other = replace(view, notes=(replace(view.notes[1], kind="dishonour"), *view.notes[2:]))
    agreed = Image.open(GOLDEN / "poster-light.png").convert("RGB")
    picture = _open(poster(other, density=1)).resize(agreed.size, Image.Resampling.BOX)
    assert _difference(picture, agreed) > 3 * ALIKE


def test_dark_is_dark() -> None:
    mean = ImageStat.Stat(_open(poster(board(), "dark", density=1)).convert("L")).mean[0]
    assert mean < 70
