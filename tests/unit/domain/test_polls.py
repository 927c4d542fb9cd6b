"""Questions to the room: secret until shown, four at least, and what the answers decide."""

import pytest

from customer_room.domain.instruments import CUSTOMERS_WORD, OUR_WORD
from customer_room.domain.journey import Stage
from customer_room.domain.polls import Poll, Response
from tests.unit.domain.cast import ROOM, SEATS, World


def ask(world: World, instrument: str = "reliability", id: str = "q1") -> None:
    world.do("facilitator", "poll.open", id=id, room_id=ROOM, instrument=instrument, stage_id="a")


def answer(world: World, who: str, choice: str | None = None, points: tuple[int, ...] = (),
           poll: str = "q1") -> None:  # fmt: skip
    world.do(who, "poll.answer", id=f"{poll}-{who}", poll_id=poll, choice=choice,
             points=list(points))  # fmt: skip


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["reliable", "reliable", "random", "it depends"], "reliable"),
        (["reliable", "reliable", "random", "random"], "random"),
        (["differentiated"] * 4, "differentiated"),
    ],
)
def test_most_decide_how_reliable_a_stage_is_and_the_worse_of_two(
    world: World, said: list[str], found: str
) -> None:
    ask(world)
    for who, choice in zip(SEATS, said, strict=False):
        answer(world, who, choice)
    world.do("facilitator", "poll.show", id="q1")
    assert world.get(Stage, "a").reliability == found
    assert world.get(Poll, "q1").status == "shown"


def test_the_end_of_stage_test_takes_the_middle_of_each_statement(world: World) -> None:
    ask(world, "end test")
    rows = [(0, 4, 2, 1), (1, 4, 2, 1), (2, 0, 2, 3), (3, 0, 2, 4)]
    for who, points in zip(SEATS, rows, strict=False):
        answer(world, who, points=points)
    world.do("facilitator", "poll.show", id="q1")
    assert world.get(Stage, "a").end_test == [1, 0, 2, 1]


@pytest.mark.parametrize(("theirs", "overruled"), [(4, True), (3, True), (2, False)])
def test_two_thirds_overrule_the_list_of_our_own_words(
    world: World, theirs: int, overruled: bool
) -> None:
    ask(world, "outside in")
    for place, who in enumerate(SEATS[:4]):
        answer(world, who, CUSTOMERS_WORD if place < theirs else OUR_WORD)
    world.do("facilitator", "poll.show", id="q1")
    assert world.get(Stage, "a").outside_in_overruled is overruled
    world.do("facilitator", "stage.edit", id="a", name="Lead generation")
    assert world.get(Stage, "a").outside_in_overruled is None


def test_fewer_than_four_answers_are_never_shown(world: World) -> None:
    ask(world)
    for who in SEATS[:3]:
        answer(world, who, "random")
    world.refused("facilitator", "poll.show", "not_allowed", id="q1")
    world.do("facilitator", "poll.drop", id="q1")
    assert world.find(Response) == []
    world.refused("sales", "poll.answer", "phase_closed", id="x", poll_id="q1", choice="random")


def test_what_was_typed_for_somebody_hides_nobody_and_counts_once_four_have_answered(
    world: World,
) -> None:
    ask(world)
    for who in ("dana", "idris"):
        world.do("facilitator", "poll.answer", id=f"t-{who}", poll_id="q1", choice="random",
                 for_member=who)  # fmt: skip
    for who in SEATS[2:]:
        answer(world, who, "reliable")
    refused = world.refused("facilitator", "poll.show", "not_allowed", id="q1")
    assert refused.message.startswith("3 have answered on a device of their own.")
    answer(world, SEATS[0], "reliable")
    world.do("facilitator", "poll.show", id="q1")
    assert len(world.find(Response)) == 5


