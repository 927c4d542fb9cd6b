"""What a facilitator types for somebody without a device is that person's, marked, and no leak."""

from typing import Any

import pytest

from customer_room.domain.anonymity import NoteAuthor
from customer_room.domain.notes import Note
from customer_room.domain.people import Member
from customer_room.domain.visibility import viewer_of
from customer_room.domain.votes import Vote
from tests.unit.domain.cast import CHOOSE, PEOPLE, ROOM, WALK, World
from tests.unit.domain.test_visibility import seen


def typed(world: World, who: str = "facilitator", **more: Any) -> None:
    world.note("n1", who, author_id="petra", **more)


def guest_of_another(world: World) -> None:
    """Plant a guest who came through the door of an earlier room."""
    guest = Member(id="g0", function_id="care", role="guest", guest_of="r0")
    with world.store.begin() as tx:
        tx.append("member.welcomed", "op-g0", world.now, "system", None, [guest.put()])


def shown_to(world: World, table: str) -> set[str]:
    """Name everybody whose screen holds a record of this table."""
    screens = {who: viewer_of(actor) for who, actor in PEOPLE.items() if not actor.system}
    screens["projector"] = viewer_of(PEOPLE["facilitator"], present=True)
    return {
        who for who, eyes in screens.items() if any(t == table for t, _, _ in seen(world, eyes))
    }


@pytest.mark.parametrize("who", ["facilitator", "owner"])
def test_written_alone_it_is_its_authors_and_not_its_typists(world: World, who: str) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    typed(world, who)
    assert shown_to(world, "note") == {"operations"}
    world.refused(who, "note.edit", "not_found", id="n1", text="x", expect="n1")
    world.do("operations", "note.edit", id="n1", text="As I meant it", expect="n1")
    world.do("facilitator", "phase.reveal", id=WALK, member_id="petra")
    assert "projector" in shown_to(world, "note")
    assert world.get(Note, "n1").typed_by == PEOPLE[who].member_id


def test_its_typist_takes_a_slip_back_before_the_reveal(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    wrong = world.do("facilitator", "note.add", id="n1", room_id=ROOM, lane="WHO", text="No",
                     author_id="petra")  # fmt: skip
    world.do("facilitator", "operation.undo", op_id=wrong.op_id)
    assert world.find(Note) == []


def test_without_a_name_it_does_not_even_say_that_it_was_typed(world: World) -> None:
    world.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
    world.do("facilitator", "phase.start", id=WALK)
    typed(world)
    note = world.get(Note, "n1")
    assert (note.author_id, note.function_id, note.typed_by) == ("", "", None)
    assert [kept.member_id for kept in world.find(NoteAuthor)] == ["petra"]
    assert shown_to(world, "note") == {"operations"}


@pytest.mark.parametrize("author", ["ines", "gone", "g0"])
def test_nothing_is_written_for_who_takes_no_part(world: World, author: str) -> None:
    guest_of_another(world)
    world.do("facilitator", "member.set", id="gone", name="Gone", function_id="sales",
             role="leader", active_to="2026-01-31")  # fmt: skip
    world.refused("facilitator", "note.add", "not_allowed", id="n1", room_id=ROOM, lane="WHO",
                  text="As if", author_id=author)  # fmt: skip


def test_a_dot_given_for_somebody_is_his_and_hidden_from_its_typist(world: World) -> None:
    world.do("facilitator", "phase.start", id=CHOOSE)
    dot = {"phase_id": CHOOSE, "target_type": "stage", "target_id": "a", "for_member": "petra"}
    world.do("facilitator", "vote.cast", id="v1", **dot)
    assert shown_to(world, "vote") == {"operations"}
    world.do("facilitator", "vote.withdraw", id="v1")
    for id in ("v2", "v3", "v4"):
        world.do("facilitator", "vote.cast", id=id, **dot)
    world.refused("facilitator", "vote.cast", "no_votes_left", id="v5", **dot)
    world.do("facilitator", "phase.close_votes", id=CHOOSE)
    assert len(shown_to(world, "vote")) > 1
    assert {vote.typed_by for vote in world.find(Vote)} == {"nils"}


def test_only_this_rooms_guests_have_dots_in_a_town_hall(world: World) -> None:
    guest_of_another(world)
    world.do("system", "member.welcome", id="g1", name="G", function_id="care", room_id=ROOM)
    world.do("facilitator", "phase.start", id=CHOOSE)
    world.do("facilitator", "phase.open_votes", id=CHOOSE, budget=2, everybody=True)
    dot = {"phase_id": CHOOSE, "target_type": "stage", "target_id": "a"}
    world.do("facilitator", "vote.cast", id="v1", for_member="g1", **dot)
    world.refused("facilitator", "vote.cast", "not_allowed", id="v2", for_member="g0", **dot)
