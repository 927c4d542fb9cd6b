"""Dots: a budget a person, blind until the vote closes, late ones refused."""

import pytest

from customer_room.domain.room import Phase, Tick
from customer_room.domain.votes import Vote
from tests.unit.domain.cast import CHOOSE, PEOPLE, WALK, World


@pytest.fixture(autouse=True)
def _voting(world: World) -> None:
    world.do("facilitator", "phase.start", id=CHOOSE)


def cast(world: World, who: str, id: str, **more: str) -> None:
    world.do(who, "vote.cast", **vote(id, **more))


def vote(id: str, **more: str) -> dict[str, str]:
    return {"id": id, "phase_id": CHOOSE, "target_type": "stage", "target_id": "a"} | more


def test_everybody_has_three_dots_and_no_fourth(world: World) -> None:
    for number in range(3):
        cast(world, "sales", f"v{number}")
    problem = world.refused("sales", "vote.cast", "no_votes_left", **vote("v3"))
    assert problem.limit == 3
    cast(world, "finance", "v4")


def test_in_a_town_hall_guests_and_people_without_a_seat_vote(world: World) -> None:
    world.refused("guest", "vote.cast", "not_allowed", **vote("v1"))
    world.do("facilitator", "phase.open_votes", id=CHOOSE, budget=1, everybody=True)
    cast(world, "guest", "v1")
    cast(world, "deskless", "v2")
    world.refused("guest", "vote.cast", "no_votes_left", **vote("v3"))
    world.refused("reader", "vote.cast", "not_allowed", **vote("v4"))


def test_opening_a_vote_asks_everybody_anew_whether_they_are_done(world: World) -> None:
    world.do("facilitator", "phase.start", id=WALK)
    world.do("sales", "tick.set", phase_id=WALK, on=True)
    world.do("facilitator", "phase.open_votes", id=WALK)
    assert world.find(Tick, phase_id=WALK) == []


def test_a_dot_taken_back_can_be_given_again_in_its_slot(world: World) -> None:
    for number in range(3):
        cast(world, "sales", f"v{number}")
    world.do("sales", "vote.withdraw", id="v1")
    cast(world, "sales", "v5", target_id="b")
    assert sorted(v.slot for v in world.find(Vote, voter_id="dana")) == [1, 2, 3]


def test_who_has_voted_is_counted_once_and_never_named(world: World) -> None:
    def voted() -> int:
        return world.get(Phase, CHOOSE).voted

    cast(world, "sales", "v1")
    cast(world, "sales", "v2", target_id="b")
    cast(world, "finance", "v3")
    assert voted() == 2
    world.do("sales", "vote.withdraw", id="v1")
    assert voted() == 2
    world.do("sales", "vote.withdraw", id="v2")
    assert voted() == 1


def test_nobody_takes_back_anothers_dot_or_learns_of_it(world: World) -> None:
    cast(world, "sales", "v1")
    world.refused("finance", "vote.withdraw", "not_found", id="v1")
    world.refused("finance", "vote.cast", "not_found", **vote("v1"))


def test_a_facilitator_gives_a_dot_for_somebody_and_it_counts_in_her_budget(world: World) -> None:
    cast(world, "facilitator", "v1", for_member="dana")
    given = world.get(Vote, "v1")
    assert (given.voter_id, given.function_id, given.typed_by) == ("dana", "sales", "nils")
    cast(world, "sales", "v2")
    cast(world, "sales", "v3")
    world.refused("facilitator", "vote.cast", "no_votes_left", **vote("v4", for_member="dana"))


def test_nobody_gives_a_dot_for_somebody_who_has_left(world: World) -> None:
    world.do("facilitator", "member.set", id="dana", name="Dana", function_id="sales",
             role="leader", seat=True, active_to="2026-03-31")  # fmt: skip
    world.refused("facilitator", "vote.cast", "not_allowed", **vote("v1", for_member="dana"))


@pytest.mark.parametrize(
    ("who", "more"),
    [("sales", {"for_member": "petra"}), ("facilitator", {}), ("deskless", {}), ("guest", {}),
     ("owner", {}), ("reader", {}), ("facilitator", {"for_member": "kai"})],
)  # fmt: skip
def test_only_people_with_a_seat_vote_for_themselves(
    world: World, who: str, more: dict[str, str]
) -> None:
    world.refused(who, "vote.cast", "not_allowed", **vote("v1", **more))


def test_an_unadmitted_session_does_not_vote(world: World) -> None:
    from dataclasses import replace

    unchecked = replace(PEOPLE["sales"], admitted=False)
    world.refused(unchecked, "vote.cast", "not_allowed", **vote("v1"))


def test_a_late_dot_is_refused_and_none_is_taken_back(world: World) -> None:
    cast(world, "sales", "v1")
    world.do("facilitator", "phase.close_votes", id=CHOOSE)
    world.refused("finance", "vote.cast", "phase_closed", **vote("v2"))
    world.refused("sales", "vote.withdraw", "phase_closed", id="v1")


def test_a_vote_whose_result_was_shown_does_not_open_again(world: World) -> None:
    cast(world, "sales", "v1")
    world.do("facilitator", "phase.close_votes", id=CHOOSE)
    world.refused("facilitator", "phase.open_votes", "phase_closed", id=CHOOSE, budget=5)


def test_votes_open_in_the_running_phase_only(world: World) -> None:
    world.refused("facilitator", "phase.open_votes", "phase_closed", id=WALK)
    world.refused("facilitator", "phase.open_votes", "bad_field", id=CHOOSE, budget=10)


def test_what_is_not_there_gets_no_dot(world: World) -> None:
    world.refused("sales", "vote.cast", "not_found", **vote("v1", target_id="none"))
    world.do("sales", "stage.add", id="c", order=3, name="Gone")
    world.do("sales", "stage.remove", id="c")
    world.refused("sales", "vote.cast", "object_deleted", **vote("v1", target_id="c"))
