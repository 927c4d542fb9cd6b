"""Notes and groups: whose words they are, where they stand, and when they take nothing more."""

import pytest

from customer_room.domain.notes import NOTES_PER_BOARD, Group, Note
from tests.unit.domain.cast import ROOM, WALK, World

CELL = {"lane": "WHO", "order": "V"}


def test_a_note_belongs_to_its_author_and_his_function(world: World) -> None:
    world.note(who="guest")
    note = world.get(Note, "n1")
    assert (note.author_id, note.function_id, note.typed_by) == ("bea", "care", None)


def test_a_facilitator_types_for_somebody_and_it_is_marked(world: World) -> None:
    world.note(who="facilitator", author_id="dana")
    note = world.get(Note, "n1")
    assert (note.author_id, note.function_id, note.typed_by) == ("dana", "sales", "nils")


def test_nobody_else_types_for_others(world: World) -> None:
    world.refused("sales", "note.add", "not_allowed", id="n1", room_id=ROOM, lane="WHO",
                  text="As if", author_id="petra")  # fmt: skip


@pytest.mark.parametrize("who", ["reader"])
def test_a_reader_writes_nothing(world: World, who: str) -> None:
    world.refused(who, "note.add", "not_allowed", id="n1", room_id=ROOM, lane="WHO", text="Hi")


def test_a_guest_of_another_room_finds_nothing_here(world: World) -> None:
    world.refused("outsider", "note.add", "not_found", id="n1", room_id=ROOM, lane="WHO", text="Hi")


@pytest.mark.parametrize(
    ("text", "code"),
    [("x" * 281, "text_too_long"), ("", "bad_field"), ("   ", "bad_field"), ("a\0b", "bad_text"),
     ("\ud800", "bad_text")],
)  # fmt: skip
def test_a_text_that_does_not_fit_is_refused(world: World, text: str, code: str) -> None:
    world.refused("sales", "note.add", code, id="n1", room_id=ROOM, lane="WHO", text=text)


def test_too_long_says_how_long_and_how_long_it_may_be(world: World) -> None:
    problem = world.refused("sales", "note.add", "text_too_long", id="n1", room_id=ROOM,
                            lane="WHO", text="x" * 281)  # fmt: skip
    assert (problem.field, problem.limit, problem.actual) == ("text", 280, 281)


def test_an_id_that_is_taken_is_refused_without_saying_by_what(world: World) -> None:
    world.note()
    world.refused("sales", "note.add", "not_found", id="n1", room_id=ROOM, lane="WHO", text="Two")


def test_a_text_changed_meanwhile_collides_and_both_are_kept(world: World) -> None:
    world.note()
    world.do("sales", "note.edit", id="n1", text="Theirs", expect="n1")
    problem = world.refused("sales", "note.edit", "conflict", id="n1", text="Mine", expect="n1")
    assert (problem.field, problem.actual) == ("text", "Theirs")


def test_a_guest_changes_his_own_notes_only(world: World) -> None:
    world.note("n1", "sales")
    world.note("n2", "guest")
    world.refused("guest", "note.edit", "not_allowed", id="n1", text="Mine", expect="n1")
    world.do("guest", "note.edit", id="n2", text="Better", expect="n2")


def test_a_removed_note_is_gone_but_not_forgotten(world: World) -> None:
    world.note()
    world.do("sales", "note.remove", id="n1")
    world.refused("sales", "note.edit", "object_deleted", id="n1", text="Late", expect="n1")
    assert world.get(Note, "n1").text == "n1"


def test_moving_out_of_its_cell_leaves_the_group(world: World) -> None:
    world.note()
    world.do("sales", "group.make", id="g1", name="One", note_ids=["n1"])
    world.do("finance", "note.move", id="n1", **CELL)
    assert world.get(Note, "n1").group_id == "g1"
    world.do("finance", "note.move", id="n1", lane="WHO", stage_id="a", order="V")
    assert world.get(Note, "n1").group_id is None


