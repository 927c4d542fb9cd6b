"""A committed operation as it concerns others: who may see which part of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from customer_room.domain.anonymity import NOBODY, author_of
from customer_room.domain.command import Effect, Spec
from customer_room.domain.decisions import Decision
from customer_room.domain.operation import Change, Edit, Fields, Operation
from customer_room.domain.polls import Poll
from customer_room.domain.record import RECORDS, Read, Record
from customer_room.domain.room import Phase
from customer_room.domain.visibility import (
    OWN_ONLY,
    ROOM_TABLES,
    RULES,
    Audience,
    Scene,
    Viewer,
    in_reach,
    owner_of,
    view,
)  # fmt: skip

# Somebody's coming and going is told by patches; only his own screens have to start anew.
COMINGS_AND_GOINGS = frozenset({"session", "attendance"})

# Of these a change of which nothing may be seen is not heard of either.
UNHEARD = frozenset({"poll"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One edit with the whole record around it.

    Attributes:
        before: The record as it stood, with its id; None if it is new.
        after: The record as it stands; None if it is gone.
        changed: The fields that differ; None if it is gone.
    """

    table: str
    id: str
    before: Fields | None
    after: Fields | None
    changed: Fields | None

    @property
    def row(self) -> Fields:
        """The record as it stands, or stood before it went."""
        return cast("Fields", self.after or self.before)

    def shows_in(self, room_id: str | None) -> bool:
        """Whether a board of this room holds the record; pages without a board hold all."""
        return room_id is None or self.table not in ROOM_TABLES or self.row["room_id"] == room_id


@dataclass(frozen=True, slots=True)
class Committed:
    """What the hub is told of an operation (``hub.News``)."""

    workspace_id: str
    operation: Operation
    seen: tuple[Seen, ...]
    scene: Scene
    reload: bool

    @property
    def author(self) -> str:
        """The member who made it."""
        return self.operation.actor_id

    @property
    def op_id(self) -> str:
        """The id its author knows it by."""
        return self.operation.op_id

    @property
    def owners(self) -> frozenset[str]:
        """Members whose own view of a changed record may differ from others'."""
        owned = (owner_of(s.table, s.row, self.scene) for s in self.seen
                 if s.table in RULES or s.table in OWN_ONLY)  # fmt: skip
        return frozenset(owner for owner in owned if owner is not None)

    def concerns(self, room_id: str | None) -> bool:
        """Whether anything of this may show in a room, or (None) on other pages."""
        return any(seen.shows_in(room_id) for seen in self.seen)

    def touched(self, table: str) -> set[str]:
        """Return the ids of the changed records of one table."""
        return {seen.id for seen in self.seen if seen.table == table}

    @property
    def forgotten(self) -> set[str]:
        """Rooms that are not there any more: rehearsals that are over."""
        return {seen.id for seen in self.seen if seen.table == "room" and seen.after is None}

    def view(self, audience: Viewer, room_id: str | None) -> tuple[list[list[Any]], list[str]]:
        """Return the triples and topics one audience may see (P9, P11)."""
        triples: list[list[Any]] = []
        topics: list[str] = []
        for seen in self.seen:
            if not seen.shows_in(room_id):
                continue
            if seen.table not in RULES:
                if _may_hear(seen, self.scene, audience):
                    topics.append(seen.table)
                continue
            shown, change = _shown(seen, self.scene, audience)
            if shown:
                topics.append(seen.table)
                triples += [] if change == {} else [[seen.table, seen.id, change]]
        return triples, topics


def _may_hear(seen: Seen, scene: Scene, audience: Viewer) -> bool:
    """Whether somebody may hear that a record changed which no board is sent.

    What belongs to a decision is heard by those who may see the decision.
    """
    if audience.audience is Audience.NOBODY or not in_reach(seen.table, seen.row, audience):
        return False
    if not RECORDS[seen.table].logged:
        # That a nameless note has come may be known to its author only.
        return False
    others = seen.table in OWN_ONLY and seen.row[OWN_ONLY[seen.table]] != audience.member_id
    if others and not (audience.audience is Audience.FACILITATOR and _is_his_own_now(seen)):
        return False
    if seen.row.get("decision_id") is None:
        return True
    decision = scene.decisions.get(seen.row["decision_id"])
    return decision is not None and view("decision", {}, decision, scene, audience) is not None


