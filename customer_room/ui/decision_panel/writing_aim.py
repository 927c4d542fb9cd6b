"""Writing what should move: a figure of a stage, or own words."""

from __future__ import annotations

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.decision_panel.edits import PANEL, TEXT, edit, key_of


def expectation() -> rx.Component:
    """Draw both ways; without a figure on any stage own words are all there is."""
    return rx.el.section(
        rx.el.h3("What should move?"),
        rx.cond(
            PANEL.figured.choices.length() > 0,
            rx.fragment(
                _figure(),
                rx.el.details(
                    rx.el.summary("In our own words instead", kit.icon("chevron-down")),
                    rx.el.p("Own words are kept as they are, but no reading can prove them.",
                            class_name="soft small"),
                    _own_words(),
                    class_name="fold",
                    open=TEXT.kpi != "",
                ),
            ),
            rx.fragment(
                rx.el.p("No stage has a figure yet. ",
                        rx.el.a("Give one to a stage", href="/stages"),
                        " and its readings can prove the decision.", class_name="soft small"),
                _own_words(),
            ),
        ),
        aria_label="What should move?",
    )  # fmt: skip


def _figure() -> rx.Component:
    key = key_of("figure")
    figured = PANEL.figured
    return edit(
        kit.select("Figure", "expectation.kpi", figured.choices, value=figured.chosen, key=key,
                   empty="Choose a figure of a stage", required=True),
        rx.cond(figured.start != "", rx.el.p(figured.start, class_name="soft small num")),
        rx.el.div(
            kit.field("to", "expectation.to", kind="measure", value=figured.aim, key=key,
                      required=True, max_length=40, placeholder="90 % or 24"),
            kit.field("by", "expectation.by", value=figured.by, key=key, kind="date",
                      required=True),
            class_name="duo",
        ),
        label="What should move",
        words="Save what should move",
    )  # fmt: skip


def _own_words() -> rx.Component:
    key = key_of("expected")
    return edit(
        kit.field("What", "expectation.kpi", value=TEXT.kpi, key=key, required=True,
                  max_length=80, placeholder="Customers who leave at the yearly review"),
        rx.el.div(
            kit.field("From", "expectation.from.value", value=TEXT.from_value, key=key,
                      max_length=80, placeholder="62 hours"),
            kit.field("to", "expectation.to", value=TEXT.aim, key=key, required=True,
                      max_length=80, placeholder="24 hours"),
            kit.field("by", "expectation.by", value=TEXT.by, key=key, kind="date", required=True),
            class_name="trio",
        ),
        rx.el.details(
            rx.el.summary("From a count: so many of so many", kit.icon("chevron-down")),
            rx.el.div(
                kit.field("Cases", "expectation.from.k", value=TEXT.from_k, key=key, kind="int",
                          min="0"),
                kit.field("of all", "expectation.from.n", value=TEXT.from_n, key=key, kind="int",
                          min="0"),
                class_name="duo",
            ),
            class_name="fold",
        ),
        label="What should move, in our own words",
        words="Save our own words",
    )  # fmt: skip
