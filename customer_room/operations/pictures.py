"""The decision card and the board as pictures to take along: what is drawn on each."""

from collections import Counter
from typing import Any, cast

from customer_room.domain.journey import Stage
from customer_room.domain.notes import LANE_TITLES, LANES, Group
from customer_room.domain.quarters import shown_quarter
from customer_room.domain.record import Read, one
from customer_room.domain.room import Room
from customer_room.domain.scenes import board_scene
from customer_room.domain.visibility import Audience, Viewer, view
from customer_room.domain.votes import Vote
from customer_room.operations.aims import Aim, share_in_words
from customer_room.operations.card import (
    NOT_SIGNED,
    DecisionCard,
    Said,
    SeatStance,
    chosen_in_words,
    losses_in_words,
    quoted,
)  # fmt: skip
from customer_room.operations.criteria import shown_notes
from customer_room.operations.journey import ALL_SEGMENTS, lane_view
from customer_room.operations.journey_facts import read_cell, segments, stages_on
from customer_room.operations.names import Names, day_in_words
from customer_room.render.card import CardView, Dissent, Reading, Seat, Signer
from customer_room.render.card import Stance as SeatWord
from customer_room.render.note_paint import Kind, PosterGroup, PosterNote
from customer_room.render.poster import PosterLane, PosterOwner, PosterStage, PosterView
from customer_room.scoring.figures import percent

PRESENT = Viewer(Audience.PRESENT)
SHOWN_HASH = 12


def card_picture(card: DecisionCard, record: str = "") -> CardView:
    """Return what the decision card shows, in the order of the method.

    Args:
        card: The decision as the viewer may read it.
        record: Hash of the sealed register's head.
    """
    decision, entry = card.decision, card.entry
    headline = entry.joint["reason"].partition(". ")[0]
    chosen = chosen_in_words(decision)
    label, _, reason = headline.partition(": ")
    frozen = f"Text frozen {day_in_words(decision.sealed_at)}" if decision.sealed_at else ""
    return CardView(
        number=decision.number,
        one_line=decision.one_line,
        decided_on=f"Decided {day_in_words(decision.decided_at)}" if decision.decided_at else "",
        status=_status(decision.status, decision.review_date),
        label=label,
        lead=f"Chosen: {chosen}" if chosen else "",
        label_reason=reason,
        stages=tuple(name for _, name, _ in card.stages),
        here=tuple(place for place, (_, _, here) in enumerate(card.stages) if here),
        where=losses_in_words(card),
        why=decision.rationale,
        quote=quoted(card.sources),
        owners=tuple(_signers(card)),
        seats=tuple(Seat(_seat(stance)) for stance in card.stances),
        signed=signed_in_words(card.stances),
        dissent=tuple(_dissent(said) for said in card.dissent),
        options=tuple(_others(decision.options, decision.chosen)),
        who_pays=pays_in_words(decision.trade_off),
        reading=_reading(card.aim),
        expected=card.aim.words_when_signed if card.aim else "",
        permits=decision.permits,
        room=", ".join(part for part in (card.company, card.room) if part),
        frozen=frozen,
        record=short_hash(record),
    )


def board_picture(
    read: Read, room_id: str, segment: str | None, now: str, record: str = ""
) -> PosterView:
    """Return what the board shows on paper: what the present view shows to everybody.

    Args:
        read: This workspace.
        room_id: Which room.
        segment: Whose moves the journey draws; None is all customers.
        now: This moment.
        record: Hash of the sealed register's head.

    Raises:
        NotFound: There is no such room.
    """
    room, names = one(read, Room, room_id), Names(read)
    quarter = shown_quarter(read, room.quarter, now)
    dots = _dots(read, room)
    cell = read_cell(read, quarter, segment, now)
    stages = stages_on(read, room.closed_at or now)
    of = next((s.name for s in segments(read) if s.id == segment), ALL_SEGMENTS)
    return PosterView(
        room_title=f"{room.title} (rehearsal)" if room.is_rehearsal else room.title,
        subtitle=f"{of}, figures of {quarter}",
        stages=tuple(_stage(stage, names) for stage in stages),
        lanes=tuple(PosterLane(id, LANE_TITLES[id], id == "HOW THEY MOVE") for id in LANES),
        notes=tuple(_notes(read, room, names, dots)),
        groups=tuple(
            PosterGroup(group.id, group.name, dots[group.id])
            for group in read.find(Group, room_id=room.id, removed_at=None)
        ),
        journey=lane_view(cell, names, current=room.stage_id),
        date=day_in_words(now),
        head_hash=short_hash(record),
    )


