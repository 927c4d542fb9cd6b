"""The quarter as it stood when its room was over: kept once, read ever after (DOMAIN §2.1, §2.2).

It is taken after the last open seal, at the latest 72 hours after the quarterly room closed. What
belongs to a room (notes, votes, attendance) froze with it and is not repeated here; of people's
answers there are numbers and words, and nobody's name.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast

from customer_room.domain.command import At, Command, Effect, Entry, command
from customer_room.domain.decisions import SEAL_HOURS, Decision
from customer_room.domain.decisions_number import in_rehearsal, on_record
from customer_room.domain.lasting import REHEARSAL
from customer_room.domain.operation import Fields, Operation, Tables, canonical, digest
from customer_room.domain.people import Person
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import RECORDS, Read, Record, RecordT, one
from customer_room.domain.room import Room
from customer_room.domain.values import Id, later

KEPT = (
    "action", "commitment", "contribution", "customer_count", "decision", "dissent", "evidence",
    "function", "gate", "guardrail_list", "hand_off", "kpi", "kpi_reading", "loss_reason", "member",
    "move", "offer", "proof", "restatement", "review", "room", "rules", "segment", "stage",
    "stance", "step", "survey", "survey_answer", "verdict", "workspace",
)  # fmt: skip
# Frozen with their rooms, and read where they stand.
WITH_ROOM = frozenset({"attendance", "group", "note", "phase", "poll", "read_back", "response",
                       "tick", "vote"})  # fmt: skip
# What a rehearsal takes with it hangs on its room or on a decision made there.
OF_WHAT = ("room_id", "decision_id", "guest_of")
# A code opens a door, and an answer is nobody's.
LEFT_OUT = {
    "room": {"door_code": None, "door_until": None},
    "survey_answer": {"member_id": "", "typed_by": None},
}


class Snapshot(Record):
    """That a quarter was kept, and when; what it holds stands in ``SnapshotContent``.

    Attributes:
        digest: SHA-256 of the content, as the sealed register has it.
    """

    table_name: ClassVar[str] = "snapshot"
    quarter: str
    room_id: str
    taken_at: str
    digest: str


class SnapshotContent(Record):
    """The canonical JSON of a snapshot (same id): ``{table: {id: fields}}``."""

    table_name: ClassVar[str] = "snapshot_content"
    content: str


@command("quarter.keep", Permission.SYSTEM, done="quarter.kept")
class KeepQuarter(Command):
    """Keep a quarter whose time has come; the server sends it, with the due time as its clock."""

    room_id: Id

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        room = one(read, Room, self.room_id)
        due = due_at(read, room)
        if due is None or due > at.now or read.get(Snapshot, room.quarter) is not None:
            return
        content = canonical(cast("Mapping[str, Any]", tables_of(read, room.quarter))).decode()
        kept = Snapshot(id=room.quarter, quarter=room.quarter, room_id=room.id, taken_at=at.now,
                        digest=digest(content))  # fmt: skip
        yield kept.put()
        yield SnapshotContent(id=room.quarter, content=content).put()
        yield Entry("quarter", room.quarter, canonical(kept.model_dump(mode="json")).decode())


def due_at(read: Read, room: Room) -> str | None:
    """Return when a room's quarter is to be kept; None while it is open, or keeps none.

    After the last seal of what was decided by its close, at the latest 72 hours after it.
    """
    if room.kind != "quarterly" or room.closed_at is None:
        return None
    latest = later(room.closed_at, hours=SEAL_HOURS)
    seals = [
        min(decision.sealed_at or decision.seal_due or latest, latest)
        for decision in on_record(read)
        if decision.decided_at is not None and decision.decided_at <= room.closed_at
    ]
    return max([room.closed_at, *seals])


def quarters_due(read: Read, now: str) -> list[tuple[str, dict[str, Any], str]]:
    """Return the system commands that are due: name, payload and the clock each belongs to."""
    kept = {snapshot.quarter for snapshot in read.find(Snapshot)}
    waiting = [(due_at(read, room), room) for room in read.find(Room, kind="quarterly")
               if room.quarter not in kept]  # fmt: skip
    found = [(due, room.id) for due, room in waiting if due is not None and due <= now]
    return [("quarter.keep", {"room_id": id}, due) for due, id in sorted(found)]


def tables_of(read: Read, quarter: str) -> Tables:
    """Return what a snapshot holds: rows as they stand; of moves those of the quarter only."""
    tried = {d.id for d in read.find(Decision) if in_rehearsal(read, d)}
    tried |= {room.id for room in read.find(Room, kind=REHEARSAL)}
    shown = {s.id for s in read.find(RECORDS["survey"], status="shown")}
    found: Tables = {}
    for table in KEPT:
        equals = {"quarter": quarter} if table == "move" else {}
        rows = {each.id: each.put().fields or {} for each in read.find(RECORDS[table], **equals)}
        found[table] = {
            id: {**fields, **LEFT_OUT.get(table, {})} for id, fields in rows.items()
            if _stays(table, id, fields, tried, shown)
        }  # fmt: skip
    found["survey_answer"] = _unordered(found["survey_answer"])
    return {table: rows for table, rows in found.items() if rows}


def as_kept(read: Read, quarter: str) -> "KeptRead | None":
    """Return a closed quarter to read as the present is read; None if none was kept."""
    kept = read.get(SnapshotContent, quarter)
    return None if kept is None else KeptRead(json.loads(kept.content), read)


class KeptRead:
    """``Read`` over a snapshot: rules and views read it like the present, and nobody writes it.

    Names are those of today: a snapshot holds none. What belongs to a room that had closed froze
    with it, and is read in the present.

    Raises:
        KeyError: Asked for what is not kept with a quarter: "there is none" would be untrue.
    """

    def __init__(self, tables: Tables, present: Read) -> None:
        self._tables, self._present = tables, present
        self._built: dict[tuple[str, str], Record] = {}
        rooms = tables.get("room", {})
        self._closed = {id for id, room in rooms.items() if room.get("closed_at")}

    def get(self, kind: type[RecordT], id: str) -> RecordT | None:
        """Return one record as it stood, or None."""
        if _is_elsewhere(kind):
            found = self._present.get(kind, id)
            return found if found is not None and self._stood(found) else None
        fields = self._rows(kind).get(id)
        return None if fields is None else self._record(kind, id, fields)

    def find(self, kind: type[RecordT], /, **equals: Any) -> list[RecordT]:
        """Return the records whose fields equal the given values, sorted by id."""
        if _is_elsewhere(kind):
            return [each for each in self._present.find(kind, **equals) if self._stood(each)]
        rows = sorted(self._rows(kind).items())
        near = [row for row in rows if all(row[1].get(n, v) == v for n, v in equals.items())]
        records = [self._record(kind, id, fields) for id, fields in near]
        return [r for r in records if all(getattr(r, n) == v for n, v in equals.items())]

    def count(self, kind: type[RecordT], /, **equals: Any) -> int:
        """Return how many records ``find`` would return."""
        return len(self.find(kind, **equals))

    def _rows(self, kind: type[Record]) -> Mapping[str, Fields]:
        if kind.table_name not in KEPT:
            raise KeyError(f"{kind.table_name} is not kept with a quarter")
        return self._tables.get(kind.table_name, {})

    def _stood(self, record: Record) -> bool:
        """Whether a record of the present was the same then."""
        return isinstance(record, Person) or getattr(record, "room_id", None) in self._closed

    def _record(self, kind: type[RecordT], id: str, fields: Fields) -> RecordT:
        """Build a record once; fields that came later than the snapshot have their default."""
        key = (kind.table_name, id)
        if key not in self._built:
            self._built[key] = kind.model_validate({**fields, "id": id})
        return cast("RecordT", self._built[key])

    def operation(self, op_id: str) -> Operation | None:
        """Return None: a snapshot has no log."""
        return None

    def touched_since(
        self, table: str, id: str, seq: int, field: str | None = None
    ) -> Operation | None:
        """Return None: nothing touches a snapshot."""
        return None


def _is_elsewhere(kind: type[Record]) -> bool:
    """Whether a snapshot leaves records of this kind where they are."""
    return kind.table_name == Person.table_name or kind.table_name in WITH_ROOM


def _stays(table: str, id: str, fields: Fields, tried: set[str], shown: set[str]) -> bool:
    """Whether a row is kept: nothing of a rehearsal, and no answer that was not shown."""
    if table == "survey_answer" and fields["survey_id"] not in shown:
        return False
    return not tried & {id, *(fields.get(name) for name in OF_WHAT)}


def _unordered(answers: Mapping[str, Fields]) -> dict[str, Fields]:
    """Give answers ids that say nothing of who gave them, in an order that does not either."""
    rows = sorted(answers.values(), key=lambda row: (row["survey_id"], canonical(row)))
    return {f"answer-{place:05d}": row for place, row in enumerate(rows, start=1)}
