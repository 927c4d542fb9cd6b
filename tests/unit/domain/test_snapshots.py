"""The quarter is kept once, after the last seal or 72 hours; nothing later moves it."""

import json

import pytest

from customer_room.domain.actions import Action
from customer_room.domain.addenda import Addendum
from customer_room.domain.customers import CustomerCount
from customer_room.domain.decisions import Comment, Decision
from customer_room.domain.joint import joint_facts
from customer_room.domain.moves import Move
from customer_room.domain.operation import digest
from customer_room.domain.people import Person
from customer_room.domain.record import Read, Record
from customer_room.domain.room import Attendance, Phase, Room
from customer_room.domain.sessions import Session
from customer_room.domain.snapshots import (
    KeptRead,
    Snapshot,
    SnapshotContent,
    as_kept,
    quarters_due,
)
from customer_room.domain.surveys import Survey, SurveyAnswer, shown_answers
from customer_room.domain.values import later
from tests.unit.domain.cast import CHOOSE, ROOM, SEATS, World, d1, founded

CELL = {"segment_id": "homes", "quarter": "2026-Q1"}
COUNT = CELL | {"opening": 100, "gained": 9, "lost": 4, "closing": 105}
MOVE = {"from_step": "a1", "to": "a2", "segment_id": "homes", "quarter": "2026-Q1", "count": 5}


def due(world: World) -> list[str]:
    with world.store.reading() as read:
        return [at for _, _, at in quarters_due(read, world.now)]


def keep(world: World) -> None:
    world.do("system", "quarter.keep", room_id=ROOM)


def kept(world: World, quarter: str = "2026-Q1") -> KeptRead:
    with world.store.reading() as read:
        found = as_kept(read, quarter)
    assert found is not None
    return found


class TestWhen:
    """After the last open seal of what was decided by its close."""

    def test_at_the_close_if_nothing_is_open(self, world: World) -> None:
        assert due(world) == []
        world.do("facilitator", "room.close", id=ROOM)
        assert due(world) == [world.get(Room, ROOM).closed_at]

    def test_after_the_last_seal(self, world: World) -> None:
        world.decided()
        world.do("facilitator", "room.close", id=ROOM)
        assert due(world) == []
        keep(world)
        assert world.find(Snapshot) == []
        world.wait(hours=73)
        assert due(world) == [d1(world).seal_due]

    def test_a_decision_of_afterwards_is_not_waited_for(self, world: World) -> None:
        world.do("facilitator", "room.close", id=ROOM)
        world.do("sales", "decision.raise", id="d1", made_in="outside", one_line="Later")
        world.do("sales", "decision.decide", id="d1")
        assert due(world) == [world.get(Room, ROOM).closed_at]

    def test_seventy_two_hours_at_the_latest(self, world: World) -> None:
        world.decided()
        closed = world.do("facilitator", "room.close", id=ROOM).at
        world.sign("care", stance="object")
        world.wait(days=4)
        (at,) = due(world)
        assert at <= later(closed, hours=72)

    @pytest.mark.parametrize("kind", ["check-in", "rehearsal"])
    def test_only_a_quarterly_room_keeps_one(self, kind: str) -> None:
        world = founded()
        world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="x", kind=kind)
        world.do("facilitator", "room.open", id=ROOM)
        world.do("facilitator", "room.close", id=ROOM)
        assert due(world) == []

    def test_once(self, world: World) -> None:
        world.do("facilitator", "room.close", id=ROOM)
        keep(world)
        before = world.fingerprint()
        keep(world)
        assert world.fingerprint() == before
        assert due(world) == []

    @pytest.mark.parametrize("who", ["owner", "facilitator"])
    def test_by_the_server_only(self, world: World, who: str) -> None:
        world.do("facilitator", "room.close", id=ROOM)
        world.refused(who, "quarter.keep", "not_allowed", room_id=ROOM)


