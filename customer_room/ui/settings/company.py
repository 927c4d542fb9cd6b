"""The company's own settings."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit.forms import submit
from customer_room.ui.settings.rows import remade
from customer_room.ui.settings.state import SettingsState

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


KEY = "workspace"


def form() -> rx.Component:
    """Draw the form of the workspace."""
    company: Any = SettingsState.view.company
    return kit.form(
        kit.field(
            "Company name", "name", value=company.name, key=KEY, required=True, max_length=80
        ),
        _money_and_time(company),
        _limits(company),
        _words(company),
        kit.form_status(),
        submit("Save the company"),
        command="workspace.set",
        label="Company",
    )


def _money_and_time(company: Any) -> rx.Component:
    months = [(str(at), month) for at, month in enumerate(MONTHS)]
    return rx.el.div(
        kit.field("Currency", "currency", value=company.currency, key=KEY, required=True,
                  pattern="[A-Z]{3}", max_length=3, title="Three capital letters, such as EUR",
                  hint="Three letters, such as EUR."),
        remade(
            company.fiscal_offset,
            kit.select("The financial year starts in", "fiscal_offset", months,
                       value=company.fiscal_offset, key=KEY, custom_attrs={"data-type": "int"}),
        ),
        kit.field("Programme started", "programme_started", kind="date",
                  value=company.programme_started, key=KEY,
                  hint="When customer rooms began here. May stay empty.",
                  custom_attrs={"data-type": "optional"}),
        class_name="threefold",
    )  # fmt: skip


def _limits(company: Any) -> rx.Component:
    return rx.el.div(
        kit.field("Most priorities at once", "priority_limit", kind="int",
                  value=company.priority_limit, key=KEY, required=True, min=1, max=9,
                  hint="1 to 9. Whoever wants another one gives one up."),
        kit.field("Fewest functions for “joint”", "joint_minimum", kind="int",
                  value=company.joint_minimum, key=KEY, required=True, min=2, max=15,
                  hint="2 to 15. A decision signed by fewer is never called joint."),
        class_name="threefold",
    )  # fmt: skip


def _words(company: Any) -> rx.Component:
    return rx.el.details(
        rx.el.summary("Purpose, and words that are ours"),
        rx.el.div(
            kit.field("Why customers are glad that we exist, in one sentence",
                      "purpose_sentence", value=company.purpose_sentence, key=KEY,
                      max_length=200),
            kit.textarea("Words that are ours, not the customers’", "internal_words",
                         value=company.internal_words, key=KEY, each_line=True,
                         hint="One on each line. A stage named with one gets a suggestion."),
            class_name="stack inside",
        ),
        class_name="more",
    )  # fmt: skip
