"""Odd but storable records bring no page down, and count nowhere that they should not."""

from typing import Any

import pytest

from customer_room.domain.decisions import Decision
from customer_room.domain.measured import reading_of
from customer_room.domain.reviews import Review
from customer_room.domain.room import Room
from customer_room.domain.visibility import viewer_of
from customer_room.domain.windows import all_windows
from customer_room.operations.quarter_facts import QuarterReader
from customer_room.operations.reviews import fell, reviewed
from customer_room.operations.rooms import latest_in_words, room_lines
from customer_room.scoring.weights import DEFAULTS
from customer_room.ui.competency.view import competency_view
from tests.unit.domain.cast import PEOPLE, ROOM, SEATS, World, opened

FIGURE = {"id": "k1", "stage_id": "a", "name": "Answered", "type": "proportion", "direction": "up"}
COUNT = {"segment_id": "homes", "quarter": "2026-Q1", "opening": 10, "gained": 2, "lost": 1,
         "closing": 11}  # fmt: skip


@pytest.fixture
def world() -> World:
    return opened()


@pytest.mark.parametrize(
    "start",
    [{"value": "about 40"}, {"value": "1e300"}, {"k": 50, "n": 30}, {"k": 1}, {"k": -1, "n": 3},
     {"value": "4", "sd": "wide"}],
)  # fmt: skip
def test_a_figure_starts_from_a_number(world: World, start: dict[str, Any]) -> None:
    world.raised()
    world.do("care", "kpi.set", **FIGURE)
    aim = {"kpi": "k1", "to": "0.8", "by": "2026-12-31", "from": {"date": "2026-03-01"} | start}
    world.refused("sales", "decision.edit", "bad_field", id="d1", expectation=aim)


@pytest.mark.parametrize(
    "row",
    [{"value": "about 40"}, {"k": 50, "n": 30}, {"k": 0, "n": -5}, {"value": "1e300", "n": 3}],
)  # fmt: skip
def test_what_is_stored_and_says_no_number_is_no_reading(row: dict[str, Any]) -> None:
    assert reading_of({"date": "2026-03-01"} | row, "proportion") is None


def test_a_spread_or_number_of_cases_that_is_none_is_left_out() -> None:
    found = reading_of({"date": "2026-03-01", "value": "4", "n": -1, "sd": "wide"}, "mean")
    assert found is not None
    assert (str(found.value), found.n, found.sd) == ("4", None, None)


def test_own_words_of_more_than_all_are_refused(world: World) -> None:
    world.raised()
    aim = {"kpi": "Cold homes", "to": "few", "by": "2026-12-31", "from": {"k": 50, "n": 30}}
    problem = world.refused("sales", "decision.edit", "bad_field", id="d1", expectation=aim)
    assert problem.field == "expectation.from.k"


def test_nothing_is_proved_by_estimated_moves(world: World) -> None:
    world.raised(anchors={"stage_ids": ["a"], "step_ids": ["a1"]})

    def moves(quality: str) -> None:
        for quarter, left in (("2025-Q1", 400), ("2026-Q1", 100)):
            world.do("care", "moves.load", rows=[
                {"from_step": "a1", "to": to, "segment_id": "homes", "quarter": quarter,
                 "count": count, "source": "x", "quality": quality}
                for to, count in (("LEFT", left), ("a2", 1000 - left))])  # fmt: skip

    def better() -> bool:
        with world.store.reading() as read:
            return fell(read, world.get(Decision, "d1"), "2026-Q1", DEFAULTS)

    moves("counted")
    assert better()
    moves("estimated")
    assert not better()


def test_guests_read_no_figures_on_their_first_page(world: World) -> None:
    world.do("care", "counts.load", rows=[COUNT])
    world.decided()
    world.do("facilitator", "room.close", id=ROOM)
    with world.store.reading() as read:
        guest, leader = (room_lines(read, viewer_of(PEOPLE[who]), world.now)
                         for who in ("guest", "sales"))  # fmt: skip
    assert (leader[0].came, leader[0].joint) == ("2", "1 of 1")
    assert [(line.came, line.left, line.net, line.joint) for line in guest] == [("", "", "", "")]
    assert latest_in_words(guest) == ""


def test_a_closed_rooms_line_counts_what_was_decided_by_then(world: World) -> None:
    world.do("care", "counts.load", rows=[COUNT])
    world.do("sales", "decision.raise", id="d2", made_in="outside", one_line="Late",
             co_owners=["dana"])  # fmt: skip
    world.do("facilitator", "room.close", id=ROOM)
    world.wait(days=10)
    world.do("sales", "decision.decide", id="d2")
    with world.store.reading() as read:
        (line,) = room_lines(read, viewer_of(PEOPLE["sales"]), world.now)
    assert line.joint == ""


def test_a_figure_given_up_before_the_close_counts_no_more(world: World) -> None:
    world.do("care", "kpi.set", **FIGURE, target="0.9", target_date="2026-12-31")
    world.do("care", "reading.add", id="m1", kpi_id="k1", date="2026-04-01", k=1, n=2)

    def counted() -> dict[str, Any]:
        with world.store.reading() as read:
            return dict(QuarterReader(read, all_windows(read)[-1], world.now).read_kpis())

    assert counted() == {"a": ("k1",)}
    world.do("care", "kpi.retire", id="k1")
    assert counted() == {}


def test_a_gate_of_a_restricted_decision_has_no_name_for_a_reader(world: World) -> None:
    world.do("sales", "guardrail.set", id="l1", name="Five", applies_to="launch",
             conditions=[{"text": "It works"}])  # fmt: skip
    world.do("sales", "guardrail.adopt", id="l1")
    world.raised()
    world.do("sales", "decision.edit", id="d1", restricted=True)
    world.do("sales", "gate.open", id="t1", list_id="l1", used_for="Closing the Leipzig yard",
             decision_id="d1")  # fmt: skip
    world.do("sales", "gate.close", id="t1", outcome="held")
    world.do("facilitator", "survey.open", id="s", room_id=ROOM, instrument="eight criteria")
    for who in SEATS:
        world.do(who, "survey.answer", id=f"s.{who}", survey_id="s", points=[2] * 8)
    world.do("facilitator", "survey.show", id="s")
    with world.store.reading() as read:
        seat, reader = (str(competency_view(read, PEOPLE[who], {}, world.now))
                        for who in ("finance", "reader"))  # fmt: skip
    assert "Closing the Leipzig yard" in seat
    assert "Closing the Leipzig yard" not in reader
    assert "a gate of a restricted decision" in reader


def test_what_was_tried_out_is_no_review(world: World) -> None:
    with world.store.begin() as tx:
        room = Room(id="try", quarter="2026-Q1", title="Try", kind="rehearsal")
        tried = Decision(id="d9", number="Rehearsal-01", quarter="2026-Q1", one_line="x",
                         room_id="try")  # fmt: skip
        review = Review(id="v9", decision_id="d9", text="x", outcome="kept", submitted_by="dana",
                        submitted_at=world.now, level=2, on=world.now[:10])  # fmt: skip
        tx.append("x", "op-1", world.now, "s", None, [e.put() for e in (room, tried, review)])
    with world.store.reading() as read:
        assert reviewed(read) == []