def _is_his_own_now(seen: Seen) -> bool:
    """Whether what was typed for somebody is his own now, or again not: it counts another way.

    Whoever runs the room waits for it; that an answer is new he is told by its question.
    """
    return seen.before is not None and "typed_by" in (seen.changed or {})


def _shown(seen: Seen, scene: Scene, audience: Viewer) -> tuple[bool, Fields | None]:
    """Return whether a change shows at all, and the fields (None: gone) it shows as.

    What comes into view is sent whole; what leaves it is sent as gone.
    """
    old = seen.before and view(seen.table, seen.before, seen.before, scene, audience)
    if seen.after is None or seen.changed is None:
        return old is not None, None
    new = view(seen.table, seen.changed, seen.after, scene, audience)
    if new is None:
        return old is not None, None
    if new == {} and seen.table in UNHEARD:
        return False, None
    if old is None:
        whole = view(seen.table, seen.after, seen.after, scene, audience)
        return True, whole
    return True, new


def witness(read: Read, workspace_id: str, operation: Operation, spec: Spec) -> Committed:
    """Gather, inside the transaction, what projecting an operation takes."""
    seen = tuple(_see(read, edit) for edit in _merged(operation.edits))
    told = {s.table for s in seen} <= COMINGS_AND_GOINGS
    reload = (spec.reload and not told) or any(_hides_others(each) for each in seen)
    return Committed(workspace_id, operation, seen, _scene(read, seen), reload)


def _hides_others(seen: Seen) -> bool:
    """Whether other records come into view or leave it with this one: read-backs of a decision."""
    changed = seen.changed or {}
    return seen.table == "decision" and seen.before is not None and "restricted" in changed


def room_of(read: Read, effects: Iterable[Effect]) -> str | None:
    """Return the room that a command is about: of the first record that has one."""
    for change in effects:
        if isinstance(change, Change):
            room = _room(read, change)
            if room is not None:
                return room
    return None


def _room(read: Read, change: Change) -> str | None:
    if change.table == "room":
        return change.id
    if "room_id" not in RECORDS[change.table].model_fields:
        return None
    if change.fields is not None and "room_id" in change.fields:
        return change.fields["room_id"]
    return getattr(read.get(RECORDS[change.table], change.id), "room_id", None)


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    """Join the edits of one record, so that each is shown once and as it ends."""
    found: dict[tuple[str, str], Edit] = {}
    for edit in edits:
        key = (edit.table, edit.id)
        first = found.get(key)
        found[key] = edit if first is None else _joined(first, edit)
    return list(found.values())


def _joined(first: Edit, then: Edit) -> Edit:
    if then.after is None or first.after is None:
        return Edit(first.table, first.id, first.before, then.after)
    before = None if first.before is None else {**(then.before or {}), **first.before}
    return Edit(first.table, first.id, before, {**first.after, **then.after})


def _see(read: Read, edit: Edit) -> Seen:
    key = {"id": edit.id}
    if edit.after is None:
        return Seen(edit.table, edit.id, {**(edit.before or {}), **key}, None, None)
    if edit.before is None:
        return Seen(edit.table, edit.id, None, {**edit.after, **key}, edit.after)
    found = read.get(RECORDS[edit.table], edit.id)
    after = found.as_row() if found else {**edit.after, **key}
    return Seen(edit.table, edit.id, {**after, **edit.before}, after, edit.after)


def _scene(read: Read, seen: Iterable[Seen]) -> Scene:
    phases = {s.row.get("phase_id") for s in seen}
    decisions = {s.row.get("decision_id") for s in seen}
    polls = {s.row.get("poll_id") for s in seen}
    notes = [s.id for s in seen if s.table == "note" and not s.row["author_id"]]
    return Scene(
        phases=_rows(read, Phase, phases),
        decisions=_rows(read, Decision, decisions),
        polls=_rows(read, Poll, polls),
        authors=_authors(read, notes),
    )


def _authors(read: Read, notes: Iterable[str]) -> dict[str, str]:
    found = ((id, author_of(read, id, NOBODY)) for id in notes)
    return {id: author for id, author in found if author != NOBODY}


def _rows(read: Read, kind: type[Record], ids: set[str | None]) -> dict[str, Fields]:
    found = [read.get(kind, id) for id in sorted(id for id in ids if id)]
    return {each.id: each.as_row() for each in found if each is not None}
