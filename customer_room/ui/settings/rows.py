"""Rows that open to be changed: native disclosure, no script."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit


def changing(summary: rx.Component, *inside: rx.Component, key: Any) -> rx.Component:
    """Draw a record as a line that opens to its form."""
    return rx.el.details(
        rx.el.summary(
            rx.el.span(summary, class_name="setname"),
            rx.el.span("Change", class_name="changes"),
            kit.icon("chevron-down"),
        ),
        rx.el.div(*inside, class_name="stack inside"),
        class_name="setrow",
        key=key,
    )


def adding(words: str, form: rx.Component) -> rx.Component:
    """Draw the line under a list that opens to the form for one more."""
    return rx.el.details(
        rx.el.summary(kit.icon("plus"), rx.el.b(words)),
        rx.el.div(form, class_name="stack inside"),
        class_name="setrow setnew",
    )


def remade(value: Any, control: rx.Component) -> rx.Component:
    """Draw a list or box anew when its value has changed elsewhere.

    A browser shows a new default of a text field by itself, of these controls it never does.
    """
    return rx.el.div(control, key=value if isinstance(value, rx.Var) else str(value))
