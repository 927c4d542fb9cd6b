"""What each viewer may be sent of each record; default: nothing (ARCHITECTURE §5).

One rule serves snapshots, frames, exports, search and history. What is not in a view is absent,
not masked: no placeholder, no count.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from customer_room.domain.operation import Fields
from customer_room.domain.policy import Actor, Role

Row: TypeAlias = Mapping[str, Any]


class Audience(StrEnum):
    """Classes of viewers; all of one class see the same, but for what is their own."""

    SEAT = "seat"
    LEADER = "leader"
    GUEST = "guest"
    FACILITATOR = "facilitator"
    READER = "reader"
    PRESENT = "present"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: a class and, for what is his own, the member.

    ``member_id`` is None for the projector: it owns nothing, whatever cookie opened it.
    """

    audience: Audience
    member_id: str | None = None
    room_id: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What visibility depends on besides the record.

    Attributes:
        phases: Phases by id.
        decisions: Decisions by id.
        polls: Polls by id.
        authors: Who wrote nameless notes, by the note's id, as long as it is known.
        closed_rooms: Rooms that are closed, by id: their bins are nobody's any more.
    """

    phases: Mapping[str, Row] = field(default_factory=dict[str, Row])
    decisions: Mapping[str, Row] = field(default_factory=dict[str, Row])
    polls: Mapping[str, Row] = field(default_factory=dict[str, Row])
    authors: Mapping[str, str] = field(default_factory=dict[str, str])
    closed_rooms: frozenset[str] = frozenset()

    def hides(self, phase_id: str | None, author_id: str) -> bool:
        """Whether what somebody wrote in a phase is his own only; of unknown phases it is."""
        if phase_id is None:
            return False
        phase = self.phases.get(phase_id)
        if phase is None:
            return True
        alone = bool(phase["private"]) and not phase["revealed"]
        return alone and author_id not in phase["shown"]

    def hides_note(self, note: Row) -> bool:
        """Whether a note is shown to its author only."""
        return bool(note.get("withdrawn")) or self.hides(note.get("phase_id"), note["author_id"])

    def hides_answers(self, poll_id: str) -> bool:
        """Whether answers are shown to their givers only; those of unknown polls are."""
        poll = self.polls.get(poll_id)
        return poll is None or poll["status"] != "shown"

    def author_of(self, note: Row) -> str | None:
        """Return who wrote a note, if anybody knows."""
        return note["author_id"] or self.authors.get(note["id"])

    def hides_votes(self, phase_id: str) -> bool:
        """Whether dots of this phase are shown to their voters only; unknown phases hide."""
        phase = self.phases.get(phase_id)
        return phase is None or bool(phase["votes_open"])


def viewer_of(actor: Actor | None, *, present: bool = False) -> Viewer:
    """Return how an actor sees; the present view is everybody's, never its opener's."""
    if actor is None or actor.waiting:
        return Viewer(Audience.NOBODY)
    if present or actor.role is Role.PROJECTOR:
        return Viewer(Audience.PRESENT, None, actor.room_id)
    match actor.role:
        case Role.OWNER | Role.FACILITATOR:
            audience = Audience.FACILITATOR
        case Role.LEADER:
            audience = Audience.SEAT if actor.seat else Audience.LEADER
        case Role.GUEST:
            audience = Audience.GUEST
        case Role.READER:
            audience = Audience.READER
    return Viewer(audience, actor.member_id, actor.room_id)


OWN_ONLY = {"survey_answer": "member_id"}
"""Tables no board is sent, of whose changes only one member hears: the field that names him."""


def owner_of(table: str, row: Row, scene: Scene) -> str | None:
    """Return the only member whose view of a record differs from his class's, if any does."""
    if table in OWN_ONLY:
        return str(row[OWN_ONLY[table]])
    if table == "vote":
        return str(row["voter_id"])
    if table in ("response", "read_back"):
        return str(row["member_id"])
    if table == "note" and (scene.hides_note(row) or not row["author_id"]):
        return scene.author_of(row)
    return None


def in_reach(table: str, row: Row, viewer: Viewer) -> bool:
    """Whether a record lies inside the one room a guest's session reaches."""
    if viewer.room_id is None:
        return True
    if table == "room":
        return row.get("id") == viewer.room_id
    # A decision made outside any room has a room_id, which is None: it is not this room's.
    return "room_id" not in row or row["room_id"] == viewer.room_id


def view(table: str, fields: Fields, row: Row, scene: Scene, viewer: Viewer) -> Fields | None:
    """Return the part of some fields of a record that a viewer may be sent.

    Args:
        table: The record's table.
        fields: All its fields, or those an operation changed.
        row: The whole record, with its id, as it stands.
        scene: The phases it depends on.
        viewer: Who looks.

    Returns:
        The fields, maybe empty, or None: as if the record did not exist.
    """
    rule = RULES.get(table)
    if rule is None or viewer.audience is Audience.NOBODY or not in_reach(table, row, viewer):
        return None
    names = rule(row, scene, viewer)
    if names is None:
        return None
    shown = {name: value for name, value in fields.items() if name in names}
    if shown.get("author_id") == "" and _is_mine(row, scene, viewer):
        # A nameless note is its author's own on his own screens.
        shown["author_id"] = viewer.member_id
    return shown


Names: TypeAlias = frozenset[str] | None
Rule: TypeAlias = Callable[[Row, Scene, Viewer], Names]


def _all(*names: str) -> Rule:
    shown = frozenset(names)
    return lambda _row, _scene, _viewer: shown


NOTE = frozenset({"room_id", "phase_id", "lane", "stage_id", "step_id", "text", "kind",
                  "evidence_level", "instead_of", "author_id", "function_id", "typed_by",
                  "group_id", "order", "removed_at", "removed_by"})  # fmt: skip
