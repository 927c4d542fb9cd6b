"""Reviews: said by who owns, checked by who does not, and what they end."""

import pytest

from customer_room.domain.decisions import Decision
from customer_room.domain.reviews import Review
from customer_room.scoring.proof import ATTRIBUTION
from tests.unit.domain.cast import World, d1

REVIEW = {"id": "v1", "decision_id": "d1", "text": "They are called", "outcome": "in force again"}


@pytest.fixture
def held(world: World) -> World:
    """A decision of sales and operations, in force."""
    world.sealed()
    return world


def test_it_counts_from_the_day_somebody_independent_gave_its_level(held: World) -> None:
    held.do("operations", "review.submit", **REVIEW)
    assert held.get(Review, "v1").on is None
    held.wait(days=2)
    held.do("care", "review.check", id="v1", level=3)
    review = held.get(Review, "v1")
    assert (review.level, review.checker, review.on) == (3, "rosa", held.now[:10])
    assert review.attribution == ATTRIBUTION
    assert d1(held).status == "in force"


@pytest.mark.parametrize("outcome", ["kept", "stopped"])
def test_some_outcomes_end_a_decision(held: World, outcome: str) -> None:
    held.do("sales", "review.submit", **REVIEW | {"outcome": outcome})
    assert d1(held).status == "in force"
    held.do("care", "review.check", id="v1", level=1)
    assert (d1(held).status, d1(held).ended_at) == (outcome, held.now)
    for name, more in (
        ("review.submit", REVIEW | {"id": "v2"}), ("action.promise", {
            "id": "a1", "decision_id": "d1", "text": "x", "owner": "dana", "due": "2026-09-01"}),
    ):  # fmt: skip
        held.refused("sales", name, "phase_closed", **more)


def test_a_successor_takes_its_place(held: World) -> None:
    changed = REVIEW | {"outcome": "changed by successor"}
    held.refused("sales", "review.submit", "bad_field", **changed)
    held.refused("sales", "review.submit", "bad_field", **REVIEW, successor="d1")
    held.raised("d2")
    held.refused("sales", "review.submit", "bad_field", **changed, successor="d2")
    held.raised("d3", supersedes="d1")
    held.do("sales", "review.submit", **changed, successor="d3")
    held.do("care", "review.check", id="v1", level=2)
    assert d1(held).status == "changed by successor"


@pytest.mark.parametrize("who", ["care", "finance"])
def test_who_does_not_answer_for_it_does_not_say_what_it_came_to(held: World, who: str) -> None:
    held.refused(who, "review.submit", "not_allowed", **REVIEW)


def test_the_facilitator_types_it(held: World) -> None:
    held.do("facilitator", "review.submit", **REVIEW)
    assert held.get(Review, "v1").submitted_by == "nils"


@pytest.mark.parametrize("who", ["sales", "operations", "chief", "facilitator"])
def test_no_owner_and_nobody_of_company_checks(held: World, who: str) -> None:
    held.do("sales", "review.submit", **REVIEW)
    held.refused(who, "review.check", "not_allowed", id="v1", level=3)


def test_one_at_a_time_and_reworded_until_it_is_checked(held: World) -> None:
    held.do("sales", "review.submit", **REVIEW)
    held.refused("sales", "review.submit", "not_allowed", **REVIEW | {"id": "v2"})
    held.do("sales", "review.submit", **REVIEW | {"text": "All are called"})
    assert held.get(Review, "v1").text == "All are called"
    held.do("care", "review.check", id="v1", level=3)
    held.refused("care", "review.check", "not_allowed", id="v1", level=4)
    held.refused("sales", "review.submit", "not_found", **REVIEW)
    held.do("sales", "review.submit", **REVIEW | {"id": "v2"})


@pytest.mark.parametrize("level", [-1, 5])
def test_levels_are_0_to_4(held: World, level: int) -> None:
    held.do("sales", "review.submit", **REVIEW)
    held.refused("care", "review.check", "bad_field", id="v1", level=level)


def test_what_is_not_sealed_is_not_reviewed(world: World) -> None:
    world.decided()
    world.refused("sales", "review.submit", "phase_closed", **REVIEW)


def test_a_restricted_one_is_not_there_without_a_seat(world: World) -> None:
    world.decided()
    world.do("facilitator", "decision.edit", id="d1", restricted=True)
    for who in ("chief", "sales", "finance", "operations", "care"):
        world.sign(who)
    world.do("facilitator", "decision.decide", id="d1")
    world.wait(hours=73)
    world.do("system", "decision.seal", id="d1")
    world.do("sales", "review.submit", **REVIEW)
    world.refused("deskless", "review.check", "not_found", id="v1", level=2)
    assert world.get(Decision, "d1").restricted
