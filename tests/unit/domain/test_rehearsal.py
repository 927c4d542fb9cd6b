"""A rehearsal runs like a real room, touches nothing that lasts, and is gone when it ends."""

from typing import Any

import pytest

from customer_room.domain.decisions import Decision
from customer_room.domain.decisions_number import on_record
from customer_room.domain.journey import Stage
from customer_room.domain.notes import Note
from customer_room.domain.operation import Tables, state_hash
from customer_room.domain.people import Member, Person
from customer_room.domain.policy import Role
from customer_room.domain.room import Room, current_room
from customer_room.domain.sessions import Session
from tests.unit.domain.cast import ROOM, SEATS, World, founded, member

LASTING: list[tuple[str, str, dict[str, Any]]] = [
    ("sales", "stage.add", {"id": "c", "order": 3, "name": "Put it right"}),
    ("sales", "stage.edit", {"id": "a", "name": "Is it for us?"}),
    ("sales", "step.remove", {"id": "b1"}),
    ("sales", "stage.confirm", {"id": "a"}),
    ("operations", "stage.claim", {"id": "b", "leader": "petra"}),
    ("sales", "step.edit", {"id": "a1", "name": "See the price"}),
    ("sales", "steps.load", {"quarter": "2026-Q1", "rows": [{"stage": "a", "name": "New"}]}),
    ("finance", "count.enter", {"segment_id": "homes", "quarter": "2026-Q1", "opening": 10,
                                "gained": 3, "lost": 2, "closing": 11}),
    ("finance", "moves.load", {"rows": [{"from_step": "a1", "to": "a2", "segment_id": "homes",
                                         "quarter": "2026-Q1", "count": 5}]}),
    ("facilitator", "hand_off.set", {"id": "h1", "kind": "step pair", "giving": "a1",
                                     "receiving": "a2", "giving_leader": "dana",
                                     "receiving_leader": "petra", "standard": "In an hour"}),
    ("facilitator", "segment.set", {"id": "shops", "name": "Shops"}),
    ("facilitator", "member.set", {"id": "dana", "name": "Dana", "function_id": "care",
                                   "role": "leader", "seat": True}),
    ("facilitator", "function.set", {"id": "it", "name": "IT", "code": "It"}),
    ("owner", "workspace.set", {"name": "Other"}),
]  # fmt: skip


def rehearsing() -> World:
    """The company in a live rehearsal, everybody with a seat present."""
    world = founded()
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="Dry run",
             kind="rehearsal")  # fmt: skip
    world.do("facilitator", "room.open", id=ROOM)
    for who in SEATS:
        world.do(who, "room.enter", room_id=ROOM)
    return world


def standing(world: World) -> Tables:
    """All rows of all tables."""
    tables = world.store.workspaces["w1"].tables
    return {name: dict(rows) for name, rows in tables.items() if rows}


def test_at_its_close_everything_is_as_it_was() -> None:
    before = standing(founded())
    world = rehearsing()
    world.note()
    world.do("facilitator", "phase.start", id=f"{ROOM}.p5")
    world.do("sales", "vote.cast", id="v1", phase_id=f"{ROOM}.p5", target_type="stage",
             target_id="a")  # fmt: skip
    world.do("sales", "tick.set", phase_id=f"{ROOM}.p5", on=True)
    world.sealed()
    world.do("sales", "comment.add", id="c1", decision_id="d1", text="Why not?")
    world.do("care", "dissent.say", id="x1", decision_id=_another(world), text="Too soon.")
    world.do("facilitator", "room.close", id=ROOM, closing_message="It went well.")
    assert standing(world) == before
    assert state_hash(standing(world)) == state_hash(before)


def _another(world: World) -> str:
    world.raised("d2")
    return "d2"


def test_no_line_of_the_register_is_ever_written_for_it() -> None:
    world = rehearsing()
    world.sealed()
    assert world.get(Decision, "d1").sealed is not None
    assert world.register == []
    world.do("facilitator", "room.close", id=ROOM)
    assert world.register == []


def test_its_decisions_use_up_no_number_and_are_not_on_record() -> None:
    world = rehearsing()
    world.raised()
    assert world.get(Decision, "d1").number == "Rehearsal-01"
    world.do("sales", "decision.raise", id="d2", one_line="For real", made_in="outside")
    assert world.get(Decision, "d2").number == "2026Q2-01"
    with world.store.reading() as read:
        assert [each.id for each in on_record(read)] == ["d2"]
    world.do("facilitator", "room.close", id=ROOM)
    assert [each.id for each in world.find(Decision)] == ["d2"]


@pytest.mark.parametrize(("who", "name", "payload"), LASTING, ids=[each[1] for each in LASTING])
def test_nothing_that_lasts_is_changed_meanwhile(
    who: str, name: str, payload: dict[str, Any]
) -> None:
    world = rehearsing()
    problem = world.refused(who, name, "phase_closed", **payload)
    assert "would stay after it" in problem.message
    world.do("facilitator", "room.close", id=ROOM)
    world.do(who, name, **payload)


def test_a_change_of_the_map_is_not_taken_back_meanwhile() -> None:
    world = founded()
    made = world.do("sales", "stage.add", id="c", order=3, name="Put it right")
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="T", kind="rehearsal")
    world.do("facilitator", "room.open", id=ROOM)
    world.refused("sales", "operation.undo", "phase_closed", op_id=made.op_id)


