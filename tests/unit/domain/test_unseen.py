"""What others may not know of makes no difference to what they are answered, or to what they make.

Each test does the same twice: where somebody has written alone or voted blind, and where not.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from customer_room.domain.decisions import Decision
from customer_room.domain.errors import DomainError
from customer_room.domain.notes import Note
from tests.unit.domain.cast import CHOOSE, ROOM, WALK, World, opened

READ = f"{ROOM}.p8"
Hidden = Callable[[World], Any]
HIDDEN_NOTE = {"id": "h1", "room_id": ROOM, "lane": "WHO", "text": "Alone", "order": "z"}


def nothing(_world: World) -> None:
    """Nobody has done anything."""


def a_note(stage_id: str | None = None) -> Hidden:
    return lambda world: world.do("finance", "note.add", **HIDDEN_NOTE, stage_id=stage_id)


def a_dot(target_type: str, target_id: str) -> Hidden:
    return lambda world: world.do("finance", "vote.cast", id="v1", phase_id=CHOOSE,
                                  target_type=target_type, target_id=target_id)  # fmt: skip


def told(world: World, who: str, name: str, **payload: Any) -> tuple[str, str] | None:
    """Return what somebody is answered: None for done."""
    try:
        world.do(who, name, **payload)
    except DomainError as refused:
        return refused.code, refused.message
    return None


def worlds(hidden: Hidden, *before: Callable[[World], Any]) -> Iterator[World]:
    """Give a world in which something hidden has happened, and one without it."""
    for happens in (hidden, nothing):
        world = opened()
        for act in before:
            act(world)
        happens(world)
        yield world


def starting(phase: str) -> Callable[[World], Any]:
    return lambda world: world.do("facilitator", "phase.start", id=phase)


@pytest.mark.parametrize("phase", [WALK, CHOOSE])
def test_taking_a_stage_back_tells_of_no_hidden_note_or_dot_on_it(phase: str) -> None:
    made: list[str] = []

    def stage(world: World) -> None:
        added = world.do("sales", "stage.add", id="c", order=3, name="Put it right")
        made.append(added.op_id)

    hidden = a_note("c") if phase == WALK else a_dot("stage", "c")
    answers = [told(world, "sales", "operation.undo", op_id=made[-1])
               for world in worlds(hidden, starting(phase), stage)]  # fmt: skip
    assert answers[0] == answers[1]


def secretly_decided(**anchors: list[str]) -> Hidden:
    """A decision that only seats may see lies on a stage or a step."""
    return lambda world: world.do("sales", "decision.raise", id="d9", room_id=ROOM,
                                  one_line="Secret", restricted=True, anchors=anchors)  # fmt: skip


REMOVALS = (("stage.remove", {"id": "b"}, {"stage_ids": ["b"]}),
            ("step.remove", {"id": "a2"}, {"step_ids": ["a2"]}))  # fmt: skip


@pytest.mark.parametrize(("name", "payload", "anchors"), REMOVALS)
def test_removing_a_place_tells_of_no_decision_that_is_for_seats(
    name: str, payload: dict[str, Any], anchors: dict[str, list[str]]
) -> None:
    def empty(world: World) -> None:
        world.do("sales", "step.remove", id="b1")

    answers = [told(world, "deskless", name, **payload)
               for world in worlds(secretly_decided(**anchors), empty)]  # fmt: skip
    assert answers == [None, None]
    for world in worlds(secretly_decided(**anchors), empty):
        told_seat = told(world, "finance", name, **payload)
        assert (told_seat is None) == (world.find(Decision) == [])


def test_taking_a_place_back_tells_of_no_decision_that_is_for_seats() -> None:
    made: list[str] = []

    def stage(world: World) -> None:
        added = world.do("deskless", "stage.add", id="c", order=3, name="Put it right")
        made.append(added.op_id)

    answers = [told(world, "deskless", "operation.undo", op_id=made[-1])
               for world in worlds(secretly_decided(stage_ids=["c"]), stage)]  # fmt: skip
    assert answers == [None, None]


def test_a_vote_that_is_open_gives_no_fewer_dots_whatever_was_given() -> None:
    def twice(world: World) -> None:
        for id in ("v1", "v2"):
            world.do("finance", "vote.cast", id=id, phase_id=CHOOSE, target_type="stage",
                     target_id="a")  # fmt: skip

    for budget in (1, 2, 3, 4):
        answers = [told(world, "facilitator", "phase.open_votes", id=CHOOSE, budget=budget)
                   for given in (a_dot("stage", "a"), twice)
                   for world in [next(worlds(given, starting(CHOOSE)))]]  # fmt: skip
        assert answers[0] == answers[1]
        assert (answers[0] is None) == (budget >= 3)


def test_taking_a_note_back_tells_of_no_dot_on_it() -> None:
    made: list[str] = []

    def note(world: World) -> None:
        added = world.do("sales", "note.add", id="n1", room_id=ROOM, lane="WHO", text="Mine")
        made.append(added.op_id)

    answers = [told(world, "sales", "operation.undo", op_id=made[-1])
               for world in worlds(a_dot("note", "n1"), starting(CHOOSE), note)]  # fmt: skip
    assert answers[0] == answers[1]


def test_a_full_board_is_full_whatever_others_write_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("notes", "loads"):
        monkeypatch.setattr(f"customer_room.domain.{module}.NOTES_PER_BOARD", 3)
    rows = [{"lane": "WHO", "text": "x"}]
    for name, payload in (
        ("notes.load", {"room_id": ROOM, "rows": rows * 4}),
        ("notes.load", {"room_id": ROOM, "rows": rows * 3}),
        ("note.add", {"id": "n1", "room_id": ROOM, "lane": "WHO", "text": "x"}),
    ):
        answers = [told(world, "sales", name, **payload)
                   for world in worlds(a_note(), starting(WALK))]  # fmt: skip
        assert answers[0] == answers[1]


def test_ones_own_hidden_notes_fill_the_board(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("customer_room.domain.notes.NOTES_PER_BOARD", 1)
    world = opened()
    starting(WALK)(world)
    world.note("n1")
    world.refused("sales", "note.add", "board_full", id="n2", room_id=ROOM, lane="WHO", text="x")


@pytest.mark.parametrize("who", ["sales", "finance"])
def test_what_is_imported_does_not_take_its_place_after_what_is_hidden(who: str) -> None:
    orders: list[list[str]] = []
    for world in worlds(a_note(), starting(WALK)):
        starting(CHOOSE)(world)
        world.do(who, "notes.load", room_id=ROOM, rows=[{"lane": "WHO", "text": "x"}])
        orders.append([note.order for note in world.find(Note) if note.id != "h1"])
    assert orders[0] == orders[1]


def test_nobody_learns_from_the_choice_of_names_that_somebody_has_written() -> None:
    answers = [told(world, "facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
               for world in worlds(a_note(), starting(WALK))]  # fmt: skip
    assert answers[0] == answers[1]


def test_a_note_is_begun_in_a_phase_that_has_begun() -> None:
    world = opened()
    starting(CHOOSE)(world)
    world.note("n1", phase_id=READ)
    assert world.get(Note, "n1").phase_id == CHOOSE


def test_what_was_read_back_and_shown_is_not_written_again_nor_hidden_again() -> None:
    world = opened()
    world.raised()
    starting(READ)(world)
    world.do("sales", "read_back.write", decision_id="d1", text="We answer")
    world.do("facilitator", "phase.reveal", id=READ)
    world.refused("facilitator", "phase.set_privacy", "not_allowed", id=READ, private=True)
    starting(WALK)(world)
    world.refused("sales", "read_back.write", "phase_closed", decision_id="d1", text="Or not")
    world.do("finance", "read_back.write", decision_id="d1", text="I have not said it yet")
