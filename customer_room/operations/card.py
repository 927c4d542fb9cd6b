"""One decision with everything an executive reads about it (DOMAIN §6)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from customer_room.domain.addenda import Addendum
from customer_room.domain.decisions import MADE_STATES, Comment, Decision, Dissent, Stance
from customer_room.domain.decisions_number import on_record
from customer_room.domain.decisions_seal import missing_for
from customer_room.domain.journey import Segment, Step
from customer_room.domain.kpis import Kpi
from customer_room.domain.notes import Note
from customer_room.domain.people import Member
from customer_room.domain.quarters import shown_quarter
from customer_room.domain.record import Read
from customer_room.domain.room import Room
from customer_room.domain.scenes import board_scene
from customer_room.domain.visibility import Viewer, in_reach, view
from customer_room.operations.aims import Aim, aim_of
from customer_room.operations.journey_facts import read_cell
from customer_room.operations.log import DecisionLog, LogEntry, as_it_stands, is_against, may_see
from customer_room.operations.names import Names, Someone, day_in_words
from customer_room.scoring.figures import count, money

NOT_SIGNED = "not signed"
THEIRS = "customers said"


@dataclass(frozen=True, slots=True)
class SeatStance:
    """Where one seat stands.

    Attributes:
        stance: One of the four, or ``not signed``.
        voided: It was taken on an earlier text and counts no more.
        admitted_by: How the session that signed had got in.
    """

    who: Someone
    stance: str
    reason: str = ""
    at: str = ""
    admitted_by: str = ""
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A dissent or comment in somebody's own words; ``change`` is what would change their mind."""

    who: Someone
    text: str
    at: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A note the decision came from; ``evidence`` is how well it is known."""

    text: str
    evidence: str
    who: Someone


@dataclass(frozen=True, slots=True)
class Losses:
    """Customers lost where the decision lies, in one quarter; value in whole currency units."""

    quarter: str
    lost: int
    value: str


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """A decision as one viewer may read it.

    Attributes:
        decision: Its text as it stands; ``decision.text_hash`` is what a signature signs.
        aim: What it expects to move.
        stages: The whole journey: (id, name, whether the decision lies here).
        stances: One per active seat, in the order of functions.
        added: Lines put beside its room after that had closed, in the order they came.
        sources: The notes it came from that this viewer may see.
        lacking: What it still needs before it can be made, in words; empty once it is made.
        supersedes: Number of the decision it replaces; ``superseded_by`` the other way round.
    """

    entry: LogEntry
    decision: Decision
    aim: Aim | None
    stages: tuple[tuple[str, str, bool], ...]
    steps: tuple[str, ...]
    segments: tuple[str, ...]
    losses: Losses | None
    stances: tuple[SeatStance, ...]
    dissent: tuple[Said, ...]
    comments: tuple[Said, ...]
    added: tuple[Said, ...]
    sources: tuple[Source, ...]
    lacking: tuple[str, ...]
    room: str
    written_by: Someone | None
    supersedes: str | None
    superseded_by: str | None
    currency: str
    company: str


def decision_card(read: Read, number: str, viewer: Viewer, now: str) -> DecisionCard | None:
    """Return a decision by its number, or None where this viewer has none of that number.

    Somebody held to one room reads no figures of the company's on it.
    """
    log = DecisionLog(read, viewer, now)
    decision = log.decision(number)
    if decision is None:
        return None
    entry, names = log.entry(decision), log.names
    here = {id for id, _ in entry.stages}
    place = decision.place
    room = read.get(Room, decision.room_id) if decision.room_id else None
    return DecisionCard(
        entry=entry,
        decision=decision,
        aim=aim_of(read, decision),
        stages=tuple((s.id, s.name, s.id in here) for s in log.stages.values()
                     if s.removed_at is None or s.id in here),
        steps=tuple(_names(read, Step, place.step_ids)),
        segments=tuple(_names(read, Segment, place.segment_ids)),
        losses=None if viewer.room_id else _losses(read, decision, here, now),
        stances=tuple(stances_of(read, decision, names, now)),
        dissent=tuple(dissent_of(read, decision, names)),
        comments=tuple(_comments(read, decision, names)),
        added=tuple(_added(read, decision, viewer, names)),
        sources=tuple(sources_of(read, decision, viewer, names)),
        lacking=_lacking(read, decision, now),
        room=room.title if room else "",
        written_by=names.who(decision.written["by"]) if decision.written else None,
        supersedes=_number(read, decision.supersedes, viewer),
        superseded_by=_successor(read, decision, viewer, now),
        currency=names.currency,
        company=names.company,
    )  # fmt: skip


def _names(read: Read, kind: type[Step] | type[Segment], ids: Iterable[str]) -> Iterator[str]:
    for id in ids:
        found = read.get(kind, id)
        if found is not None:
            yield found.name


def _lacking(read: Read, decision: Decision, now: str) -> tuple[str, ...]:
    open_one = decision.made_in == "room" and decision.status in ("raised", "discussed", "parked")
    return tuple(missing_for(read, decision, now)) if open_one else ()


def _losses(read: Read, decision: Decision, stages: set[str], now: str) -> Losses | None:
    """Add up who leaves, now, at the anchored steps; without steps, in the anchored stages."""
    place = decision.place
    segment = place.segment_ids[0] if len(place.segment_ids) == 1 else None
    quarter = shown_quarter(read, None, now)
    leaks = read_cell(read, quarter, segment, now).leaks().steps
    steps = set(place.step_ids)
    here = [k for k in leaks if (k.step_id in steps if steps else k.stage_id in stages)]
    if not here:
        return None
    values = [leak.value_minor for leak in here]
    known = [value for value in values if value is not None]
    value = money(sum(known)).shown if len(known) == len(values) else ""
    return Losses(quarter, sum(leak.lost for leak in here), value)


def stances_of(read: Read, decision: Decision, names: Names, now: str) -> Iterator[SeatStance]:
    """Yield where each seat in office stands, in the order of functions."""
    taken = {s.member_id: s for s in read.find(Stance, decision_id=decision.id)}
    order = {id: place for place, id in enumerate(names.functions)}
    day = decision.decided_at or now
    seats = [m for m in names.members.values() if m.seat and m.active_on(day)]

    def place(member: Member) -> tuple[int, str]:
        return order.get(member.function_id, len(order)), member.id

    for member in sorted(seats, key=place):
        stance, who = taken.get(member.id), names.who(member.id)
        if stance is None:
            yield SeatStance(who, NOT_SIGNED)
        else:
            yield SeatStance(who, stance.stance, stance.reason, stance.at, stance.admitted_by,
                             voided=stance.text_hash != decision.text_hash)  # fmt: skip


def dissent_of(read: Read, decision: Decision, names: Names) -> Iterator[Said]:
    """Yield what speaks against it, in the dissenters' words.

    Who disagrees or objects and wrote nothing more is heard by the reason of the stance.
    """
    told = read.find(Dissent, decision_id=decision.id)
    known = {dissent.member_id for dissent in told}
    against = [stance for stance in read.find(Stance, decision_id=decision.id)
               if is_against(stance, decision) and stance.member_id not in known]  # fmt: skip
    for one in sorted([*told, *against], key=_when):
        who = names.who(one.member_id)
        if isinstance(one, Dissent):
            yield Said(who, one.text, one.at, tripwire_in_words(read, one.tripwire))
        else:
            yield Said(who, one.reason, one.at)


def tripwire_in_words(read: Read, tripwire: dict[str, Any] | None) -> str:
    """Say what would prove a dissenter right; a figure of a stage is named by its threshold."""
    if not tripwire:
        return ""
    by = f" by {day_in_words(tripwire['by'])}" if tripwire.get("by") else ""
    measure = tripwire["kpi"]
    passes = f"{measure} passes " if measure and read.get(Kpi, measure) is None else ""
    return f"Proved right if {passes}{tripwire['threshold']}{by}."


def _comments(read: Read, decision: Decision, names: Names) -> Iterator[Said]:
    for comment in sorted(read.find(Comment, decision_id=decision.id), key=_when):
        yield Said(names.who(comment.member_id), comment.text, comment.at)


def _added(read: Read, decision: Decision, viewer: Viewer, names: Names) -> Iterator[Said]:
    """Yield what was added to its room too late to stand in it; guests read of theirs only."""
    rows = read.find(Addendum, room_id=decision.room_id) if decision.room_id else []
    for row in sorted(rows, key=_when):
        if in_reach(Addendum.table_name, row.as_row(), viewer):
            yield Said(names.who(row.by), row.text, row.at)


def _when(row: Dissent | Stance | Comment | Addendum) -> tuple[str, str]:
    return row.at, row.id


def sources_of(read: Read, decision: Decision, viewer: Viewer, names: Names) -> Iterator[Source]:
    """Yield the notes it came from that this viewer may see."""
    found = (read.get(Note, id) for id in decision.source_note_ids)
    notes = [note for note in found if note is not None and not note.removed_at]
    scenes = {id: board_scene(read, id) for id in sorted({note.room_id for note in notes})}
    for note in notes:
        row = note.as_row()
        if view("note", row, row, scenes[note.room_id], viewer) is not None:
            yield Source(note.text, note.evidence_level, names.who(note.author_id))


def _number(read: Read, id: str | None, viewer: Viewer) -> str | None:
    found = read.get(Decision, id) if id else None
    return found.number if found and may_see(found, viewer) else None


def _successor(read: Read, decision: Decision, viewer: Viewer, now: str) -> str | None:
    for later in on_record(read, supersedes=decision.id):
        if may_see(later, viewer) and as_it_stands(later, now).status in MADE_STATES:
            return later.number
    return None


def chosen_in_words(decision: Decision) -> str:
    """Return the option that was chosen; empty if none was, or if its line says just that."""
    chosen = decision.options[decision.chosen]["text"] if decision.chosen is not None else ""
    return "" if chosen == decision.one_line else str(chosen)


def quoted(sources: Iterable[Source]) -> str:
    """Return the first of the notes that a customer said, in quotation marks."""
    said = next((source.text for source in sources if source.evidence == THEIRS), "")
    bare = said.strip('“”"')
    return f"“{bare}”" if bare else ""


def losses_in_words(card: DecisionCard) -> str:
    """Say where the decision lies and whom we lose there now."""
    where = card.steps or tuple(name for _, name, here in card.stages if here)
    parts = [", ".join(where)]
    if card.segments:
        parts.append(", ".join(card.segments))
    if card.losses:
        worth = f", worth {card.currency}{card.losses.value} a year" if card.losses.value else ""
        parts.append(f"{count(card.losses.lost).shown} customers left here in "
                     f"{card.losses.quarter}{worth}")  # fmt: skip
    ended = (part if part.endswith("?") else f"{part}." for part in parts if part)
    return " ".join(ended).removesuffix(".")
