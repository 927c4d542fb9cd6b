"""A figure that opens: press it, and its arithmetic and its rows stand below."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.operations.workings import WorkingLine
from customer_room.ui.kit.controls import Text


def opened(summary: Text | rx.Component, lines: rx.Var[list[WorkingLine]] | Any) -> rx.Component:
    """Draw a figure whose arithmetic opens with one press.

    Args:
        summary: What is read before anything is opened.
        lines: The arithmetic, the figure itself first.
    """
    return rx.el.details(
        rx.el.summary(summary),
        rx.el.ol(rx.foreach(lines, _line), class_name="arithmetic"),
        class_name="opens",
    )


def _line(line: Any) -> rx.Component:
    return rx.el.li(
        rx.el.span(line.label, class_name="what"),
        rx.el.b(line.shown, class_name="num"),
        rx.cond(line.how != "", rx.el.span(line.how, class_name="soft num")),
        rx.cond(
            line.rows.length() > 0,
            rx.el.span("From ", line.rows.join("; "), class_name="softer rows"),
        ),
        custom_attrs={"data-depth": line.depth.to_string()},
    )
