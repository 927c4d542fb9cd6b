"""A figure that opens: press it, and its arithmetic and its rows stand below."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.operations.workings import WorkingLine, WorkingPart
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


def opened_in_parts(
    summary: Text | rx.Component, parts: rx.Var[list[WorkingPart]] | Any
) -> rx.Component:
    """Draw a figure whose parts open one by one: all of them at once are too long to be read."""
    return rx.el.details(
        rx.el.summary(summary),
        rx.el.ol(rx.foreach(parts, _part), class_name="arithmetic"),
        class_name="opens",
    )


def _part(part: Any) -> rx.Component:
    return rx.cond(
        part.inside.length() > 0,
        rx.el.li(
            opened(rx.fragment(*_words(part.line)), part.inside),
            custom_attrs={"data-depth": "1"},
        ),
        _line(part.line),
    )


def _line(line: Any) -> rx.Component:
    return rx.el.li(*_words(line), custom_attrs={"data-depth": line.depth.to_string()})


def _words(line: Any) -> list[rx.Component]:
    return [
        rx.el.span(line.label, class_name="what"),
        rx.el.b(line.shown, class_name="num"),
        rx.cond(line.how != "", rx.el.span(line.how, class_name="soft num")),
        rx.cond(
            line.rows.length() > 0,
            rx.el.span("From ", line.rows.join("; "), class_name="softer rows"),
        ),
    ]
