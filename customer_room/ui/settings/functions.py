"""The functions of the settings page."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit.forms import submit
from customer_room.ui.settings.rows import adding, changing, remade
from customer_room.ui.settings.state import SettingsState

INFLUENCE = (
    ("0", "0: hardly heard"),
    ("1", "1: asked sometimes"),
    ("2", "2: heard"),
    ("3", "3: strong"),
    ("4", "4: decides what happens"),
)


def function(line: Any) -> rx.Component:
    """Draw a function as a line that opens to its form."""
    summary = rx.fragment(
        kit.function_mark(line.code, line.name, line.shape),
        rx.el.b(line.name),
        rx.cond(
            line.pseudo,
            rx.el.span("holds seats, never counts as a function", class_name="softer"),
            rx.el.span(
                line.seats,
                rx.cond(line.is_power_core, ", power core", ""),
                class_name="softer",
            ),
        ),
    )
    return changing(
        summary,
        _form(
            line,
            key="function-" + line.id,
            values={"id": line.id, "pseudo": line.pseudo},
            label="Save the function",
        ),
        key="function-" + line.id,
    )


def new_function() -> rx.Component:
    """Draw the form for one more function."""
    return adding(
        "Add a function",
        _form(None, key="new-function", values={"id": kit.new_id()}, label="Add the function"),
    )


def _form(line: Any, *, key: Any, values: Any, label: str) -> rx.Component:
    new = line is None
    order = SettingsState.view.next_function if new else line.order
    influence = "0" if new else line.influence
    power_core: Any = False if new else line.is_power_core
    return kit.form(
        rx.el.div(
            kit.field("Name", "name", value="" if new else line.name, key=key, required=True,
                      max_length=80),
            kit.field("Two letters", "code", value="" if new else line.code, key=key,
                      required=True, pattern="[A-Z][a-z]", max_length=2, hint="Such as Sa.",
                      title="A capital and a small letter, such as Sa"),
            kit.field("Order", "order", kind="int", value=order, key=key, required=True, min=0,
                      max=99),
            class_name="threefold",
        ),
        rx.el.div(
            remade(
                influence,
                kit.select("Influence today", "influence", INFLUENCE, value=influence, key=key,
                           custom_attrs={"data-type": "int"}),
            ),
            remade(
                power_core,
                kit.checkbox("Power core: here the real decisions are made", "is_power_core",
                             checked=power_core, key=key),
            ),
            class_name="twofold",
        ),
        kit.form_status(),
        submit(label),
        command="function.set",
        values=values,
        done=("reset",) if new else (),
        label=label,
    )  # fmt: skip
