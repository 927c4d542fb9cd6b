"""What the writer keeps from one transaction to the next is never older than the database."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from customer_room.domain.notes import Note
from customer_room.domain.operation import Change, Edit
from customer_room.store.known import MOST_ROWS, Known
from customer_room.store.outcomes import ClientRef, Outcome
from customer_room.store.store import Store
from tests.contract.writing import append, note

REF = ClientRef("ann", "browser-1", 1)


class Refused(Exception):
    """What a rule would raise."""


@pytest.fixture
def other(store: Store) -> Iterator[Store]:
    """Another process on the same database."""
    made = Store(store.engine.url.render_as_string(hide_password=False))
    yield made
    made.close()


def test_what_another_process_wrote_is_read(store: Store, other: Store, here: str) -> None:
    with store.begin(here) as tx:
        append(tx, note(text="They wait").put())
    with other.begin(here) as tx:
        append(tx, Change("note", "n1", {"text": "They leave"}), note("n2").put())
    with store.begin(here) as tx:
        read = tx.get(Note, "n1")
        assert read is not None
        assert read.text == "They leave"
        assert tx.count(Note, room_id="r1") == 2


def test_what_was_taken_back_is_not_remembered(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        append(tx, note(text="They wait").put())
        assert tx.count(Note, room_id="r1") == 1
    with suppress(Refused), store.begin(here) as tx:
        append(tx, Change("note", "n1", {"text": "They leave"}), note("n2").put())
        raise Refused
    with store.begin(here) as tx:
        read = tx.get(Note, "n1")
        assert read is not None
        assert read.text == "They wait"
        assert tx.count(Note, room_id="r1") == 1


def test_what_this_process_wrote_is_read_in_the_next_transaction(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        append(tx, note(text="They wait").put())
        assert tx.get(Note, "n2") is None
    with store.begin(here) as tx:
        append(tx, Change("note", "n1", {"text": "They leave"}), note("n2").put())
    with store.begin(here) as tx:
        texts = [found.text for id in ("n1", "n2") if (found := tx.get(Note, id))]
        append(tx, Change("note", "n1", None))
    with store.begin(here) as tx:
        assert tx.get(Note, "n1") is None
    assert texts == ["They leave", note("n2").text]


def test_an_answer_another_process_gave_is_given_again(
    store: Store, other: Store, here: str
) -> None:
    """The head does not move for a refusal, so what is known of answers may be older."""
    late = ClientRef("ann", "browser-1", 2)
    with store.begin(here) as tx:
        assert tx.outcome(REF) is None
        tx.remember(REF, "digest", {"op": "op-1"})
    with other.begin(here) as tx:
        tx.remember(late, "digest", {"op": "op-2"})
    with suppress(Exception), store.begin(here) as tx:
        assert tx.outcome(late) is None
        tx.remember(late, "digest", {"op": "op-2", "twice": True})
    with store.begin(here) as tx:
        assert tx.outcome(late) == Outcome("digest", {"op": "op-2"})


def test_a_count_follows_a_record_that_changes_sides() -> None:
    known = Known(counts={("note", (("removed_at", None), ("room_id", "r1"))): 5})
    before = {"room_id": "r1", "removed_at": None}
    known.learn(Edit("note", "n1", {"removed_at": None}, {"removed_at": "now"}), before)
    known.learn(Edit("note", "n2", None, {"room_id": "r2", "removed_at": None}), None)
    assert list(known.counts.values()) == [4]


def test_what_is_known_stays_within_a_bound(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        for number in range(MOST_ROWS + 1):
            tx.known.rows["note", f"absent-{number}"] = None
        first = tx.known
    with store.begin(here) as tx:
        assert tx.known is not first
