"""What an open room holds of two members who are one person: one budget and one voice."""

from typing import Any

import pytest

from customer_room.domain.anonymity import NoteAuthor, is_nameless
from customer_room.domain.notes import Note
from customer_room.domain.operation import Change
from customer_room.domain.polls import Poll, Response
from customer_room.domain.readbacks import ReadBack
from customer_room.domain.room import Attendance, Phase, Tick
from customer_room.domain.votes import Vote
from tests.unit.domain.cast import CHOOSE, ROOM, WALK, World
from tests.unit.domain.twins import TWIN, doubled, merge, refusal

CLOSE = f"{ROOM}.p8"


@pytest.fixture
def twins(world: World) -> World:
    return doubled(world)


class TestNotes:
    def test_they_are_his_and_his_functions_those_in_the_bin_too(self, twins: World) -> None:
        for id in ("n1", "n2"):
            twins.do(TWIN, "note.add", id=id, room_id=ROOM, lane="WHO", text=id)
        twins.do(TWIN, "note.remove", id="n2")
        merge(twins)
        kept = {(n.author_id, n.function_id) for n in twins.find(Note)}
        assert kept == {("petra", "operations")}
        twins.do("operations", "note.edit", id="n1", text="Mine", expect="n1")

    def test_what_was_typed_for_him_by_himself_is_his_own(self, world: World) -> None:
        world.note("n1", "facilitator", author_id="bea")
        world.note("n2", "facilitator", author_id="bea")
        world.do("owner", "member.merge", id="bea", into="nils")
        assert {n.typed_by for n in world.find(Note)} == {None}

    def test_written_alone_they_stay_hidden(self, twins: World) -> None:
        twins.do("facilitator", "phase.start", id=WALK)
        twins.do(TWIN, "note.add", id="n1", room_id=ROOM, lane="WHO", text="x")
        merge(twins)
        twins.refused("facilitator", "note.edit", "not_found", id="n1", text="y", expect="x")
        twins.do("operations", "note.edit", id="n1", text="y", expect="x")

    @pytest.mark.parametrize("shown", ["pet2", "petra"])
    def test_neither_shows_nor_hides_what_the_other_wrote_alone(
        self, twins: World, shown: str
    ) -> None:
        twins.do("facilitator", "phase.start", id=WALK)
        twins.do("facilitator", "phase.reveal", id=WALK, member_id=shown)
        assert "only one’s notes have been shown" in refusal(twins, "pet2", "petra")
        for id in ("pet2", "petra"):
            twins.do("facilitator", "phase.reveal", id=WALK, member_id=id)
        merge(twins)
        assert twins.get(Phase, WALK).shown == ["petra"]

    def test_a_nameless_note_changes_in_nothing_that_shows(self, twins: World) -> None:
        twins.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
        twins.do("facilitator", "phase.start", id=WALK)
        twins.do(TWIN, "note.add", id="n1", room_id=ROOM, lane="WHO", text="x")
        before = twins.get(Note, "n1")
        merge(twins)
        assert twins.get(Note, "n1") == before
        assert [kept.member_id for kept in twins.find(NoteAuthor)] == ["petra"]
        twins.do("operations", "note.edit", id="n1", text="y", expect="x")

    def test_who_merges_stands_in_the_log_whatever_was_written(self, twins: World) -> None:
        """A merge that went into the log without a name would say that there are such notes."""
        twins.do("facilitator", "phase.set_anonymity", id=WALK, anonymous=True)
        twins.do("facilitator", "phase.start", id=WALK)
        twins.do(TWIN, "note.add", id="n1", room_id=ROOM, lane="WHO", text="x")
        with twins.store.reading() as read:
            kept = Change("note_author", "n1", {"member_id": "petra"})
            assert not is_nameless(read, "nils", [kept])
            assert is_nameless(read, "nils", [Change("note_author", "n9", {"member_id": "petra"})])


class TestDots:
    def give(self, world: World, who: Any, *targets: str) -> None:
        for n, target in enumerate(targets):
            id = f"v-{who if isinstance(who, str) else who.member_id}-{n}"
            world.do(who, "vote.cast", id=id, phase_id=CHOOSE, target_type="stage",
                     target_id=target)  # fmt: skip

    def left(self, world: World) -> list[tuple[str, int]]:
        dots = sorted(world.find(Vote), key=lambda dot: dot.slot)
        assert {(dot.voter_id, dot.function_id) for dot in dots} <= {("petra", "operations")}
        assert world.get(Phase, CHOOSE).voted == 1
        return [(dot.target_id, dot.slot) for dot in dots]

    @pytest.fixture
    def voting(self, twins: World) -> World:
        twins.do("facilitator", "phase.start", id=CHOOSE)
        return twins

    def test_they_go_over_while_the_budget_lasts(self, voting: World) -> None:
        self.give(voting, "operations", "a", "a")
        self.give(voting, TWIN, "b", "b", "b")
        merge(voting)
        assert self.left(voting) == [("a", 1), ("a", 2), ("b", 3)]
        voting.refused("operations", "vote.cast", "no_votes_left", id="v9", phase_id=CHOOSE,
                       target_type="stage", target_id="a")  # fmt: skip

    def test_two_on_one_thing_are_one_dot_given_twice(self, voting: World) -> None:
        self.give(voting, "operations", "a")
        self.give(voting, TWIN, "a", "a")
        merge(voting)
        assert self.left(voting) == [("a", 1), ("a", 2)]

    def test_without_a_seat_there_are_none(self, world: World) -> None:
        world.do("facilitator", "phase.start", id=CHOOSE)
        world.do("facilitator", "phase.open_votes", id=CHOOSE, budget=3, everybody=True)
        self.give(world, "guest", "a", "b")
        world.do("facilitator", "phase.open_votes", id=CHOOSE, budget=3)
        merge(world, "bea", "kai")
        assert world.find(Vote) == []
        assert world.get(Phase, CHOOSE).voted == 0

    def test_a_guest_of_a_town_hall_brings_his_dots_along(self, world: World) -> None:
        world.do("facilitator", "phase.start", id=CHOOSE)
        world.do("facilitator", "phase.open_votes", id=CHOOSE, budget=2, everybody=True)
        self.give(world, "guest", "a", "b")
        merge(world, "bea", "petra")
        assert self.left(world) == [("a", 1), ("b", 2)]

    def test_a_closed_vote_stays_as_it_was_shown(self, voting: World) -> None:
        self.give(voting, "operations", "a", "a", "a")
        self.give(voting, TWIN, "b")
        voting.do("facilitator", "phase.close_votes", id=CHOOSE)
        before = voting.find(Vote)
        merge(voting)
        assert voting.find(Vote) == before


