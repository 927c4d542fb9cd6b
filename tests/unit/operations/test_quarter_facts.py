"""Which records a quarter is scored from: each edge of the eight criteria (DOMAIN §2.2, §3.2)."""

from typing import Any

import pytest

from customer_room.domain.actions import Action
from customer_room.domain.customers import CustomerCount
from customer_room.domain.decisions import Decision
from customer_room.domain.evidence import Evidence
from customer_room.domain.journey import Stage, Step
from customer_room.domain.kpis import Kpi, KpiReading
from customer_room.domain.moves import HandOff, Move
from customer_room.domain.people import WORKSPACE, Function, Member, Workspace
from customer_room.domain.record import Record
from customer_room.domain.reviews import Review
from customer_room.domain.room import Room
from customer_room.domain.windows import all_windows
from customer_room.operations.quarter_facts import quarter_facts
from customer_room.operations.scores import quarter_scores
from customer_room.scoring.quarter import QuarterFacts
from tests.memory import MemoryStore

CLOSED = {"2025-Q1": "2025-04-10T11:00:00.000Z", "2025-Q2": "2025-07-10T11:00:00.000Z"}
IN_SPRING, IN_SUMMER = "2025-03-01T09:00:00.000Z", "2025-06-01T09:00:00.000Z"
NOW = "2025-08-01T09:00:00.000Z"
AT_D1 = {"stage_ids": ["d"], "step_ids": ["d1"]}
MOVES = (("d1", "LEFT", 30), ("d1", "d2", 70), ("d2", "STAYED", 40), ("d2", "d3", 30))


def room(quarter: str) -> Room:
    day = CLOSED[quarter][:10]
    return Room(id=f"r-{quarter}", quarter=quarter, kind="quarterly", title="Room", status="closed",
                opened_at=f"{day}T08:00:00.000Z", closed_at=CLOSED[quarter])  # fmt: skip


def decision(id: str = "x", at: str | None = IN_SUMMER, **more: Any) -> Decision:
    more = {"anchors": AT_D1} | more
    return Decision(id=id, number=f"2025Q2-{id}", quarter="2025-Q2", one_line="x", decided_at=at,
                    **more)  # fmt: skip


def move(origin: str, to: str, count: int, segment: str = "homes") -> Move:
    kind = "end" if to.isupper() else "step"
    return Move(id=f"{origin}-{to}-{segment}", from_step=origin, to=to, to_kind=kind, count=count,
                segment_id=segment, quarter="2025-Q2")  # fmt: skip


def count(segment: str, lost: int, value: int) -> CustomerCount:
    return CustomerCount(id=segment, segment_id=segment, quarter="2025-Q2", opening=100, gained=0,
                         won_back=0, lost=lost, closing=100 - lost, value_gained=0,
                         value_lost=value)  # fmt: skip


def world(*records: Record) -> MemoryStore:
    """A company of two functions, one stage and three steps, after two quarterly rooms."""
    store = MemoryStore()
    steps = (("d1", "care"), ("d2", "sales"), ("d3", None))
    base: list[Record] = [
        Workspace(id=WORKSPACE, name="Us", programme_started="2025-01-01"),
        Function(id="care", name="Care", code="C"),
        Function(id="sales", name="Sales", code="S"),
        Function(id="company", name="Company", code="Co", pseudo=True),
        *(room(quarter) for quarter in CLOSED),
        Stage(id="d", order=1, name="Keep us warm"),
        *(Step(id=id, stage_id="d", order=int(id[1]), name=id,
               function_by_quarter={"2025-Q1": function}) for id, function in steps),
    ]  # fmt: skip
    with store.begin() as tx:
        tx.append("planted", "op", NOW, "olga", None, [each.put() for each in [*base, *records]])
    return store


def read(*records: Record, quarter: str = "2025-Q2") -> QuarterFacts:
    with world(*records).reading() as found:
        window = next(w for w in all_windows(found) if w.quarter == quarter)
        return quarter_facts(found, window, NOW)


