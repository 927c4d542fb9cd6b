"""What became of promises: fixed when the first phase ends, and for good."""

import json

import pytest

from customer_room.domain.actions import Action
from customer_room.domain.commitments import Commitment
from customer_room.domain.room import Room
from customer_room.domain.verdicts import Verdict
from tests.unit.domain.cast import ROOM, World, founded, opened

FIRST, SECOND = f"{ROOM}.p1", f"{ROOM}.p2"
DUE = "2026-04-10"


@pytest.fixture
def hall() -> World:
    """Three promises made before the room, all due by its day; one shown in time, one late."""
    world = founded()
    world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="First room")
    world.do("sales", "decision.raise", id="d1", made_in="outside", one_line="Answer",
             co_owners=["dana"])  # fmt: skip
    for id, due in (("kept", DUE), ("late", "2026-04-05"), ("silent", DUE), ("ahead", "2026-08-01"),
                    ("given-up", DUE)):  # fmt: skip
        world.do("sales", "action.promise", id=id, decision_id="d1", text=id, owner="dana", due=due)
    world.do("sales", "action.drop", id="given-up", because="No people")
    for id, days in (("kept", 7), ("late", 2)):
        world.wait(days=days)
        world.do("sales", "proof.submit", id=f"p-{id}", of_type="action", of_id=id, kind="document",
                 text="The list", seen_by="room", date=world.now[:10])  # fmt: skip
        world.do("care", "proof.check", id=f"p-{id}", accepted=True)
    world.do("facilitator", "room.open", id=ROOM)
    return world


def verdicts(world: World) -> dict[str, str]:
    return {v.of_id: v.verdict for v in world.find(Verdict)}


ALL = {"kept": "kept", "late": "late", "silent": "not shown", "given-up": "dropped"}


class TestActions:
    """Every promise due has a verdict once the room has looked back; no other has."""

    def test_they_are_fixed_when_the_first_phase_ends(self, hall: World) -> None:
        hall.do("facilitator", "phase.start", id=FIRST)
        assert verdicts(hall) == {}
        hall.do("facilitator", "phase.start", id=SECOND)
        assert verdicts(hall) == ALL
        assert hall.get(Room, ROOM).judged_at == hall.now
        assert {a.id: (a.status, a.judged_in) for a in hall.find(Action)} == {
            "kept": ("proved", "2026-Q1"), "late": ("proved", "2026-Q1"),
            "silent": ("late", "2026-Q1"), "ahead": ("promised", None),
            "given-up": ("dropped", "2026-Q1")}  # fmt: skip

    def test_or_when_the_room_closes(self, hall: World) -> None:
        hall.do("facilitator", "room.close", id=ROOM)
        assert verdicts(hall) == ALL
        assert hall.register == ["verdict"] * 4 + ["room close"]

    def test_or_when_it_closes_in_that_phase_and_only_once(self, hall: World) -> None:
        hall.do("facilitator", "phase.start", id=FIRST)
        hall.do("facilitator", "room.close", id=ROOM)
        assert hall.register == ["verdict"] * 4 + ["room close"]

    def test_coming_back_to_the_phase_judges_nothing_anew(self, hall: World) -> None:
        for phase in (FIRST, SECOND):
            hall.do("facilitator", "phase.start", id=phase)
        hall.do("sales", "proof.submit", id="p9", of_type="action", of_id="silent", kind="number",
                text="It is done", seen_by="room", date=hall.now[:10])  # fmt: skip
        hall.do("care", "proof.check", id="p9", accepted=True)
        for phase in (FIRST, SECOND):
            hall.do("facilitator", "phase.start", id=phase)
        assert verdicts(hall) == ALL

    def test_they_stand_in_the_register(self, hall: World) -> None:
        hall.do("facilitator", "room.close", id=ROOM)
        lines = [json.loads(e.text) for e in hall.store.workspaces["w1"].register
                 if e.kind == "verdict"]  # fmt: skip
        assert {line["of_id"]: line["verdict"] for line in lines} == ALL

    @pytest.mark.parametrize("kind", ["check-in", "rehearsal"])
    def test_only_a_quarterly_room_judges(self, kind: str) -> None:
        world = founded()
        world.do("facilitator", "room.create", id=ROOM, quarter="2026-Q1", title="x", kind=kind)
        world.do("sales", "kpi.set", id="k1", stage_id="a", name="x", type="count", direction="up")
        world.do("sales", "action.promise", id="a1", kpi_id="k1", text="x", owner="dana", due=DUE)
        world.wait(days=20)
        world.do("facilitator", "room.open", id=ROOM)
        world.do("facilitator", "phase.start", id=FIRST)
        world.do("facilitator", "phase.start", id=SECOND)
        assert verdicts(world) == {}

    def test_what_a_stopped_decision_promised_for_later_is_not_judged(self) -> None:
        world = opened()
        world.sealed()
        world.do("sales", "action.promise", id="a1", decision_id="d1", text="x", owner="dana",
                 due="2026-05-01")  # fmt: skip
        world.do("sales", "review.submit", id="v1", decision_id="d1", text="x", outcome="stopped")
        world.do("care", "review.check", id="v1", level=0)
        world.do("facilitator", "room.close", id=ROOM)
        world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Next")
        world.wait(days=60)
        world.do("facilitator", "room.open", id="r2")
        world.do("facilitator", "room.close", id="r2")
        assert verdicts(world) == {}

    @pytest.mark.parametrize("outcome", ["kept", "changed by successor", "in force again"])
    def test_only_stopping_takes_a_promise_out(self, outcome: str) -> None:
        world = opened()
        world.sealed()
        world.do("sales", "action.promise", id="a1", decision_id="d1", text="x", owner="dana",
                 due="2026-05-01")  # fmt: skip
        world.raised("d2", supersedes="d1")
        heir = {"successor": "d2"} if outcome == "changed by successor" else {}
        world.do("sales", "review.submit", id="v1", decision_id="d1", text="x", outcome=outcome,
                 **heir)  # fmt: skip
        world.do("care", "review.check", id="v1", level=0)
        world.do("facilitator", "room.close", id=ROOM)
        world.do("facilitator", "room.create", id="r2", quarter="2026-Q2", title="Next")
        world.wait(days=60)
        world.do("facilitator", "room.open", id="r2")
        world.do("facilitator", "room.close", id="r2")
        assert verdicts(world) == {"a1": "not shown"}


