"""A form that changes the decision on the panel."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.decision_panel.state import DecisionPanelState
from customer_room.ui.kit import submit

PANEL: Any = DecisionPanelState.panel
TEXT: Any = DecisionPanelState.panel.text


def edit(
    *children: rx.Component,
    label: str,
    send: Literal["all", "changed"] = "all",
    words: str = "Save",
) -> rx.Component:
    """Declare a change of the decision; leaving a complete form saves it while nobody signed."""
    return kit.form(
        *children,
        rx.el.div(submit(words, tone="", size="s"), class_name="row"),
        command="decision.edit",
        label=label,
        values={"id": PANEL.id},
        send=send,
        custom_attrs={"data-autosave": rx.cond(PANEL.autosave, "true", rx.Var("undefined"))},
    )


def key_of(part: str) -> Any:
    """Return the key of a field: the decision and the part it belongs to."""
    return f"{PANEL.id}-{part}"
