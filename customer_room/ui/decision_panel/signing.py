"""Taking a stance: what it needs to know, and its form, for panel and card alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

import reflex as rx

from customer_room.domain.decisions import Decision, Dissent, Stance, is_sealed
from customer_room.domain.policy import GRANTS, Actor, Permission
from customer_room.domain.record import Read
from customer_room.domain.values import joined_id
from customer_room.operations.card import SeatStance
from customer_room.operations.names import Names, day_in_words
from customer_room.scoring.joint_facts import SIGNING
from customer_room.ui import kit
from customer_room.ui.decision_panel import ASSETS
from customer_room.ui.decisions.view import Mark, marks
from customer_room.ui.kit import submit
from customer_room.ui.kit.marks import STANCES

OTHERS = [(key, words) for key, (_, words) in STANCES.items() if key != "agree"]


class OptionalPart(rx.Component):
    """Fields that are sent only while they are unfolded."""

    library = ASSETS["optional_part.jsx"].importable_path
    tag = "OptionalPart"
    label: rx.Var[str]
    start_open: rx.Var[bool]


@dataclass(frozen=True)
class Seat:
    """Where one seat stands, and what it said before the text changed."""

    mark: Mark
    who: str
    stance: str
    reason: str
    when: str
    how: str
    earlier: str


@dataclass(frozen=True)
class Signing:
    """What this visitor may sign.

    Attributes:
        may: Whether he may take a stance now; ``why_not`` says why he may not.
        text_hash: Of the text on this very screen; a signature is on it.
        mine: My stance on this text, in words; ``signed``: whether it is a signature.
    """

    may: bool = False
    why_not: str = ""
    decision_id: str = ""
    text_hash: str = ""
    as_whom: str = ""
    mine: str = ""
    signed: bool = False
    dissent_id: str = ""
    dissent: str = ""
    kpi: str = ""
    threshold: str = ""
    by: str = ""
    seats: list[Seat] = field(default_factory=list[Seat])


def signing(read: Read, decision: Decision, actor: Actor, names: Names,
            stances: Iterable[SeatStance], now: str) -> Signing:  # fmt: skip
    """Return what a visitor may sign, and how the seats stand."""
    why_not = _why_not(decision, actor, now)
    me = names.who(actor.member_id)
    mine = read.get(Stance, joined_id(decision.id, actor.member_id))
    said = [d for d in read.find(Dissent, decision_id=decision.id)
            if d.member_id == actor.member_id]  # fmt: skip
    dissent = said[0] if said else None
    tripwire = (dissent.tripwire if dissent else None) or {}
    standing = mine is not None and mine.text_hash == decision.text_hash
    return Signing(
        may=not why_not and not is_sealed(decision, now),
        why_not=why_not,
        decision_id=decision.id,
        text_hash=decision.text_hash,
        as_whom=f"You are {me.short}, for {me.function}.",
        mine=f"{_said(mine.stance)}, {_when(mine.at)}" if mine is not None and standing else "",
        signed=mine is not None and standing and mine.stance in SIGNING,
        dissent_id=dissent.id if dissent else "$id",
        dissent=dissent.text if dissent else "",
        kpi=str(tripwire.get("kpi") or ""),
        threshold=str(tripwire.get("threshold") or ""),
        by=str(tripwire.get("by") or ""),
        seats=[_seat(stance, names) for stance in stances],
    )


def _why_not(decision: Decision, actor: Actor, now: str) -> str:
    if is_sealed(decision, now):
        return ""
    if actor.role not in GRANTS[Permission.SIGN] or not actor.seat:
        return "Only somebody with a seat signs, on a device of their own."
    if not actor.admitted:
        return "Before you can sign, the facilitator has to let you in to your seat."
    if decision.status == "parked":
        return "This decision is parked. Its owner brings it back first."
    return ""


def _seat(stance: SeatStance, names: Names) -> Seat:
    who = stance.who
    return Seat(
        mark=(marks([who.function_id], names) or [Mark("", "", "")])[0],
        who=who.short,
        stance="" if stance.voided else stance.stance,
        reason="" if stance.voided else stance.reason,
        when=_when(stance.at),
        how=stance.admitted_by,
        earlier=f"signed an earlier text: {stance.stance}" if stance.voided else "",
    )


def _said(stance: str) -> str:
    return f"You signed: {stance}" if stance in SIGNING else "You object"


def _when(at: str) -> str:
    return f"{day_in_words(at)}, {at[11:16]} UTC" if at else ""


def sign_block(sign: Any) -> rx.Component:
    """Draw "Agree and sign", the other stances and dissent; or why there is nothing to sign."""
    return rx.cond(
        sign.may,
        rx.el.section(
            rx.cond(
                sign.mine != "",
                rx.el.p(kit.icon("circle-check"), f"{sign.mine}.", class_name="signed"),
            ),
            rx.el.div(
                rx.cond(
                    sign.signed,
                    _agree(sign, "Sign again: agree", tone=""),
                    _agree(sign, "Agree and sign", tone="primary"),
                ),
                class_name="row",
            ),
            rx.el.div(
                rx.el.details(
                    rx.el.summary("Other stance", kit.icon("chevron-down")),
                    _other(sign),
                    class_name="fold",
                ),
                rx.el.details(
                    rx.el.summary("My dissent", kit.icon("chevron-down")),
                    _dissent(sign),
                    class_name="fold",
                ),
                class_name="stances",
            ),
            rx.el.p(
                sign.as_whom, " Editing the text voids every signature.", class_name="softer small"
            ),
            class_name="signblock",
            aria_label="Sign",
        ),
        rx.cond(sign.why_not != "", rx.el.p(sign.why_not, class_name="softer small")),
    )


def _agree(sign: Any, words: str, tone: Literal["", "primary"]) -> rx.Component:
    """Offer the first stance; who has signed already is not led to change it."""
    return kit.button(
        words,
        command="stance.take",
        values={"decision_id": sign.decision_id, "stance": "agree", "text_hash": sign.text_hash},
        said="Signed. Thank you.",
        tone=tone,
        icon="check",
        class_name="grow",
    )


def _other(sign: Any) -> rx.Component:
    key = f"{sign.decision_id}-stance"
    return kit.form(
        kit.choices("My stance", "stance", OTHERS, key=key, required=True),
        kit.textarea("Why, in my words", "reason", key=key, required=True, max_length=280),
        submit("Sign with this stance"),
        command="stance.take",
        label="Take another stance",
        values={"decision_id": sign.decision_id, "text_hash": sign.text_hash},
        done=["reset", "fold"],
        said="Your stance is on record.",
    )


def _dissent(sign: Any) -> rx.Component:
    key = f"{sign.decision_id}-dissent"
    return kit.form(
        kit.textarea(
            "My dissent, in my words", "text", value=sign.dissent, key=key, required=True,
            max_length=280,
        ),
        OptionalPart.create(
            kit.field("If this measure", "tripwire.kpi", value=sign.kpi, key=key,
                      required=True, max_length=80),
            kit.field("passes", "tripwire.threshold", value=sign.threshold, key=key,
                      required=True, max_length=80),
            kit.field("by", "tripwire.by", value=sign.by, key=key, kind="date", required=True),
            label="Add what would prove me right",
            start_open=sign.kpi != "",
        ),
        submit("Keep my dissent", tone=""),
        command="dissent.say",
        label="Put my dissent on record",
        values={"id": sign.dissent_id, "decision_id": sign.decision_id},
        said="Your dissent is on record, in your words.",
    )  # fmt: skip


def seats(shown: Any) -> rx.Component:
    """List every seat with its stance; a voided signature stays visible."""
    return rx.el.ul(rx.foreach(shown, _seat_row), class_name="seats")


def _seat_row(seat: Seat) -> rx.Component:
    return rx.el.li(
        kit.function_mark(seat.mark.code, seat.mark.name, seat.mark.shape),
        rx.el.span(
            seat.who,
            rx.cond(seat.reason != "", rx.el.small(seat.reason)),
            rx.cond(seat.earlier != "", rx.el.small(rx.el.s(seat.earlier))),
            rx.cond(
                (seat.when != "") & (seat.earlier == ""),
                rx.el.small(seat.when, rx.cond(seat.how != "", f", by {seat.how}", "")),
            ),
        ),
        kit.stance(seat.stance),
        class_name="signrow",
    )
