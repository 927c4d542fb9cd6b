"""Stages, steps, moves, counts and hand-offs: the journey and its numbers."""

import pytest

from customer_room.domain.journey import Stage, Step, sounds_internal
from customer_room.domain.moves import HandOff, Move, move_id
from customer_room.domain.values import next_quarter, quarter_of, quarters_between
from tests.unit.domain.cast import ROOM, SEATS, World

MOVE = {"from_step": "a1", "to": "a2", "segment_id": "homes", "quarter": "2026-Q1", "count": 5}
COUNT = {"segment_id": "homes", "quarter": "2026-Q1", "opening": 100, "gained": 9, "lost": 4,
         "won_back": 1, "closing": 106}  # fmt: skip
PAIR = {"id": "h1", "kind": "step pair", "giving": "a1", "receiving": "a2", "giving_leader": "dana",
        "receiving_leader": "petra", "standard": "Within an hour"}  # fmt: skip


class TestStages:
    """In the customers' words, nine at most, each with one leader at best."""

    def test_a_tenth_is_refused(self, world: World) -> None:
        for number in range(3, 10):
            world.do("sales", "stage.add", id=f"s{number}", order=number, name=f"Stage {number}")
        world.refused("sales", "stage.add", "not_allowed", id="s10", order=9, name="One more")

    def test_one_with_steps_is_not_removed(self, world: World) -> None:
        world.refused("sales", "stage.remove", "not_allowed", id="a")
        world.do("sales", "step.remove", id="b1")
        world.do("sales", "stage.remove", id="b")
        world.refused("sales", "stage.edit", "object_deleted", id="b", name="Back")

    def test_one_that_an_open_decision_lies_on_is_not_removed(self, world: World) -> None:
        world.do("sales", "stage.add", id="c", order=3, name="Put it right")
        world.raised(anchors={"stage_ids": ["c"], "step_ids": ["a2"]})
        world.refused("sales", "stage.remove", "not_allowed", id="c")
        world.refused("sales", "step.remove", "not_allowed", id="a2")
        world.do("sales", "step.remove", id="a1")

    def test_once_it_is_sealed_its_places_may_go(self, world: World) -> None:
        world.do("sales", "stage.add", id="c", order=3, name="Put it right")
        world.raised(anchors={"stage_ids": ["c"], "step_ids": ["a2"]})
        world.do("chief", "decision.write", id="d1", text="I decide.")
        world.wait(hours=73)
        world.do("sales", "stage.remove", id="c")
        world.do("sales", "step.remove", id="a2")

    def test_a_new_name_collides_and_is_to_be_confirmed_again(self, world: World) -> None:
        world.do("care", "stage.confirm", id="a")
        world.do("sales", "stage.edit", id="a", name="Is it for us?", expect="Is this for me?")
        assert world.get(Stage, "a").confirmed_by == []
        problem = world.refused("care", "stage.edit", "conflict", id="a", name="Mine",
                                expect="Is this for me?")  # fmt: skip
        assert problem.actual == "Is it for us?"

    def test_nobody_confirms_a_name_he_did_not_read(self, world: World) -> None:
        world.do("sales", "stage.edit", id="a", name="Is it for us?")
        problem = world.refused("care", "stage.confirm", "conflict", id="a",
                                expect="Is this for me?")  # fmt: skip
        assert problem.actual == "Is it for us?"
        world.do("care", "stage.confirm", id="a", expect="Is it for us?")

    def test_four_in_five_seats_confirm_a_stage(self, world: World) -> None:
        for who in SEATS[:3]:
            world.do(who, "stage.confirm", id="a")
        assert world.get(Stage, "a").status == "proposed"
        world.do(SEATS[3], "stage.confirm", id="a")
        assert world.get(Stage, "a").status == "confirmed"

    def test_who_has_left_confirms_no_stage(self, world: World) -> None:
        for who in SEATS[:3]:
            world.do(who, "stage.confirm", id="a")
        world.do("facilitator", "member.set", id="dana", name="Dana", function_id="sales",
                 role="leader")  # fmt: skip
        world.do(SEATS[3], "stage.confirm", id="a")
        assert world.get(Stage, "a").status == "proposed"
        world.do(SEATS[4], "stage.confirm", id="a")
        assert world.get(Stage, "a").status == "confirmed"

    def test_a_leader_claims_for_himself_and_the_room_accepts(self, world: World) -> None:
        world.do("operations", "stage.claim", id="b", leader="petra")
        assert world.get(Stage, "b").leaders() == []
        world.refused("operations", "stage.claim", "not_allowed", id="b", leader="petra",
                      accepted=True)  # fmt: skip
        world.refused("operations", "stage.claim", "not_allowed", id="b", leader="dana")
        world.do("facilitator", "stage.claim", id="b", leader="petra", accepted=True)
        world.do("facilitator", "stage.claim", id="b", leader="dana", accepted=True)
        assert world.get(Stage, "b").leaders() == ["petra", "dana"]
        world.do("sales", "stage.claim", id="b", leader="dana", claimed=False)
        assert world.get(Stage, "b").leaders() == ["petra"]

    @pytest.mark.parametrize(
        ("name", "word"),
        [("Retention", "retention"), ("Talk to Sales", "Sales"), ("Is it still worth it?", None)],
    )
    def test_our_words_are_noticed_in_a_name(self, name: str, word: str | None) -> None:
        assert sounds_internal(name, ("retention",), ("Sales",)) == word


