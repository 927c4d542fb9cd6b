"""Customers gained and lost: figures that add up, follow on, are agreed, and freeze."""

import pytest

from customer_room.domain.customers import CustomerCount, LossReason, cell_id
from customer_room.domain.freezing import Restatement
from customer_room.domain.loss_reasons import reasons_given
from customer_room.domain.moves import Move, move_id
from customer_room.domain.values import previous_quarter
from tests.unit.domain.cast import ROOM, World

CELL = {"segment_id": "homes", "quarter": "2026-Q1"}
COUNT = CELL | {"opening": 100, "gained": 9, "lost": 4, "won_back": 1, "closing": 106}
NEXT = COUNT | {"quarter": "2026-Q2", "opening": 106, "closing": 112}
MOVE = {"from_step": "a1", "to": "a2", "segment_id": "homes", "quarter": "2026-Q1", "count": 5}


def count(world: World, quarter: str = "2026-Q1") -> CustomerCount:
    return world.get(CustomerCount, cell_id(quarter, "homes"))


def closed(world: World) -> World:
    """The quarter has figures, its room has closed, and it has been kept."""
    world.do("finance", "count.enter", **COUNT)
    world.do("finance", "count.agree", **CELL)
    world.do("care", "loss_reason.set", **CELL, category="Too dear", count=3)
    world.do("sales", "moves.load", rows=[MOVE])
    world.do("facilitator", "room.close", id=ROOM)
    world.do("system", "quarter.keep", room_id=ROOM)
    return world


class TestEntering:
    """Figures add up, and open with what the quarter before closed with."""

    def test_what_adds_up_stands_and_nobody_has_agreed_yet(self, world: World) -> None:
        world.do("finance", "count.enter", **COUNT)
        assert (count(world).closing, count(world).agreed_by) == (106, None)

    def test_what_does_not_is_refused_with_the_right_sum(self, world: World) -> None:
        problem = world.refused("finance", "count.enter", "bad_field", **COUNT | {"closing": 100})
        assert "106" in problem.message
        assert (problem.field, problem.actual) == ("closing", 100)

    def test_a_segment_must_exist(self, world: World) -> None:
        world.refused("finance", "count.enter", "not_found", **COUNT | {"segment_id": "none"})

    def test_the_next_quarter_opens_with_it(self, world: World) -> None:
        world.do("finance", "count.enter", **COUNT)
        world.do("finance", "count.enter", **NEXT)
        other = NEXT | {"opening": 107, "closing": 113}
        problem = world.refused("finance", "count.enter", "bad_field", **other)
        assert "2026-Q1 closed with 106" in problem.message

    def test_another_opening_is_restated_with_a_reason(self, world: World) -> None:
        world.do("finance", "count.enter", **COUNT)
        world.do(
            "finance",
            "count.enter",
            **NEXT
            | {"opening": 107, "closing": 113, "restated_reason": "One household counted twice"},
        )
        assert count(world, "2026-Q2").restated_reason == "One household counted twice"

    def test_the_same_figures_again_change_nothing(self, world: World) -> None:
        world.do("finance", "count.enter", **COUNT)
        world.do("finance", "count.agree", **CELL)
        before = world.fingerprint()
        world.do("sales", "count.enter", **COUNT)
        assert world.fingerprint() == before


