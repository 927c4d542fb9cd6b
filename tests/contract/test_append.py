"""What an operation writes, and what a refused one leaves: nothing."""

from typing import Any

import pytest

from customer_room.domain.journey import Stage
from customer_room.domain.notes import Note
from customer_room.domain.operation import Change, Edit
from customer_room.domain.people import Person
from customer_room.domain.room import Phase
from customer_room.domain.steps import Step
from customer_room.store.store import Store
from tests.contract.writing import ANN, AT, BEN, LATER, append, note, person, phase, sealed


class Refused(Exception):
    """What a rule would raise."""


def test_a_change_stands_in_table_and_log(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        made = append(tx, note(text="They wait three days").put(), op_id="op-a")
    with any_store.reading(here) as read:
        stored = read.get(Note, "n1")
        logged = read.operation("op-a")
    assert stored.text == "They wait three days"
    assert logged == made
    assert (made.seq, made.actor_id, made.room_id) == (1, ANN, "r1")
    assert made.edits[0].before is None


def test_an_edit_holds_only_the_fields_that_differ(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        append(tx, note(order="V").put())
        made = append(tx, Change("note", "n1", {"order": "k", "lane": "WHO"}))
    assert made.edits == (Edit("note", "n1", {"order": "V"}, {"order": "k"}),)


def test_what_does_not_differ_is_not_written(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        append(tx, note().put())
        idle = append(tx, note().put(), op_id="op-idle")
        assert tx.head().seq == 1
        assert tx.operation("op-idle") is None
    assert (idle.seq, idle.edits) == (1, ())


def test_changes_of_one_operation_build_on_each_other(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        made = append(tx, note().put(), Change("note", "n1", {"order": "a"}),
                      Change("note", "n1", {"order": "b"}))  # fmt: skip
    assert [edit.after["order"] for edit in made.edits if edit.after] == ["V", "a", "b"]
    with any_store.reading(here) as read:
        assert read.get(Note, "n1").order == "b"


def test_a_new_record_gets_the_defaults_it_was_not_given(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        made = append(tx, Change("stage", "st1", {"order": 1, "name": "Hear about us"}))
        assert tx.get(Stage, "st1").claims == []
    assert made.edits[0].after is not None
    assert made.edits[0].after["status"] == "draft"


def test_an_unknown_field_is_refused(any_store: Any, here: str) -> None:
    with pytest.raises((KeyError, AssertionError), match="colour"), any_store.begin(here) as tx:
        append(tx, Change("note", "n1", {"colour": "red"}))


def test_a_tombstone_and_its_inverse(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        append(tx, note().put())
        gone = append(tx, note().gone(), kind="note.removed")
        assert tx.get(Note, "n1") is None
        append(tx, gone.edits[0].inverse())
        assert tx.get(Note, "n1") == note()


def test_an_exception_takes_everything_back(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        append(tx, note().put())

    def fail() -> None:
        with any_store.begin(here) as tx:
            append(tx, note("n2").put(), note().gone(), sealed())
            raise Refused

    with pytest.raises(Refused):
        fail()
    with any_store.reading(here) as read:
        assert [found.id for found in read.find(Note)] == ["n1"]
        assert read.head().seq == 1
        assert read.head().register_n == 0


def test_names_stay_out_of_the_log(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        made = append(tx, person().put(), note().put(), op_id="op-a")
    with any_store.reading(here) as read:
        logged = read.operation("op-a")
        assert read.get(Person, ANN).name == "Ann Smith"
    assert [edit.table for edit in made.edits] == ["person", "note"]
    assert [edit.table for edit in logged.edits] == ["note"]


def test_a_name_alone_still_leaves_who_changed_it(any_store: Any, here: str) -> None:
    with any_store.begin(here) as tx:
        append(tx, person().put(), op_id="op-a", actor_id=BEN)
        logged = tx.operation("op-a")
    assert (logged.seq, logged.actor_id, logged.edits) == (1, BEN, ())


def test_values_come_back_as_they_were(any_store: Any, here: str) -> None:
    step = Step(id="s1", stage_id="st1", order=1, name="Öl — 見積り 🛢",
                function_by_quarter={"2026-Q1": None, "2026-Q2": "f1"}, typical_days=2.5,
                moment_of_truth=True)  # fmt: skip
    walk = phase(lanes=["WHO", "WHAT NEXT"], private=True)
    with any_store.begin(here) as tx:
        append(tx, step.put(), walk.put())
    with any_store.reading(here) as read:
        assert read.get(Step, "s1") == step
        assert read.get(Phase, "p1") == walk
        assert read.all_rows(["phase"])["phase"]["p1"]["private"] is True


def test_a_whole_number_in_a_number_field_is_logged_as_it_is_stored(
    store: Store, here: str
) -> None:
    with store.begin(here) as tx:
        append(tx, Step(id="s1", stage_id="st1", order=1, name="Ask", typical_days=3).put())
        made = append(tx, Change("step", "s1", {"typical_days": 4}))
    assert [repr((edit.after or {})["typical_days"]) for edit in made.edits] == ["4.0"]


def test_rows_know_who_wrote_them_when_and_nobody_is_sent_it(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        append(tx, note().put())
        made = append(tx, Change("note", "n1", {"order": "k"}), at=LATER, actor_id=BEN)
        assert "updated_by" not in tx.all_rows(["note"])["note"]["n1"]
    assert (made.edits[0].after or {}).keys() == {"order"}
    with store.engine.connect() as connection:
        table = store.schema.shapes["note"].table
        audit = (table.c.created_at, table.c.created_by, table.c.updated_at, table.c.updated_by)
        row = connection.execute(
            table.select().with_only_columns(*audit).where(table.c.workspace_id == here)
        ).one()
    assert tuple(row) == (AT, ANN, LATER, BEN)