class TestWindow:
    """What was made when, and what was live at the close."""

    @pytest.mark.parametrize(
        ("at", "counts_in", "live_in"),
        [
            ("2024-12-31T09:00:00.000Z", [], ["2025-Q1", "2025-Q2"]),
            (IN_SPRING, ["2025-Q1"], ["2025-Q1", "2025-Q2"]),
            (CLOSED["2025-Q1"], ["2025-Q1"], ["2025-Q1", "2025-Q2"]),
            (IN_SUMMER, ["2025-Q2"], ["2025-Q2"]),
            (NOW, [], []),
            (None, [], []),
        ],
        ids=["before the programme", "first window", "at its close", "second window",
             "after the last close", "not decided"],
    )  # fmt: skip
    @pytest.mark.parametrize("made_in", ["room", "outside"])
    def test_a_decision_counts_in_the_window_it_was_made_in(
        self, at: str | None, counts_in: list[str], live_in: list[str], made_in: str
    ) -> None:
        facts = {quarter: read(decision(at=at, made_in=made_in), quarter=quarter)
                 for quarter in CLOSED}  # fmt: skip
        assert [q for q, found in facts.items() if found.decided] == counts_in
        assert [q for q, found in facts.items() if found.live] == live_in

    def test_what_a_review_ended_by_the_close_is_not_live_and_its_j_still_counts(self) -> None:
        found = read(decision(ended_at="2025-07-01T09:00:00.000Z", status="stopped"))
        assert (found.live, len(found.decided)) == ((), 1)
        later = read(decision(ended_at=NOW, status="kept"))
        assert [each.decision for each in later.live] == ["x"]

    def test_what_was_tried_in_a_rehearsal_is_no_decision_and_no_promise(self) -> None:
        found = read(Room(id="dry", quarter="2025-Q2", title="Dry", kind="rehearsal"),
                     decision(room_id="dry"), action(decision_id="x"))  # fmt: skip
        assert (found.decided, found.live, found.made) == ((), (), ())

    def test_a_review_counts_in_the_window_in_which_its_level_was_given(self) -> None:
        rows = (decision(at=IN_SPRING), review("a", "2025-04-10", 1), review("b", "2025-07-10", 2),
                review("c", None, None), review("e", NOW[:10], 2))  # fmt: skip
        assert [[r.review for r in read(*rows, quarter=q).reviews] for q in CLOSED] == [
            ["a"], ["b"]]  # fmt: skip


def action(id: str = "a", made_on: str = "2025-06-01", **more: Any) -> Action:
    return Action(id=id, kind="action", text="x", owner="rosa", due="2025-09-01", made_on=made_on,
                  **more)  # fmt: skip


def review(id: str, on: str | None, level: int | None) -> Review:
    return Review(id=id, decision_id="x", text="x", outcome="in force again", submitted_by="rosa",
                  submitted_at=IN_SPRING, on=on, level=level)  # fmt: skip


def kpi(id: str = "k", made_on: str = "2025-06-01", target: str | None = "0.9") -> Kpi:
    return Kpi(id=id, stage_id="d", name=id, type="proportion", direction="up", made_on=made_on,
               target=target)  # fmt: skip


def reading(on: str, of: str = "k") -> KpiReading:
    return KpiReading(id=f"{of}-{on}", kpi_id=of, date=on, k=1, n=2)


class TestMap:
    """Criteria 1 to 3."""

    def test_an_action_is_filed_where_its_decision_or_its_measure_is(self) -> None:
        found = read(
            decision(), decision("y", anchors={}), kpi(),
            action("by-decision", decision_id="x"), action("by-nowhere", decision_id="y"),
            action("by-kpi", kpi_id="k"), action("older", made_on="2025-03-01", decision_id="x"),
        )  # fmt: skip
        assert {each.id: each.names_stage for each in found.made} == {
            "x": True, "y": False, "k": True, "by-decision": True, "by-nowhere": False,
            "by-kpi": True}  # fmt: skip

    def test_a_name_with_our_word_in_it_is_not_outside_in_unless_overruled(self) -> None:
        names = {"Retention": None, "Sales talk": None, "Upsell": True, "Stay": None}
        stages = [Stage(id=f"s{place}", order=place + 2, name=name, outside_in_overruled=overruled)
                  for place, (name, overruled) in enumerate(names.items())]  # fmt: skip
        words = Workspace(id=WORKSPACE, name="Us", internal_words=["retention", "upsell"])
        found = {each.name: each.outside_in for each in read(words, *stages).stages}
        assert found == {"Keep us warm": True, "Retention": False, "Sales talk": False,
                         "Upsell": True, "Stay": True}  # fmt: skip

    def test_only_seats_in_office_at_the_close_are_asked(self) -> None:
        people = [
            Member(id="here", function_id="care", role="leader", seat=True),
            Member(id="left", function_id="care", role="leader", seat=True, active_to="2025-07-09"),
            Member(id="new", function_id="care", role="leader", seat=True,
                   active_from="2025-07-11"),
            Member(id="deskless", function_id="care", role="leader"),
        ]  # fmt: skip
        assert read(*people).seats == {"here"}

    @pytest.mark.parametrize(
        ("observed", "removed", "counts"),
        [
            ("2024-09-30", None, False),
            ("2024-10-01", None, True),
            ("2025-07-10", None, True),
            ("2025-07-11", None, False),
            ("2025-06-01", "2025-07-09T09:00:00.000Z", False),
            ("2025-06-01", NOW, True),
        ],
        ids=["three quarters ago", "two quarters ago", "on the day of the room", "after the room",
             "taken away before", "taken away since"],
    )  # fmt: skip
    def test_fresh_evidence_is_of_this_quarter_two_before_it_or_since_until_the_close(
        self, observed: str, removed: str | None, counts: bool
    ) -> None:
        item = Evidence(id="e", kind="aided", form="quote", text="x", stage_id="d", added_by="rosa",
                        observed_on=observed, removed_at=removed)  # fmt: skip
        assert bool(read(item).heard) is counts

    @pytest.mark.parametrize(
        ("on", "target", "counts"),
        [("2025-04-10", "0.9", False), ("2025-04-11", "0.9", True), ("2025-07-10", "0.9", True),
         ("2025-07-11", "0.9", False), ("2025-06-01", None, False)],
        ids=["day of the room before", "the day after", "day of the room", "after the room",
             "no target"],
    )  # fmt: skip
    def test_a_measure_needs_a_target_and_a_reading_in_the_window(
        self, on: str, target: str | None, counts: bool
    ) -> None:
        (stage,) = read(kpi(target=target), reading(on)).led
        assert bool(stage.read_kpis) is counts

    def test_no_stages_give_0_to_the_first_three_and_nothing_to_hand_offs(self) -> None:
        gone = Stage(id="d", order=1, name="Gone", removed_at="2025-02-01T09:00:00.000Z")
        with world(gone).reading() as found:
            first = quarter_scores(found, NOW)[0].record.criteria
        assert [criterion.figure.shown for criterion in first[:4]] == ["0.0", "0.0", "0.0", "n/a"]