class TestAgreeing:
    """One agreed figure; competing ones stay beside it."""

    @pytest.fixture(autouse=True)
    def _entered(self, world: World) -> None:
        world.do("sales", "count.enter", **COUNT)

    def test_a_leader_agrees_for_himself_only(self, world: World) -> None:
        world.do("finance", "count.agree", **CELL)
        assert count(world).agreed_by == "idris"
        world.refused("sales", "count.agree", "not_allowed", **CELL, agreed_by="idris")

    def test_a_facilitator_types_for_him(self, world: World) -> None:
        world.do("facilitator", "count.agree", **CELL, agreed_by="idris")
        assert count(world).agreed_by == "idris"
        world.refused("facilitator", "count.agree", "not_found", **CELL, agreed_by="nobody")

    def test_nothing_is_agreed_before_it_is_entered(self, world: World) -> None:
        problem = world.refused("finance", "count.agree", "bad_field", segment_id="homes",
                                quarter="2026-Q2")  # fmt: skip
        assert problem.field == "quarter"

    def test_other_figures_are_agreed_anew_and_another_source_is_not(self, world: World) -> None:
        world.do("finance", "count.agree", **CELL)
        world.do("sales", "count.enter", **COUNT, source="billing run")
        assert (count(world).agreed_by, count(world).source) == ("idris", "billing run")
        world.do("sales", "count.enter", **COUNT | {"gained": 10, "closing": 107})
        assert count(world).agreed_by is None

    def test_a_competing_figure_stays_beside_it(self, world: World) -> None:
        world.do("sales", "count.differ", **CELL, figure="gained", value=12, source="contracts")
        world.do("sales", "count.differ", **CELL, figure="gained", value=11, source="contracts")
        world.do("facilitator", "count.differ", **CELL, figure="lost", value=5, for_member="rosa")
        world.do("finance", "count.enter", **COUNT | {"gained": 10, "closing": 107})
        assert [(v["by"], v["figure"], v["value"]) for v in count(world).other_versions] == [
            ("dana", "gained", 11), ("rosa", "lost", 5)]  # fmt: skip
        world.do("sales", "count.differ", **CELL, figure="gained", value=None)
        assert [v["by"] for v in count(world).other_versions] == ["rosa"]

    def test_nobody_puts_figures_into_anothers_mouth(self, world: World) -> None:
        world.refused("sales", "count.differ", "not_allowed", **CELL, figure="lost", value=1,
                      for_member="rosa")  # fmt: skip

    def test_ten_versions_are_kept(self, world: World) -> None:
        figures = ("opening", "gained", "lost", "won_back", "bought_more")
        for who in ("sales", "finance"):
            for figure in figures:
                world.do(who, "count.differ", **CELL, figure=figure, value=1)
        world.refused("care", "count.differ", "bad_field", **CELL, figure="lost", value=1)
        world.do("sales", "count.differ", **CELL, figure="lost", value=2)


class TestReasons:
    """Why they left never adds up to more than left."""

    @pytest.fixture(autouse=True)
    def _entered(self, world: World) -> None:
        world.do("sales", "count.enter", **COUNT)

    def test_up_to_all_that_left(self, world: World) -> None:
        world.do("care", "loss_reason.set", **CELL, category="Too dear", count=3, step_id="a1")
        problem = world.refused("care", "loss_reason.set", "bad_field", **CELL,
                                category="Moved home", count=2)  # fmt: skip
        assert (problem.limit, problem.actual) == (1, 2)
        world.do("care", "loss_reason.set", **CELL, category="Moved home", count=1)

    def test_a_category_is_the_same_in_any_case(self, world: World) -> None:
        world.do("care", "loss_reason.set", **CELL, category="Too dear", count=3)
        world.do("care", "loss_reason.set", **CELL, category="too  DEAR", count=4)
        assert [r.count for r in world.find(LossReason)] == [4]

    def test_none_before_the_figures(self, world: World) -> None:
        world.refused("care", "loss_reason.set", "bad_field", segment_id="homes",
                      quarter="2026-Q2", category="Too dear", count=1)  # fmt: skip

    @pytest.mark.parametrize("fault", [{"count": 0}, {"category": " "}])
    def test_a_reason_has_a_name_and_somebody_behind_it(
        self, world: World, fault: dict[str, object]
    ) -> None:
        given = CELL | {"category": "Too dear", "count": 1} | fault
        world.refused("care", "loss_reason.set", "bad_field", **given)

    def test_a_step_must_exist(self, world: World) -> None:
        world.refused("care", "loss_reason.set", "not_found", **CELL, category="x", count=1,
                      step_id="none")  # fmt: skip

    def test_fewer_cannot_have_left_than_gave_a_reason(self, world: World) -> None:
        world.do("care", "loss_reason.set", **CELL, category="Too dear", count=3)
        fewer = COUNT | {"lost": 2, "closing": 108}
        problem = world.refused("sales", "count.enter", "bad_field", **fewer)
        assert problem.field == "lost"

    def test_a_dropped_one_was_never_asked(self, world: World) -> None:
        world.do("care", "loss_reason.set", **CELL, category="Too dear", count=3)
        world.do("care", "loss_reason.drop", **CELL, category="too dear")
        assert world.find(LossReason) == []
        world.refused("care", "loss_reason.drop", "not_found", **CELL, category="too dear")