def test_a_frozen_board_takes_nothing_but_from_who_runs_the_room(world: World) -> None:
    world.note()
    world.do("facilitator", "room.lock", id=ROOM, frozen=True)
    world.refused("sales", "note.edit", "phase_closed", id="n1", text="Late", expect="n1")
    world.refused("guest", "note.add", "phase_closed", id="n2", room_id=ROOM, lane="WHO", text="x")
    world.do("facilitator", "note.edit", id="n1", text="Put right", expect="n1")


def test_notes_only_lets_write_but_not_arrange_what_others_wrote(world: World) -> None:
    world.note("n1", "sales")
    world.do("facilitator", "room.lock", id=ROOM, notes_only=True)
    world.refused("finance", "note.move", "phase_closed", id="n1", **CELL)
    world.refused("finance", "group.make", "phase_closed", id="g1", name="One", note_ids=["n1"])
    world.do("sales", "note.move", id="n1", lane="WHO", order="X")
    world.note("n2", "finance")


def test_a_closed_room_takes_nothing_from_anybody(world: World) -> None:
    world.note()
    world.do("facilitator", "room.close", id=ROOM)
    for who in ("sales", "facilitator"):
        world.refused(who, "note.edit", "phase_closed", id="n1", text="Late", expect="n1")


def test_a_board_holds_two_thousand_notes(world: World) -> None:
    rows = [{"lane": "WHO", "text": f"Note {n}"} for n in range(NOTES_PER_BOARD)]
    world.do("sales", "notes.load", room_id=ROOM, rows=rows)
    problem = world.refused("sales", "note.add", "board_full", id="n1", room_id=ROOM, lane="WHO",
                            text="One more")  # fmt: skip
    assert problem.limit == NOTES_PER_BOARD


class TestWrittenAlone:
    """In a private phase others' notes are as if they were not there, until the reveal."""

    @pytest.fixture(autouse=True)
    def _alone(self, world: World) -> None:
        world.do("facilitator", "phase.start", id=WALK)
        world.note("n1", "sales")

    @pytest.mark.parametrize("who", ["finance", "facilitator", "guest", "owner"])
    def test_nobody_else_can_touch_it(self, world: World, who: str) -> None:
        world.refused(who, "note.move", "not_found", id="n1", **CELL)

    def test_its_author_can(self, world: World) -> None:
        world.do("sales", "note.edit", id="n1", text="Better", expect="n1")

    def test_nobody_groups_votes_on_or_decides_from_it(self, world: World) -> None:
        world.do("facilitator", "phase.open_votes", id=WALK)
        world.refused("sales", "group.make", "not_allowed", id="g1", name="One", note_ids=["n1"])
        world.refused("finance", "vote.cast", "not_found", id="v1", phase_id=WALK,
                      target_type="note", target_id="n1")  # fmt: skip
        world.refused("finance", "decision.raise", "not_found", id="d1", room_id=ROOM,
                      one_line="Steal it", source_note_ids=["n1"])  # fmt: skip

    def test_its_author_does_not_put_it_into_a_group_either(self, world: World) -> None:
        world.do("facilitator", "phase.reveal", id=WALK)
        world.do("finance", "group.make", id="g1", name="One", note_ids=["n1"])
        world.do("facilitator", "phase.start", id="r1.p4")
        world.refused("care", "note.add", "not_allowed", id="n2", room_id=ROOM, lane="WHO",
                      text="Two", group_id="g1")  # fmt: skip

    def test_after_the_reveal_everybody_can(self, world: World) -> None:
        world.do("facilitator", "phase.reveal", id=WALK)
        world.do("finance", "note.move", id="n1", **CELL)


