"""A few records to write, and one short way to append them."""

from itertools import count
from typing import Any

from customer_room.domain.command import Effect, Entry
from customer_room.domain.notes import Note
from customer_room.domain.operation import Operation
from customer_room.domain.people import Person
from customer_room.domain.room import Phase

AT = "2026-11-21T10:00:00.000Z"
LATER = "2026-11-21T10:05:00.000Z"
ANN, BEN = "ann", "ben"
op_ids = (f"op-{n}" for n in count(1))


def note(id: str = "n1", room_id: str = "r1", **fields: Any) -> Note:
    given = {"lane": "WHO", "text": "They wait", "author_id": ANN, "function_id": "f1", **fields}
    return Note(id=id, room_id=room_id, **given)


def phase(id: str = "p1", **fields: Any) -> Phase:
    given = {"order": 1, "kind": "walk", "title": "Walk", "prompt": "What happens?", **fields}
    return Phase(id=id, room_id="r1", minutes=20, **given)


def person(id: str = ANN, name: str = "Ann Smith") -> Person:
    return Person(id=id, name=name, title="COO")


def sealed(text: str = '{"quarter":"2026-Q3"}', record_id: str = "r1") -> Entry:
    return Entry("room close", record_id, text)


def append(
    tx: Any,
    *effects: Effect,
    kind: str = "note.added",
    op_id: str | None = None,
    at: str = AT,
    actor_id: str = ANN,
    room_id: str | None = "r1",
) -> Operation:
    return tx.append(kind, op_id or next(op_ids), at, actor_id, room_id, effects)
