"""What is on record is not made better, lost or emptied by a later command."""

from typing import Any

import pytest

from customer_room.domain.actions import Action
from customer_room.domain.commitments import Commitment
from customer_room.domain.moves import HandOff
from customer_room.domain.reviews import Review
from customer_room.domain.verdicts import Verdict
from tests.unit.domain.cast import World

SAID = {"id": "w1", "text": "We answer at once", "test": "Ten calls"}


@pytest.fixture
def said(world: World) -> World:
    """Sales stands by what we say."""
    world.do("sales", "commitment.set", **SAID)
    world.do("sales", "commitment.adopt", id="w1")
    return world


class TestWhatWeSay:
    """A commitment."""

    def test_what_nobody_stands_by_any_more_is_said_anew(self, said: World) -> None:
        said.do("sales", "commitment.retire", id="w1")
        problem = said.refused("sales", "commitment.adopt", "not_allowed", id="w1")
        assert "Say it anew" in problem.message

    def test_two_who_reword_it_at_once_keep_both(self, said: World) -> None:
        said.do("care", "commitment.set", id="w1", text="We answer within a minute",
                expect=SAID["text"])  # fmt: skip
        said.do("sales", "commitment.set", id="w1", test="Twenty calls")
        assert said.get(Commitment, "w1").text == "We answer within a minute"
        problem = said.refused("sales", "commitment.set", "conflict", id="w1", text="We call back",
                               expect=SAID["text"])  # fmt: skip
        assert problem.actual == "We answer within a minute"

    def test_a_verdict_of_somebody_else_is_read_before_it_is_replaced(self, said: World) -> None:
        given: dict[str, Any] = {"commitment_id": "w1", "proof": "Five called in vain"}
        broken = given | {"verdict": "broken", "served_instead": "cost"}
        said.do("finance", "verdict.give", **broken)
        kept = given | {"verdict": "kept"}
        problem = said.refused("sales", "verdict.give", "conflict", **kept)
        assert problem.actual == "broken"
        said.do("finance", "verdict.give", **broken | {"proof": "Six called in vain"})
        said.do("sales", "verdict.give", **kept, expect="broken")
        (verdict,) = said.find(Verdict)
        assert (verdict.verdict, verdict.by) == ("kept", "dana")


class TestPromises:
    """An action."""

    @pytest.fixture(autouse=True)
    def _promised(self, world: World) -> None:
        world.raised()
        world.do("sales", "action.promise", id="x1", decision_id="d1", text="Call them",
                 owner="dana", due="2026-04-20")  # fmt: skip

    def test_one_that_is_overdue_gets_another_day_in_a_room_only(self, world: World) -> None:
        world.wait(days=1)
        world.do("sales", "action.revise", id="x1", due="2026-04-25")
        world.wait(days=60)
        problem = world.refused("sales", "action.revise", "phase_closed", id="x1", due="2026-09-01")
        assert "another day" in problem.message
        world.do("sales", "action.revise", id="x1", text="Call all of them")
        assert world.get(Action, "x1").due == "2026-04-25"

    def test_one_that_was_given_up_keeps_its_day(self, world: World) -> None:
        world.do("sales", "action.drop", id="x1", because="No people")
        world.refused("sales", "action.revise", "phase_closed", id="x1", due="2026-09-01")


def test_nobody_agrees_a_hand_off_with_himself(world: World) -> None:
    pair = {"id": "h1", "kind": "function pair", "giving": "sales", "receiving": "operations",
            "standard": "In a day", "giving_leader": "dana"}  # fmt: skip
    problem = world.refused("care", "hand_off.set", "bad_field", **pair, receiving_leader="dana")
    assert problem.field == "receiving_leader"
    world.do("care", "hand_off.set", **pair, receiving_leader="petra")
    world.refused("care", "hand_off.set", "bad_field", id="h1", giving_leader="petra")
    assert world.get(HandOff, "h1").giving_leader == "dana"


def test_a_review_that_somebody_rewords_stays_with_who_wrote_it(world: World) -> None:
    world.sealed()
    world.do("sales", "review.submit", id="v1", decision_id="d1", text="They are called",
             outcome="kept")  # fmt: skip
    problem = world.refused("operations", "review.submit", "conflict", id="v1", decision_id="d1",
                            text="All are called", outcome="kept")  # fmt: skip
    assert problem.actual == "They are called"
    world.do("operations", "review.submit", id="v1", decision_id="d1", text="All are called",
             outcome="kept", expect="They are called")  # fmt: skip
    review = world.get(Review, "v1")
    assert (review.text, review.submitted_by) == ("All are called", "dana")