class TestGroups:
    """Frames around notes."""

    @pytest.fixture(autouse=True)
    def _two_groups(self, world: World) -> None:
        world.note("n1", "sales", stage_id="a")
        world.note("n2", "finance")
        world.do("care", "group.make", id="g1", name="First", note_ids=["n1"])
        world.do("care", "group.make", id="g2", name="Second", note_ids=["n2"])

    def test_a_group_holds_notes_of_its_own_room(self, world: World) -> None:
        world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Next")
        other = {"room_id": "r2", "lane": "WHO", "text": "There"}
        world.refused("care", "note.add", "not_allowed", id="n3", group_id="g1", **other)
        world.do("care", "note.add", id="n3", **other)
        world.refused("care", "group.make", "not_allowed", id="g3", name="Both",
                      note_ids=["n1", "n3"])  # fmt: skip

    def test_a_guest_puts_no_note_into_a_group(self, world: World) -> None:
        world.refused("guest", "note.add", "not_allowed", id="n3", room_id=ROOM, lane="WHO",
                      text="Mine", group_id="g1")  # fmt: skip

    def test_notes_come_to_the_first_ones_cell(self, world: World) -> None:
        world.do("care", "group.make", id="g3", name="All", note_ids=["n1", "n2"])
        cells = {(n.lane, n.stage_id, n.group_id) for n in world.find(Note)}
        assert cells == {("WHO", "a", "g3")}

    def test_merging_keeps_the_target(self, world: World) -> None:
        world.do("care", "group.merge", id="g2", into="g1")
        assert world.get(Note, "n2").group_id == "g1"
        assert world.get(Note, "n2").stage_id == "a"
        assert world.get(Group, "g2").removed_at is not None

    def test_a_group_is_not_merged_into_itself(self, world: World) -> None:
        world.refused("care", "group.merge", "not_allowed", id="g1", into="g1")

    def test_renaming_collides_visibly(self, world: World) -> None:
        world.do("care", "group.rename", id="g1", name="Theirs", expect="First")
        problem = world.refused("sales", "group.rename", "conflict", id="g1", name="Mine",
                                expect="First")  # fmt: skip
        assert problem.actual == "Theirs"

    def test_dissolving_leaves_the_notes(self, world: World) -> None:
        world.do("care", "group.dissolve", id="g1")
        assert world.get(Note, "n1").group_id is None
        assert world.get(Note, "n1").removed_at is None

    def test_a_guest_does_not_group(self, world: World) -> None:
        world.refused("guest", "group.dissolve", "not_allowed", id="g1")

    def test_a_note_leaves_its_group_alone(self, world: World) -> None:
        world.do("sales", "note.regroup", id="n1", group_id=None)
        assert world.get(Note, "n1").group_id is None


class TestEndings:
    """How a group leaves the room: parked with a day, or kept knowingly."""

    @pytest.fixture(autouse=True)
    def _grouped(self, world: World) -> None:
        world.note("n1", "sales", kind="dishonour")
        world.do("sales", "group.make", id="g1", name="They wait", note_ids=["n1"])

    def test_parked_until_a_day_with_an_owner_and_taken_up(self, world: World) -> None:
        world.do("finance", "group.park", id="g1", until="2026-06-01", owner="petra")
        group = world.get(Group, "g1")
        assert (group.parked_until, group.owner_id) == ("2026-06-01", "petra")
        world.refused("finance", "group.park", "bad_field", id="g1", until="2026-04-01")
        for who in ("ines", "bea"):
            problem = world.refused("finance", "group.park", "bad_field", id="g1",
                                    until="2026-06-01", owner=who)  # fmt: skip
            assert problem.refusal().field == "owner"
        world.do("finance", "group.park", id="g1", until=None)
        assert world.get(Group, "g1").parked_until is None

    def test_kept_knowingly_by_name_saying_who_benefits(self, world: World) -> None:
        world.refused("finance", "group.keep", "bad_field", id="g1", keep=True)
        world.do("finance", "group.keep", id="g1", keep=True, who_benefits="This quarter's cost")
        world.do("sales", "group.keep", id="g1", keep=True)
        world.do("sales", "group.keep", id="g1", keep=True)
        assert world.get(Group, "g1").kept_by == ["idris", "dana"]
        world.do("finance", "group.keep", id="g1", keep=False)
        world.do("sales", "group.keep", id="g1", keep=False)
        group = world.get(Group, "g1")
        assert (group.kept_by, group.who_benefits) == ([], "")
