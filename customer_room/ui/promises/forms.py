"""Short forms for actions, proofs and reviews, each in a fold of its own."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.scoring.proof import LEVELS
from customer_room.ui import kit
from customer_room.ui.kit import submit
from customer_room.ui.promises.acts import Check

KINDS = [("document", "A document"), ("number", "A number"), ("customer words", "Customers’ words"),
         ("employee words", "Employees’ words")]  # fmt: skip
PROGRESS = [("promised", "Not begun"), ("started", "Under way"), ("done", "Done")]
LEVEL = [(str(at), f"{at}: {words}") for at, words in enumerate(LEVELS)]
PROMISED = [("action", "Something we do"), ("customer promise", "Something customers will see")]
OUTCOMES = [("in force again", "It stays in force"), ("kept", "Kept: it has done its work"),
            ("stopped", "Stopped")]  # fmt: skip
INT = {"data-type": "int"}
SHORT, LONG, NAME = 160, 280, 80


def action_forms(one: Any, options: Any) -> rx.Component:
    """Offer what this visitor may do with an action."""
    act, about = one.act, one.text
    return rx.cond(
        act.id != "",
        rx.el.div(
            rx.cond(act.report, kit.unfold("How far is it?", about, _report(act, about))),
            rx.cond(act.drop, kit.unfold("Another day", about, _another_day(act, about, options))),
            rx.cond(act.show, kit.unfold("Show it", about, _show(act.id, "action", about))),
            rx.foreach(act.checks, lambda check: proof_check(check, "-under")),
            rx.cond(act.drop, kit.unfold("Give it up", about, _drop(act, about))),
            class_name="acts noprint",
        ),
    )


def _report(act: Any, about: Any) -> rx.Component:
    key = act.id + "-report"
    return kit.form(
        kit.select("How far it is", "status", PROGRESS, key=key, value="started"),
        kit.field("What is in the way", "obstacle", key=key, max_length=SHORT),
        submit("Save"),
        command="action.report",
        values={"id": act.id},
        label="How far: " + about,
        done=("fold",),
    )


def _another_day(act: Any, about: Any, options: Any) -> rx.Component:
    key = act.id + "-move"
    form = kit.form(
        kit.field("New day", "due", kind="date", key=key, required=True),
        kit.field("Why", "because", key=key, max_length=SHORT),
        rx.el.fieldset(
            rx.el.legend("Who agrees: two functions at least"),
            rx.foreach(
                options.there,
                lambda who: kit.checkbox(who[1], "agreed_by", value=who[0], key=key),
            ),
            rx.el.span(class_name="fault", role="alert"),
            class_name="choices field",
        ),
        submit("Give it another day"),
        command="action.renegotiate",
        values={"id": act.id},
        label="Another day: " + about,
        done=("reset", "fold"),
    )
    return rx.cond(act.move, form, rx.el.p(act.not_moved, class_name="soft"))


def _show(of_id: Any, of_type: str, about: Any) -> rx.Component:
    key = of_id + "-proof"
    return kit.form(
        kit.field("What shows it", "text", key=key, max_length=LONG, required=True),
        rx.el.div(
            kit.select("Kind", "kind", KINDS, key=key),
            kit.field("Who can see it", "seen_by", key=key, max_length=NAME, required=True),
            kit.field("Since when", "date", kind="date", key=key, required=True),
            class_name="threefold",
        ),
        submit("Show this proof"),
        command="proof.submit",
        values={"id": kit.new_id(), "of_type": of_type, "of_id": of_id},
        label="Show: " + about,
        done=("reset", "fold"),
    )


def proof_check(check: rx.Var[Check], place: str = "-check") -> rx.Component:
    """Let somebody independent look at a proof.

    Args:
        check: The proof.
        place: Keeps its fields apart where the same proof stands twice on a page.
    """
    shown: Any = check
    key = shown.id + place
    return kit.unfold(
        "Check this proof",
        shown.says,
        rx.el.p("“", shown.says, "”"),
        kit.form(
            kit.checkbox("It shows what was promised", "accepted", key=key, checked=True),
            kit.select("Level", "level", LEVEL, key=key, empty="No level", custom_attrs=INT),
            submit("Record this in my name"),
            command="proof.check",
            values={"id": shown.id},
            label="Check: " + shown.says,
        ),
    )


def review_check(check: rx.Var[Check]) -> rx.Component:
    """Let somebody independent give a review its level."""
    shown: Any = check
    return kit.unfold(
        "Give it its level",
        shown.says,
        kit.form(
            kit.select("Level", "level", LEVEL, key=shown.id + "-level", custom_attrs=INT),
            submit("Record this in my name"),
            command="review.check",
            values={"id": shown.id},
            label="Level: " + shown.says,
        ),
    )


def _drop(act: Any, about: Any) -> rx.Component:
    return kit.form(
        kit.field("Why", "because", key=act.id + "-drop", max_length=SHORT, required=True,
                  hint="It counts as broken when it was due."),
        submit("Give it up", tone="danger"),
        command="action.drop",
        values={"id": act.id},
        label="Give up: " + about,
    )  # fmt: skip


def promise_form(decision_id: Any, options: Any) -> rx.Component:
    """Promise something under a decision."""
    key = decision_id + "-promise"
    return kit.unfold(
        "Promise something",
        "for this decision",
        kit.form(
            kit.field("What, in one line", "text", key=key, max_length=SHORT, required=True),
            rx.el.div(
                kit.select("Who", "owner", options.owners, key=key, value=options.me),
                kit.field("By when", "due", kind="date", key=key, required=True),
                class_name="twofold",
            ),
            rx.el.div(
                kit.select("What it is", "kind", PROMISED, key=key),
                kit.select("Who looks whether it is true", "checked_by", options.people, key=key,
                           empty="Anybody of another function"),
                class_name="twofold",
            ),
            submit("Promise it"),
            command="action.promise",
            values={"id": kit.new_id(), "decision_id": decision_id},
            label="Promise something",
            done=("reset", "fold"),
        ),
    )  # fmt: skip


def review_form(decision_id: Any) -> rx.Component:
    """Say what a decision came to."""
    key = decision_id + "-review"
    return kit.unfold(
        "Review this decision",
        "what it came to",
        kit.form(
            kit.textarea("What it came to", "text", key=key, max_length=LONG, required=True),
            kit.select("And now", "outcome", OUTCOMES, key=key),
            submit("Record this review"),
            command="review.submit",
            values={"id": kit.new_id(), "decision_id": decision_id},
            label="Review this decision",
            done=("reset", "fold"),
        ),
    )
