"""Short forms for what we say, and for what is held against a list of conditions."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit import submit
from customer_room.ui.promises.forms import INT, SHORT

TOLD = [("customers", "Customers"), ("employees", "Employees"), ("both", "Both")]
TESTED = [("kept", "Kept"), ("broken", "Broken"), ("not tested", "Not tested")]
INSTEAD = [("this quarter's sales", "This quarter’s sales"), ("cost", "Cost"), ("speed", "Speed"),
           ("risk", "Risk"), ("other", "Something else")]  # fmt: skip
RESULTS = [("met", "Met"), ("not met", "Not met"), ("not checked", "Not checked")]
CLOSING = [("held", "Hold it"), ("released", "Release it")]


def new_said() -> rx.Component:
    """Write down something we say."""
    return kit.unfold(
        "Add what we say",
        "to customers or employees",
        kit.form(
            kit.field("What we say, in one sentence", "text", key="new-said", max_length=SHORT,
                      required=True),
            rx.el.div(
                kit.select("To whom", "audience", TOLD, key="new-said"),
                kit.field("How anybody can test it", "test", key="new-said", max_length=SHORT),
                class_name="twofold",
            ),
            submit("Write it down"),
            command="commitment.set",
            values={"id": kit.new_id()},
            label="Add what we say",
            done=("reset", "fold"),
        ),
    )  # fmt: skip


def said_forms(one: Any) -> rx.Component:
    """Offer what this visitor may do with what we say."""
    act, about = one.act, one.text
    return rx.cond(
        act.adopt | act.reword | act.judge | act.retire,
        rx.el.div(
            rx.cond(act.reword, kit.unfold("Say it better", about, _reword(act, one.text))),
            rx.cond(
                act.adopt,
                kit.button("Stand by it", command="commitment.adopt", values={"id": act.id},
                           size="s", said="It stands, by your name."),
            ),
            rx.cond(act.judge, kit.unfold("Did we keep it?", about, _judge(act, about))),
            rx.cond(act.retire, kit.unfold("Stop saying it", about, _retire(act, about))),
            class_name="acts noprint",
        ),
    )  # fmt: skip


def _reword(act: Any, text: Any) -> rx.Component:
    key = act.id + "-reword"
    return kit.form(
        kit.field(
            "What we say", "text", value=text, key=key, max_length=SHORT, required=True, expect=True
        ),
        rx.el.div(
            kit.select("To whom", "audience", TOLD, value=act.audience, key=key),
            kit.field("How anybody can test it", "test", value=act.test, key=key, max_length=SHORT),
            class_name="twofold",
        ),
        submit("Save"),
        command="commitment.set",
        values={"id": act.id},
        label="Say it better: " + text,
        send="changed",
        done=("fold",),
    )


def _retire(act: Any, about: Any) -> rx.Component:
    return kit.form(
        rx.el.p("Nobody stands by it from today on. What became of it stays on record."),
        submit("Stop saying it, in my name", tone="danger"),
        command="commitment.retire",
        values={"id": act.id},
        label="Stop saying: " + about,
    )


def _judge(act: Any, about: Any) -> rx.Component:
    key = act.id + "-verdict"
    return kit.form(
        rx.el.div(
            kit.select("Verdict", "verdict", TESTED, key=key),
            kit.select("If broken: what we served instead", "served_instead", INSTEAD, key=key,
                       empty="Nothing"),
            class_name="twofold",
        ),
        kit.field("What the test showed", "proof", key=key, max_length=SHORT),
        rx.cond(act.judged_says != "", rx.el.p(act.judged_says, class_name="warn-c")),
        submit("Write this down in my name"),
        command="verdict.give",
        values={"commitment_id": act.id, "expect": act.judged},
        label="Verdict: " + about,
        done=("fold",),
    )  # fmt: skip


def gate_forms(one: Any) -> rx.Component:
    """Offer what this visitor may do with a use of a list."""
    act, about = one.act, one.used_for
    check = act.id + "-condition"
    close = act.id + "-close"
    return rx.cond(
        act.close,
        rx.el.div(
            rx.cond(
                act.places.length() > 0,
                kit.unfold(
                    "Check a condition",
                    about,
                    kit.form(
                        kit.select("Condition", "place", act.places, key=check, custom_attrs=INT),
                        kit.select("It is", "result", RESULTS, key=check),
                        kit.field("What shows it", "proof", key=check, max_length=SHORT),
                        submit("Save"),
                        command="gate.check",
                        values={"id": act.id},
                        label="Check a condition: " + about,
                    ),
                ),
            ),
            kit.unfold(
                "Release or hold",
                about,
                kit.form(
                    kit.select("What happens", "outcome", CLOSING, key=close),
                    kit.checkbox("Against the list: it stays as a broken promise",
                                 "against_the_list", key=close),
                    submit("Record this in my name"),
                    command="gate.close",
                    values={"id": act.id},
                    label="Release or hold: " + about,
                ),
            ),
            class_name="acts noprint",
        ),
    )  # fmt: skip
