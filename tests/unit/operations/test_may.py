"""Asking a rule beforehand: the answer is the one the command itself would give."""

from customer_room.domain.actions import Action
from customer_room.operations.may import may, refusal
from tests.unit.domain.cast import PEOPLE, opened


def test_the_rule_answers_in_its_own_words_and_nothing_is_written() -> None:
    world = opened()
    world.raised()
    world.do("sales", "action.promise", id="a1", decision_id="d1", text="Call them back",
             owner="dana", due="2026-05-01")  # fmt: skip
    before = world.fingerprint()
    with world.store.reading() as read:
        mine, other = PEOPLE["sales"], PEOPLE["care"]
        assert may(read, mine, world.now, "action.drop", id="a1", because="x")
        assert refusal(read, other, world.now, "action.drop", id="a1", because="x") == (
            "This is somebody else's promise. Nothing was changed.")  # fmt: skip
        assert not may(read, mine, world.now, "action.drop", id="nobody", because="x")
        assert not may(read, mine, world.now, "no.such.command")
        assert not may(read, PEOPLE["reader"], world.now, "action.report", id="a1")
    assert world.fingerprint() == before
    assert world.get(Action, "a1").status == "promised"
