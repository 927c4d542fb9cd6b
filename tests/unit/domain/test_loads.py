"""Many notes or steps at once: all of them, or none."""

import pytest

from customer_room.domain.journey import Stage, Step
from customer_room.domain.notes import Note
from tests.unit.domain.cast import ROOM, WALK, World


def texts(world: World, lane: str = "WHO") -> list[str]:
    notes = [n for n in world.find(Note) if n.lane == lane]
    return [n.text for n in sorted(notes, key=lambda n: (n.order, n.id))]


def test_notes_stand_after_the_last_one_of_their_cell_in_the_order_of_the_rows(
    world: World,
) -> None:
    world.note("n1", order="zz")
    rows = [{"lane": "WHO", "text": f"Row {n}"} for n in range(100)]
    world.do("sales", "notes.load", room_id=ROOM, rows=rows)
    assert texts(world) == ["n1", *(f"Row {n}" for n in range(100))]


def test_they_are_the_authors_and_of_the_running_phase(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.do("guest", "notes.load", room_id=ROOM, rows=[{"lane": "WHO", "text": "Hi"}])
    (note,) = world.find(Note)
    assert (note.author_id, note.function_id, note.phase_id) == ("bea", "care", WALK)


@pytest.mark.parametrize(
    ("fault", "code"),
    [({"stage_id": "none"}, "not_found"), ({"step_id": "none"}, "not_found"),
     ({"lane": "ELSEWHERE"}, "bad_field"), ({"text": "x" * 281}, "text_too_long"),
     ({"kind": "joke"}, "bad_field")],
)  # fmt: skip
def test_one_bad_note_loads_none(world: World, fault: dict[str, str], code: str) -> None:
    row = {"lane": "WHO", "text": "Fine"}
    world.refused("sales", "notes.load", code, room_id=ROOM, rows=[row, row | fault])


def test_more_than_fits_is_refused(world: World) -> None:
    rows = [{"lane": "WHO", "text": "x"}] * 1999
    world.note()
    world.do("sales", "notes.load", room_id=ROOM, rows=rows)
    world.refused("sales", "notes.load", "board_full", room_id=ROOM, rows=rows[:1])


def test_a_load_is_taken_back_as_a_whole(world: World) -> None:
    rows = [{"lane": "WHO", "text": f"Row {n}"} for n in range(3)]
    loaded = world.do("sales", "notes.load", room_id=ROOM, rows=rows)
    world.do("sales", "operation.undo", op_id=loaded.op_id)
    assert world.find(Note) == []


class TestSteps:
    """Rows of stage and step; what is known is changed, what is new comes after it."""

    def load(self, world: World, *rows: dict[str, object]) -> None:
        world.do("sales", "steps.load", quarter="2026-Q2", rows=list(rows))

    def test_a_new_stage_comes_last_with_its_steps(self, world: World) -> None:
        self.load(world, {"stage": "Put it right", "name": "Call", "function_id": "care"},
                  {"stage": "put it  RIGHT", "name": "Wait"})  # fmt: skip
        (stage,) = [s for s in world.find(Stage) if s.name == "Put it right"]
        assert stage.order == 3
        steps = sorted(world.find(Step, stage_id=stage.id), key=lambda s: s.order)
        assert [(s.name, s.served_by("2026-Q2")) for s in steps] == [
            ("Call", "care"), ("Wait", None)]  # fmt: skip

    def test_a_known_step_changes_in_what_the_row_gives_only(self, world: World) -> None:
        world.do("sales", "step.edit", id="a1", channel="web")
        self.load(world, {"stage": "a", "name": "step a1", "function_id": "care"})
        step = world.get(Step, "a1")
        assert (step.channel, step.served_by("2026-Q1"), step.served_by("2026-Q2")) == (
            "web", "sales", "care")  # fmt: skip
        self.load(world, {"stage": "a", "name": "Step a1", "typical_days": 2})
        assert world.get(Step, "a1").served_by("2026-Q2") == "care"

    def test_nine_stages_are_the_most(self, world: World) -> None:
        rows = [{"stage": f"Stage {n}", "name": "x"} for n in range(8)]
        world.refused("sales", "steps.load", "not_allowed", quarter="2026-Q2", rows=rows)

    def test_a_function_must_exist(self, world: World) -> None:
        rows = [{"stage": "a", "name": "x", "function_id": "none"}]
        world.refused("sales", "steps.load", "not_found", quarter="2026-Q2", rows=rows)
