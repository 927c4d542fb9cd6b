"""The checks of a rehearsal: a whole record holds, and every planted loss is noticed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from customer_room.domain.operation import digest
from customer_room.store.register import Line
from tests.rehearse.checks import checks
from tests.rehearse.kept import Kept
from tests.rehearse.told import Decided, Told

ROOM, QUARTER, LINE = "r1", "2026-Q2", "Stay until it is warm"
Tables = dict[str, dict[str, dict[str, Any]]]


def told() -> Told:
    """What two leaders were told."""
    return Told(
        ROOM, QUARTER, acked={"op1", "op2"}, present={"ann", "ben"},
        notes=Counter({("ann", "They wait"): 1, ("ben", "They wait"): 2}),
        groups={"Waiting": {"They wait"}}, dots=Counter({("ann", "d"): 2, ("ben", "They wait"): 1}),
        answers={("reliability", "d"): {"ann": "random", "ben": "reliable"}},
        verdicts={"c1": "kept"}, counts={"homes"},
        decisions={LINE: Decided("in force", {"ann": "agree", "ben": "agree"})},
        promises={"Ring them": "ann"},
        read_backs={(LINE, "ann"): "We stay", (LINE, "ben"): "We go"},
        marks={(LINE, "ben"): "drifts"}, message="We stay.",
    )  # fmt: skip


def tables() -> Tables:
    """The same as rows."""
    note = {"room_id": ROOM, "text": "They wait", "removed_at": None}
    content = json.dumps({"decision": {"x1": {"one_line": LINE}}})
    return {
        "room": {ROOM: {"status": "closed", "closing_message": "We stay."}},
        "phase": {"p1": {"room_id": ROOM, "status": "done"}},
        "attendance": {who: {"room_id": ROOM, "member_id": who} for who in ("ann", "ben")},
        "note": {"n1": {**note, "author_id": "ann", "group_id": "g1"},
                 "n2": {**note, "author_id": "ben", "group_id": None},
                 "n3": {**note, "author_id": "ben", "group_id": "g1"}},
        "group": {"g1": {"room_id": ROOM, "name": "Waiting", "removed_at": None}},
        "vote": {
            "v1": _vote("ann", "stage", "d"), "v2": _vote("ann", "stage", "d"),
            "v3": _vote("ben", "note", "n1"),
        },
        "poll": {"q1": {"room_id": ROOM, "status": "shown", "instrument": "reliability",
                        "stage_id": "d"}},
        "response": {"a1": {"poll_id": "q1", "member_id": "ann", "choice": "random"},
                     "a2": {"poll_id": "q1", "member_id": "ben", "choice": "reliable"}},
        "verdict": {"w1": {"of_type": "commitment", "of_id": "c1", "window": QUARTER,
                           "verdict": "kept", "later": False}},
        "customer_count": {"k1": {"quarter": QUARTER, "segment_id": "homes", "agreed_by": "ann"}},
        "decision": {"x1": {"room_id": ROOM, "one_line": LINE, "status": "in force",
                            "text_hash": "h", "sealed_at": "then"}},
        "stance": {f"x1.{who}": {"decision_id": "x1", "member_id": who, "stance": "agree",
                                 "text_hash": "h"} for who in ("ann", "ben")},
        "action": {"y1": {"decision_id": "x1", "text": "Ring them", "owner": "ann"}},
        "read_back": {
            "x1.ann": {"room_id": ROOM, "decision_id": "x1", "member_id": "ann", "text": "We stay",
                       "mark": None},
            "x1.ben": {"room_id": ROOM, "decision_id": "x1", "member_id": "ben", "text": "We go",
                       "mark": "drifts"},
        },
        "snapshot": {QUARTER: {"room_id": ROOM, "digest": digest(content)}},
        "snapshot_content": {QUARTER: {"content": content}},
    }  # fmt: skip


def _vote(who: str, kind: str, target: str) -> dict[str, Any]:
    return {"room_id": ROOM, "voter_id": who, "target_type": kind, "target_id": target}


def register(rows: Tables) -> list[Line]:
    """The sealed lines of all that."""
    sealed = [("room close", ROOM, json.dumps({"closing_message": "We stay."})),
              ("decision seal", "x1", "{}"), ("signature", "x1.ann", "{}"),
              ("signature", "x1.ben", "{}"),
              ("quarter", QUARTER,
               json.dumps({"digest": rows["snapshot"][QUARTER]["digest"]}))]  # fmt: skip
    return [Line(n, kind, id, "", text, "", "") for n, (kind, id, text) in enumerate(sealed, 1)]


def kept(**other: Any) -> Kept:
    """The record, with some part of it otherwise."""
    whole = {"operations": Counter({"op1": 1, "op2": 1}), "register": register(tables()),
             "tables": tables()}  # fmt: skip
    return Kept(**(whole | other))


def broken(account: Told, record: Kept) -> list[str]:
    """Name what does not hold."""
    return [each.says for each in checks(account, record) if not each.holds]


def test_a_whole_record_holds() -> None:
    found = checks(told(), kept())
    assert [each for each in found if not each.holds] == []
    assert len(found) > 15
    assert "3 notes" in [each.found for each in found]


Damage = Callable[[Tables], object]
PLANTED: dict[str, tuple[Damage, str]] = {
    "a lost note": (lambda rows: rows["note"].pop("n2"), "Every note"),
    "a changed note": (lambda rows: rows["note"]["n1"].update(text="They weep"), "Every note"),
    "another's name": (lambda rows: rows["note"]["n1"].update(author_id="ben"), "Every note"),
    "a note in the bin": (lambda rows: rows["note"]["n1"].update(removed_at="now"), "Every note"),
    "a lost group": (lambda rows: rows.pop("group"), "Every group"),
    "a lost dot": (lambda rows: rows["vote"].pop("v2"), "Every dot"),
    "a dot twice": (lambda rows: rows["vote"].update(v4=_vote("ben", "note", "n1")), "Every dot"),
    "a dot astray": (lambda rows: rows["vote"]["v3"].update(target_id="gone"), "Every dot"),
    "a changed answer": (lambda rows: rows["response"]["a1"].update(choice="reliable"),
                         "Every answer"),
    "a lost verdict": (lambda rows: rows.pop("verdict"), "What became"),
    "figures nobody agreed": (lambda rows: rows["customer_count"]["k1"].update(agreed_by=None),
                              "The customers"),
    "a decision taken up again": (lambda rows: rows["decision"]["x1"].update(status="discussed"),
                                  "Every decision"),
    "a lost stance": (lambda rows: rows["stance"].pop("x1.ben"), "Every stance"),
    "a stance on another text": (lambda rows: rows["stance"]["x1.ben"].update(text_hash="i"),
                                 "Every stance"),
    "a lost promise": (lambda rows: rows.pop("action"), "Every promise"),
    "a changed read-back": (lambda rows: rows["read_back"]["x1.ann"].update(text="We go"),
                            "Every read-back"),
    "a lost mark": (lambda rows: rows["read_back"]["x1.ben"].update(mark=None), "Every mark"),
    "another message": (lambda rows: rows["room"][ROOM].update(closing_message=""),
                        "The message"),
    "a room still live": (lambda rows: rows["room"][ROOM].update(status="live"), "The room is"),
    "a phase left out": (lambda rows: rows["phase"]["p1"].update(status="skipped"), "The room is"),
    "somebody missing": (lambda rows: rows["attendance"].pop("ben"), "Everybody"),
    "no snapshot": (lambda rows: rows.pop("snapshot"), "The quarter"),
    "a changed snapshot": (lambda rows: rows["snapshot_content"][QUARTER].update(content="{}"),
                           "The quarter"),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_loss_is_noticed(planted: str) -> None:
    damage, says = PLANTED[planted]
    rows = deepcopy(tables())
    damage(rows)
    found = broken(told(), kept(tables=rows))
    assert found
    assert [each for each in found if each.startswith(says)], found


@pytest.mark.parametrize("kind", ["room close", "decision seal", "signature", "quarter"])
def test_a_line_that_is_not_sealed_is_noticed(kind: str) -> None:
    lines = [line for line in register(tables()) if line.kind != kind]
    assert broken(told(), kept(register=lines)) != []


@pytest.mark.parametrize("times", [0, 2])
def test_an_operation_that_is_lost_or_doubled_is_noticed(times: int) -> None:
    found = broken(told(), kept(operations=Counter({"op1": 1, "op2": times})))
    assert found == ["Every change a leader was told is saved is in the log, once"]


def test_a_fault_of_the_database_is_named() -> None:
    found = checks(told(), kept(fault="note, n1: the row is missing"))
    assert [each.found for each in found if not each.holds] == ["note, n1: the row is missing"]
