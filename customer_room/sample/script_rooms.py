"""The script's part of the rooms: opened, walked, voted in and closed, as they were held."""

from collections.abc import Iterator

from customer_room.domain.agenda import AGENDA
from customer_room.domain.decisions import SEAL_HOURS
from customer_room.domain.policy import SYSTEM
from customer_room.domain.values import later
from customer_room.sample.script import Company, Line, Row, given
from customer_room.sample.script_asked import asked
from customer_room.sample.script_promises import reviews, verdicts


def rooms(firm: Company) -> Iterator[Line]:
    """Yield all lines about rooms, their notes, groups and votes."""
    for room in firm.rows("rooms"):
        yield _created(firm, room)
        if room["opened_at"]:
            yield from _held(firm, room)
        else:
            yield from _notes(firm, room, later(room["scheduled_at"], hours=-72))


def _created(firm: Company, room: Row) -> Line:
    """A quarterly room is prepared once the one before has sealed, a check-in a day ahead."""
    at = later(room["scheduled_at"], hours=-24)
    if room["kind"] == "quarterly":
        at = firm.version_from(room["quarter"])
        started = firm.data["workspace"]["programme_started"]
        if at == firm.beginning and started:
            at = later(started, hours=9)
    return Line(at, firm.facilitator, "room.create", given(
        room, "id", "quarter", "title", "kind", "mode", "scheduled_at",
        "previous_room_id"))  # fmt: skip


def _held(firm: Company, room: Row) -> Iterator[Line]:
    start, by = room["opened_at"], firm.facilitator
    yield Line(start, by, "room.open", {"id": room["id"]})
    for member in (*room["attendance"], *room["guests"]):
        yield Line(start, firm.actor(member), "room.enter", {"room_id": room["id"]})
    if room["kind"] == "quarterly":
        first, counts, walk, choose = (
            _phase(room, kind) for kind in ("promises", "counts", "walk", "choose")
        )
        yield Line(later(start, minutes=1), by, "phase.start", {"id": first})
        yield from verdicts(firm, room, later(start, minutes=3))
        yield Line(later(start, minutes=9), by, "phase.start", {"id": counts})
        yield Line(later(start, minutes=16), by, "phase.start", {"id": walk})
        yield from _notes(firm, room, later(start, minutes=17))
        yield Line(later(start, minutes=24), by, "phase.reveal", {"id": walk})
        yield from _groups(firm, room, later(start, minutes=25))
        yield Line(later(start, minutes=44), by, "phase.start", {"id": choose})
        yield from _votes(firm, room, choose, later(start, minutes=45))
        yield Line(later(start, minutes=54), by, "phase.close_votes", {"id": choose})
    yield from asked(firm, room, later(room["closed_at"], minutes=-9))
    yield from reviews(firm, room, later(room["closed_at"], minutes=-12))
    yield Line(room["closed_at"], by, "room.close",
               given(room, "id", "closing_message"))  # fmt: skip
    if room["kind"] == "quarterly":
        yield Line(later(room["closed_at"], hours=SEAL_HOURS), SYSTEM, "quarter.keep",
                   {"room_id": room["id"]})  # fmt: skip


def _phase(room: Row, kind: str) -> str:
    items = [item.kind for item in AGENDA if room["mode"] in item.minutes]
    return f"{room['id']}.p{items.index(kind) + 1}"


def _notes(firm: Company, room: Row, start: str) -> Iterator[Line]:
    there = {*room["attendance"], *room["guests"]} if room["opened_at"] else None
    for number, note in enumerate(n for n in firm.rows("notes") if n["room"] == room["id"]):
        payload = given(note, "id", "lane", "text", "kind", "evidence_level", "instead_of", "order",
                        room_id="room", stage_id="stage", step_id="step")  # fmt: skip
        actor = firm.actor(note["author"])
        if there is not None and note["author"] not in there:
            actor, payload = firm.facilitator, payload | {"author_id": note["author"]}
        yield Line(later(start, seconds=5 * number), actor, "note.add", payload)


def _groups(firm: Company, room: Row, start: str) -> Iterator[Line]:
    for number, group in enumerate(g for g in firm.rows("groups") if g["room"] == room["id"]):
        notes = [n["id"] for n in firm.rows("notes") if n["group"] == group["id"]]
        yield Line(later(start, seconds=20 * number), firm.facilitator, "group.make",
                   {"id": group["id"], "name": group["name"], "note_ids": notes})  # fmt: skip


def _votes(firm: Company, room: Row, phase: str, start: str) -> Iterator[Line]:
    for number, vote in enumerate(v for v in firm.rows("votes") if v["room"] == room["id"]):
        payload = {"id": vote["id"], "phase_id": phase, "target_type": vote["target"]["type"],
                   "target_id": vote["target"]["id"]}  # fmt: skip
        actor = firm.actor(vote["voter"])
        if vote["voter"] not in room["attendance"]:
            actor, payload = firm.facilitator, payload | {"for_member": vote["voter"]}
        yield Line(later(start, seconds=number), actor, "vote.cast", payload)
