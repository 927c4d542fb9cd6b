"""What became of each promise (DOMAIN §2.2, §3.3, §11 readings 30–32)."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customer_room.scoring.promises import Ledger, Promise, ledger
from customer_room.scoring.promises_facts import (
    ActionFact,
    CommitmentFact,
    Contradiction,
    GateFact,
    Tested,
)
from customer_room.scoring.weights import Weights
from customer_room.scoring.windows import QuarterlyRoom, windows

ROOMS = (
    QuarterlyRoom("2025-Q1", "2025-04-10T08:00:00.000Z", "2025-04-10T11:00:00.000Z"),
    QuarterlyRoom("2025-Q2", "2025-07-10T08:00:00.000Z", "2025-07-10T10:00:00.000Z"),
    QuarterlyRoom("2025-Q3", "2025-10-09T08:00:00.000Z", "2025-10-09T10:00:00.000Z"),
    QuarterlyRoom("2025-Q4"),
)
YEAR = windows("2024-12-01", ROOMS)
ACTION = ActionFact("a", "File it", "D", due="2025-06-30", made_on="2025-04-10")
GATE = GateFact("g", "New app", "2025-06-24", "released", all_met=True)
WORD = CommitmentFact("c", "No surprise", "2025-04-10")
AGAINST = Contradiction("c", "2025Q2-03", "2025-06-19T17:30:00.000Z")


def of(
    *actions: ActionFact,
    gates: tuple[GateFact, ...] = (),
    words: tuple[CommitmentFact, ...] = (),
    against: tuple[Contradiction, ...] = (),
    weights: dict[str, Weights] | None = None,
) -> Ledger:
    return ledger(YEAR, actions, gates, words, against, weights)


def only(found: Ledger, quarter: str = "2025-Q2") -> Promise:
    (promise,) = found.judged[quarter]
    return promise


def said(**verdicts: Tested) -> CommitmentFact:
    return replace(WORD, verdicts={f"2025-{quarter}": v for quarter, v in verdicts.items()})


def test_a_room_that_has_not_opened_judges_nothing() -> None:
    assert list(of().judged) == ["2025-Q1", "2025-Q2", "2025-Q3"]
    assert of(replace(ACTION, due="2025-12-01")).waiting == {"a": "not due yet"}


@pytest.mark.parametrize(
    ("proved", "k", "verdict", "note"),
    [
        ("2025-06-30", Fraction(1), "kept", ""),
        ("2025-04-10", Fraction(1), "kept", ""),
        ("2025-07-01", Fraction(1, 2), "late", ""),
        ("2025-07-10", Fraction(1, 2), "late", ""),
        ("2025-07-11", Fraction(0), "not shown", "kept later"),
        ("2025-09-01", Fraction(0), "not shown", "kept later"),
        (None, Fraction(0), "not shown", ""),
    ],
)
def test_an_action_by_the_day_of_its_proof(
    proved: str | None, k: Fraction, verdict: str, note: str
) -> None:
    found = only(of(replace(ACTION, proved_on=proved)))
    assert (found.k, found.verdict, found.note) == (k, verdict, note)


def test_more_than_thirty_days_late_earns_nothing_even_before_the_room() -> None:
    early = replace(ACTION, due="2025-05-15")
    assert only(of(replace(early, proved_on="2025-06-14"))).verdict == "late"
    found = only(of(replace(early, proved_on="2025-06-15")))
    assert (found.k, found.verdict, found.note) == (0, "not shown", "kept later")


def test_due_on_the_day_of_a_room_is_judged_in_it() -> None:
    assert only(of(replace(ACTION, due="2025-07-10"))).id == "a"
    assert of(replace(ACTION, due="2025-07-11")).judged["2025-Q2"] == ()


def test_nothing_is_judged_in_the_room_it_was_made_in_nor_twice() -> None:
    found = of(replace(ACTION, made_on="2025-07-10", due="2025-07-10"))
    assert [len(found.judged[q]) for q in found.judged] == [0, 0, 1]


def test_a_dropped_action_is_broken_but_not_by_what_comes_after_the_room() -> None:
    assert only(of(replace(ACTION, dropped_on="2025-06-16"))).verdict == "dropped"
    later = replace(ACTION, dropped_on="2025-08-01", proved_on="2025-06-01")
    assert only(of(later)).verdict == "kept"


def test_a_renegotiated_action_is_marked() -> None:
    moved = replace(ACTION, renegotiated=True, proved_on="2025-06-30")
    assert (only(of(moved)).verdict, only(of(moved)).note) == ("kept", "renegotiated")
    after = replace(moved, proved_on="2025-08-01")
    assert only(of(after)).note == "renegotiated; kept later"


def test_a_stopped_decision_takes_out_what_was_not_due_yet() -> None:
    stopped = replace(ACTION, stopped_on="2025-06-29")
    assert of(stopped).waiting == {"a": "left the set: decision stopped"}
    assert of(stopped).judged["2025-Q2"] == ()
    assert only(of(replace(ACTION, stopped_on="2025-06-30"))).id == "a"


@pytest.mark.parametrize(
    ("gate", "k", "verdict"),
    [
        (GATE, 1, "released"),
        (replace(GATE, all_met=False), 0, "released against the list"),
        (replace(GATE, outcome="held", all_met=False), 1, "held"),
        (replace(GATE, outcome="released against the list", all_met=False), 0,
         "released against the list"),
    ],
)  # fmt: skip
def test_a_gate_is_kept_if_held_or_released_with_all_met(
    gate: GateFact, k: int, verdict: str
) -> None:
    found = only(of(gates=(gate,)))
    assert (found.k, found.verdict, found.weight) == (k, verdict, 2)


def test_an_open_gate_is_no_promise_yet() -> None:
    assert of(gates=(replace(GATE, closed_on=None, outcome=None),)).judged["2025-Q2"] == ()


def test_a_gate_closed_on_the_day_of_a_room_belongs_to_it() -> None:
    assert only(of(gates=(replace(GATE, closed_on="2025-07-10"),))).id == "g"


def test_a_commitment_counts_when_it_was_tested() -> None:
    found = of(words=(said(Q2="kept", Q3="broken", Q1="not tested"),))
    assert found.judged["2025-Q1"] == ()
    assert (only(found).verdict, only(found).weight) == ("kept", 3)
    assert only(found, "2025-Q3").k == 0


@pytest.mark.parametrize("own", ["kept", "broken", "not tested"])
def test_a_contradicted_commitment_is_one_broken_test_tested_or_not(own: Tested) -> None:
    found = only(of(words=(said(Q2=own),), against=(AGAINST,)))
    assert (found.k, found.verdict) == (0, "broken")
    assert found.note == f"contradicted by 2025Q2-03; own test: {own}"


def test_two_decisions_against_one_commitment_are_one_broken_test() -> None:
    second = replace(AGAINST, decision="2025Q2-01")
    found = only(of(words=(said(Q2="kept"),), against=(AGAINST, second)))
    assert found.note == "contradicted by 2025Q2-01, 2025Q2-03; own test: kept"


@pytest.mark.parametrize(
    "word",
    [
        replace(WORD, adopted_on="2025-06-20"),
        replace(WORD, retired_on="2025-06-18"),
        replace(WORD, id="other"),
    ],
)
def test_what_was_not_in_force_or_not_meant_is_not_contradicted(word: CommitmentFact) -> None:
    assert of(words=(word,), against=(AGAINST,)).judged["2025-Q2"] == ()


def test_a_word_is_in_force_on_its_first_and_its_last_day() -> None:
    for days in ({"adopted_on": "2025-06-19"}, {"retired_on": "2025-06-19"}):
        found = of(words=(replace(WORD, **days),), against=(AGAINST,))
        assert only(found).verdict == "broken"


def test_on_the_wall_after_two_windows_without_a_test() -> None:
    found = of(words=(WORD,)).on_the_wall
    assert found == {"2025-Q2": (), "2025-Q3": ("c",)}
    assert of(words=(said(Q2="kept"),)).on_the_wall["2025-Q3"] == ()
    assert of(words=(said(Q3="broken"),)).on_the_wall["2025-Q3"] == ()
    assert of(words=(WORD,), against=(AGAINST,)).on_the_wall["2025-Q3"] == ()


def test_on_the_wall_counts_from_the_window_after_adoption_to_retirement() -> None:
    assert of(words=(replace(WORD, adopted_on="2025-04-11"),)).on_the_wall["2025-Q3"] == ()
    assert of(words=(replace(WORD, retired_on="2025-10-01"),)).on_the_wall["2025-Q3"] == ()


def test_an_action_weighs_1_a_gate_2_and_a_tested_commitment_3() -> None:
    found = of(ACTION, gates=(GATE,), words=(said(Q2="kept"),)).judged["2025-Q2"]
    assert {promise.kind: promise.weight for promise in found} == {
        "action": 1, "gate": 2, "commitment": 3}  # fmt: skip


def test_each_window_keeps_its_own_weights() -> None:
    old, new = Weights(gate=5), Weights(version=2, gate=7)
    later = replace(GATE, id="h", closed_on="2025-09-01")
    found = of(gates=(GATE, later), weights={"2025-Q2": old, "2025-Q3": new})
    assert (only(found).weight, only(found, "2025-Q3").weight) == (5, 7)


days = st.dates(date(2024, 12, 1), date(2026, 1, 31))
maybe = st.none() | days.map(str)
actions = st.builds(
    ActionFact, st.just("a"), st.just("t"), st.just("D"), days.map(str), days.map(str), maybe,
    maybe, maybe, st.booleans(),
)  # fmt: skip


@given(actions)
def test_an_action_is_judged_once_or_says_why_not(action: ActionFact) -> None:
    found = of(action)
    judged = [p for promises in found.judged.values() for p in promises]
    assert len(judged) + len(found.waiting) == 1
    assert all(promise.k in (0, Fraction(1, 2), 1) for promise in judged)


@given(actions, st.integers(1, 60))
def test_an_earlier_proof_never_earns_less(action: ActionFact, days_earlier: int) -> None:
    if action.proved_on is None:
        return
    sooner = date.fromisoformat(action.proved_on) - timedelta(days=days_earlier)
    before, after = of(action), of(replace(action, proved_on=str(sooner)))
    for quarter in before.judged:
        for old, new in zip(before.judged[quarter], after.judged[quarter], strict=True):
            assert new.k >= old.k


@given(st.lists(actions, max_size=5))
def test_the_ledger_does_not_depend_on_the_order_of_rows(
    rows: list[ActionFact],
) -> None:
    named = [replace(row, id=f"a{i}") for i, row in enumerate(rows)]
    assert of(*named) == of(*reversed(named))


def test_a_verdict_that_a_room_has_fixed_stands() -> None:
    fixed = replace(ACTION, judged_in="2025-Q3", verdict="late", proved_on="2025-06-01")
    assert of(fixed).judged["2025-Q2"] == ()
    found = only(of(fixed), "2025-Q3")
    assert (found.k, found.verdict, found.note) == (Fraction(1, 2), "late", "")
    shown = replace(fixed, verdict="not shown", renegotiated=True, stopped_on="2025-05-01")
    found = only(of(shown), "2025-Q3")
    assert (found.k, found.note) == (0, "renegotiated; kept later")


def test_the_judged_actions_of_one_decision() -> None:
    found = of(ACTION, replace(ACTION, id="b", decision="E"), gates=(GATE,))
    assert [promise.id for promise in found.of_decision("D")] == ["a"]
