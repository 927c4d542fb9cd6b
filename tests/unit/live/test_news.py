"""What of a committed operation each audience is told."""

from dataclasses import replace
from typing import Any

import pytest

from customer_room.domain.command import REGISTRY
from customer_room.domain.operation import Change, Edit, Operation
from customer_room.domain.sessions import Session
from customer_room.domain.visibility import Audience, Scene, Viewer
from customer_room.live.news import Committed, Seen, room_of, witness
from tests.memory import MemoryStore

ANN = Viewer(Audience.SEAT, "ann")
BEN = Viewer(Audience.SEAT, "ben")
READER = Viewer(Audience.READER, "rea")
FAY = Viewer(Audience.FACILITATOR, "fay")
GUEST = Viewer(Audience.GUEST, "gus", "r1")
NOBODY = Viewer(Audience.NOBODY)
NOTE = {"room_id": "r1", "phase_id": "p1", "text": "secret", "author_id": "ann", "lane": "WHO"}
PRIVATE = Scene({"p1": {"private": True, "revealed": False, "shown": [], "votes_open": True}})
OPEN = Scene({"p1": {"private": True, "revealed": True, "shown": [], "votes_open": False}})
EVERYBODY = (ANN, BEN, READER, FAY, GUEST, NOBODY)


def told(scene: Scene, *seen: Seen) -> Committed:
    return Committed("w1", Operation(1, "o", "k", "", "ann", "r1", ()), seen, scene, reload=False)


def new(table: str, id: str, **fields: Any) -> Seen:
    return Seen(table, id, None, {**fields, "id": id}, fields)


def changed(table: str, id: str, before: dict[str, Any], **after: Any) -> Seen:
    whole = {**before, "id": id}
    return Seen(table, id, whole, {**whole, **after}, after)


def gone(table: str, id: str, **before: Any) -> Seen:
    return Seen(table, id, {**before, "id": id}, None, None)


def test_a_private_note_is_told_to_its_author_only() -> None:
    news = told(PRIVATE, new("note", "n1", **NOTE))
    assert news.owners == {"ann"}
    assert news.view(ANN, "r1") == ([["note", "n1", NOTE]], ["note"])
    for other in (BEN, READER, FAY, GUEST, NOBODY):
        assert news.view(other, "r1") == ([], [])


@pytest.mark.parametrize(
    "seen", [changed("note", "n1", NOTE, text="y"), gone("note", "n1", **NOTE)]
)
def test_changing_or_losing_a_private_note_is_not_told_either(seen: Seen) -> None:
    for other in (BEN, READER, FAY, GUEST, NOBODY):
        assert told(PRIVATE, seen).view(other, "r1") == ([], [])


def test_an_open_note_is_told_to_everybody_but_those_who_wait() -> None:
    news = told(OPEN, changed("note", "n1", NOTE, text="y"))
    for other in (ANN, BEN, READER, FAY, GUEST):
        assert news.view(other, "r1") == ([["note", "n1", {"text": "y"}]], ["note"])
    assert news.view(NOBODY, "r1") == ([], [])


def test_what_is_gone_is_told_as_gone() -> None:
    assert told(OPEN, gone("note", "n1", **NOTE)).view(BEN, "r1") == (
        [["note", "n1", None]],
        ["note"],
    )


def test_how_many_answers_were_typed_is_told_to_who_runs_the_room_alone() -> None:
    poll = {"room_id": "r1", "status": "open", "answered": 2, "typed": 1}
    news = told(OPEN, changed("poll", "q1", poll, typed=0))
    assert news.view(FAY, "r1") == ([["poll", "q1", {"typed": 0}]], ["poll"])
    for other in (ANN, READER, GUEST, Viewer(Audience.PRESENT)):
        assert news.view(other, "r1") == ([], [])
    news = told(OPEN, changed("poll", "q1", poll, answered=3, typed=2))
    assert news.view(ANN, "r1") == ([["poll", "q1", {"answered": 3}]], ["poll"])


def test_another_rooms_notes_are_not_told_here_but_on_other_pages_as_a_topic() -> None:
    news = told(OPEN, new("note", "n1", **NOTE))
    assert not news.concerns("r2")
    assert news.concerns(None)
    assert news.view(BEN, "r2") == ([], [])
    assert news.view(BEN, None)[1] == ["note"]


def test_a_guest_of_another_room_hears_nothing() -> None:
    assert told(OPEN, new("note", "n1", **NOTE)).view(replace(GUEST, room_id="r2"), None) == (
        [],
        [],
    )


def test_a_record_that_leaves_somebodys_view_is_gone_for_him() -> None:
    open_one = {"number": "2026Q1-01", "one_line": "Do it", "restricted": False}
    news = told(OPEN, changed("decision", "d1", open_one, restricted=True))
    assert news.view(READER, "r1") == ([["decision", "d1", None]], ["decision"])
    assert news.view(ANN, "r1") == ([["decision", "d1", {"restricted": True}]], ["decision"])