GROUP = frozenset({"room_id", "name", "lane", "stage_id", "order", "parked_until", "owner_id",
                   "who_benefits", "kept_by", "removed_at", "removed_by"})  # fmt: skip
VOTE = frozenset({"room_id", "phase_id", "function_id", "target_type", "target_id", "typed_by"})
ROOM = frozenset({"quarter", "kind", "title", "mode", "status", "scheduled_at", "opened_at",
                  "closed_at", "phase_id", "stage_id", "notes_only", "frozen",
                  "closing_message", "showing", "showing_id", "gathered_at",
                  "gathered_by", "run_by", "run_since"})  # fmt: skip
DECISION = frozenset({"number", "quarter", "one_line", "room_id", "status", "restricted",
                      "anchors", "source_note_ids", "source_group_id", "decided_at",
                      "sealed_at"})  # fmt: skip
POLL = frozenset({"room_id", "instrument", "stage_id", "status", "opened_at", "ended_at",
                  "answered", "put_away"})  # fmt: skip
RESPONSE = frozenset({"room_id", "poll_id", "function_id", "choice", "points", "typed_by"})
READ_BACK = frozenset({"room_id", "phase_id", "decision_id", "member_id", "text", "mark"})
SESSION = frozenset({"member_id", "room_id", "how", "device", "admitted", "waiting", "opened_at",
                     "ended_at"})  # fmt: skip


def _is_mine(note: Row, scene: Scene, viewer: Viewer) -> bool:
    return viewer.member_id is not None and scene.author_of(note) == viewer.member_id


def _is_binned(row: Row, scene: Scene, viewer: Viewer) -> bool:
    """Whether a record is in a bin that this viewer has nothing to take out of."""
    only_looks = viewer.audience in (Audience.PRESENT, Audience.READER)
    return bool(row.get("removed_at")) and (only_looks or row["room_id"] in scene.closed_rooms)


def _group(row: Row, scene: Scene, viewer: Viewer) -> Names:
    return None if _is_binned(row, scene, viewer) else GROUP


def _note(row: Row, scene: Scene, viewer: Viewer) -> Names:
    if _is_binned(row, scene, viewer):
        return None
    return NOTE if _is_mine(row, scene, viewer) or not scene.hides_note(row) else None


def _vote(row: Row, scene: Scene, viewer: Viewer) -> Names:
    if row["voter_id"] == viewer.member_id:
        return VOTE | {"voter_id", "slot"}
    return None if scene.hides_votes(str(row["phase_id"])) else VOTE


def _poll(_row: Row, _scene: Scene, viewer: Viewer) -> Names:
    return POLL | {"typed"} if viewer.audience is Audience.FACILITATOR else POLL


def _response(row: Row, scene: Scene, viewer: Viewer) -> Names:
    if row["member_id"] == viewer.member_id:
        return RESPONSE | {"member_id"}
    return None if scene.hides_answers(str(row["poll_id"])) else RESPONSE


def _read_back(row: Row, scene: Scene, viewer: Viewer) -> Names:
    decision = scene.decisions.get(row["decision_id"])
    if decision is None or _decision(decision, scene, viewer) is None:
        return None
    mine = row["member_id"] == viewer.member_id
    return READ_BACK if mine or not scene.hides(row["phase_id"], row["member_id"]) else None


def _room(_row: Row, _scene: Scene, viewer: Viewer) -> Names:
    if viewer.audience in (Audience.FACILITATOR, Audience.PRESENT):
        return ROOM | {"door_code", "door_until"}
    return ROOM


def _decision(row: Row, _scene: Scene, viewer: Viewer) -> Names:
    trusted = viewer.audience in (Audience.SEAT, Audience.FACILITATOR)
    return DECISION if trusted or not row.get("restricted") else None


def _session(row: Row, _scene: Scene, viewer: Viewer) -> Names:
    stands = row.get("ended_at") is None
    return SESSION if stands and viewer.audience is Audience.FACILITATOR else None


RULES: Mapping[str, Rule] = {
    "workspace": _all("name", "currency", "internal_words"),
    "function": _all("name", "code", "order", "pseudo"),
    "offer": _all("name", "order"),
    "member": _all("function_id", "role", "seat", "is_chief_executive", "is_customer_leader",
                   "active_from", "active_to", "merged_into", "guest_of"),
    "person": _all("name", "title"),
    "segment": _all("name", "order", "one_line"),
    "stage": _all("order", "name", "old_internal_name", "reliability", "claims", "partner_ids",
                  "status", "honour_text", "dishonour_text", "end_test", "outside_in_overruled",
                  "removed_at", "removed_by"),
    "step": _all("stage_id", "order", "name", "function_by_quarter", "removed_at",
                 "removed_by"),
    "room": _room,
    "phase": _all("room_id", "order", "kind", "title", "prompt", "minutes", "private", "revealed",
                  "shown", "anonymous", "vote_budget", "votes_open", "voted", "shows_result",
                  "everybody_votes", "lanes", "status", "started_at", "ended_at", "deadline",
                  "paused_left", "time_given", "time_given_at"),
    "attendance": _all("room_id", "member_id"),
    "tick": _all("room_id", "phase_id", "member_id", "says"),
    "note": _note,
    "group": _group,
    "vote": _vote,
    "poll": _poll,
    "response": _response,
    "read_back": _read_back,
    "decision": _decision,
    "session": _session,
}  # fmt: skip
"""The tables a board is sent, each with its rule. A table that is not here is never sent."""

ROOM_TABLES = frozenset({"phase", "attendance", "tick", "note", "group", "vote", "poll",
                         "response", "read_back"})  # fmt: skip
"""Tables of which a board is sent its own room's rows only."""
