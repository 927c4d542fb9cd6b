"""Whether the record holds what people were told: exactly, nothing missing and nothing twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from customer_room.domain.operation import digest
from tests.rehearse.kept import Kept
from tests.rehearse.told import Told

NAMED = 3


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes:
        says: What has to hold.
        found: What was found, in words.
    """

    says: str
    holds: bool
    found: str


def checks(told: Told, kept: Kept) -> list[Check]:
    """Hold the record against the account."""
    return [
        Check("Log, tables and sealed register agree", not kept.fault,
              kept.fault or f"{sum(kept.operations.values()):,} operations, "
                            f"{len(kept.register):,} sealed lines"),
        *_log(told, kept), *_room(told, kept), *_written(told, kept), *_said(told, kept),
        *_decided(told, kept), *_told_on(told, kept), _snapshot(told, kept),
    ]  # fmt: skip


def _log(told: Told, kept: Kept) -> Iterator[Check]:
    lost = sorted(op for op in told.acked if not kept.operations[op])
    twice = sorted(op for op, times in kept.operations.items() if times > 1)
    wrong = [f"{len(lost)} missing"] * bool(lost) + [f"{len(twice)} twice"] * bool(twice)
    yield Check("Every change a leader was told is saved is in the log, once", not wrong,
                ", ".join(wrong) or f"{len(told.acked)} of {len(told.acked)}")  # fmt: skip


def _room(told: Told, kept: Kept) -> Iterator[Check]:
    room = kept.rows("room").get(told.room_id, {})
    phases = kept.rows("phase", room_id=told.room_id)
    done = sum(phase["status"] == "done" for phase in phases.values())
    yield Check("The room is closed and every phase was held",
                room.get("status") == "closed" and 0 < done == len(phases),
                f"{room.get('status', 'no room')}, {done} of {len(phases)} phases")  # fmt: skip
    here = {row["member_id"] for row in kept.rows("attendance", room_id=told.room_id).values()}
    yield _same("Everybody who was let in stands in the record", told.present, here, "people")
    sealed = [json.loads(text) for text in kept.texts("room close", told.room_id)]
    written = room.get("closing_message") == told.message != ""
    yield Check("The message to the company is stored and sealed",
                written and [each["closing_message"] for each in sealed] == [told.message],
                f"“{room.get('closing_message', '')}”, sealed {_times(len(sealed))}")  # fmt: skip


def _written(told: Told, kept: Kept) -> Iterator[Check]:
    notes = kept.rows("note", room_id=told.room_id, removed_at=None)
    texts = Counter((note["author_id"], note["text"]) for note in notes.values())
    yield _same("Every note stands as it was written, with who wrote it", told.notes, texts,
                "notes")  # fmt: skip
    groups = kept.rows("group", room_id=told.room_id, removed_at=None)
    framed = {group["name"]: {note["text"] for note in notes.values() if note["group_id"] == id}
              for id, group in groups.items()}  # fmt: skip
    yield _same("Every group holds its notes", told.groups, framed, "groups")


def _said(told: Told, kept: Kept) -> Iterator[Check]:
    notes = kept.rows("note")
    votes = kept.rows("vote", room_id=told.room_id).values()
    dots = Counter((vote["voter_id"], notes[vote["target_id"]]["text"]
                    if vote["target_type"] == "note" else vote["target_id"])
                   for vote in votes if vote["target_type"] != "note"
                   or vote["target_id"] in notes)  # fmt: skip
    yield _same("Every dot counts, on what it was given to", told.dots, dots, "dots")
    answers: dict[tuple[str, str], dict[str, str]] = {}
    for id, poll in kept.rows("poll", room_id=told.room_id, status="shown").items():
        given = kept.rows("response", poll_id=id).values()
        answers[poll["instrument"], poll["stage_id"]] = {
            each["member_id"]: each["choice"] for each in given
        }
    yield _same("Every answer to the room's questions", told.answers, answers, "questions")
    verdicts = {row["of_id"]: row["verdict"] for row in kept.rows(
        "verdict", of_type="commitment", window=told.quarter, later=False).values()}  # fmt: skip
    yield _same("What became of what we say", told.verdicts, verdicts, "verdicts")
    counts = {row["segment_id"] for row in kept.rows("customer_count", quarter=told.quarter)
              .values() if row["agreed_by"]}  # fmt: skip
    yield _same("The customers of the quarter are agreed", told.counts, counts, "counts")