class TestPresence:
    def test_one_was_there_since_the_first_of_the_two_came(self, twins: World) -> None:
        came = {a.member_id: a.at for a in twins.find(Attendance, room_id=ROOM)}
        merge(twins)
        there = {a.member_id: a.at for a in twins.find(Attendance, room_id=ROOM)}
        assert "pet2" not in there
        assert there["petra"] == min(came["petra"], came["pet2"])

    def test_a_seat_that_only_the_duplicate_brought_was_there(self, world: World) -> None:
        world.do("system", "session.open", id="s1", member_id="bea", how="room code", room_id=ROOM)
        merge(world, "bea", "kai")
        assert [a.member_id for a in world.find(Attendance) if a.member_id in ("bea", "kai")] == [
            "kai"
        ]

    @pytest.mark.parametrize(
        ("own", "twin", "left"),
        [(None, "done", "done"), ("more time", "done", "more time"), ("done", None, "done")],
    )
    def test_his_own_tick_counts(
        self, twins: World, own: str | None, twin: str | None, left: str
    ) -> None:
        twins.do("facilitator", "phase.start", id=WALK)
        for who, says in (("operations", own), (TWIN, twin)):
            if says:
                twins.do(who, "tick.set", phase_id=WALK, says=says, on=True)
        merge(twins)
        assert [(t.member_id, t.says) for t in twins.find(Tick)] == [("petra", left)]


class TestAnswers:
    @pytest.fixture
    def asked(self, twins: World) -> World:
        twins.do("facilitator", "poll.open", id="q1", room_id=ROOM, instrument="reliability",
                 stage_id="a")  # fmt: skip
        twins.do(TWIN, "poll.answer", id="a-twin", poll_id="q1", choice="random")
        return twins

    def answers(self, world: World) -> list[tuple[str, str, str | None]]:
        return [(r.member_id, r.function_id, r.choice) for r in world.find(Response)]

    def test_the_duplicates_counts_where_he_gave_none(self, asked: World) -> None:
        merge(asked)
        assert asked.get(Poll, "q1").answered == 1
        assert self.answers(asked) == [("petra", "operations", "random")]

    def test_his_own_counts(self, asked: World) -> None:
        asked.do("operations", "poll.answer", id="a-own", poll_id="q1", choice="reliable")
        merge(asked)
        assert asked.get(Poll, "q1").answered == 1
        assert self.answers(asked) == [("petra", "operations", "reliable")]

    def test_what_was_typed_is_counted_as_it_is_left(self, asked: World) -> None:
        asked.do("facilitator", "poll.answer", id="typed", poll_id="q1", choice="reliable",
                 for_member="petra")  # fmt: skip
        assert (asked.get(Poll, "q1").answered, asked.get(Poll, "q1").typed) == (2, 1)
        merge(asked)
        assert (asked.get(Poll, "q1").answered, asked.get(Poll, "q1").typed) == (1, 1)

    def test_what_was_typed_for_the_duplicate_goes_with_it(self, asked: World) -> None:
        asked.do("facilitator", "poll.drop", id="q1")
        asked.do("facilitator", "poll.open", id="q2", room_id=ROOM, instrument="reliability",
                 stage_id="a")  # fmt: skip
        asked.do("operations", "poll.answer", id="own", poll_id="q2", choice="random")
        asked.do("facilitator", "poll.answer", id="typed", poll_id="q2", choice="reliable",
                 for_member="pet2")  # fmt: skip
        merge(asked)
        assert (asked.get(Poll, "q2").answered, asked.get(Poll, "q2").typed) == (1, 0)

    def test_what_was_shown_stays(self, asked: World) -> None:
        for who in ("sales", "finance", "care"):
            asked.do(who, "poll.answer", id=f"a-{who}", poll_id="q1", choice="random")
        asked.do("facilitator", "poll.show", id="q1")
        before = self.answers(asked)
        merge(asked)
        assert self.answers(asked) == before

    @pytest.mark.parametrize("both", [False, True])
    def test_no_read_back_is_thrown_away(self, twins: World, both: bool) -> None:
        twins.do("sales", "decision.raise", id="d1", room_id=ROOM, one_line="Answer")
        twins.do("facilitator", "phase.start", id=CLOSE)
        for who in [TWIN, "operations"] if both else [TWIN]:
            text = who if isinstance(who, str) else "twin"
            twins.do(who, "read_back.write", decision_id="d1", text=text)
        merge(twins)
        kept = {r.member_id: r.text for r in twins.find(ReadBack)}
        assert kept == ({"petra": "operations", "pet2": "twin"} if both else {"petra": "twin"})
