"""Notes without a name, and notes that are shown person by person (DOMAIN §2, Note)."""

import pytest

from customer_room.domain.anonymity import NoteAuthor
from customer_room.domain.decisions import Contribution
from customer_room.domain.notes import Note
from customer_room.domain.room import Phase
from tests.unit.domain.cast import CHOOSE, ROOM, WALK, World


@pytest.fixture
def nameless(world: World) -> World:
    """Sales and Finance have written without their names, not alone."""
    world.do("facilitator", "phase.set_privacy", id=WALK, private=False)
    world.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
    world.do("facilitator", "phase.start", id=WALK)
    world.note("n1", "sales", text="We promise what nobody can keep")
    world.note("n2", "finance", text="So do we")
    return world


def test_no_name_and_no_function_stands_on_the_note(nameless: World) -> None:
    note = nameless.get(Note, "n1")
    assert (note.author_id, note.function_id, note.typed_by) == ("", "", None)


def test_the_function_stands_there_when_enough_of_it_are_present(world: World) -> None:
    for n in range(4):
        seat = {"function_id": "sales", "role": "leader", "name": f"Seller {n}"}
        world.do("facilitator", "member.set", id=f"seller{n}", **seat)
        world.do("system", "session.open", id=f"se{n}", member_id=f"seller{n}", how="private link")
    world.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
    world.do("facilitator", "phase.start", id=WALK)
    world.note("n1", "sales")
    world.note("n2", "finance")
    assert (world.get(Note, "n1").function_id, world.get(Note, "n2").function_id) == ("sales", "")


def test_its_author_can_still_change_it_and_a_guest_cannot(nameless: World) -> None:
    expect = nameless.get(Note, "n1").text
    nameless.do("sales", "note.edit", id="n1", text="We promise too much", expect=expect)
    nameless.refused("guest", "note.edit", "not_allowed", id="n1", text="x", expect=expect)
    nameless.do("facilitator", "room.lock", id=ROOM, notes_only=True)
    nameless.refused("finance", "note.remove", "phase_closed", id="n1")
    nameless.do("sales", "note.remove", id="n1")


@pytest.mark.parametrize("end", [
    ("phase.start", {"id": CHOOSE}), ("room.close", {"id": ROOM}),
])  # fmt: skip
def test_with_the_phase_ends_what_is_known_of_its_authors(
    nameless: World, end: tuple[str, dict[str, str]]
) -> None:
    assert {kept.member_id for kept in nameless.find(NoteAuthor)} == {"dana", "idris"}
    nameless.do("facilitator", end[0], **end[1])
    assert nameless.find(NoteAuthor) == []
    assert nameless.get(Note, "n1").author_id == ""


def test_it_counts_as_nobodys_contribution(nameless: World) -> None:
    nameless.do("operations", "decision.raise", id="d1", room_id=ROOM, one_line="Promise less",
                source_note_ids=["n1", "n2"])  # fmt: skip
    assert nameless.find(Contribution) == []


def test_it_is_chosen_before_anybody_writes_and_never_taken_back(world: World) -> None:
    world.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
    world.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=False)
    world.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
    world.do("facilitator", "phase.start", id=WALK)
    world.refused("facilitator", "phase.set_anonymity", "not_allowed", id=WALK, anonymous=False)
    world.do("facilitator", "phase.start", id=CHOOSE)
    world.note("n1", "sales")
    world.refused("facilitator", "phase.set_anonymity", "not_allowed", id=CHOOSE, anonymous=True)


class TestOnePersonAtATime:
    """Showing what was written alone, person by person."""

    @pytest.fixture(autouse=True)
    def _written(self, world: World) -> None:
        world.do("facilitator", "phase.start", id=WALK)
        world.note("n1", "sales")
        world.note("n2", "finance")

    def test_one_is_shown_and_the_others_stay_hidden(self, world: World) -> None:
        world.do("facilitator", "phase.reveal", id=WALK, member_id="dana")
        assert world.get(Phase, WALK).shown == ["dana"]
        world.do("operations", "note.move", id="n1", lane="WHO", order="M")
        world.refused("operations", "note.move", "not_found", id="n2", lane="WHO", order="M")

    def test_twice_is_once(self, world: World) -> None:
        world.do("facilitator", "phase.reveal", id=WALK, member_id="dana")
        world.do("facilitator", "phase.reveal", id=WALK, member_id="dana")
        assert world.get(Phase, WALK).shown == ["dana"]

    def test_nameless_notes_are_shown_all_together(self, world: World) -> None:
        world.do("facilitator", "phase.set_anonymity", id=CHOOSE, anonymous=True)
        world.refused("facilitator", "phase.reveal", "not_allowed", id=CHOOSE, member_id="dana")