def _decided(told: Told, kept: Kept) -> Iterator[Check]:
    decisions = kept.rows("decision", room_id=told.room_id)
    stands = {row["one_line"]: row["status"] for row in decisions.values()}
    wanted = {line: each.status for line, each in told.decisions.items()}
    yield _same("Every decision stands where the room left it", wanted, stands, "decisions")
    stances = {row["one_line"]: _stances(kept, id, row["text_hash"])
               for id, row in decisions.items()}  # fmt: skip
    signed = {line: each.stances for line, each in told.decisions.items()}
    count = sum(len(each) for each in stances.values())
    yield _same("Every stance is on the text that stands", signed, stances,
                f"decisions, {count} stances")  # fmt: skip
    sealed = {id: row for id, row in decisions.items() if row["sealed_at"]}
    lines = {row["one_line"]: _sealed(kept, id) for id, row in sealed.items()}
    due = {line: len(each.stances) for line, each in told.decisions.items()
           if each.status == "in force"}  # fmt: skip
    yield _same("What was sealed is in the register with every signature", due, lines, "seals")
    promises = {row["text"]: row["owner"] for row in kept.rows("action").values()
                if row["decision_id"] in decisions}  # fmt: skip
    yield _same("Every promise has its name", told.promises, promises, "promises")


def _stances(kept: Kept, decision_id: str, text_hash: str) -> dict[str, str]:
    rows = kept.rows("stance", decision_id=decision_id, text_hash=text_hash)
    return {row["member_id"]: row["stance"] for row in rows.values()}


def _sealed(kept: Kept, decision_id: str) -> int:
    """How many signatures the register holds of a decision whose text it holds once."""
    if len(kept.texts("decision seal", decision_id)) != 1:
        return -1
    return sum(len(kept.texts("signature", id)) for id in kept.rows("stance",
               decision_id=decision_id))  # fmt: skip


def _told_on(told: Told, kept: Kept) -> Iterator[Check]:
    decisions = kept.rows("decision")
    rows = kept.rows("read_back", room_id=told.room_id).values()
    line = {id: row["one_line"] for id, row in decisions.items()}
    told_on = {(line.get(row["decision_id"], ""), row["member_id"]): row["text"] for row in rows}
    yield _same("Every read-back stands in its leader's own words", told.read_backs, told_on,
                "read-backs")  # fmt: skip
    marks = {(line.get(row["decision_id"], ""), row["member_id"]): row["mark"]
             for row in rows if row["mark"]}  # fmt: skip
    yield _same("Every mark of a read-back", told.marks, marks, "marks")


def _snapshot(told: Told, kept: Kept) -> Check:
    says = "The quarter is kept as the room saw it, and sealed"
    row = kept.rows("snapshot").get(told.quarter)
    content = kept.rows("snapshot_content").get(told.quarter, {}).get("content", "")
    if row is None or row["room_id"] != told.room_id:
        return Check(says, False, f"no snapshot of {told.quarter} by this room")
    whole = digest(content) == row["digest"]
    lines = kept.texts("quarter", told.quarter)
    sealed = [json.loads(text)["digest"] for text in lines] == [row["digest"]]
    held = {each["one_line"] for each in json.loads(content or "{}").get("decision", {}).values()}
    holds = whole and sealed and set(told.decisions) <= held
    return Check(says, holds, f"{told.quarter}, {len(held)} decisions, {len(content):,} characters"
                 if holds else "the snapshot is not what was sealed")  # fmt: skip


def _same(says: str, wanted: Any, found: Any, noun: str) -> Check:
    if wanted == found:
        count = wanted.total() if isinstance(wanted, Counter) else len(wanted)
        return Check(says, True, f"{count} {noun.removesuffix('s') if count == 1 else noun}")
    return Check(says, False, "; ".join(_differences(wanted, found)))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _differences(wanted: Any, found: Any) -> Iterator[str]:
    """Name what is missing, and what nobody was told of."""
    missing, extra = _beyond(wanted, found), _beyond(found, wanted)
    for word, keys in (("missing or different", missing), ("not told to anybody", extra)):
        if keys:
            more = f" and {len(keys) - NAMED} more" * (len(keys) > NAMED)
            yield f"{len(keys)} {word}: {', '.join(map(str, keys[:NAMED]))}{more}"


def _beyond(left: Any, right: Any) -> list[object]:
    if isinstance(left, Mapping):
        return [key for key in left if left[key] != right.get(key)]
    return _sorted(left - right)


def _sorted(keys: Iterable[object]) -> list[object]:
    return sorted(keys, key=str)