def test_a_record_that_comes_into_view_is_told_whole() -> None:
    closed = {"number": "2026Q1-01", "one_line": "Do it", "restricted": True}
    news = told(OPEN, changed("decision", "d1", closed, restricted=False))
    assert news.view(READER, "r1")[0] == [["decision", "d1", {**closed, "restricted": False}]]


def test_fields_no_board_is_sent_are_a_topic_only() -> None:
    news = told(OPEN, changed("decision", "d1", {"restricted": False}, rationale="because"))
    assert news.view(ANN, "r1") == ([], ["decision"])


def test_tables_no_board_is_sent_are_a_topic_only() -> None:
    news = told(OPEN, new("move", "m1", count=3))
    assert news.view(ANN, "r1") == ([], ["move"])
    assert news.view(NOBODY, "r1") == ([], [])


@pytest.mark.parametrize(
    ("decision", "hear"),
    [
        ({"room_id": "r1", "restricted": True}, {"ann", "ben", "fay"}),
        ({"room_id": "r1", "restricted": False}, {"ann", "ben", "fay", "rea", "gus"}),
        ({"room_id": "r2", "restricted": False}, {"ann", "ben", "fay", "rea"}),
        (None, set()),
    ],
)
def test_what_belongs_to_a_decision_is_heard_by_those_who_see_the_decision(
    decision: dict[str, Any] | None, hear: set[str]
) -> None:
    known = {"d1": {"id": "d1", **decision}} if decision else {}
    news = told(replace(OPEN, decisions=known), new("stance", "s1", decision_id="d1"))
    heard = {v.member_id for v in EVERYBODY if news.view(v, "r1") == ([], ["stance"])}
    assert heard == hear


def test_an_answer_is_its_givers_and_that_it_is_his_own_now_the_facilitators_too() -> None:
    typed = {"room_id": "r1", "decision_id": None, "member_id": "ann", "typed_by": "fay"}
    for what, hear in (({"points": [1]}, {"ann"}), ({"typed_by": None}, {"ann", "fay"})):
        news = told(OPEN, changed("survey_answer", "s1", typed, **what))
        assert {v.member_id for v in EVERYBODY if news.view(v, "r1")[1]} == hear
    first = told(OPEN, new("survey_answer", "s1", **typed))
    assert {v.member_id for v in EVERYBODY if first.view(v, "r1")[1]} == {"ann"}
    hidden = changed("survey_answer", "s1", {**typed, "decision_id": "gone"}, typed_by=None)
    assert told(OPEN, hidden).view(FAY, "r1") == ([], [])


def operation(*edits: Edit) -> Operation:
    return Operation(1, "o", "k", "", "ann", "r1", edits)


def test_edits_of_one_record_are_told_once_as_they_end() -> None:
    with MemoryStore().begin() as read:
        first = Edit("function", "f1", None, {"name": "Sales", "code": "Sa", "order": 1})
        then = Edit("function", "f1", {"name": "Sales"}, {"name": "Selling"})
        news = witness(read, "w1", operation(first, then), REGISTRY["function.set"])
        assert [seen.changed for seen in news.seen] == [
            {"name": "Selling", "code": "Sa", "order": 1}
        ]
        assert news.seen[0].before is None
        over = witness(
            read, "w1", operation(Edit("function", "f1", {"name": "A"}, {"name": "B"}),
                                  Edit("function", "f1", {"name": "B"}, None)),
            REGISTRY["function.set"],
        )  # fmt: skip
        assert over.seen[0].changed is None


def test_coming_and_going_is_a_patch_and_a_new_phase_is_a_reload() -> None:
    with MemoryStore().begin() as read:
        arrived = Edit(
            "session", "s1", None, Session(id="s1", member_id="ann", how="x").put().fields
        )
        assert not witness(read, "w1", operation(arrived), REGISTRY["session.open"]).reload
        room = Edit("room", "r1", None, {"quarter": "2026-Q1", "title": "x"})
        assert witness(read, "w1", operation(room), REGISTRY["room.open"]).reload


def test_a_command_is_about_the_room_of_its_first_record_that_has_one() -> None:
    store = MemoryStore()
    with store.begin() as tx:
        whole = {**NOTE, "function_id": "sales"}
        tx.append("k", "o", "", "ann", None, [Change("note", "n1", whole)])
        assert room_of(tx, [Change("function", "f1", {}), Change("room", "r9", {})]) == "r9"
        assert room_of(tx, [Change("note", "n2", {"room_id": "r2"})]) == "r2"
        assert room_of(tx, [Change("note", "n1", {"text": "y"})]) == "r1"
        assert room_of(tx, [Change("note", "n1", None)]) == "r1"
        assert room_of(tx, [Change("function", "f1", {})]) is None
