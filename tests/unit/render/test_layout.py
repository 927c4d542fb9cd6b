"""The lane's geometry: tidy for any map, equal for equal maps, honest about widths."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from customer_room.render.lane_routes import along_curve, arrow_width
from customer_room.render.lane_shapes import LaneDrawing
from customer_room.render.lane_sheet import extent
from customer_room.render.layout import LaneView, MoveView, StageView, StepView, lane
from tests.unit.render.maps import any_map, bakery

MAPS = [
    bakery(),
    LaneView((StageView("a", "Alone"),)),
    LaneView((StageView("a", "Alone"),), (StepView("x", "a", 1, "Only step"),)),
    replace(bakery(), moves=()),
    any_map(1, 1, 40, 80, 240.0),
    any_map(2, 9, 40, 120),
    any_map(3, 5, 40, 60, 240.0),
    any_map(4, 9, 9, 12, 60.0),
    any_map(5, 2, 3, 9),
    any_map(6, 7, 15, 40),
]


def _points(drawing: LaneDrawing) -> Iterator[tuple[float, float]]:
    for line in drawing.strokes:
        yield from (along_curve(line.points, at / 12) for at in range(13))
    for head in drawing.heads:
        yield from head.points
    for mark in drawing.marks:
        half = mark.size / 2
        yield from ((mark.x - half, mark.y - half), (mark.x + half, mark.y + half))
    for bar in drawing.bars:
        yield from ((bar.x, bar.y), (bar.x + bar.width, bar.y + bar.height))
    for spot in drawing.diamonds:
        yield from ((spot.x - spot.size, spot.y), (spot.x, spot.y + spot.size))
    if drawing.stayed:
        box = drawing.stayed
        yield from ((box.x - box.width / 2, box.y), (box.x + box.width / 2, box.y))


@pytest.mark.parametrize("view", MAPS)
def test_every_shape_is_inside_the_lane(view: LaneView) -> None:
    drawing = lane(view)
    for x, y in _points(drawing):
        assert -3 <= x <= drawing.width + 3
        assert -3 <= y <= drawing.height + 3
    for label in drawing.labels:
        left, top, right, bottom = extent(label)
        assert left >= 0
        assert right <= drawing.width + 1
        assert top >= -1
        assert bottom <= drawing.height + 1


@pytest.mark.parametrize("view", MAPS)
def test_no_two_steps_overlap(view: LaneView) -> None:
    drawing = lane(view)
    assert len(drawing.marks) == len(view.steps)
    for one, other in combinations(drawing.marks, 2):
        apart = max(abs(one.x - other.x), abs(one.y - other.y))
        assert apart >= one.size + 4, (one.id, other.id)
    for mark in drawing.marks:
        if drawing.stayed:
            box = drawing.stayed
            aside = abs(mark.x - box.x) - (mark.size + box.width) / 2
            below = abs(mark.y - box.y) - (mark.size + box.height) / 2
            assert max(aside, below) > 0


@pytest.mark.parametrize("view", MAPS)
def test_a_step_stands_in_the_column_of_its_stage(view: LaneView) -> None:
    edges: dict[str, tuple[float, float]] = {}
    left = 0.0
    for stage in view.stages:
        edges[stage.id] = (left, left + stage.width)
        left += stage.width
    stage_of = {step.id: step.stage for step in view.steps}
    for mark in lane(view).marks:
        low, high = edges[stage_of[mark.id]]
        assert low <= mark.x <= high


@pytest.mark.parametrize("view", MAPS)
def test_the_order_of_the_input_does_not_matter(view: LaneView) -> None:
    shuffled = replace(
        view,
        steps=tuple(random.Random(1).sample(view.steps, len(view.steps))),
        moves=tuple(random.Random(2).sample(view.moves, len(view.moves))),
    )
    assert json.dumps(lane(view).as_json()) == json.dumps(lane(shuffled).as_json())


def test_json_has_sorted_keys_and_short_figures() -> None:
    plain = lane(bakery()).as_json()
    assert json.dumps(plain) == json.dumps(plain, sort_keys=True)
    assert json.loads(json.dumps(plain)) == plain
    lines = json.loads(json.dumps(plain["strokes"]))
    figures = [part for line in lines for point in line["points"] for part in point]
    assert all(round(part, 1) == part for part in figures)


def test_arrow_width_is_linear_with_a_least_width() -> None:
    view = replace(bakery(), customers_per_px=100.0)
    widths = {line.id: line.width for line in lane(view).strokes}
    assert widths["a1>a2"] == pytest.approx(30.0)
    assert widths["a2>b1"] == pytest.approx(15.0)
    assert widths["b1>LEFT"] == pytest.approx(1.3)
    assert widths["b1>b3"] == pytest.approx(1.6)
    assert arrow_width(9000, 300.0) == pytest.approx(3 * arrow_width(3000, 300.0))


@pytest.mark.parametrize("most", [1, 7, 300, 7250, 99_999, 12_000_000])
def test_the_widest_arrow_stays_readable_at_any_size_of_company(most: int) -> None:
    view = replace(bakery(), moves=(MoveView("a1", "a2", most),))
    width = next(line.width for line in lane(view).strokes)
    assert 12 < width <= 26.1


def test_a_town_of_thousands_gets_300_customers_to_a_px() -> None:
    view = replace(bakery(), moves=(MoveView("a1", "a2", 7250), MoveView("a2", "b1", 600)))
    widths = {line.id: line.width for line in lane(view).strokes}
    assert widths["a1>a2"] == pytest.approx(7250 / 300)
    assert widths["a2>b1"] == pytest.approx(2.0)


def test_the_most_used_way_is_the_first_row() -> None:
    rows = {mark.id: mark.y for mark in lane(bakery()).marks}
    assert len({rows[step] for step in ("a1", "a2", "b1", "b2", "c1")}) == 1
    assert rows["b3"] > rows["a1"]


def test_equal_pairs_are_added_and_unknown_steps_left_out() -> None:
    twice = (MoveView("a1", "a2", 10), MoveView("a1", "a2", 5), MoveView("a1", "zz", 9))
    rows = lane(replace(bakery(), moves=twice)).moves
    assert [(row.source, row.target, row.count) for row in rows] == [("Smell it", "Taste it", 15)]


def test_a_skipped_step_is_a_red_bypass_with_words() -> None:
    drawing = lane(bakery())
    line = next(line for line in drawing.strokes if line.id == "b1>c1")
    assert line.role == "bypass"
    assert "300 never told how" in [" ".join(label.lines) for label in drawing.labels]


def test_losses_fall_to_the_floor_and_prospects_do_not() -> None:
    drawing = lane(bakery())
    assert drawing.floor
    low = drawing.floor[2]
    for line in drawing.strokes:
        if line.role == "left":
            assert low - 8 <= line.points[-1][1] <= low
        if line.role == "never":
            assert line.points[-1][1] < low - 20


def test_bars_sum_the_losses_of_a_stage() -> None:
    drawing = lane(bakery())
    bars = {bar.stage: bar.width for bar in drawing.bars}
    assert set(bars) == {"b", "c"}
    assert bars["b"] / bars["c"] == pytest.approx(110 / 400)
    captions = [label.lines[0] for label in drawing.labels if label.role in ("left", "worst")]
    assert "400 left, 78% of all" in captions
    assert "110 left" in captions


def test_amber_diamonds_stand_only_where_nobody_agreed() -> None:
    assert {spot.id for spot in lane(bakery()).diamonds} == {"b2>c1", "b1>b3"}
    assert lane(replace(bakery(), unagreed=frozenset())).diamonds == ()


def test_a_step_nobody_serves_says_so() -> None:
    marks = {mark.id: mark for mark in lane(bakery()).marks}
    assert marks["b2"].code is None
    assert "nobody serves this step" in marks["b2"].title
    assert "served by Operations" in marks["b1"].title


def test_customers_already_here_come_from_above() -> None:
    drawing = lane(bakery())
    assert ["1,000 already with us"] in [list(label.lines) for label in drawing.labels]
    band = next(line for line in drawing.strokes if line.role == "already")
    assert band.points[0][1] < band.points[1][1]


def test_the_sentence_and_the_tables_say_the_same() -> None:
    drawing = lane(bakery())
    assert "1,900 stayed" in drawing.summary
    assert "510 left, most in “Do I come back?” (400, 78% of all)" in drawing.summary
    assert "2 hand-offs nobody agreed" in drawing.summary
    assert sum(row.count for row in drawing.losses) == 510
    assert drawing.losses[0].step == "Look back"
    assert [row.agreed for row in drawing.moves].count(False) == 2


def test_no_numbers_is_said_and_shows_no_floor() -> None:
    drawing = lane(replace(bakery(), moves=()))
    assert drawing.floor is None
    assert drawing.stayed is None
    assert "No customer numbers yet" in drawing.summary
    assert ("No customer numbers yet",) in [label.lines for label in drawing.labels]


@pytest.mark.parametrize("seed", range(12))
def test_words_do_not_cover_each_other_or_a_step_on_a_usual_map(seed: int) -> None:
    drawing = lane(replace(bakery(), customers_per_px=100.0 + 40 * seed))
    boxes = [extent(label) for label in drawing.labels]
    boxes += [(m.x - 14, m.y - 14, m.x + 14, m.y + 14) for m in drawing.marks]
    for one, other in combinations(boxes, 2):
        wide = min(one[2], other[2]) - max(one[0], other[0])
        high = min(one[3], other[3]) - max(one[1], other[1])
        assert min(wide, high) <= 1.5, (one, other)