class TestWhatWeSay:
    """Adopted with a test; the room writes down what it showed."""

    @pytest.fixture(autouse=True)
    def _said(self, hall: World) -> None:
        hall.do("sales", "commitment.set", id="w1", text="We answer at once", test="Ten calls")
        hall.do("chief", "commitment.adopt", id="w1")

    def test_it_is_somebodys_word_from_a_day_on(self, hall: World) -> None:
        word = hall.get(Commitment, "w1")
        assert (word.status, word.adopted_by, word.adopted_on) == (
            "adopted", "maren", hall.now[:10])  # fmt: skip
        hall.do("sales", "commitment.set", id="w1", text="We answer", test="Twenty calls")
        assert hall.get(Commitment, "w1").status == "adopted"
        hall.refused("sales", "commitment.set", "bad_field", id="w1", text="We answer", test="")

    def test_nothing_untestable_is_adopted(self, hall: World) -> None:
        hall.do("sales", "commitment.set", id="w2", text="We care")
        hall.refused("chief", "commitment.adopt", "not_allowed", id="w2")
        hall.refused("care", "verdict.give", "not_allowed", commitment_id="w2", verdict="kept",
                     proof="x")  # fmt: skip

    def test_a_retired_one_is_not_tested(self, hall: World) -> None:
        hall.do("care", "commitment.retire", id="w1")
        hall.refused("care", "commitment.retire", "not_allowed", id="w1")
        hall.refused("care", "verdict.give", "not_allowed", commitment_id="w1", verdict="kept",
                     proof="x")  # fmt: skip

    @pytest.mark.parametrize(
        ("fault", "field"),
        [({"verdict": "kept"}, "proof"), ({"verdict": "broken", "proof": "x"}, "served_instead")],
    )
    def test_a_verdict_shows_something(
        self, hall: World, fault: dict[str, str], field: str
    ) -> None:
        problem = hall.refused("care", "verdict.give", "bad_field", commitment_id="w1", **fault)
        assert problem.field == field

    def test_until_it_is_fixed_it_may_be_corrected(self, hall: World) -> None:
        hall.do("care", "verdict.give", commitment_id="w1", verdict="kept", proof="Ten of ten")
        hall.do("sales", "verdict.give", commitment_id="w1", verdict="broken", proof="Six of ten",
                expect="kept", served_instead="cost")  # fmt: skip
        (found,) = hall.find(Verdict)
        assert (found.window, found.verdict, found.later) == ("2026-Q1", "broken", False)

    def test_afterwards_a_later_one_stands_beside_it(self, hall: World) -> None:
        hall.do("care", "verdict.give", commitment_id="w1", verdict="kept", proof="Ten of ten")
        for phase in (FIRST, SECOND):
            hall.do("facilitator", "phase.start", id=phase)
        hall.do("sales", "verdict.give", commitment_id="w1", verdict="broken", proof="Six of ten",
                served_instead="cost")  # fmt: skip
        found = {v.later: v.verdict for v in hall.find(Verdict, of_id="w1")}
        assert found == {False: "kept", True: "broken"}

    def test_once_the_room_is_closed_the_next_window_is_open(self, hall: World) -> None:
        hall.do("facilitator", "room.close", id=ROOM)
        hall.do("care", "verdict.give", commitment_id="w1", verdict="not tested")
        (found,) = hall.find(Verdict, of_id="w1")
        assert (found.window, found.later) == ("2026-Q2", False)
