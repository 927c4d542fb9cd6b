"""One action as a line that opens, with its forms: on the ledger and on a decision's card."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit.verdicts import verdict
from customer_room.ui.kit.workings import opened
from customer_room.ui.promises.forms import action_forms
from customer_room.ui.promises.rows import ActionLine


def action_line(one: rx.Var[ActionLine], options: Any) -> rx.Component:
    """Draw an action: what became of it, what, who by when, what shows it.

    Args:
        one: The action.
        options: Whom its forms let choose.
    """
    shown: Any = one
    return rx.el.li(
        opened(
            rx.el.span(
                verdict(shown.tone, shown.verdict),
                rx.el.span(shown.text, class_name="what"),
                rx.el.span(
                    kit.function_mark(shown.mark.code, shown.mark.name, shown.mark.shape),
                    rx.el.span(shown.who, " · ", rx.el.span(shown.due, class_name="num")),
                    class_name="row small",
                ),
                rx.el.span(shown.shown_by, class_name="soft small"),
                class_name="promise",
            ),
            shown.lines,
        ),
        decision_link(shown.decision),
        action_forms(shown, options),
        key=shown.id,
    )


def decision_link(number: Any) -> rx.Component:
    """Lead to the decision that something belongs to, if it belongs to one."""
    return rx.cond(
        number != "",
        rx.el.a(number, href=f"/decisions/{number}", class_name="num small softer decided"),
    )
