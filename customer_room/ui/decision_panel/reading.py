"""The panel's reading side: is it joint, the whole text, then the signature."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.decision_panel.signing import seats, sign_block
from customer_room.ui.decision_panel.state import DecisionPanelState
from customer_room.ui.decision_panel.view import Choice, Voice

PANEL: Any = DecisionPanelState.panel


def joint_box() -> rx.Component:
    """Say whether it is joint and why not; the label is computed, nobody sets it."""
    return rx.el.div(
        rx.el.b(PANEL.lead, rx.el.span(PANEL.reason, class_name="marker")),
        rx.el.p(PANEL.detail, class_name="soft small"),
        rx.el.div(
            rx.foreach(PANEL.voices, _voice),
            class_name="presence",
            role="group",
            aria_label="Functions; a dot marks those that signed",
        ),
        class_name="jointbox",
        role="status",
    )


def _voice(voice: Voice) -> rx.Component:
    mark = voice.mark
    return rx.el.span(
        kit.function_mark(mark.code, mark.name, mark.shape),
        rx.cond(voice.done, rx.el.span("signed", class_name="sr")),
        class_name=rx.cond(voice.done, "done", ""),
    )


def reading() -> rx.Component:
    """Draw the whole text, who said what, and the signature at the end."""
    text = PANEL.text
    return rx.el.div(
        rx.el.div(
            rx.el.span(PANEL.over),
            rx.el.ul(rx.foreach(PANEL.options, _option), class_name="opts"),
            class_name="kv",
        ),
        _said("Why", text.rationale, quote=PANEL.quote),
        _said("Where", PANEL.where),
        _said("Who owns it", PANEL.owned_by),
        _said("Expected", PANEL.expected),
        _said("We look again on", PANEL.review),
        _said("Who pays", PANEL.pays),
        _said("How it honours customers", text.honour),
        _said("What would dishonour them", text.dishonour),
        _said("Our people may", text.permits),
        rx.cond(
            PANEL.dissent.length() > 0,
            rx.el.div(
                rx.el.span("Dissent"),
                rx.el.ul(rx.foreach(PANEL.dissent, lambda said: rx.el.li(said))),
                class_name="kv",
            ),
        ),
        rx.cond(
            PANEL.written != "",
            _said("Decided in writing by the chief executive", PANEL.written),
        ),
        rx.el.details(
            rx.el.summary("How each seat stands", kit.icon("chevron-down")),
            seats(PANEL.sign.seats),
            class_name="fold",
        ),
        rx.el.p(
            kit.link_button("Open the card", f"/decisions/{PANEL.number}", tone="quiet", size="s"),
        ),
        rx.el.div(sign_block(PANEL.sign), class_name="signfoot"),
        class_name="side reading",
    )


def _option(option: Choice) -> rx.Component:
    return rx.el.li(
        rx.el.i(class_name="rd", aria_hidden="true"),
        rx.el.div(
            rx.cond(option.chosen, rx.el.span("Chosen: ", class_name="sr")),
            option.text,
            rx.cond(option.reasons_for != "", rx.el.small(f"For: {option.reasons_for}")),
            rx.cond(
                option.reasons_against != "", rx.el.small(f"Against: {option.reasons_against}")
            ),
            rx.cond(option.cost != "", rx.el.small(f"Costs: {option.cost}")),
        ),
        class_name=rx.cond(option.chosen, "opt on", "opt"),
    )


def _said(label: str, words: Any, quote: Any = None) -> rx.Component:
    said = rx.cond(quote != "", rx.el.blockquote(quote)) if quote is not None else None
    return rx.cond(
        words != "",
        rx.el.div(rx.el.span(label), rx.el.p(words), *([said] if said else []), class_name="kv"),
    )