class TestFreezing:
    """A frozen board freezes the map with it, for all but who runs the room."""

    def test_the_map_does_not_move(self, world: World) -> None:
        world.do("facilitator", "room.lock", id=ROOM, frozen=True)
        for name, payload in (
            ("stage.edit", {"id": "a", "name": "x"}), ("step.edit", {"id": "a1", "name": "x"}),
            ("moves.load", {"rows": [MOVE]}), ("count.enter", COUNT), ("hand_off.set", PAIR),
            ("segment.set", {"id": "homes", "name": "x"}),
            ("steps.load", {"quarter": "2026-Q1", "rows": [{"stage": "a", "name": "x"}]}),
        ):  # fmt: skip
            world.refused("sales", name, "phase_closed", **payload)
        world.do("facilitator", "stage.edit", id="a", name="Put right")

    def test_a_guest_does_not_touch_the_map(self, world: World) -> None:
        world.refused("guest", "stage.edit", "not_allowed", id="a", name="Mine")


class TestSteps:
    """One thing the customer does with us."""

    def test_who_serves_it_is_kept_by_quarter(self, world: World) -> None:
        world.do("sales", "step.serve", id="b1", quarter="2026-Q3", function_id="care")
        step = world.get(Step, "b1")
        served = [
            step.served_by(q) for q in ("2025-Q1", "2026-Q1", "2026-Q2", "2026-Q3", "2027-Q1")
        ]
        assert served == [None, None, None, "care", "care"]

    def test_only_a_function_that_exists_serves(self, world: World) -> None:
        world.refused("sales", "step.serve", "not_found", id="a1", quarter="2026-Q1",
                      function_id="none")  # fmt: skip

    def test_a_rename_collides_visibly(self, world: World) -> None:
        world.do("sales", "step.edit", id="a1", name="Theirs", expect="Step a1")
        world.refused("care", "step.edit", "conflict", id="a1", name="Mine", expect="Step a1")

    def test_it_moves_to_stages_that_stand(self, world: World) -> None:
        world.do("sales", "step.edit", id="a2", stage_id="b")
        assert world.get(Step, "a2").stage_id == "b"
        world.refused("sales", "step.edit", "not_found", id="a2", stage_id="none")


class TestMoves:
    """Counted customers: one row per quarter, segment, from and to; all or nothing."""

    def test_the_same_cell_is_changed_and_not_added(self, world: World) -> None:
        world.do("sales", "moves.load", rows=[MOVE, MOVE | {"to": "LEFT", "count": 2}])
        world.do("sales", "moves.load", rows=[MOVE | {"count": 7}])
        assert sorted((m.to, m.to_kind, m.count) for m in world.find(Move)) == [
            ("LEFT", "end", 2), ("a2", "step", 7)]  # fmt: skip
        assert world.get(Move, move_id("2026-Q1", "homes", "a1", "a2")).count == 7

    @pytest.mark.parametrize(
        ("fault", "code"),
        [({"from_step": "none"}, "bad_field"), ({"to": "AWAY"}, "bad_field"),
         ({"segment_id": "none"}, "bad_field"), ({"count": -1}, "bad_field"),
         ({"quarter": "2026Q1"}, "bad_field"), ({"count": 1.5}, "bad_field"),
         ({"source": "x" * 81}, "text_too_long"), ({"quality": "guess"}, "bad_field")],
    )  # fmt: skip
    def test_one_bad_row_imports_nothing(
        self, world: World, fault: dict[str, object], code: str
    ) -> None:
        problem = world.refused("sales", "moves.load", code, rows=[MOVE, MOVE | fault])
        assert (problem.field or "").startswith("rows.1")

    def test_five_thousand_rows_are_the_most(self, world: World) -> None:
        world.refused("sales", "moves.load", "bad_field", rows=[MOVE] * 5001)

    def test_a_removed_step_takes_no_new_counts(self, world: World) -> None:
        world.do("sales", "step.remove", id="a2")
        world.refused("sales", "moves.load", "bad_field", rows=[MOVE])