class TestHandOffsAndLeaks:
    """Criteria 4 and 5."""

    ROWS = (*(move(*row) for row in MOVES), count("homes", 30, 300_000))

    def test_only_moves_between_functions_or_by_nobodys_step_are_seams(self) -> None:
        found = read(*self.ROWS).seams
        assert [(s.label, s.customers, s.served) for s in found] == [
            ("Care to Sales", 70, True), ("Sales to nobody", 30, False)]  # fmt: skip

    def test_the_standard_met_is_that_of_the_quarter(self) -> None:
        agreed = HandOff(id="h", kind="function pair", giving="care", receiving="sales",
                         giving_leader="rosa", receiving_leader="dana", standard="In a day",
                         accepted_by=["rosa", "dana"], agreed_on="2025-05-01",
                         made_on="2025-05-01", met={"2025-Q1": {"k": 0, "n": 9},
                                                    "2025-Q2": {"k": 3, "n": 4}})  # fmt: skip
        seam, nobodys = read(*self.ROWS, agreed).seams
        assert (seam.agreed, seam.met) == (True, (3, 4))
        assert (nobodys.agreed, nobodys.met) == (False, None)
        unmeasured = agreed.model_copy(update={"met": {"2025-Q1": {"k": 0, "n": 9}}})
        assert read(*self.ROWS, unmeasured).seams[0].met is None

    @pytest.mark.parametrize(
        ("anchors", "touches"),
        [
            (AT_D1, True),
            ({"stage_ids": ["d"]}, False),
            ({"stage_ids": ["d"], "step_ids": ["d2"]}, False),
            ({"move_ids": ["d1-LEFT-homes"]}, True),
            ({"move_ids": ["d1-d2-homes"]}, False),
            ({**AT_D1, "segment_ids": ["shops"]}, True),
        ],
        ids=["the step", "its stage only", "the next step", "the way out", "another move",
             "the step, of another segment"],
    )  # fmt: skip
    def test_what_a_live_decision_touches(self, anchors: dict[str, Any], touches: bool) -> None:
        (leak,) = read(*self.ROWS, decision(anchors=anchors)).leaks
        assert leak.value == 300_000
        assert bool(leak.touched_by) is touches

    def test_a_decision_that_has_ended_touches_nothing(self) -> None:
        ended = decision(ended_at="2025-07-01T09:00:00.000Z", status="kept")
        (leak,) = read(*self.ROWS, ended).leaks
        assert leak.touched_by == ()

    def test_a_lost_customer_is_worth_what_his_segment_and_quarter_lost(self) -> None:
        shops = (move("d1", "LEFT", 2, "shops"), count("shops", 4, 100_000))
        (leak,) = read(*self.ROWS, *shops).leaks
        assert leak.value == 300_000 + 2 * 25_000


class TestStoppedMeasuring:
    """Cases existed, but nobody wrote anything down about them."""

    def test_steps_of_two_functions_without_a_count_are_unrecorded_hand_offs(self) -> None:
        assert 4 in read().unrecorded
        assert 4 not in read(move("d1", "d2", 70)).unrecorded
        care = {"2025-Q1": "care"}
        alone = [Step(id=id, stage_id="d", order=1, name=id, function_by_quarter=care)
                 for id in ("d1", "d2", "d3")]  # fmt: skip
        assert 4 not in read(*alone).unrecorded

    @pytest.mark.parametrize(
        ("due", "missed"), [("2025-07-10", True), ("2025-07-11", False), (None, False)]
    )
    def test_a_review_due_by_the_day_of_the_room_is_unrecorded_proof(
        self, due: str | None, missed: bool
    ) -> None:
        assert (8 in read(decision(review_date=due)).unrecorded) is missed

    def test_a_decision_that_has_ended_owes_no_review(self) -> None:
        ended = decision(review_date="2025-06-30", ended_at="2025-07-01T09:00:00.000Z")
        assert 8 not in read(ended).unrecorded