class TestManyRows:
    """A file comes in as a whole or not at all."""

    def test_rows_may_follow_on_each_other(self, world: World) -> None:
        world.do("sales", "counts.load", rows=[NEXT, COUNT])
        assert [count(world, q).opening for q in ("2026-Q1", "2026-Q2")] == [100, 106]

    @pytest.mark.parametrize(
        ("fault", "field"),
        [({"closing": 1}, "closing"), ({"segment_id": "none"}, "segment_id"),
         ({"opening": 5, "closing": 11}, "opening"), ({"gained": -1}, "gained"),
         ({"quarter": "2026"}, "quarter")],
    )  # fmt: skip
    def test_one_bad_row_imports_nothing(
        self, world: World, fault: dict[str, object], field: str
    ) -> None:
        problem = world.refused("sales", "counts.load", "bad_field", rows=[COUNT, NEXT | fault])
        assert problem.field == f"rows.1.{field}"

    def test_it_is_taken_back_as_a_whole_until_something_stands_on_it(self, world: World) -> None:
        done = world.do("sales", "counts.load", rows=[COUNT, NEXT])
        world.do("sales", "operation.undo", op_id=done.op_id)
        assert world.find(CustomerCount) == []
        again = world.do("sales", "counts.load", rows=[COUNT, NEXT])
        world.do("care", "loss_reason.set", **CELL, category="Too dear", count=1)
        world.refused("sales", "operation.undo", "conflict", op_id=again.op_id)


class TestAfterTheRoomHasClosed:
    """The quarter's figures freeze with its room; afterwards a reason restates them."""

    CHANGES = (
        ("count.enter", COUNT | {"gained": 8, "closing": 105}),
        ("counts.load", {"rows": [COUNT | {"gained": 8, "closing": 105}]}),
        ("loss_reason.set", CELL | {"category": "Moved home", "count": 1}),
        ("loss_reason.drop", CELL | {"category": "Too dear"}),
        ("moves.load", {"rows": [MOVE | {"count": 6}]}),
    )

    @pytest.mark.parametrize(("name", "payload"), CHANGES)
    def test_without_a_reason_nothing_moves(
        self, world: World, name: str, payload: dict[str, object]
    ) -> None:
        closed(world).refused("facilitator", name, "phase_closed", **payload)

    @pytest.mark.parametrize(("name", "payload"), CHANGES)
    def test_with_one_it_is_restated_and_noted(
        self, world: World, name: str, payload: dict[str, object]
    ) -> None:
        closed(world).do("sales", name, **payload, because="A list was missing")
        (noted,) = world.find(Restatement)
        assert (noted.quarter, noted.reason, noted.by) == ("2026-Q1", "A list was missing", "dana")

    def test_not_before_the_quarter_has_been_kept(self, world: World) -> None:
        world.do("finance", "count.enter", **COUNT)
        world.do("facilitator", "room.close", id=ROOM)
        name, payload = self.CHANGES[0]
        problem = world.refused("sales", name, "phase_closed", **payload, because="A list")
        assert "72 hours" in problem.message
        world.refused("finance", "count.agree", "phase_closed", **CELL)
        world.do("system", "quarter.keep", room_id=ROOM)
        world.do("sales", name, **payload, because="A list")
        world.do("finance", "count.agree", **CELL)

    def test_the_same_figures_again_need_no_reason(self, world: World) -> None:
        closed(world).do("sales", "moves.load", rows=[MOVE])
        world.do("sales", "count.enter", **COUNT)
        world.do("sales", "loss_reason.set", **CELL, category="Too dear", count=3)
        assert world.find(Restatement) == []
        assert world.get(Move, move_id("2026-Q1", "homes", "a1", "a2")).count == 5

    def test_the_next_quarter_is_open(self, world: World) -> None:
        closed(world).do("sales", "count.enter", **NEXT)
        assert world.find(Restatement) == []

    def test_undo_does_not_reach_into_it(self, world: World) -> None:
        done = world.do("sales", "moves.load", rows=[MOVE | {"to": "LEFT"}])
        world.do("facilitator", "room.close", id=ROOM)
        world.refused("sales", "operation.undo", "phase_closed", op_id=done.op_id)

    def test_no_version_is_added(self, world: World) -> None:
        closed(world).refused("sales", "count.differ", "phase_closed", **CELL, figure="lost",
                              value=1)  # fmt: skip


@pytest.mark.parametrize(("quarter", "before"), [("2026-Q1", "2025-Q4"), ("2026-Q3", "2026-Q2")])
def test_the_quarter_before(quarter: str, before: str) -> None:
    assert previous_quarter(quarter) == before


def test_all_functions_choose_from_one_list_of_reasons(world: World) -> None:
    assert reasons_given_in(world) == []
    world.do("care", "evidence.add", id="e1", kind="unaided", form="quote", text="Cold",
             stage_id="a", observed_on="2026-03-01", category="waited too long")  # fmt: skip
    world.do("care", "evidence.add", id="e2", kind="unaided", form="quote", text="Cold",
             stage_id="a", observed_on="2026-03-01")  # fmt: skip
    assert reasons_given_in(world) == ["waited too long"]


def reasons_given_in(world: World) -> list[str]:
    with world.store.reading() as read:
        return reasons_given(read)