def test_how_many_were_typed_is_counted_until_their_giver_answers_himself(world: World) -> None:
    def counted() -> tuple[int, int]:
        poll = world.get(Poll, "q1")
        return poll.answered, poll.typed

    def typed(choice: str) -> None:
        world.do("facilitator", "poll.answer", id="t", poll_id="q1", choice=choice,
                 for_member="dana")  # fmt: skip

    ask(world)
    answer(world, "finance", "random")
    typed("random")
    typed("reliable")
    assert counted() == (2, 1)
    world.do("sales", "poll.answer", id="own", poll_id="q1", choice="random")
    assert counted() == (2, 0)
    typed("reliable")
    assert counted() == (2, 0), "what one said oneself stands"


def test_a_question_that_is_open_when_the_room_closes_is_dropped(world: World) -> None:
    ask(world)
    for who in SEATS[:4]:
        answer(world, who, "random")
    world.do("facilitator", "room.close", id=ROOM)
    assert world.get(Poll, "q1").status == "dropped"
    assert world.find(Response) == []


def test_a_second_answer_replaces_the_first(world: World) -> None:
    ask(world)
    answer(world, "sales", "random")
    world.do("sales", "poll.answer", id="other", poll_id="q1", choice="reliable")
    assert [each.choice for each in world.find(Response)] == ["reliable"]


def test_how_many_have_answered_is_counted_once_each(world: World) -> None:
    ask(world)
    for who in ("sales", "sales", "finance"):
        answer(world, who, "random")
    world.do("facilitator", "poll.answer", id="x", poll_id="q1", choice="random",
             for_member="petra")  # fmt: skip
    assert world.get(Poll, "q1").answered == 3


def test_shown_answers_are_put_away_and_open_ones_are_not(world: World) -> None:
    ask(world)
    assert world.get(Poll, "q1").in_front
    world.refused("facilitator", "poll.put_away", "not_allowed", id="q1")
    for who in SEATS[:4]:
        answer(world, who, "random")
    world.do("facilitator", "poll.show", id="q1")
    assert world.get(Poll, "q1").in_front
    world.do("facilitator", "poll.put_away", id="q1")
    assert not world.get(Poll, "q1").in_front
    ask(world, id="q2")
    world.do("facilitator", "poll.drop", id="q2")
    assert not world.get(Poll, "q2").in_front


@pytest.mark.parametrize(
    "given",
    [{}, {"choice": "perfect"}, {"points": [1, 2, 3, 4]}, {"choice": "random", "points": [1]}],
)
def test_what_is_no_answer_is_refused(world: World, given: dict[str, object]) -> None:
    ask(world)
    world.refused("sales", "poll.answer", "bad_field", id="x", poll_id="q1", **given)


@pytest.mark.parametrize("points", [[1, 2, 3], [1, 2, 3, 5], [1, 2, 3, -1], []])
def test_points_are_four_from_0_to_4(world: World, points: list[int]) -> None:
    ask(world, "end test")
    world.refused("sales", "poll.answer", "bad_field", id="x", poll_id="q1", points=points)


def test_one_question_at_a_time(world: World) -> None:
    ask(world)
    world.refused("facilitator", "poll.open", "not_allowed", id="q2", room_id=ROOM,
                  instrument="end test", stage_id="a")  # fmt: skip


def test_what_somebody_answered_himself_is_not_typed_over(world: World) -> None:
    ask(world)
    world.do("sales", "poll.answer", id="x", poll_id="q1", choice="random")
    world.do("facilitator", "poll.answer", id="y", poll_id="q1", choice="reliable",
             for_member="dana")  # fmt: skip
    assert (world.get(Response, "x").choice, world.get(Response, "x").typed_by) == ("random", None)
    assert world.get(Poll, "q1").answered == 1


def test_a_facilitator_answers_for_somebody_without_a_device(world: World) -> None:
    ask(world)
    world.do("facilitator", "poll.answer", id="x", poll_id="q1", choice="random", for_member="dana")
    assert world.get(Response, "x").typed_by == "nils"
    world.refused("finance", "poll.answer", "not_allowed", id="y", poll_id="q1", choice="random",
                  for_member="dana")  # fmt: skip
    world.refused("deskless", "poll.answer", "not_allowed", id="y", poll_id="q1", choice="random")