class TestWhat:
    """All that can change afterwards; nobody's name, nothing that was not shown."""

    @pytest.fixture(autouse=True)
    def _quarter(self, world: World) -> None:
        world.do("finance", "count.enter", **COUNT)
        for quarter in ("2025-Q4", "2026-Q1"):
            world.do("sales", "moves.load", rows=[MOVE | {"quarter": quarter}])
        for id in ("shown", "open"):
            about = {"instrument": "five competencies" if id == "shown" else "proud to follow"}
            world.do("facilitator", "survey.open", id=id, room_id=ROOM, **about)
            for place, who in enumerate(SEATS[:4]):
                points = [place] * (5 if id == "shown" else 1)
                world.do(who, "survey.answer", id=f"{id}-{who}", survey_id=id, points=points)
        world.do("facilitator", "survey.show", id="shown")
        world.sealed()
        world.do("facilitator", "room.open_door", id=ROOM)
        world.do("sales", "action.promise", id="a1", decision_id="d1", text="Call", owner="dana",
                 due="2026-09-01")  # fmt: skip
        world.do("facilitator", "room.close", id=ROOM)
        keep(world)

    def test_the_register_vouches_for_it(self, world: World) -> None:
        line = world.store.workspaces["w1"].register[-1]
        content = world.get(SnapshotContent, "2026-Q1").content
        assert (line.kind, json.loads(line.text)["digest"]) == ("quarter", digest(content))

    def test_nothing_later_moves_it(self, world: World) -> None:
        before = world.get(SnapshotContent, "2026-Q1").content
        world.do("sales", "count.enter", **COUNT | {"lost": 5, "closing": 104}, because="A list")
        world.do("sales", "action.report", id="a1", status="done")
        assert kept(world).find(CustomerCount)[0].lost == 4
        assert [a.status for a in kept(world).find(Action)] == ["promised"]
        assert world.get(SnapshotContent, "2026-Q1").content == before

    def test_it_is_read_like_the_present(self, world: World) -> None:
        there: Read = kept(world)
        decision = there.get(Decision, "d1")
        assert decision is not None
        assert joint_facts(there, decision, world.now).stage_ids == frozenset({"a"})
        assert there.count(Move) == len(there.find(Move, quarter="2026-Q1")) == 1
        assert (there.get(Decision, "none"), there.operation("x")) == (None, None)
        assert there.touched_since("move", "x", 0) is None
        person = there.get(Person, "dana")
        assert person is not None
        assert person.name == "Dana"
        assert there.count(Person) == len(world.find(Person))

    def test_what_froze_with_its_room_is_read_where_it_stands(self, world: World) -> None:
        world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Next")
        world.do("facilitator", "room.open", id="r2")
        world.do("sales", "room.enter", room_id="r2")
        there = kept(world)
        assert {each.room_id for each in there.find(Attendance)} == {ROOM}
        assert there.count(Attendance) == len(SEATS)
        assert there.find(Phase, room_id=ROOM) == world.find(Phase, room_id=ROOM)
        assert (there.get(Phase, CHOOSE), there.get(Phase, "r2.p5")) == (
            world.get(Phase, CHOOSE), None)  # fmt: skip

    @pytest.mark.parametrize("kind", [Comment, Session, Snapshot])
    def test_what_is_not_kept_is_not_said_to_be_none(
        self, world: World, kind: type[Record]
    ) -> None:
        for ask in (lambda: kept(world).find(kind), lambda: kept(world).get(kind, "x")):
            with pytest.raises(KeyError, match="not kept"):
                ask()

    def test_a_field_that_came_later_has_its_default(self, world: World) -> None:
        older = KeptRead({"action": {"a1": {"kind": "action", "text": "x", "owner": "dana",
                                            "due": "2026-05-01", "made_on": "2026-04-01"}}},
                         kept(world))  # fmt: skip
        assert older.find(Action)[0].status == "promised"

    def test_answers_are_nobodys_and_only_shown_ones(self, world: World) -> None:
        answers = kept(world).find(SurveyAnswer)
        assert {(a.member_id, a.survey_id) for a in answers} == {("", "shown")}
        survey = kept(world).find(Survey, id="shown")[0]
        assert [points[0] for points, _, _ in shown_answers(kept(world), survey)] == [0, 1, 2, 3]

    def test_no_name_no_code_no_note(self, world: World) -> None:
        content = world.get(SnapshotContent, "2026-Q1").content
        tables = json.loads(content)
        assert not {"person", "session", "note", "vote", "attendance"} & set(tables)
        assert tables["room"][ROOM]["door_code"] is None
        assert '"Dana"' not in content

    def test_a_quarter_that_was_not_kept_is_not_there(self, world: World) -> None:
        with world.store.reading() as read:
            assert as_kept(read, "2025-Q4") is None


def test_what_comes_too_late_stands_beside_a_closed_room(world: World) -> None:
    late = {"id": "x1", "room_id": ROOM, "text": "Bea came by at noon."}
    world.refused("facilitator", "addendum.add", "not_allowed", **late)
    world.do("facilitator", "room.close", id=ROOM)
    world.refused("sales", "addendum.add", "not_allowed", **late)
    world.do("facilitator", "addendum.add", **late)
    assert (world.get(Addendum, "x1").by, world.get(Addendum, "x1").at) == ("nils", world.now)


def test_nothing_of_a_rehearsal_that_runs_meanwhile_is_kept(world: World) -> None:
    world.do("facilitator", "room.close", id=ROOM)
    world.do("facilitator", "room.create", id="dry", quarter="2026-Q2", title="Dry",
             kind="rehearsal")  # fmt: skip
    world.do("facilitator", "room.open", id="dry")
    world.do("facilitator", "survey.open", id="s9", room_id="dry",
             instrument="finish the sentence")  # fmt: skip
    for who in SEATS[:4]:
        world.do(who, "survey.answer", id=f"{who}9", survey_id="s9", text="only tried out")
    world.do("facilitator", "survey.show", id="s9")
    world.do("system", "member.welcome", id="gg", room_id="dry", name="Tried Guest",
             function_id="care")  # fmt: skip
    keep(world)
    content = world.get(SnapshotContent, "2026-Q1").content
    assert not [word for word in ("dry", "tried", "s9", "gg") if f'"{word}' in content]
    assert "only tried out" not in content
