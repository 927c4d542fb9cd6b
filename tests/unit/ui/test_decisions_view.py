"""What the log's address asks for, and how a quarter is told."""

from dataclasses import replace
from typing import Any

import pytest

from customer_room.domain.policy import Actor, Role
from customer_room.live.standing import Caller
from customer_room.operations.log import LogEntry
from customer_room.operations.quarter import Balance, newest_balance, sentence
from customer_room.ui.decisions.state import log_view
from customer_room.ui.decisions.view import PAGE, chosen, is_mine, read_query, waits_for
from customer_room.ui.session import Visitor
from tests.loaded import NOW, Loaded
from tests.unit.domain.cast import opened

ME = Actor("ann", Role.LEADER, "sales", seat=True, admitted=True)
JOINT: dict[str, Any] = {
    "label": "joint", "must_sign": ["sales"], "signed_by_functions": [], "touching_functions": [],
    "co_owning_functions": [], "contributions_from": [], "signed": "0 of 3", "reason": "Joint: x.",
}  # fmt: skip
ENTRY = LogEntry(
    id="d1", number="2026Q1-01", quarter="2026-Q1", one_line="Do it", status="decided",
    made_in="room", room_id=None, restricted=False, raised_at="2026-01-01T00:00:00.000Z",
    decided_at=None, sealed_at=None, review_date=None, stages=(), driver=None, co_owners=(),
    dissenting=(), joint=JOINT, words="do it",  # type: ignore[arg-type]
)  # fmt: skip


def test_an_address_without_a_query_asks_for_everything() -> None:
    asked = read_query("", ME)
    assert (asked.anything, asked.rows) == (False, PAGE)


@pytest.mark.parametrize(
    ("query", "joint"),
    [("joint=yes", True), ("joint=no", False), ("joint=yes&joint=no", None), ("joint=x", None)],
)
def test_both_boxes_of_joint_ask_for_either(query: str, joint: bool | None) -> None:
    assert read_query(query, ME).filters.joint is joint


@pytest.mark.parametrize("rows", ["rows=-5", "rows=x", "rows=3"])
def test_a_strange_number_of_rows_falls_back(rows: str) -> None:
    assert read_query(rows, ME).rows == PAGE


def test_a_made_decision_waits_for_my_function_until_it_signed() -> None:
    assert waits_for(ENTRY, ME)
    signed = replace(ENTRY, joint={**JOINT, "signed_by_functions": ["sales"]})  # type: ignore[arg-type]
    assert not waits_for(signed, ME)
    assert not waits_for(replace(ENTRY, status="in force"), ME)
    assert not waits_for(ENTRY, replace(ME, seat=False))


def test_mine_is_what_waits_for_me_too() -> None:
    assert is_mine(ENTRY, ME)
    other = replace(ME, member_id="bob", function_id="finance")
    assert chosen([ENTRY], read_query("mine=yes", other), other) == []


def test_who_disagrees_and_commits_is_named_as_who_dissents() -> None:
    world = opened()
    world.raised()
    world.sign("finance", stance="disagree and commit")
    world.sign("sales", stance="object")
    world.sign("care")
    with world.store.reading() as read:
        (group,) = log_view(read, Visitor(Caller("w1", "s"), ME), "", world.now).groups  # type: ignore[arg-type]
    assert group.rows[0].note == "Dana and Idris dissent"
    assert group.rows[0].blocks[:2] == ["a", "d"]


def test_a_quarter_is_told_people_first() -> None:
    made = replace(ENTRY, status="in force")
    assert sentence(Balance("2026-Q1", 2990, 2070), [made, made]) == (
        "2,990 came, 2,070 left, net +920. 2 decisions, 2 of them joint."
    )
    assert sentence(Balance("2026-Q1", 5, 5), []) == "5 came, 5 left, net 0. No decision made yet."
    assert sentence(None, [made]) == "1 decision, joint."


def test_a_quarter_without_a_decision_stays_in_its_filter(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        view = log_view(read, Visitor(Caller("main", "s"), ME), "quarter=2031-Q2", NOW)
    assert view.state == "none"
    assert view.counts.quarters[0] == ("2031-Q2", "2031-Q2 (0)")


def test_one_counted_segment_of_three_is_no_balance_of_the_company_yet() -> None:
    world = opened()
    for segment, quarter in (
        *((s, "2026-Q1") for s in ("homes", "shops", "farms")),
        ("homes", "2026-Q2"),
    ):
        world.do("facilitator", "segment.set", id=segment, name=segment)
        world.do("finance", "count.enter", segment_id=segment, quarter=quarter, opening=10,
                 gained=3, lost=3, closing=10)  # fmt: skip
    with world.store.reading() as read:
        assert newest_balance(read) == Balance("2026-Q1", 9, 9)
        assert newest_balance(read, "2026-Q2") == Balance("2026-Q2", 3, 3)


def test_who_is_held_to_one_room_reads_no_balance_of_the_company(sample: Loaded) -> None:
    rooms = {"all": None, "one": "room-2026-q1"}
    said: dict[str, str] = {}
    with sample.house.store.reading("main") as read:
        for name, room_id in rooms.items():
            actor = replace(ME, role=Role.GUEST, seat=False, room_id=room_id)
            here = Visitor(Caller("main", "s"), actor)
            said[name] = log_view(read, here, "quarter=2026-Q1", NOW).sentence
    assert "2,990 came" in said["all"]
    assert "came" not in said["one"]
