"""Promises and reviews read from the records equal the published figures, to the shown digit."""

from dataclasses import replace

import pytest

from customer_room.domain.actions import Action
from customer_room.domain.commitments import Commitment
from customer_room.domain.customers import CustomerCount
from customer_room.domain.decisions import Decision
from customer_room.domain.measured import reading_of
from customer_room.domain.moves import Move
from customer_room.domain.people import WORKSPACE, Workspace
from customer_room.domain.record import Record
from customer_room.domain.room import Room
from customer_room.domain.verdicts import Verdict, action_fact
from customer_room.domain.windows import all_windows
from customer_room.operations.promises import promise_ledger, promises_sheet
from customer_room.operations.reviews import fell
from customer_room.scoring.noise import Score
from customer_room.scoring.promises import judge_action
from customer_room.scoring.weights import DEFAULTS
from tests.comparing import differences
from tests.loaded import Loaded, expected
from tests.memory import MemoryStore, MemoryTransaction

CLOSED = "2025-07-10T10:00:00.000Z"


def test_the_sample(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        assert differences(promises_sheet(read), expected()["promises"]) == []


def test_every_verdict_a_room_fixed_is_what_the_days_say(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        windows = {window.quarter: window for window in all_windows(read)}
        fixed = read.find(Verdict, of_type="action")
        for verdict in fixed:
            action = read.get(Action, verdict.of_id)
            assert action is not None
            fact = replace(action_fact(read, action), judged_in=None, verdict=None)
            assert judge_action(fact, windows[verdict.window]).verdict == verdict.verdict
    assert len(fixed) == 46


def test_a_draft_is_no_promise_and_a_later_verdict_counts_nowhere() -> None:
    store = MemoryStore()
    with store.begin() as tx:
        put(tx, Workspace(id=WORKSPACE, name="Us", programme_started="2025-01-01"))
        put(tx, Room(id="r", title="Room", kind="quarterly", quarter="2025-Q2", status="closed",
                     opened_at="2025-07-10T08:00:00.000Z", closed_at=CLOSED, mode=90,
                     scheduled_at=None))  # fmt: skip
        put(tx, Commitment(id="draft", text="Said by nobody", audience="customers"))
        put(tx, Commitment(id="word", text="Said", audience="customers", status="adopted",
                           adopted_on="2025-02-01"))  # fmt: skip
        put(tx, Verdict(id="v", of_type="commitment", of_id="word", window="2025-Q2",
                        verdict="broken", at=CLOSED, later=True))  # fmt: skip
    with store.reading() as read:
        assert promise_ledger(read).judged == {"2025-Q2": ()}


def test_a_leak_falls_against_the_same_season_where_the_decision_lies() -> None:
    decision = Decision(id="d", number="2026Q1-01", quarter="2026-Q1", one_line="x",
                        anchors={"move_ids": ["out"], "segment_ids": ["homes"]})  # fmt: skip
    store = MemoryStore()
    with store.begin() as tx:
        for quarter, left in (("2025-Q1", 290), ("2026-Q1", 100)):
            for to, count in (("LEFT", left), ("d2", 1800)):
                id = "out" if (quarter, to) == ("2025-Q1", "LEFT") else f"{quarter}-{to}"
                put(tx, Move(id=id, from_step="d1", to=to, segment_id="homes", quarter=quarter,
                             to_kind="end" if to == "LEFT" else "step", count=count))  # fmt: skip
    with store.reading() as read:
        assert fell(read, decision, "2026-Q1", DEFAULTS)
        assert not fell(read, decision, "2025-Q1", DEFAULTS)
        elsewhere = decision.model_copy(update={"anchors": {"step_ids": ["f1"]}})
        assert not fell(read, elsewhere, "2026-Q1", DEFAULTS)
        others = decision.model_copy(
            update={"anchors": {"step_ids": ["d1"], "segment_ids": ["shops"]}}
        )
        assert not fell(read, others, "2026-Q1", DEFAULTS)


@pytest.mark.parametrize(
    ("changed", "segments", "better"),
    [
        ({"lost": 100}, [], True),
        ({"lost": 100}, ["homes"], True),
        ({"lost": 100}, ["shops"], False),
        ({"lost": 299}, [], False),
        ({"lost": 500}, [], False),
        ({"bought_more": 300}, ["homes"], True),
        ({"bought_more": 51}, ["homes"], False),
    ],
    ids=["fewer left", "of its segment", "of another segment", "within noise", "more left",
         "more bought more", "hardly more bought more"],
)  # fmt: skip
def test_customers_who_stayed_or_bought_more_beyond_noise_are_a_fall_too(
    changed: dict[str, int], segments: list[str], better: bool
) -> None:
    decision = Decision(id="d", number="2026Q1-01", quarter="2026-Q1", one_line="x",
                        anchors={"stage_ids": ["a"], "segment_ids": segments})  # fmt: skip
    store = MemoryStore()
    with store.begin() as tx:
        for quarter, figures in (("2025-Q1", dict[str, int]()), ("2026-Q1", changed)):
            figures = {"lost": 300, "bought_more": 50} | figures
            put(tx, CustomerCount(id=quarter, segment_id="homes", quarter=quarter, opening=1000,
                                  gained=0, won_back=0, closing=1000 - figures["lost"],
                                  lost=figures["lost"], bought_more=figures["bought_more"],
                                  value_gained=0, value_lost=0))  # fmt: skip
    with store.reading() as read:
        assert fell(read, decision, "2026-Q1", DEFAULTS) is better


def test_a_stored_value_is_read_by_its_kind() -> None:
    share = reading_of({"date": "2025-01-01", "k": 3, "n": 4}, "proportion")
    answers = {"date": "2025-01-01", "promoters": 3, "passives": 1, "detractors": 0}
    score = reading_of(answers, "score")
    time = reading_of({"date": "2025-01-01", "value": "6.4", "n": 9, "sd": "1.5"}, "time")
    assert share is not None
    assert score is not None
    assert time is not None
    assert (float(share.value), share.n) == (0.75, 4)
    assert (score.value, score.score) == (75, Score(3, 1, 0))
    assert (float(time.value), time.n, float(time.sd or 0)) == (6.4, 9, 1.5)
    assert reading_of({"date": "2025-01-01"}, "count") is None


def put(tx: MemoryTransaction, record: Record) -> None:
    tx.append("planted", record.id, CLOSED, "olga", None, [record.put()])
