"""Who may see what, written anew from DOMAIN §2 and QUALITY §3, without ``domain.visibility``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from customer_room.domain.operation import Fields, Tables

NEVER = {"stance", "dissent", "contribution", "comment", "move", "customer_count", "hand_off",
         "note_author", "loss_reason", "restatement", "evidence", "kpi", "kpi_reading",
         "commitment", "verdict", "guardrail_list", "gate", "action", "proof", "review",
         "rules", "survey", "survey_answer", "snapshot", "snapshot_content",
         "addendum"}  # fmt: skip
OF_DECISIONS = {"action", "proof", "gate", "review", "verdict", "survey", "survey_answer"}
RUNNERS = {"owner", "facilitator"}
SECRET_FIELDS = {"text_hash", "sealed", "history", "admitted_by"}


@dataclass(frozen=True)
class Eyes:
    """Who looks, as the sessions and members stand; ``present`` is the projector."""

    member_id: str
    session_id: str
    present: bool


@dataclass(frozen=True)
class Sight:
    """Somebody's eyes at one moment."""

    member_id: str
    role: str
    seat: bool
    room_id: str | None
    blind: bool
    present: bool


def sight(eyes: Eyes, state: Tables) -> Sight:
    """Return how somebody saw at a moment."""
    session = state["session"].get(eyes.session_id, {})
    member = state["member"].get(eyes.member_id, {})
    blind = not member or not session or bool(session["waiting"] or session["ended_at"])
    mine = "" if eyes.present else eyes.member_id
    return Sight(mine, member.get("role", ""), bool(member.get("seat")) and not eyes.present,
                 session.get("room_id"), blind, eyes.present)  # fmt: skip


def may_see(table: str, id: str, state: Tables, who: Sight) -> bool:
    """Whether a record that stood at a moment was for somebody's eyes."""
    row = state.get(table, {}).get(id)
    if row is None or who.blind or table in NEVER:
        return False
    runs = who.role in RUNNERS and not who.present
    if who.room_id is not None and row.get("room_id", who.room_id) != who.room_id:
        return False
    match table:
        case "room":
            return who.room_id in (None, id)
        case "note":
            author = _author(id, row, state)
            return author == who.member_id or not _hides(row["phase_id"], row["author_id"], state)
        case "response":
            shown = state["poll"][row["poll_id"]]["status"] == "shown"
            return shown or row["member_id"] == who.member_id
        case "read_back":
            mine = row["member_id"] == who.member_id
            seen = mine or not _hides(row["phase_id"], row["member_id"], state)
            return seen and may_see("decision", row["decision_id"], state, who)
        case "vote":
            return not state["phase"][row["phase_id"]]["votes_open"] or (
                row["voter_id"] == who.member_id
            )
        case "decision":
            leads = who.role == "leader" and who.seat
            return not row["restricted"] or runs or leads
        case "session":
            return runs
        case _:
            return True


def _hides(phase_id: str | None, author_id: str, state: Tables) -> bool:
    phase = state["phase"].get(phase_id or "", {})
    alone = phase.get("private") and not phase.get("revealed")
    return bool(alone) and author_id not in phase["shown"]


def _author(id: str, row: Fields, state: Tables) -> str | None:
    return row["author_id"] or state.get("note_author", {}).get(id, {}).get("member_id")


def may_see_field(table: str, field: str, row: Fields, who: Sight) -> bool:
    """Whether a field of a record that somebody sees is for his eyes, too."""
    match table, field:
        case "vote", "voter_id" | "slot":
            return row["voter_id"] == who.member_id
        case "response", "member_id":
            return row["member_id"] == who.member_id
        case "room", "door_code" | "door_until":
            return who.role in RUNNERS or who.present
        case _:
            return field not in SECRET_FIELDS


def leaks(frame: dict[str, Any], eyes: Eyes, states: list[Tables]) -> Iterator[str]:
    """Name what a frame or snapshot shows that was not to be seen at any of these moments."""
    views = list(_views(eyes, states))
    for table, id, fields in _shown(frame):
        seen = [(state, who) for state, who in views if may_see(table, id, state, who)]
        if not seen:
            yield f"{table} {id}"
        for field in fields or ():
            if seen and not any(may_see_field(table, field, s[table][id], w) for s, w in seen):
                yield f"{table} {id}: {field}"


def _views(eyes: Eyes, states: list[Tables]) -> Iterator[tuple[Tables, Sight]]:
    """Yield each moment as somebody may have seen it.

    A session's end and a changed role reach an open socket a little later (2 s, S5): until then
    its records of that moment are still looked at with the eyes of before.
    """
    sights: list[Sight] = []
    for state in states:
        now = sight(eyes, state)
        if now not in sights:
            sights.append(now)
        yield from ((state, who) for who in sights)


def whispers(raw: bytes, eyes: Eyes, states: list[Tables]) -> Iterator[str]:
    """Name hidden words and ids that stand anywhere in what was sent, errors included."""
    for secret in _secrets(eyes, states):
        if secret.encode() in raw:
            yield secret


def topic_leaks(frame: dict[str, Any], eyes: Eyes, moved: Iterable[tuple[str, str]],
                states: list[Tables]) -> Iterator[str]:  # fmt: skip
    """Name topics of a frame of which nobody could tell this viewer anything."""
    touched = set(moved)
    for topic in set(frame.get("t", ())) & {"note", "vote", "session", "decision", *OF_DECISIONS}:
        if not any(
            may_hear(topic, id, state, who)
            for table, id in touched
            if table == topic
            for state, who in _views(eyes, states)
        ):
            yield f"topic {topic}"


def may_hear(table: str, id: str, state: Tables, who: Sight) -> bool:
    """Whether somebody may know that a record changed: what belongs to a decision, as it is."""
    if table not in OF_DECISIONS:
        return may_see(table, id, state, who)
    row = state.get(table, {}).get(id)
    if (
        row is None
        or who.blind
        or row.get("room_id", who.room_id) != (who.room_id or row.get("room_id"))
    ):
        return False
    runs = who.role in RUNNERS and not who.present  # He is told that it is its giver's own now.
    if table == "survey_answer" and row["member_id"] != who.member_id and not runs:
        return False
    return row["decision_id"] is None or may_see("decision", row["decision_id"], state, who)


def _shown(frame: dict[str, Any]) -> Iterator[tuple[str, str, Fields | None]]:
    for table, id, fields in frame.get("c", ()):
        yield table, id, fields
    for table, rows in frame.get("records", {}).items():
        for id, fields in rows.items():
            yield table, id, fields


def _secrets(eyes: Eyes, states: list[Tables]) -> Iterator[str]:
    last, views = states[-1], list(_views(eyes, states))
    for table, field in (("note", "text"), ("decision", "one_line")):
        for id, row in last.get(table, {}).items():
            start = row[field].find("zq")
            if start >= 0 and not any(may_see(table, id, s, w) for s, w in views):
                yield row[field][start:].split()[0]
    for id in last.get("vote", {}):
        if not any(may_see("vote", id, s, w) for s, w in views):
            yield f'"{id}"'
