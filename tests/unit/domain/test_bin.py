"""The bin: what was removed comes back, to whoever could see it, until the room closes."""

import pytest

from customer_room.domain.anonymity import NOBODY
from customer_room.domain.journey import Stage, Step
from customer_room.domain.notes import NOTES_PER_BOARD, Group, Note
from customer_room.domain.visibility import Audience, Scene, Viewer, view, viewer_of
from tests.unit.domain.cast import PEOPLE, ROOM, WALK, World
from tests.unit.domain.twins import TWIN, doubled, merge


def shown(world: World, who: str, table: str, id: str, *, present: bool = False) -> dict | None:  # type: ignore[type-arg]
    """What somebody is sent of one record."""
    tables = world.store.workspaces["w1"].tables
    phases = {each: {**row, "id": each} for each, row in tables["phase"].items()}
    authors = {each: row["member_id"] for each, row in tables.get("note_author", {}).items()}
    closed = frozenset(id for id, room in tables["room"].items() if room["status"] == "closed")
    scene = Scene(phases=phases, authors=authors, closed_rooms=closed)
    row = tables[table][id]
    viewer = viewer_of(PEOPLE[who], present=present)
    found = view(table, row, {**row, "id": id}, scene, viewer)
    return None if found is None else dict(found)


def test_a_note_comes_back_as_it_was_and_says_meanwhile_who_removed_it(world: World) -> None:
    world.note(stage_id="a")
    before = world.get(Note, "n1")
    world.do("finance", "note.remove", id="n1")
    gone = world.get(Note, "n1")
    assert (gone.removed_by, gone.removed_at) == ("idris", world.now)
    world.do("sales", "note.restore", id="n1")
    assert world.get(Note, "n1") == before


def test_what_stands_already_stays_as_it_is(world: World) -> None:
    world.note()
    assert world.do("sales", "note.restore", id="n1").edits == ()


def test_others_bring_back_what_they_may_arrange_and_guests_their_own(world: World) -> None:
    world.note("n1", "guest")
    world.note("n2", "sales")
    world.do("sales", "note.remove", id="n1")
    world.do("sales", "note.remove", id="n2")
    world.refused("guest", "note.restore", "not_allowed", id="n2")
    world.refused("reader", "note.restore", "not_allowed", id="n2")
    world.refused("sales", "note.restore", "not_found", id="n9")
    world.do("facilitator", "room.lock", id=ROOM, notes_only=True)
    world.refused("finance", "note.restore", "phase_closed", id="n2")
    world.do("guest", "note.restore", id="n1")


def test_a_note_whose_stage_and_group_are_gone_comes_back_to_the_whole_journey(
    world: World,
) -> None:
    world.do("sales", "stage.add", id="c", order=3, name="Put it right")
    world.note(stage_id="c")
    world.do("sales", "group.make", id="g1", name="One", note_ids=["n1"])
    world.do("sales", "note.remove", id="n1")
    world.do("sales", "group.dissolve", id="g1")
    world.do("sales", "stage.remove", id="c")
    world.do("sales", "note.restore", id="n1")
    note = world.get(Note, "n1")
    assert (note.lane, note.stage_id, note.group_id, note.removed_at) == ("WHO", None, None, None)