def test_a_poll_is_shown_and_leaves_the_map_as_it_is() -> None:
    world = rehearsing()
    before = world.get(Stage, "a")
    world.do("facilitator", "poll.open", id="q1", room_id=ROOM, instrument="reliability",
             stage_id="a")  # fmt: skip
    for who in ("sales", "finance", "operations", "care"):
        world.do(who, "poll.answer", id=f"a-{who}", poll_id="q1", choice="random")
    world.do("facilitator", "poll.show", id="q1")
    assert world.get(Stage, "a") == before


def test_what_is_somebody_elses_business_goes_on() -> None:
    world = founded()
    world.do("sales", "decision.raise", id="d9", one_line="For real", made_in="outside")
    world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="The real one")
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="T", kind="rehearsal")
    world.do("facilitator", "room.open", id=ROOM)
    world.sign("care", "d9")
    world.do("reader", "comment.add", id="c9", decision_id="d9", text="When?")
    world.do("facilitator", "phase.plan", id="r2.p1", minutes=10)
    world.do("facilitator", "room.close", id=ROOM)
    assert world.get(Decision, "d9").one_line == "For real"
    assert world.get(Room, "r2").title == "The real one"


def test_nothing_that_stays_is_built_on_it() -> None:
    world = rehearsing()
    world.note()
    world.raised()
    world.refused("sales", "decision.raise", "not_allowed", id="d2", one_line="For real",
                  made_in="outside", source_note_ids=["n1"])  # fmt: skip
    world.refused("sales", "decision.raise", "not_allowed", id="d2", one_line="For real",
                  made_in="outside", supersedes="d1")  # fmt: skip
    world.refused("facilitator", "room.create", "bad_field", id="r2", quarter="2026-Q2",
                  title="Next", previous_room_id=ROOM)  # fmt: skip
    world.raised("d3", source_note_ids=["n1"], supersedes="d1")


def test_it_takes_nothing_before_it_is_open() -> None:
    world = founded()
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="T", kind="rehearsal")
    world.refused("sales", "note.add", "phase_closed", id="n1", room_id=ROOM, lane="WHO", text="x")
    world.refused("sales", "decision.raise", "phase_closed", id="d1", room_id=ROOM, one_line="x")


def test_it_is_taken_away_without_having_begun() -> None:
    before = standing(founded())
    world = founded()
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="T", kind="rehearsal")
    world.do("owner", "room.forget", id=ROOM)
    assert standing(world) == before


def test_no_other_room_is_forgotten() -> None:
    world = founded()
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="First room")
    world.refused("owner", "room.forget", "not_allowed", id=ROOM)
    world.refused("sales", "room.forget", "not_allowed", id=ROOM)


def test_it_is_never_the_room_that_a_link_means() -> None:
    world = rehearsing()
    with world.store.reading() as read:
        assert current_room(read) is None


def knocks(world: World, id: str, who: str, how: str = "room code") -> None:
    world.do("system", "session.open", id=id, member_id=who, how=how)


def test_who_came_through_its_door_goes_with_it() -> None:
    world = founded()
    knocks(world, "s-old", "kai", "private link")
    before = standing(world)
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="T", kind="rehearsal")
    world.do("facilitator", "room.open", id=ROOM)
    world.do("system", "member.welcome", id="g1", name="Gast", function_id="care", room_id=ROOM)
    world.do("system", "session.open", id="s-g1", member_id="g1", how="room code", room_id=ROOM)
    knocks(world, "s-door", "dana")
    world.do("facilitator", "session.admit", id="s-door")
    knocks(world, "s-second", "dana", "own device")
    knocks(world, "s-link", "rosa", "private link")
    knocks(world, "s-kai", "kai", "own device")
    world.do("facilitator", "room.close", id=ROOM)
    assert {each.id for each in world.find(Session)} == {"s-old", "s-link", "s-kai"}
    assert world.find(Person, id="g1") == []
    assert standing(world)["member"] == before["member"]


def test_a_guest_of_the_team_stays() -> None:
    """Somebody in the settings with the role of a guest was there before."""
    world = founded()
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="T", kind="rehearsal")
    world.do("facilitator", "room.open", id=ROOM)
    world.do("system", "session.open", id="s1", member_id="bea", how="private link", room_id=ROOM)
    bea = member("bea", Role.GUEST, "care", room_id=ROOM)
    world.do(bea, "note.add", id="n1", room_id=ROOM, lane="WHO", text="Hello")
    world.do("facilitator", "room.close", id=ROOM)
    assert [each.id for each in world.find(Member, id="bea")] == ["bea"]
    assert world.find(Session) == []


def test_nobody_stays_by_being_made_a_leader_in_it() -> None:
    world = rehearsing()
    world.do("system", "member.welcome", id="g1", name="Gast", function_id="care", room_id=ROOM)
    world.refused("facilitator", "member.set", "phase_closed", id="g1", name="Gast",
                  function_id="care", role="leader", seat=True)  # fmt: skip
    world.refused("facilitator", "member.merge", "phase_closed", id="kai", into="rosa")


def test_a_guest_who_turned_out_to_be_somebody_goes_all_the_same() -> None:
    before = standing(founded())
    world = rehearsing()
    world.do("system", "member.welcome", id="g1", name="Gast", function_id="care", room_id=ROOM)
    world.do("system", "session.open", id="s-g1", member_id="g1", how="room code", room_id=ROOM)
    world.note(who=member("g1", Role.GUEST, "care", room_id=ROOM))
    world.do("facilitator", "member.merge", id="g1", into="rosa")
    assert [each.author_id for each in world.find(Note)] == ["rosa"]
    world.do("facilitator", "room.close", id=ROOM)
    assert standing(world) == before