def short_hash(whole: str) -> str:
    """Return the first characters of a hash in groups that can be read aloud."""
    shown = whole[:SHOWN_HASH]
    return " ".join(shown[at : at + 4] for at in range(0, len(shown), 4))


def signed_in_words(stances: tuple[SeatStance, ...]) -> str:
    """Say how the seats stand: ``6 of 8 signed; 1 disagreed and committed; 1 objects``."""
    said = Counter(NOT_SIGNED if s.voided else s.stance for s in stances)
    signed = len(stances) - said[NOT_SIGNED] - said["object"]
    parts = [f"{signed} of {len(stances)} signed"]
    parts += [f"{said[key]} {words}" for key, words in (
        ("agree with a worry", "with a worry"), ("disagree and commit", "disagreed and committed"),
        ("object", "against")) if said[key]]  # fmt: skip
    return "; ".join(parts)


def _reading(aim: Aim | None) -> Reading | None:
    """Return the line of figures where both ends are shares; else words alone say it."""
    if aim is None or aim.before is None or aim.after is None:
        return None
    before, after = percent(aim.before, 1).shown, share_in_words(aim.after)
    return Reading(float(aim.before), f"{before} before", float(aim.after), f"expected {after}")


def _status(status: str, review: str | None) -> str:
    due = f", review due {day_in_words(review)}" if review else ""
    return status[0].upper() + status[1:] + (due if status in ("decided", "in force") else "")


def _signers(card: DecisionCard) -> list[Signer]:
    driver = card.decision.driver
    listed = [*card.entry.co_owners]
    if card.entry.driver and driver not in card.decision.co_owners:
        listed.insert(0, card.entry.driver)
    return [
        Signer(who.code or None, f"{who.short}, driver" if who.member_id == driver else who.short)
        for who in listed
    ]


def _seat(stance: SeatStance) -> SeatWord:
    return cast("SeatWord", NOT_SIGNED if stance.voided else stance.stance)


def _dissent(said: Said) -> Dissent:
    return Dissent(said.who.code or None, f"“{said.text}”", said.who.short, said.change)


def _others(options: list[dict[str, Any]], chosen: int | None) -> list[str]:
    return [str(option["text"]) for place, option in enumerate(options) if place != chosen]


def pays_in_words(trade_off: dict[str, Any] | None) -> str:
    """Say who pays for it, how much, and what stops."""
    if not trade_off:
        return ""
    pays = ", ".join(part for part in (trade_off["who_pays"], trade_off["how_much"]) if part)
    stops = f"What stops: {trade_off['what_stops']}." if trade_off["what_stops"] else ""
    return " ".join(part for part in (f"Who pays: {pays}." if pays else "", stops) if part)


def _stage(stage: Stage, names: Names) -> PosterStage:
    owners = [names.who(leader) for leader in stage.leaders()]
    heads = tuple(PosterOwner(who.code or None, who.short) for who in owners)
    return PosterStage(stage.id, stage.name, heads)


def _dots(read: Read, room: Room) -> Counter[str]:
    """Count everybody's dots on notes and groups, once the vote is closed."""
    scene = board_scene(read, room.id)
    votes = [v.as_row() for v in read.find(Vote, room_id=room.id)]
    return Counter(v["target_id"] for v in votes if view("vote", v, v, scene, PRESENT) is not None)


def _notes(read: Read, room: Room, names: Names, dots: Counter[str]) -> list[PosterNote]:
    """Return the notes everybody may see."""
    notes = sorted(shown_notes(read, room), key=lambda n: (n.order, n.id))
    return [
        PosterNote(
            note.lane, note.stage_id, note.text, cast("Kind", note.kind),
            names.code(note.function_id), note.evidence_level, dots[note.id], note.group_id or "",
        )
        for note in notes
    ]  # fmt: skip