def test_a_full_board_takes_nothing_back(world: World) -> None:
    world.note()
    world.do("sales", "note.remove", id="n1")
    rows = [{"lane": "WHO", "text": "x"}] * 200
    for _ in range(NOTES_PER_BOARD // 200):
        world.do("facilitator", "notes.load", room_id=ROOM, rows=rows)
    world.refused("sales", "note.restore", "board_full", id="n1")


def test_restoring_can_be_undone_and_redone(world: World) -> None:
    world.note()
    world.do("sales", "note.remove", id="n1")
    back = world.do("sales", "note.restore", id="n1")
    again = world.do("sales", "operation.undo", op_id=back.op_id)
    assert world.get(Note, "n1").removed_by == "dana"
    world.do("sales", "operation.undo", op_id=again.op_id)
    assert world.get(Note, "n1").removed_at is None


def test_a_group_comes_back_with_the_notes_that_nobody_has_moved_since(world: World) -> None:
    for id in ("n1", "n2", "n3"):
        world.note(id, stage_id="a")
    world.do("sales", "group.make", id="g1", name="Pair", note_ids=["n1", "n2", "n3"])
    world.do("finance", "group.dissolve", id="g1")
    world.do("sales", "note.move", id="n2", lane="WHAT NEXT", order="W")
    world.do("sales", "group.make", id="g2", name="Other", note_ids=["n3"])
    assert world.get(Group, "g1").removed_by == "idris"
    world.do("sales", "group.restore", id="g1")
    assert world.get(Group, "g1").removed_at is None
    assert [world.get(Note, id).group_id for id in ("n1", "n2", "n3")] == ["g1", None, "g2"]


def test_a_group_comes_back_after_its_people_were_merged_and_nobody_is_given_his_notes_back(
    world: World,
) -> None:
    twins = doubled(world)
    for id in ("n1", "n2"):
        twins.note(id, stage_id="a")
    twins.note("n3", TWIN)
    twins.do("sales", "group.make", id="g1", name="Pair", note_ids=["n1", "n2"])
    twins.do("sales", "group.park", id="g1", until="2026-06-01", owner="pet2")
    twins.do("finance", "group.dissolve", id="g1")
    merge(twins)
    twins.do("sales", "group.restore", id="g1")
    assert [twins.get(Note, id).group_id for id in ("n1", "n2", "n3")] == ["g1", "g1", None]
    assert twins.get(Note, "n3").author_id == "petra"


def test_a_merged_group_comes_back_out_of_the_other(world: World) -> None:
    world.note("n1", stage_id="a")
    world.note("n2", stage_id="b")
    world.do("sales", "group.make", id="g1", name="One", note_ids=["n1"])
    world.do("sales", "group.make", id="g2", name="Two", note_ids=["n2"])
    world.do("sales", "group.merge", id="g1", into="g2")
    world.do("sales", "group.restore", id="g1")
    note = world.get(Note, "n1")
    assert (note.group_id, note.stage_id) == ("g1", "a")
    assert world.get(Note, "n2").group_id == "g2"


def test_a_stage_and_a_step_come_back(world: World) -> None:
    world.do("sales", "step.remove", id="b1")
    world.do("finance", "stage.remove", id="b")
    assert world.get(Stage, "b").removed_by == "idris"
    world.refused("sales", "step.restore", "object_deleted", id="b1")
    world.do("sales", "stage.restore", id="b")
    world.do("sales", "step.restore", id="b1")
    assert not world.get(Stage, "b").removed_at
    assert not world.get(Step, "b1").removed_at
    world.refused("guest", "stage.restore", "not_allowed", id="b")


def test_a_tenth_stage_does_not_come_back(world: World) -> None:
    world.do("sales", "step.remove", id="b1")
    world.do("sales", "stage.remove", id="b")
    for place in range(3, 11):
        world.do("sales", "stage.add", id=f"s{place}", order=min(place, 9), name=f"Stage {place}")
    world.refused("sales", "stage.restore", "not_allowed", id="b")


def test_undo_brings_back_no_more_than_the_bin_does(world: World) -> None:
    step = world.do("sales", "step.remove", id="b1")
    stage = world.do("sales", "stage.remove", id="b")
    world.refused("sales", "operation.undo", "object_deleted", op_id=step.op_id)
    for place in range(3, 11):
        world.do("finance", "stage.add", id=f"s{place}", order=min(place, 9), name=f"Stage {place}")
    world.refused("sales", "operation.undo", "not_allowed", op_id=stage.op_id)
    world.do("finance", "stage.remove", id="s9")
    world.do("facilitator", "room.close", id=ROOM)
    for op in (stage, step):
        world.refused("sales", "operation.undo", "phase_closed", op_id=op.op_id)


@pytest.mark.parametrize("what", ["note", "group", "stage", "step"])
def test_the_bin_ends_with_the_room(world: World, what: str) -> None:
    world.note()
    world.note("n2")
    world.do("sales", "group.make", id="g1", name="Pair", note_ids=["n2"])
    world.do("sales", "note.remove", id="n1")
    world.do("sales", "group.dissolve", id="g1")
    world.do("sales", "step.remove", id="b1")
    world.do("sales", "stage.remove", id="b")
    assert shown(world, "finance", "note", "n1")
    world.do("facilitator", "room.close", id=ROOM)
    id = {"note": "n1", "group": "g1", "stage": "b", "step": "b1"}[what]
    world.refused("sales", f"{what}.restore", "phase_closed", id=id)
    if what in ("note", "group"):
        assert shown(world, "sales", what, id) is None


def test_what_was_removed_before_the_reveal_stays_its_authors_own_after_it(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.note(text="I should not say this")
    world.do("sales", "note.remove", id="n1")
    world.do("facilitator", "phase.reveal", id=WALK)
    for who in ("facilitator", "owner", "finance", "guest", "reader"):
        assert shown(world, who, "note", "n1") is None, who
    assert shown(world, "sales", "note", "n1")
    world.refused("finance", "note.restore", "not_found", id="n1")
    world.do("sales", "note.restore", id="n1")
    assert shown(world, "finance", "note", "n1")


def test_what_was_removed_after_the_reveal_is_in_the_bin_for_all_who_saw_it(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.note()
    world.do("facilitator", "phase.reveal", id=WALK)
    world.do("finance", "note.remove", id="n1")
    found = shown(world, "care", "note", "n1")
    assert found
    assert found["removed_by"] == "idris"
    assert shown(world, "reader", "note", "n1") is None
    assert shown(world, "sales", "note", "n1", present=True) is None


@pytest.mark.parametrize("who", ["sales", "finance"])
def test_nobody_is_named_where_a_nameless_note_was_removed(world: World, who: str) -> None:
    world.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
    world.do("facilitator", "phase.set_privacy", id=WALK, private=False)
    world.do("facilitator", "phase.start", id=WALK)
    world.note()
    world.do(who, "note.remove", id="n1")
    assert world.get(Note, "n1").removed_by == NOBODY
    found = shown(world, "care", "note", "n1")
    assert found
    assert "idris" not in repr(found)
    assert "dana" not in repr(found)


def test_a_nameless_note_removed_unseen_is_nobodys_once_its_phase_is_over(world: World) -> None:
    world.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
    world.do("facilitator", "phase.start", id=WALK)
    world.note()
    world.do("sales", "note.remove", id="n1")
    assert shown(world, "sales", "note", "n1")
    world.do("facilitator", "phase.start", id=f"{ROOM}.p5")
    everybody = [who for who in PEOPLE if who != "system"]
    assert [who for who in everybody if shown(world, who, "note", "n1")] == []


def test_a_group_in_the_bin_is_not_the_walls(world: World) -> None:
    world.note()
    world.do("sales", "group.make", id="g1", name="Pair", note_ids=["n1"])
    world.do("sales", "group.dissolve", id="g1")
    assert shown(world, "sales", "group", "g1")
    assert shown(world, "sales", "group", "g1", present=True) is None
    assert shown(world, "reader", "group", "g1") is None
    assert Viewer(Audience.PRESENT) == viewer_of(PEOPLE["sales"], present=True)
