"""Raising a decision and working on its text, until the seal (DOMAIN §2, Decision)."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field as Limit

from customer_room.domain.anonymity import NOBODY
from customer_room.domain.command import At, Command, Effect, command
from customer_room.domain.decisions import (
    Contribution,
    ContributionKind,
    Decision,
    still_open,
    text_hash,
    visible_decision,
)
from customer_room.domain.decisions_number import keep_off_rehearsal, next_number, open_quarter
from customer_room.domain.decisions_parts import Anchors
from customer_room.domain.errors import BadField, NotAllowed, NotFound
from customer_room.domain.journey import Segment, Stage, Step
from customer_room.domain.moves import HandOff
from customer_room.domain.notes import Group, Note, hidden, kept_from
from customer_room.domain.people import Member
from customer_room.domain.policy import Actor, Permission
from customer_room.domain.record import Read, free, one
from customer_room.domain.room import Room, writable
from customer_room.domain.surveys import asked_anew
from customer_room.domain.values import (
    Id,
    Some120,
    joined_id,
)  # fmt: skip

TEXTS = ("one_line", "rationale", "honour_answer", "dishonour_answer", "permits",
         "behaviour_to_model", "message_to_teams")  # fmt: skip


def open_to(read: Read, by: Actor, id: str, now: str) -> Decision:
    """Return a decision this actor may work on now; a frozen live room takes no work.

    Raises:
        NotFound: Absent, or restricted to seats.
        PhaseClosed: Sealed, or its room is frozen.
    """
    decision = visible_decision(read, by, id)
    if decision.room_id is not None:
        room = one(read, Room, decision.room_id)
        if room.status == "live":
            writable(read, by, room.id)
    return still_open(decision, now)


def rewrite(read: Read, decision: Decision, **fields: Any) -> Iterator[Effect]:
    """Yield the change of a decision's text; what was signed before is visibly void.

    A decision that had been made, in writing too, goes back to the table: nobody made it with this
    text. One that an objection had reopened does not come back by itself either. What leaders are
    being asked about it in secret is asked anew.
    """
    revised = decision.model_copy(update=fields)
    signed = text_hash(revised)
    is_another = signed != text_hash(decision)
    if is_another:
        fields |= {"text_hash": signed, "decided_at": None, "seal_due": None, "written": None}
        # Leaders were asked in secret about another text; they may be asked again.
        fields["honour_poll"] = []
        if decision.status == "decided":
            fields["status"] = "discussed"
    yield decision.with_(**fields)
    if is_another:
        yield from asked_anew(read, decision.id)


def credit(read: Read, by: Actor, decision_id: str, kind: ContributionKind,
           for_member: str | None) -> Iterator[Effect]:  # fmt: skip
    """Yield the contribution of the actor, or of the member a facilitator types for."""
    member, typed_by = by.member_id, None
    if for_member not in (None, by.member_id):
        if not by.runs_rooms:
            raise NotAllowed("Only a facilitator types for somebody else.")
        member, typed_by = one(read, Member, str(for_member)).id, by.member_id
    yield from contribution(read, decision_id, member, kind, typed_by)


def contribution(read: Read, decision_id: str, member_id: str, kind: ContributionKind,
                 typed_by: str | None) -> Iterator[Effect]:  # fmt: skip
    """Yield a contribution once; typing it oneself outweighs having had it typed."""
    known = read.find(Contribution, decision_id=decision_id, member_id=member_id, kind=kind)
    if not known:
        id = joined_id(decision_id, kind, member_id)
        yield Contribution(id=id, decision_id=decision_id, member_id=member_id, kind=kind,
                           typed_by=typed_by).put()  # fmt: skip
    elif known[0].typed_by and typed_by is None:
        yield known[0].with_(typed_by=None)


def check_anchors(read: Read, anchors: Anchors) -> None:
    """Refuse anchors that are not on the map."""
    for kind, ids in ((Stage, anchors.stage_ids), (Step, anchors.step_ids),
                      (HandOff, anchors.hand_off_ids), (Segment, anchors.segment_ids)):  # fmt: skip
        for id in ids:
            one(read, kind, id)


def check_restricting(by: Actor, restricted: bool | None) -> None:
    """Refuse to restrict a decision to those whom its author is none of."""
    if restricted and not (by.seat or by.runs_rooms):
        raise NotAllowed("Only somebody with a seat, or who runs the room, restricts a decision.")


@command("decision.raise", Permission.DRAFT, done="decision.raised")
class RaiseDecision(Command):
    """Raise a decision, from notes or a group or from nothing; it gets its number now."""

    id: Annotated[Id, Limit(max_length=40)]
    one_line: Some120
    room_id: Id | None = None
    made_in: Literal["room", "outside"] = "room"
    source_note_ids: list[Id] = Limit(default=[], max_length=40)
    source_group_id: Id | None = None
    anchors: Anchors = Anchors()
    driver: Id | None = None
    co_owners: list[Id] = Limit(default=[], max_length=15)
    restricted: bool = False
    supersedes: Id | None = None

    def decide(self, read: Read, by: Actor, at: At) -> Iterator[Effect]:
        free(read, Decision, self.id)
        check_restricting(by, self.restricted)
        if self.made_in == "room" and self.room_id is None:
            raise BadField("A decision made in a room names its room.", field="room_id")
        if self.made_in == "outside" and self.room_id is not None:
            raise BadField("A decision made outside a room names none.", field="room_id")
        replaced = visible_decision(read, by, self.supersedes) if self.supersedes else None
        room = writable(read, by, self.room_id) if self.room_id else None
        quarter = room.quarter if room else open_quarter(read, at.now)
        notes = list(self._sources(read, by))
        beneath = [each.room_id for each in (*notes, *([replaced] if replaced else []))]
        keep_off_rehearsal(read, self.room_id, beneath)
        anchors = self.anchors
        if not anchors.stage_ids:
            stages = list(dict.fromkeys(n.stage_id for n in notes if n.stage_id))
            anchors = anchors.model_copy(update={"stage_ids": stages})
        check_anchors(read, anchors)
        for member in {*self.co_owners, *([self.driver] if self.driver else [])}:
            one(read, Member, member)
        decision = Decision(
            **self.model_dump(exclude={"anchors", "source_note_ids"}),
            anchors=anchors.model_dump(), source_note_ids=[n.id for n in notes],
            number=next_number(read, quarter, room), quarter=quarter, raised_at=at.now,
        )  # fmt: skip
        decision.text_hash = text_hash(decision)
        yield decision.put()
        named = [note for note in notes if note.author_id != NOBODY]
        by_hand = {n.author_id: None for n in named if n.typed_by is None}
        for author, typed_by in ({n.author_id: n.typed_by for n in named} | by_hand).items():
            yield from contribution(read, self.id, author, "note", typed_by)

    def _sources(self, read: Read, by: Actor) -> Iterator[Note]:
        sources: dict[str, Note] = {}
        for id in self.source_note_ids:
            note = one(read, Note, id)
            if kept_from(read, by, note):
                raise NotFound("This note")
            if hidden(read, note):
                # Raised from it now, the decision would say that there is such a note, and whose.
                raise NotAllowed("This note is written alone. Decide from it after the reveal.")
            sources[id] = note
        if self.source_group_id is not None:
            group = one(read, Group, self.source_group_id)
            if self.room_id not in (None, group.room_id):
                raise BadField("This group lies on the board of another room.",
                               field="source_group_id")  # fmt: skip
            for note in read.find(Note, group_id=self.source_group_id):
                if not note.removed_at and not hidden(read, note):
                    sources.setdefault(note.id, note)
        yield from sources.values()