class TestHandOffs:
    """Agreed when both leaders accept a standard that is not empty."""

    @pytest.fixture(autouse=True)
    def _pair(self, world: World) -> None:
        world.do("facilitator", "hand_off.set", **PAIR)

    def test_both_accept(self, world: World) -> None:
        world.do("sales", "hand_off.accept", id="h1")
        assert world.get(HandOff, "h1").agreed_on is None
        world.do("operations", "hand_off.accept", id="h1")
        assert world.get(HandOff, "h1").agreed_on == world.now[:10]

    def test_nobody_else_accepts(self, world: World) -> None:
        world.refused("care", "hand_off.accept", "not_allowed", id="h1")
        world.refused("facilitator", "hand_off.accept", "not_allowed", id="h1")

    def test_nobody_accepts_a_standard_he_did_not_read(self, world: World) -> None:
        world.do("facilitator", "hand_off.set", id="h1", standard="Within a day")
        problem = world.refused("sales", "hand_off.accept", "conflict", id="h1",
                                expect="Within an hour")  # fmt: skip
        assert (problem.field, problem.actual) == ("standard", "Within a day")
        world.do("sales", "hand_off.accept", id="h1", expect="Within a day")

    def test_what_is_not_sent_stays(self, world: World) -> None:
        before = world.get(HandOff, "h1")
        world.do("care", "hand_off.set", id="h1", met={"2026-Q1": {"k": 3, "n": 4}})
        world.do("care", "hand_off.set", id="h1", met={"2026-Q2": {"k": 1, "n": 2}})
        found = world.get(HandOff, "h1")
        assert found.met == {"2026-Q1": {"k": 3, "n": 4}, "2026-Q2": {"k": 1, "n": 2}}
        assert (found.standard, found.made_on) == (before.standard, before.made_on)
        problem = world.refused("care", "hand_off.set", "bad_field", id="h2", standard="At once")
        assert problem.field == "kind"

    def test_two_who_write_the_standard_collide(self, world: World) -> None:
        world.do("care", "hand_off.set", id="h1", standard="At once", expect="Within an hour")
        world.refused("care", "hand_off.set", "conflict", id="h1", standard="Within a day",
                      expect="Within an hour")  # fmt: skip

    def test_two_between_the_same_are_refused(self, world: World) -> None:
        world.refused("care", "hand_off.set", "not_allowed", **PAIR | {"id": "h2"})
        world.do("care", "hand_off.set", **PAIR | {"id": "h2", "receiving": "b1"})
        world.refused("care", "hand_off.set", "not_allowed", id="h2", receiving="a2")

    def test_another_standard_asks_both_again(self, world: World) -> None:
        for who in ("sales", "operations"):
            world.do(who, "hand_off.accept", id="h1")
        made_on = world.get(HandOff, "h1").made_on
        world.wait(days=2)
        world.do("facilitator", "hand_off.set", **PAIR | {"standard": "Within a day"})
        changed = world.get(HandOff, "h1")
        assert (changed.accepted_by, changed.agreed_on) == ([], None)
        assert changed.made_on == made_on

    @pytest.mark.parametrize("more", [{"receiving": "b1"}, {"receiving_leader": "rosa"}])
    def test_a_hand_off_between_others_asks_them(self, world: World, more: dict[str, str]) -> None:
        for who in ("sales", "operations"):
            world.do(who, "hand_off.accept", id="h1")
        world.do("facilitator", "hand_off.set", **PAIR | more)
        changed = world.get(HandOff, "h1")
        assert (changed.accepted_by, changed.agreed_on) == ([], None)

    def test_measuring_it_asks_nobody_again(self, world: World) -> None:
        for who in ("sales", "operations"):
            world.do(who, "hand_off.accept", id="h1")
        world.do("facilitator", "hand_off.set", **PAIR | {"met": {"2026-Q1": {"k": 3, "n": 4}}})
        assert world.get(HandOff, "h1").agreed_on is not None

    def test_no_more_meet_it_than_were_looked_at(self, world: World) -> None:
        world.refused("facilitator", "hand_off.set", "bad_field",
                      **PAIR | {"met": {"2026-Q1": {"k": 5, "n": 4}}})  # fmt: skip

    def test_its_ends_are_of_its_kind(self, world: World) -> None:
        world.refused("facilitator", "hand_off.set", "not_found",
                      **PAIR | {"kind": "function pair"})  # fmt: skip


@pytest.mark.parametrize(
    ("day", "offset", "quarter"),
    [("2026-01-01", 0, "2026-Q1"), ("2026-12-31", 0, "2026-Q4"), ("2026-01-15", 3, "2025-Q4"),
     ("2026-04-01", 3, "2026-Q1")],
)  # fmt: skip
def test_quarters_of_days(day: str, offset: int, quarter: str) -> None:
    assert quarter_of(day, offset) == quarter


def test_quarters_follow_each_other() -> None:
    assert [next_quarter("2025-Q3"), next_quarter("2025-Q4")] == ["2025-Q4", "2026-Q1"]
    assert quarters_between("2025-Q3", "2026-Q2") == 3
