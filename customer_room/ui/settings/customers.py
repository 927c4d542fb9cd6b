"""The kinds of customer of the settings page."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit.forms import submit
from customer_room.ui.settings.rows import adding, changing
from customer_room.ui.settings.state import SettingsState


def segment(line: Any) -> rx.Component:
    """Draw a kind of customer as a line that opens to its form."""
    summary = rx.fragment(rx.el.b(line.name), rx.el.span(line.one_line, class_name="softer"))
    key = "segment-" + line.id
    values = {"id": line.id, "where_won_mix": line.where_won_mix}
    return changing(
        summary, _form(line, key=key, values=values, label="Save the customers"), key=key
    )


def new_segment() -> rx.Component:
    """Draw the form for one more kind of customer."""
    return adding(
        "Add a kind of customer",
        _form(
            None, key="new-segment", values={"id": kit.new_id()}, label="Add this kind of customer"
        ),
    )


def _form(line: Any, *, key: Any, values: Any, label: str) -> rx.Component:
    new = line is None
    currency: Any = SettingsState.view.company.currency

    def money(words: str, name: str, hint: str) -> rx.Component:
        return kit.field(
            words, name, kind="number", value="" if new else getattr(line, name), key=key,
            hint=hint + currency + ".", custom_attrs={"data-type": "minor"},
        )  # fmt: skip

    order = SettingsState.view.next_segment if new else line.order
    return kit.form(
        rx.el.div(
            kit.field("Name", "name", value="" if new else line.name, key=key, required=True,
                      max_length=80),
            kit.field("Order", "order", kind="int", value=order, key=key, required=True, min=0,
                      max=99),
            class_name="twofold",
        ),
        kit.field("Who they are, in one line", "one_line", value="" if new else line.one_line,
                  key=key, max_length=160),
        kit.field("The job they hire you for", "job_hired_for",
                  value="" if new else line.job_hired_for, key=key, max_length=160,
                  hint="In their words, such as “Keep us warm without my having to think of it”."),
        rx.el.div(
            money("One who stays", "annual_value_existing", "Contribution in a year, in "),
            money("One you gain", "annual_value_gained", "In the first year, in "),
            money("One you lose", "annual_value_lost", "Missed in a year, in "),
            class_name="threefold",
        ),
        kit.form_status(),
        submit(label),
        command="segment.set",
        values=values,
        done=("reset",) if new else (),
        label=label,
    )  # fmt: skip
