"""What was promised under a decision, what shows it, and what its reviews found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from customer_room.domain.actions import Action
from customer_room.domain.decisions import Decision
from customer_room.domain.policy import Actor
from customer_room.domain.proofs import Proof
from customer_room.domain.record import Read
from customer_room.domain.reviews import Review
from customer_room.domain.verdicts import Verdict
from customer_room.operations.may import may
from customer_room.operations.names import Names, short_day
from customer_room.scoring.proof import LEVELS
from customer_room.ui.promises.acts import (
    Check,
    Options,
    action_acts,
    may_promise,
    options_of,
    review_checks,
)
from customer_room.ui.promises.forms import promise_form, review_check, review_form
from customer_room.ui.promises.lines import action_line
from customer_room.ui.promises.rows import ActionLine, action_alone


@dataclass(frozen=True)
class Reviewed:
    """One review: what it came to, its level and who gave it."""

    id: str = ""
    text: str = ""
    says: str = ""
    checks: list[Check] = field(default_factory=list[Check])


@dataclass(frozen=True)
class Promised:
    """All that follows a decision, and what this visitor may add to it."""

    decision_id: str = ""
    actions: list[ActionLine] = field(default_factory=list[ActionLine])
    reviews: list[Reviewed] = field(default_factory=list[Reviewed])
    options: Options = field(default_factory=Options)
    may_promise: bool = False
    may_review: bool = False


def promised(read: Read, decision: Decision, actor: Actor, names: Names, now: str) -> Promised:
    """Return what was promised under a decision, for one visitor."""
    rows = sorted(read.find(Action, decision_id=decision.id), key=lambda a: (a.due, a.id))
    reviews = sorted(read.find(Review, decision_id=decision.id), key=lambda r: r.submitted_at)
    waiting = next((r.id for r in reviews if r.level is None), "probe")
    acting = may_promise(actor)
    return Promised(
        decision_id=decision.id,
        actions=[_action(read, each, actor, names, now) for each in rows],
        reviews=[_review(read, each, actor, names, now) for each in reviews],
        options=options_of(read, actor, names, now),
        may_promise=acting and may(
            read, actor, now, "action.promise", id="probe", decision_id=decision.id, text="probe",
            owner=actor.member_id, due=now[:10],
        ),
        may_review=acting and waiting == "probe" and may(
            read, actor, now, "review.submit", id=waiting, decision_id=decision.id, text="probe",
            outcome="kept",
        ),
    )  # fmt: skip


def _action(read: Read, action: Action, actor: Actor, names: Names, now: str) -> ActionLine:
    proofs = tuple(sorted(read.find(Proof, of_id=action.id), key=lambda p: (p.date, p.id)))
    fixed = [v.verdict for v in read.find(Verdict, of_id=action.id, later=False)]
    acts = action_acts(read, actor, action, proofs, names, now)
    return action_alone(names, action, proofs, fixed[0] if fixed else "", now, acts)


def _review(read: Read, review: Review, actor: Actor, names: Names, now: str) -> Reviewed:
    outcome = f"{review.outcome.capitalize()}, says {names.who(review.submitted_by).short}"
    if review.level is None:
        level = "nobody of another function has given it a level yet"
    else:
        level = (f"level {review.level}, {LEVELS[review.level]}, given by "
                 f"{names.who(review.checker or '').short}, {short_day(review.on)}")  # fmt: skip
    checks = review_checks(read, actor, review, now) if may_promise(actor) else []
    return Reviewed(review.id, review.text, f"{outcome}; {level}", checks)


def promised_part(shown: Any) -> rx.Component:
    """Draw it below the card; a printed card has its ten parts only."""
    return rx.el.section(
        rx.el.h2("Promised", class_name="label"),
        rx.cond(
            shown.actions.length() > 0,
            rx.el.ul(
                rx.foreach(shown.actions, lambda one: action_line(one, shown.options)),
                class_name="promised",
            ),
            rx.el.p("Nobody has promised anything under it yet.", class_name="soft small"),
        ),
        rx.cond(shown.may_promise, promise_form(shown.decision_id, shown.options)),
        rx.cond(
            shown.reviews.length() > 0,
            rx.fragment(
                rx.el.h2("Reviews", class_name="label"),
                rx.el.ul(rx.foreach(shown.reviews, _reviewed), class_name="promised"),
            ),
        ),
        rx.cond(shown.may_review, review_form(shown.decision_id)),
        class_name="follows noprint",
        aria_label="Promised",
    )


def _reviewed(review: rx.Var[Reviewed]) -> rx.Component:
    one: Any = review
    return rx.el.li(
        rx.el.div(one.text, " ", rx.el.span(one.says, class_name="soft small")),
        rx.el.div(rx.foreach(one.checks, review_check), class_name="acts"),
        key=one.id,
    )
