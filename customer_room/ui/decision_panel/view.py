"""What the decision panel shows and starts its fields from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from customer_room.domain.decisions import SEAL_HOURS, Decision, is_sealed
from customer_room.domain.decisions_options import OPTIONS
from customer_room.domain.decisions_seal import missing_for
from customer_room.domain.joint import joint_facts
from customer_room.domain.people import Member
from customer_room.domain.policy import GRANTS, Actor, Permission
from customer_room.domain.record import Read
from customer_room.operations.aims import aim_of
from customer_room.operations.card import dissent_of, quoted, sources_of, stances_of
from customer_room.operations.names import Names, day_in_words
from customer_room.operations.pictures import pays_in_words
from customer_room.operations.standing import STATUS
from customer_room.scoring.joint import judge
from customer_room.scoring.joint_reason import explain
from customer_room.ui.decision_panel.figures import Figured, figured
from customer_room.ui.decision_panel.places import Orphan, Tick, people, places, where
from customer_room.ui.decision_panel.signing import Signing, signing
from customer_room.ui.decisions.view import Mark, marks

NOTHING = "do nothing"


@dataclass(frozen=True)
class Choice:
    """A way it could be decided; ``edit`` is what a change of it starts from."""

    place: int
    text: str
    reasons_for: str
    reasons_against: str
    cost: str
    chosen: bool


@dataclass(frozen=True)
class Voice:
    """A function, and whether it has signed."""

    mark: Mark
    done: bool


@dataclass(frozen=True)
class Text:
    """What the fields start from; empty where nothing is written yet."""

    one_line: str = ""
    rationale: str = ""
    who_pays: str = ""
    how_much: str = ""
    what_stops: str = ""
    honour: str = ""
    dishonour: str = ""
    permits: str = ""
    kpi: str = ""
    from_value: str = ""
    from_k: str = ""
    from_n: str = ""
    aim: str = ""
    by: str = ""
    confidence: str = ""
    review: str = ""
    driver: str = ""
    hand_offs: str = "[]"
    moves: str = "[]"
    measure: str = ""


@dataclass(frozen=True)
class Panel:
    """The panel; ``state`` is loading, absent or shown."""

    state: str = "loading"
    id: str = ""
    heading: str = ""
    number: str = ""
    status: str = ""
    start: str = "read"
    may_write: bool = False
    autosave: bool = False
    lead: str = ""
    reason: str = ""
    detail: str = ""
    voices: list[Voice] = field(default_factory=list[Voice])
    options: list[Choice] = field(default_factory=list[Choice])
    over: str = ""
    may_propose: bool = False
    has_nothing: bool = False
    stages: list[Tick] = field(default_factory=list[Tick])
    steps: list[Tick] = field(default_factory=list[Tick])
    segments: list[Tick] = field(default_factory=list[Tick])
    owners: list[Tick] = field(default_factory=list[Tick])
    asked: list[Tick] = field(default_factory=list[Tick])
    asked_said: str = ""
    drivers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    orphans: list[Orphan] = field(default_factory=list[Orphan])
    text: Text = field(default_factory=Text)
    figured: Figured = field(default_factory=Figured)
    where: str = ""
    owned_by: str = ""
    pays: str = ""
    expected: str = ""
    quote: str = ""
    review: str = ""
    dissent: list[str] = field(default_factory=list[str])
    lacking: list[str] = field(default_factory=list[str])
    may_decide: bool = False
    decided: bool = False
    seals: str = ""
    parked: str = ""
    is_chief: bool = False
    written: str = ""
    sign: Signing = field(default_factory=Signing)


def panel_view(read: Read, decision: Decision, actor: Actor, sources: list[Any], names: Names,
               now: str) -> Panel:  # fmt: skip
    """Return the panel of a decision that the visitor may see.

    Args:
        sources: The notes it came from that the visitor may see.
    """
    sealed = is_sealed(decision, now)
    may_write = actor.role in GRANTS[Permission.DRAFT] and not sealed
    stances = list(stances_of(read, decision, names, now))
    signed = any(s.stance != "not signed" and not s.voided for s in stances)
    figure = figured(read, decision)
    lacks = missing_for(read, decision, now) if decision.made_in == "room" else []
    open_one = decision.status in ("raised", "discussed", "parked")
    aim = aim_of(read, decision)
    member = read.get(Member, actor.member_id)
    return Panel(
        state="shown",
        id=decision.id,
        heading=_heading(decision, len(decision.source_note_ids)),
        number=decision.number,
        status=_status(decision, names),
        start="write" if may_write and actor.runs_rooms and len(decision.options) < 2 else "read",
        may_write=may_write,
        autosave=not signed,
        **_joint(read, decision, names, now),
        options=[_choice(place, option, decision.chosen)
                 for place, option in enumerate(decision.options)],
        over=_over(decision),
        may_propose=len(decision.options) < OPTIONS,
        has_nothing=any(o["text"].lower().startswith(NOTHING) for o in decision.options),
        **places(read, decision),
        **people(read, decision, names, now),
        text=_texts(decision, own_words=not figure.chosen),
        figured=figure,
        where=", ".join(where(read, decision)),
        owned_by=_owned_by(decision, names),
        pays=pays_in_words(decision.trade_off),
        expected=aim.words_when_signed if aim else "",
        review=day_in_words(decision.review_date),
        quote=quoted(sources),
        dissent=[f"“{d.text}” {d.who.short}. {d.change}".strip()
                 for d in dissent_of(read, decision, names)],
        lacking=lacks if open_one else [],
        may_decide=may_write and open_one,
        decided=decision.status == "decided" and not sealed,
        is_chief=bool(member and member.is_chief_executive) and not sealed,
        written=str((decision.written or {}).get("text", "")),
        sign=signing(read, decision, actor, names, stances, now),
    )  # fmt: skip


def _joint(read: Read, decision: Decision, names: Names, now: str) -> dict[str, Any]:
    """Return whether it is joint, with the reason, and which functions have signed."""
    facts = joint_facts(read, decision, decision.sealed_at or now)
    verdict = judge(facts)
    reason = explain(facts, verdict)
    lead, _, marked = reason.headline.partition(": ")
    return {
        "lead": f"{lead}: " if marked else "",
        "reason": marked or lead,
        "detail": reason.detail,
        "voices": list(_voices(verdict.signed_by_functions, names)),
        "seals": _seals([names.functions[id].name for id in verdict.missing_functions]),
    }


def _seals(missing: list[str]) -> str:
    """Say when it would seal (DOMAIN §2, Seal): the touching functions that have not signed."""
    if not missing:
        return f"It seals {SEAL_HOURS} hours later."
    *others, last = missing
    who = f"{', '.join(others)} and {last} have" if others else f"{last} has"
    return f"It seals as soon as {who} signed, at the latest {SEAL_HOURS} hours later."


def _texts(decision: Decision, own_words: bool) -> Text:
    """Return what the fields of a decision start from."""
    trade_off = decision.trade_off or {}
    expected = (decision.expectation or {}) if own_words else {}
    start = expected.get("from") or {}

    def told(value: object) -> str:
        return "" if value is None else str(value)

    return Text(
        one_line=decision.one_line,
        rationale=decision.rationale,
        who_pays=trade_off.get("who_pays", ""),
        how_much=trade_off.get("how_much", ""),
        what_stops=trade_off.get("what_stops", ""),
        honour=decision.honour_answer,
        dishonour=decision.dishonour_answer,
        permits=decision.permits,
        kpi=expected.get("kpi", ""),
        from_value=told(start.get("value")),
        from_k=told(start.get("k")),
        from_n=told(start.get("n")),
        aim=expected.get("to", ""),
        by=expected.get("by", ""),
        confidence=told(decision.confidence),
        review=decision.review_date or "",
        driver=decision.driver or "",
        hand_offs=json.dumps(decision.anchors.get("hand_off_ids", [])),
        moves=json.dumps(decision.anchors.get("move_ids", [])),
        measure=decision.anchors.get("names_measure") or "",
    )


def _heading(decision: Decision, notes: int) -> str:
    came = {0: "", 1: " · from 1 note"}.get(notes, f" · from {notes} notes")
    return f"Decision {decision.number}{came}"


def _status(decision: Decision, names: Names) -> str:
    match decision.status:
        case "decided":
            due = str(decision.seal_due)
            return f"Decided. It seals on {day_in_words(due)}, {due[11:16]} UTC at the latest."
        case "parked":
            parked = decision.parked or {}
            who = names.who(str(parked.get("owner"))).short
            return f"Parked with {who} until {day_in_words(parked.get('until'))}."
        case "in force":
            return f"Sealed on {day_in_words(decision.sealed_at)}, in force."
        case status:
            return f"{STATUS[status]}."


def _voices(signed: Iterable[str], names: Names) -> Iterator[Voice]:
    done = set(signed)
    for function in names.functions.values():
        if not function.pseudo:
            for mark in marks([function.id], names):
                yield Voice(mark, function.id in done)


def _choice(place: int, option: dict[str, Any], chosen: int | None) -> Choice:
    return Choice(place, option["text"], option["reasons_for"], option["reasons_against"],
                  option["cost"], place == chosen)  # fmt: skip


def _over(decision: Decision) -> str:
    if decision.chosen is None:
        return "Options, none chosen yet"
    others = len(decision.options) - 1
    words = {0: "no other", 1: "one other", 2: "two others", 3: "three others"}
    return f"Chosen, over {words.get(others, f'{others} others')}"


def _owned_by(decision: Decision, names: Names) -> str:
    owners = [f"{names.who(id).short}{', driver' if id == decision.driver else ''}"
              for id in decision.co_owners]  # fmt: skip
    if decision.driver and decision.driver not in decision.co_owners:
        owners.insert(0, f"{names.who(decision.driver).short}, driver")
    return "; ".join(owners)


def sources(read: Read, decision: Decision, viewer: Any, names: Names) -> list[Any]:
    """Return the notes a decision came from that a viewer may see."""
    return list(sources_of(read, decision, viewer, names))
