"""What merging will do, in words, and nothing that is nobody's to know."""

import pytest

from customer_room.domain.errors import NotFound
from customer_room.operations.merging import Merge, merge_in_words
from tests.unit.domain.cast import CHOOSE, PEOPLE, ROOM, WALK, World, d1, opened
from tests.unit.domain.twins import TWIN, doubled


@pytest.fixture
def world() -> World:
    return doubled(opened())


def told(world: World, gone: str = "pet2", stays: str = "petra", who: str = "facilitator") -> Merge:
    with world.store.reading() as read:
        return merge_in_words(read, PEOPLE[who], gone, stays, world.now)


def said(world: World, *words: str, gone: str = "pet2", stays: str = "petra") -> bool:
    return any(all(w in line for w in words) for line in told(world, gone, stays).sentences)


def test_it_asks_by_name(world: World) -> None:
    assert told(world).question == "Merge Petra again into Petra?"
    assert told(world).refused == ""


def test_it_says_why_not_and_what_to_do_first(world: World) -> None:
    found = told(world, "maren", "dana")
    assert found.sentences == []
    assert found.refused.startswith("The one who is named the chief executive stays")
    with pytest.raises(NotFound):
        told(world, "nobody", "dana")


def test_visible_notes_are_counted_with_whose_they_become(world: World) -> None:
    for id in ("n1", "n2"):
        world.do(TWIN, "note.add", id=id, room_id=ROOM, lane="WHO", text=id)
    assert said(world, "2 notes carry", "for Operations instead of Sales")
    assert said(world, "No note that can be seen", gone="bea", stays="rosa")
    world.note("n3", "guest")
    assert said(world, "1 note carries", "; from now on Rosa.", gone="bea",
                stays="rosa")  # fmt: skip


def test_what_was_written_alone_or_voted_is_not_to_be_read_from_it(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    before = told(world)
    world.do(TWIN, "note.add", id="n1", room_id=ROOM, lane="WHO", text="x")
    assert told(world) == before
    assert said(world, "stays hidden until the reveal")
    world.do("facilitator", "phase.start", id=CHOOSE)
    before = told(world)
    world.do(TWIN, "vote.cast", id="v1", phase_id=CHOOSE, target_type="stage", target_id="a")
    assert told(world) == before
    assert said(world, "one person, with 3 dots at most")
    world.do("facilitator", "poll.open", id="q1", room_id=ROOM, instrument="reliability",
             stage_id="a")  # fmt: skip
    before = told(world)
    world.do(TWIN, "poll.answer", id="a1", poll_id="q1", choice="random")
    assert told(world) == before
    assert said(world, "Petra’s own counts")


def test_signatures_that_are_to_be_given_anew_are_named(world: World) -> None:
    assert said(world, "Nothing is signed")
    world.raised()
    world.do(TWIN, "stance.take", decision_id="d1", stance="agree", text_hash=d1(world).text_hash)
    assert said(world, "Petra again has signed 2026Q1-01", "Petra signs from their own seat")
    world.sign("operations")
    assert said(world, "Under 2026Q1-01 Petra’s own signature stays")


def test_it_says_what_becomes_of_the_device(world: World) -> None:
    assert not said(world, "device", gone="bea", stays="rosa")
    world.do("system", "session.open", id="s1", member_id="bea", how="room code", room_id=ROOM)
    assert said(world, "goes on as Rosa", gone="bea", stays="rosa")
    world.do("system", "session.open", id="s2", member_id="rosa", how="private link")
    assert said(world, "is signed out", gone="bea", stays="rosa")
