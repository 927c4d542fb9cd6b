"""What the decision card shows, in its fixed order (DOMAIN §6); parts without data are empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from customer_room.domain.decisions import Decision
from customer_room.domain.journey import Stage, Step
from customer_room.domain.policy import GRANTS, Actor, Permission
from customer_room.domain.record import Read
from customer_room.operations.card import DecisionCard, Said, SeatStance
from customer_room.operations.may import may
from customer_room.operations.names import Names, day_in_words
from customer_room.operations.pictures import card_picture
from customer_room.render.card import Reading
from customer_room.scoring.joint_log import JointEntry
from customer_room.ui.decision.promised import Promised, promised
from customer_room.ui.decision_panel.signing import Signing, signing
from customer_room.ui.decisions.view import BLOCKS, Mark, marks


@dataclass(frozen=True)
class Strip:
    """A stage of the journey, and whether the decision lies there."""

    name: str
    here: bool


@dataclass(frozen=True)
class Owner:
    """A co-owner: mark and title."""

    mark: Mark
    words: str


@dataclass(frozen=True)
class Words:
    """Somebody's own words, with who said them and what goes with it."""

    mark: Mark
    text: str
    who: str
    more: str = ""


@dataclass(frozen=True)
class Fact:
    """A line of the arithmetic."""

    term: str
    text: str


@dataclass(frozen=True)
class Scale:
    """From and to on one line, in percent of its length."""

    start: str = ""
    start_at: str = ""
    aim: str = ""
    aim_at: str = ""


@dataclass(frozen=True)
class CardPage:
    """The card; ``state`` is loading, absent or shown."""

    state: str = "loading"
    id: str = ""
    number: str = ""
    one_line: str = ""
    chosen: str = ""
    made_on: str = ""
    status: str = ""
    label: str = ""
    reason: str = ""
    is_joint: bool = False
    restricted: bool = False
    successor: str = ""
    predecessor: str = ""
    strip: list[Strip] = field(default_factory=list[Strip])
    here: str = ""
    where: str = ""
    why: str = ""
    quote: str = ""
    owners: list[Owner] = field(default_factory=list[Owner])
    blocks: list[str] = field(default_factory=list[str])
    signed: str = ""
    dissent: list[Words] = field(default_factory=list[Words])
    over: str = ""
    others: list[str] = field(default_factory=list[str])
    pays: str = ""
    scale: Scale = field(default_factory=Scale)
    expected: str = ""
    permits: str = ""
    written: str = ""
    written_by: str = ""
    erratum: str = ""
    room: str = ""
    foot: str = ""
    record: str = ""
    comments: list[Words] = field(default_factory=list[Words])
    may_comment: bool = False
    added: list[Words] = field(default_factory=list[Words])
    may_add: bool = False
    room_id: str = ""
    lacking: list[str] = field(default_factory=list[str])
    facts: list[Fact] = field(default_factory=list[Fact])
    evidence: list[Words] = field(default_factory=list[Words])
    sign: Signing = field(default_factory=Signing)
    promised: Promised = field(default_factory=Promised)


