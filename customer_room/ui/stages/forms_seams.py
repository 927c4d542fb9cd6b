"""Naming a hand-off with its standard, agreeing to it, and saying how often it was met."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit import submit
from customer_room.ui.stages.state import StagesState

VIEW: Any = StagesState.view
STANDARD = 160


def hand_off(seam: Any) -> rx.Component:
    """Offer what this visitor may do with a move between functions."""
    entry = seam.entry
    return rx.el.div(
        rx.cond(
            entry.accept.length() > 0,
            kit.button("I agree to this standard", command="hand_off.accept",
                       values=entry.accept, said="Agreed in your name.",
                       aria_label="I agree to this standard: " + seam.steps),
        ),
        rx.cond(
            entry.known,
            kit.unfold("Change what is handed over", seam.steps,
                       _standard(seam, entry, known=True)),
            kit.unfold("Say what is handed over", seam.steps, _standard(seam, entry, known=False)),
        ),
        rx.cond(entry.known, kit.unfold("How often was it met?", seam.steps, _met(seam, entry))),
        class_name="acts noprint",
    )  # fmt: skip


def _standard(seam: Any, entry: Any, *, known: bool) -> rx.Component:
    key, leaders = entry.key + "-standard", VIEW.options.leaders + entry.gone
    return kit.form(
        rx.el.p(entry.covers, class_name="soft small"),
        kit.field("What is handed over, and how one can tell", "standard", value=entry.standard,
                  key=key, expect=known, max_length=STANDARD, required=True,
                  hint="For example: call back within one hour, with what they already typed."),
        rx.el.div(
            kit.select("Who hands over", "giving_leader", leaders,
                       value=entry.giving_leader, key=key),
            kit.select("Who takes over", "receiving_leader", leaders,
                       value=entry.receiving_leader, key=key),
            class_name="twofold",
        ),
        rx.el.p("Both are asked to agree, again whenever it changes.", class_name="soft small"),
        submit("Save", tone=""),
        command="hand_off.set",
        values=entry.fixed,
        send="changed" if known else "all",
        label="What is handed over: " + seam.steps,
        done=("fold",),
    )  # fmt: skip


def _met(seam: Any, entry: Any) -> rx.Component:
    key = entry.key + "-met"
    return kit.form(
        rx.el.div(
            kit.field("It was met", entry.met_k, kind="int", key=key + "-k", min=0, required=True,
                      hint="times"),
            kit.field("Of so many that were looked at", entry.met_n, kind="int", key=key + "-n",
                      min=1, required=True),
            class_name="twofold",
        ),
        submit("Save", tone=""),
        command="hand_off.set",
        values=entry.fixed,
        label="How often it was met: " + seam.steps,
        done=("fold",),
    )  # fmt: skip
