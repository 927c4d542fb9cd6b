"""Verdicts: a mark of its own shape and a word, so that no colour is needed to tell them apart."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui.kit.controls import Text

KEPT, LATE, BROKEN, NONE = "kept", "late", "broken", "none"


def verdict(tone: rx.Var[str] | Any, words: Text) -> rx.Component:
    """Say what became of something.

    Args:
        tone: kept, late, broken, or none for what is not judged.
        words: The verdict as it is read.
    """
    return rx.el.span(verdict_mark(tone), words, class_name=f"verdict v-{tone}")


def verdict_mark(tone: rx.Var[str] | Any) -> rx.Component:
    """Draw the mark of a verdict: full, half, crossed out, or a dash."""
    marks = [(name, _mark(name, *drawn)) for name, drawn in _marks().items()]
    return rx.match(tone, *marks[:-1], marks[-1][1])  # pyright: ignore[reportReturnType]


def _marks() -> dict[str, list[rx.Component]]:
    return {
        KEPT: [
            rx.el.circle(custom_attrs={"cx": "10", "cy": "10", "r": "8.5", "fill": "currentColor"}),
            _line("M6 10.3l2.7 2.7L14 7.4", "2.2", stroke="var(--page)"),
        ],
        LATE: [
            rx.el.circle(
                custom_attrs={"cx": "10", "cy": "10", "r": "7.5", "fill": "none",
                              "stroke": "currentColor", "strokeWidth": "2"}
            ),
            rx.el.path(custom_attrs={"d": "M10 2.5a7.5 7.5 0 0 1 0 15z", "fill": "currentColor"}),
        ],
        BROKEN: [
            rx.el.rect(
                custom_attrs={"x": "1.8", "y": "1.8", "width": "16.4", "height": "16.4",
                              "fill": "none", "stroke": "currentColor", "strokeWidth": "2.2"}
            ),
            _line("M6 6l8 8M14 6l-8 8", "2.4"),
        ],
        NONE: [_line("M5 10h10", "2")],
    }  # fmt: skip


def _line(path: str, width: str, stroke: str = "currentColor") -> rx.Component:
    return rx.el.path(
        custom_attrs={"d": path, "fill": "none", "stroke": stroke, "strokeWidth": width}
    )


def _mark(tone: str, *drawn: rx.Component) -> rx.Component:
    return rx.el.svg(
        *drawn,
        class_name=f"v-{tone}",
        custom_attrs={"viewBox": "0 0 20 20", "aria-hidden": "true"},
    )