def card_page(read: Read, found: DecisionCard, actor: Actor, record: str, now: str) -> CardPage:
    """Return what the card shows one visitor; ``record`` is the register head's hash."""
    picture, decision, names = card_picture(found, record), found.decision, Names(read)
    erratum = decision.erratum
    return CardPage(
        state="shown",
        id=decision.id,
        number=decision.number,
        one_line=decision.one_line,
        chosen=picture.lead,
        made_on=picture.decided_on or f"Raised {day_in_words(decision.raised_at)}",
        status=picture.status,
        label=picture.label,
        reason=picture.label_reason,
        is_joint=found.entry.is_joint,
        restricted=decision.restricted,
        successor=found.superseded_by or "",
        predecessor=found.supersedes or "",
        strip=[Strip(name, here) for _, name, here in found.stages],
        here=", ".join(name for _, name, here in found.stages if here),
        where=f"{picture.where}." if picture.where else "",
        why=decision.rationale,
        quote=picture.quote,
        owners=list(_owners(found, names)),
        blocks=[_block(stance) for stance in found.stances],
        signed=picture.signed,
        dissent=[_said(d, names, f"“{d.text}”", d.change) for d in found.dissent],
        over="Chosen over" if picture.lead else "Options, none chosen yet",
        others=list(picture.options),
        pays=picture.who_pays, scale=_scale(picture.reading),
        expected=picture.expected,
        permits=decision.permits,
        written=str((decision.written or {}).get("text", "")),
        written_by=found.written_by.short if found.written_by else "",
        erratum=f"{erratum['text']} ({day_in_words(erratum['at'])})" if erratum else "",
        room=picture.room,
        foot=picture.foot,
        record=picture.record,
        comments=[_said(c, names, c.text, day_in_words(c.at)) for c in found.comments],
        may_comment=actor.role in GRANTS[Permission.COMMENT],
        added=[_said(a, names, a.text, day_in_words(a.at)) for a in found.added],
        may_add=_may_add(read, decision, actor, now),
        room_id=decision.room_id or "",
        lacking=list(found.lacking),
        facts=list(arithmetic(read, found.entry.joint, names)),
        evidence=[Words(_mark(s.who.function_id, names), s.text, s.evidence)
                  for s in found.sources],
        sign=signing(read, decision, actor, names, found.stances, now),
        promised=promised(read, decision, actor, names, now),
    )  # fmt: skip


def _may_add(read: Read, decision: Decision, actor: Actor, now: str) -> bool:
    """Whether a visitor may put a line beside the room it was made in."""
    room = decision.room_id
    return room is not None and may(
        read, actor, now, "addendum.add", id="probe", room_id=room, text="probe"
    )


def arithmetic(read: Read, joint: JointEntry, names: Names) -> Iterator[Fact]:
    """Yield what the label rests on, line by line (DOMAIN §2 Label, §3.1 T3)."""

    def listed(functions: Iterable[str]) -> str:
        return ", ".join(names.function(id) for id in functions) or "nobody"

    signed = joint["signed_by_functions"]
    present = joint["functions_present"]
    half = f", {present} were in the room" if present else ", made outside a room"
    yield Fact("Label", joint["label"].capitalize())
    yield Fact("Reason", joint["reason"])
    yield Fact("Functions needed", f"{joint['k']}: the least for joint, or half of those{half}")
    yield Fact("Functions that signed", listed(signed))
    yield Fact("Must be among them", listed(joint["must_sign"]))
    yield Fact("Serve a step here", listed(joint["touching_functions"]))
    steps = [found.name for id in joint["nobody_steps"] if (found := read.get(Step, id))]
    stages = [found.name for id in joint["nobody_stages"] if (found := read.get(Stage, id))]
    if steps or stages:
        yield Fact("Nobody serves", ", ".join([*steps, *stages]))
    yield Fact("Co-owning functions", listed(joint["co_owning_functions"]))
    yield Fact("Functions that wrote it", listed(joint["contributions_from"]))
    yield Fact("Seats that signed", joint["signed"])
    yield Fact("Together", f"{joint['J']['shown']} of 1: 0.4 for the seats that signed, 0.3 for "
                           "two co-owning functions, 0.3 for the fit "
                           f"({joint['fit']['shown']})")  # fmt: skip


def _said(said: Said, names: Names, text: str, more: str) -> Words:
    return Words(_mark(said.who.function_id, names), text, said.who.short, more)


def _owners(found: DecisionCard, names: Names) -> Iterator[Owner]:
    decision, entry = found.decision, found.entry
    listed = [*entry.co_owners]
    if entry.driver and entry.driver.member_id not in decision.co_owners:
        listed.insert(0, entry.driver)
    for who in listed:
        role = ", driver" if who.member_id == decision.driver else ""
        yield Owner(_mark(who.function_id, names), f"{who.short}{role}")


def _mark(function_id: str, names: Names) -> Mark:
    return (marks([function_id], names) or [Mark("", "", "")])[0]


def _block(stance: SeatStance) -> str:
    return "o" if stance.voided else BLOCKS.get(stance.stance, "o")


def _scale(reading: Reading | None) -> Scale:
    """Place both ends on a line that runs towards the aim."""
    if reading is None or reading.before == reading.expected:
        return Scale()
    return Scale(reading.before_label, "14%", reading.expected_label, "78%")
