"""Entering a quarter: figures, who agrees, other versions, and why people left."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.customers.entry import Given
from customer_room.ui.customers.state import CustomersState
from customer_room.ui.kit import submit

VIEW: Any = CustomersState.view

FIGURES = [("opening", "At the start"), ("gained", "Came"), ("lost", "Left"),
           ("won_back", "Won back"), ("closing", "At the end")]  # fmt: skip


def changing(line: Any) -> rx.Component:
    """Hold the forms of one kind of customer, folded."""
    entry = line.entry
    return rx.el.details(
        rx.el.summary(
            rx.cond(line.entered, "Change, agree or explain", "Enter this quarter"),
            rx.el.span(" ", line.name, class_name="sr"),
        ),
        rx.el.div(
            _figures(line, entry),
            rx.cond(line.entered, rx.fragment(_agree(line, entry), _differ(entry), _why(entry))),
            class_name="stack changing",
        ),
        class_name="unfold noprint",
    )


def _number(words: str, name: str, entry: Any, hint: str = "") -> rx.Component:
    return kit.field(
        words, name, kind="int", value=getattr(entry, name), key=entry.key, hint=hint, min=0,
        required=True,
    )  # fmt: skip


def _money(words: str, name: str, entry: Any) -> rx.Component:
    return kit.field(
        words, name, kind="number", value=getattr(entry, name), key=entry.key,
        hint="Contribution in a year, all of them together.", custom_attrs={"data-type": "minor"},
    )  # fmt: skip


def _figures(line: Any, entry: Any) -> rx.Component:
    return kit.form(
        rx.el.div(
            _number("At the start", "opening", entry, "What the quarter before closed with."),
            _number("Came", "gained", entry),
            _number("Won back", "won_back", entry),
            class_name="threefold",
        ),
        rx.el.div(
            _number("Left", "lost", entry),
            _number("At the end", "closing", entry, "Start, came and won back, less left."),
            _money("Worth of those who came", "value_gained", entry),
            _money("Worth of those who left", "value_lost", entry),
            class_name="fourfold",
        ),
        rx.el.div(
            _number("Bought more", "bought_more", entry),
            _number("Bought less", "bought_less", entry),
            kit.field("Where the figures come from", "source", value=entry.source, key=entry.key,
                      max_length=80),
            class_name="threefold",
        ),
        kit.field("Why it opens with another number than before", "restated_reason",
                  value=entry.restated_reason, key=entry.key, max_length=160,
                  hint="Only if it does."),
        rx.cond(VIEW.closed, _because(entry.key)),
        submit("Save these figures"),
        command="count.enter",
        values=entry.cell,
        label="Figures of " + line.name,
    )  # fmt: skip


def _because(key: Any) -> rx.Component:
    return kit.field("Why a closed quarter is corrected", "because", key=key, max_length=160)


def _agree(line: Any, entry: Any) -> rx.Component:
    return rx.cond(
        line.agreed,
        rx.fragment(),
        rx.el.p(
            kit.button("Agree to these figures", command="count.agree", values=entry.cell,
                       said="Agreed in your name."),
        ),
    )  # fmt: skip


def _differ(entry: Any) -> rx.Component:
    return kit.form(
        rx.el.h4("Your function counts differently? Keep both."),
        rx.el.div(
            kit.select("Figure", "figure", FIGURES, key=entry.key + "-other"),
            kit.field(
                "Your number", "value", kind="int", key=entry.key + "-other", min=0, required=True
            ),
            kit.field("From where", "source", key=entry.key + "-other", max_length=80),
            class_name="threefold",
        ),
        submit("Keep my number beside it", tone=""),
        command="count.differ",
        values=entry.cell,
        done=("reset",),
        label="Another version of a figure",
    )


def _why(entry: Any) -> rx.Component:
    key = entry.key + "-why"
    return rx.el.div(
        rx.el.h4("Why did they leave?"),
        rx.el.ul(rx.foreach(entry.reasons, _given), class_name="given"),
        kit.form(
            rx.el.div(
                kit.field("Reason, in their words", "category", key=key, max_length=60,
                          required=True, suggest=VIEW.known_reasons, auto_complete="off"),
                kit.field("How many", "count", kind="int", key=key, min=1, required=True),
                class_name="twofold",
            ),
            rx.cond(VIEW.closed, _because(key)),
            submit("Save this reason", tone=""),
            command="loss_reason.set",
            values=entry.cell,
            done=("reset",),
            label="A reason why they left",
        ),
        class_name="stack",
    )  # fmt: skip


def _given(reason: rx.Var[Given]) -> rx.Component:
    shown: Any = reason
    return rx.el.li(
        rx.el.span(shown.category, " ", rx.el.b(shown.people)),
        rx.cond(
            VIEW.closed,
            rx.fragment(),
            kit.button("Take away", command="loss_reason.drop", values=shown.named, size="s",
                       aria_label="Take away: " + shown.category),
        ),
        class_name="row wrap",
    )  # fmt: skip
