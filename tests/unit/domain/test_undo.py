"""Undo: mine only, whole, never over somebody else's work."""

import pytest

from customer_room.domain.journey import Stage
from customer_room.domain.moves import Move
from customer_room.domain.notes import Group, Note
from tests.unit.domain.cast import CHOOSE, ROOM, World


def test_it_takes_back_and_redoes(world: World) -> None:
    world.note()
    edit = world.do("sales", "note.edit", id="n1", text="Better", expect="n1")
    back = world.do("sales", "operation.undo", op_id=edit.op_id)
    assert world.get(Note, "n1").text == "n1"
    world.do("sales", "operation.undo", op_id=back.op_id)
    assert world.get(Note, "n1").text == "Better"


def test_a_group_with_all_its_notes(world: World) -> None:
    world.note("n1", stage_id="a")
    world.note("n2")
    made = world.do("sales", "group.make", id="g1", name="Two", note_ids=["n1", "n2"])
    world.do("sales", "operation.undo", op_id=made.op_id)
    assert world.find(Group) == []
    assert world.get(Note, "n2").stage_id is None


def test_an_import_as_a_whole(world: World) -> None:
    row = {"from_step": "a1", "to": "a2", "segment_id": "homes", "quarter": "2026-Q1", "count": 5}
    first = world.do("sales", "moves.load", rows=[row])
    second = world.do("sales", "moves.load", rows=[row | {"count": 9}, row | {"to": "LEFT"}])
    world.do("sales", "operation.undo", op_id=second.op_id)
    assert [(m.to, m.count) for m in world.find(Move)] == [("a2", 5)]
    world.do("sales", "operation.undo", op_id=first.op_id)
    assert world.find(Move) == []


def test_somebody_elses_change_is_not_found(world: World) -> None:
    world.note()
    edit = world.do("sales", "note.edit", id="n1", text="Better", expect="n1")
    world.refused("finance", "operation.undo", "not_found", op_id=edit.op_id)
    world.refused("sales", "operation.undo", "not_found", op_id="op-none")


def test_it_stops_where_somebody_else_changed_the_same_field(world: World) -> None:
    world.note()
    edit = world.do("sales", "note.edit", id="n1", text="Mine", expect="n1")
    world.do("finance", "note.edit", id="n1", text="Theirs", expect="Mine")
    problem = world.refused("sales", "operation.undo", "conflict", op_id=edit.op_id)
    assert "Somebody else" in problem.message


def test_another_field_does_not_stop_it(world: World) -> None:
    world.note()
    edit = world.do("sales", "note.edit", id="n1", text="Mine", expect="n1")
    world.do("finance", "note.move", id="n1", lane="WHO", stage_id="a", order="X")
    world.do("sales", "operation.undo", op_id=edit.op_id)
    note = world.get(Note, "n1")
    assert (note.text, note.stage_id) == ("n1", "a")


def test_votes_stances_and_phases_are_never_taken_back(world: World) -> None:
    started = world.do("facilitator", "phase.start", id=CHOOSE)
    vote = world.do("sales", "vote.cast", id="v1", phase_id=CHOOSE, target_type="stage",
                    target_id="a")  # fmt: skip
    world.raised()
    stance = world.sign("sales")
    world.refused("facilitator", "operation.undo", "not_allowed", op_id=started.op_id)
    world.refused("sales", "operation.undo", "not_allowed", op_id=vote.op_id)
    world.refused("sales", "operation.undo", "not_allowed", op_id=stance.op_id)


@pytest.mark.parametrize("lock", [{"frozen": True}, {"notes_only": True}])
def test_what_may_not_be_done_now_is_not_undone_now(world: World, lock: dict[str, bool]) -> None:
    world.note()
    made = world.do("sales", "group.make", id="g1", name="One", note_ids=["n1"])
    world.do("facilitator", "room.lock", id=ROOM, **lock)
    world.refused("sales", "operation.undo", "phase_closed", op_id=made.op_id)


def test_a_frozen_map_is_not_undone(world: World) -> None:
    renamed = world.do("sales", "stage.edit", id="a", name="Mine")
    world.do("facilitator", "room.lock", id=ROOM, frozen=True)
    world.refused("sales", "operation.undo", "phase_closed", op_id=renamed.op_id)
    assert world.get(Stage, "a").name == "Mine"


def test_who_lost_the_right_does_not_undo(world: World) -> None:
    from dataclasses import replace

    from customer_room.domain.policy import Role
    from tests.unit.domain.cast import PEOPLE

    renamed = world.do("sales", "stage.edit", id="a", name="Mine")
    demoted = replace(PEOPLE["sales"], role=Role.GUEST, seat=False)
    world.refused(demoted, "operation.undo", "not_allowed", op_id=renamed.op_id)


@pytest.mark.parametrize(
    ("name", "payload", "lock"),
    [("stage.edit", {"id": "a", "name": "Mine"}, {"frozen": True}),
     ("note.move", {"id": "n1", "lane": "WHO", "stage_id": "a", "order": "X"},
      {"notes_only": True}),
     ("group.make", {"id": "g1", "name": "One", "note_ids": ["n1"]}, {"notes_only": True})],
)  # fmt: skip
def test_a_lock_holds_for_redoing_too(
    world: World, name: str, payload: dict[str, object], lock: dict[str, bool]
) -> None:
    world.note(who="finance")
    made = world.do("sales", name, **payload)
    back = world.do("sales", "operation.undo", op_id=made.op_id)
    world.do("facilitator", "room.lock", id=ROOM, **lock)
    world.refused("sales", "operation.undo", "phase_closed", op_id=back.op_id)


def test_others_notes_stay_where_notes_only_holds_them(world: World) -> None:
    world.note(who="finance")
    moved = world.do("sales", "note.move", id="n1", lane="WHO", stage_id="a", order="X")
    world.do("facilitator", "room.lock", id=ROOM, notes_only=True)
    world.refused("sales", "operation.undo", "phase_closed", op_id=moved.op_id)


def test_what_others_have_built_on_is_not_taken_from_under_them(world: World) -> None:
    stage = world.do("sales", "stage.add", id="c", order=3, name="Put it right")
    step = world.do("care", "step.add", id="c1", stage_id="c", order=9, name="Call us",
                    quarter="2026-Q1")  # fmt: skip
    world.refused("sales", "operation.undo", "conflict", op_id=stage.op_id)
    row = {"from_step": "c1", "to": "LEFT", "segment_id": "homes", "quarter": "2026-Q1"}
    world.do("finance", "moves.load", rows=[row | {"count": 5}])
    world.refused("care", "operation.undo", "conflict", op_id=step.op_id)


def test_a_place_of_an_open_decision_is_not_taken_from_under_it(world: World) -> None:
    stage = world.do("sales", "stage.add", id="c", order=3, name="Put it right")
    removed = world.do("care", "step.remove", id="a2")
    back = world.do("care", "operation.undo", op_id=removed.op_id)
    world.raised(anchors={"stage_ids": ["c"], "step_ids": ["a2"]})
    world.refused("sales", "operation.undo", "conflict", op_id=stage.op_id)
    world.refused("care", "operation.undo", "conflict", op_id=back.op_id)


def test_a_group_others_have_put_notes_into_stays(world: World) -> None:
    world.note("n1")
    world.note("n2", "care")
    made = world.do("sales", "group.make", id="g1", name="One", note_ids=["n1"])
    world.do("care", "note.regroup", id="n2", group_id="g1")
    world.refused("sales", "operation.undo", "conflict", op_id=made.op_id)
