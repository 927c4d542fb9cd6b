"""What rules and pages are told, and that it is of one workspace and one moment."""

from typing import Any

from customer_room.domain.notes import Note
from customer_room.domain.operation import Change
from customer_room.domain.people import Member
from customer_room.store.store import Store
from tests.contract.writing import AT, append, note, person


def test_found_records_match_every_value_and_are_sorted(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        for id, room_id, group_id in (("b", "r1", None), ("a", "r1", None), ("c", "r2", None),
                                      ("d", "r1", "g1")):  # fmt: skip
            append(tx, note(id, room_id, group_id=group_id).put())
        assert [found.id for found in tx.find(Note, room_id="r1")] == ["a", "b", "d"]
        assert [found.id for found in tx.find(Note, room_id="r1", group_id=None)] == ["a", "b"]
        assert [found.id for found in tx.find(Note, group_id="g1")] == ["d"]
        assert tx.find(Note, room_id="r3") == []
        assert tx.count(Note, room_id="r1", group_id=None) == 2
        assert tx.count(Note) == 4


def test_a_count_stays_true_while_its_transaction_writes(any_store: Any, here: str) -> None:
    def standing(tx: Any) -> list[int]:
        asked: list[dict[str, Any]] = [{}, {"room_id": "r1"}, {"room_id": "r1", "removed_at": None}]
        counts = [tx.count(Note, **equals) for equals in asked]
        assert counts == [len(tx.find(Note, **equals)) for equals in asked]
        return counts

    with any_store.begin(here) as tx:
        assert standing(tx) == [0, 0, 0]
        append(tx, note("a").put(), note("b").put(), note("c", "r2").put())
        assert standing(tx) == [3, 2, 2]
        append(tx, Change("note", "a", {"removed_at": AT}), Change("note", "b", {"order": "k"}))
        assert standing(tx) == [3, 2, 1]
        append(tx, note("b").gone(), Change("note", "c", {"room_id": "r1"}))
        assert standing(tx) == [2, 2, 1]


def test_find_compares_flags(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        for id, seat in (("m1", True), ("m2", False)):
            append(tx, Member(id=id, function_id="f1", role="leader", seat=seat).put())
        assert [found.id for found in tx.find(Member, seat=True)] == ["m1"]


def test_the_same_id_in_two_workspaces_is_two_records(any_store: Any, here: str) -> None:
    there = f"{here}-b"
    with any_store.begin(here) as tx:
        append(tx, note(text="Ours").put(), op_id="op-a")
    with any_store.begin(there) as tx:
        assert tx.get(Note, "n1") is None
        assert tx.operation("op-a") is None
        append(tx, note(text="Theirs").put(), op_id="op-a")
        append(tx, note().gone())
    with any_store.reading(here) as read:
        assert read.get(Note, "n1").text == "Ours"
        assert read.head().seq == 1
    with any_store.reading(there) as read:
        assert read.find(Note) == []


def test_the_newest_operation_that_touched_a_record(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        first = append(tx, note("n_1").put())
        append(tx, note("nX1", text='quotes "n_1" and person').put())
        assert tx.touched_since("note", "n_1", first.seq) is None
        second = append(tx, Change("note", "n_1", {"order": "k"}))
        third = append(tx, Change("note", "n_1", {"order": "m"}))
        assert tx.touched_since("note", "n_1", first.seq) == third
        assert tx.touched_since("note", "n_1", second.seq) == third
        assert tx.touched_since("note", "n_1", third.seq) is None
        assert tx.touched_since("group", "n_1", 0) is None
        assert tx.touched_since("note", "n_1", 0, "text") == first
        assert tx.touched_since("note", "n_1", 0, "order") == third
        assert tx.touched_since("note", "n_1", first.seq, "text") is None


def test_history_is_paged_newest_first(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        for n in range(1, 8):
            append(tx, note(f"n{n}").put(), room_id="r1" if n % 2 else "r2")
    with store.reading(here) as read:
        page = read.history(limit=3)
        rest = read.history(before=page[-1].seq)
        assert [op.seq for op in page + rest] == [7, 6, 5, 4, 3, 2, 1]
        assert [op.seq for op in read.history(room_id="r2")] == [6, 4, 2]
        assert [op.seq for op in read.operations(after=5)] == [6, 7]


def test_whole_tables_for_a_snapshot(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        append(tx, note("b").put(), note("a").put(), person().put())
    with any_store.reading(here) as read:
        tables = read.all_rows(["person", "note", "vote"])
    assert tables["note"] == {id: note(id).put().fields for id in ("a", "b")}
    assert list(tables["note"]) == ["a", "b"]
    assert tables["person"] == {"ann": {"name": "Ann Smith", "title": "COO"}}
    assert tables["vote"] == {}


def test_a_reader_sees_one_moment_and_never_what_is_not_committed(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        append(tx, note().put())
    with store.reading(here) as read:
        assert read.head().seq == 1
        with store.begin(here) as tx:
            append(tx, note("n2").put())
            assert read.head().seq == 1
        assert [found.id for found in read.find(Note)] == ["n1"]
    with store.reading(here) as read:
        assert len(read.find(Note)) == 2


def test_an_unknown_workspace_is_empty(store: Store, here: str) -> None:
    with store.reading(here) as read:
        assert read.head().seq == 0
        assert not any(read.state().values())
    assert here not in store.workspaces()
