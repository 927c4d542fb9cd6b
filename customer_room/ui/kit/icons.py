"""Lucide icons (ISC) as inline SVG: one set for Python pages and for the board."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import reflex as rx

_DRAW = {
    "circle": rx.el.circle,
    "line": rx.el.line,
    "path": rx.el.path,
    "rect": rx.el.rect,
}

# As attributes: what Reflex does not know as a property becomes an inline style sheet, which the
# page's policy refuses.
STROKES: dict[str, Any] = {
    "viewBox": "0 0 24 24",
    "fill": "none",
    "stroke": "currentColor",
    "strokeWidth": "2",
    "strokeLinecap": "round",
    "strokeLinejoin": "round",
}


@cache
def shapes() -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Return every icon's shapes by name."""
    text = (files("customer_room.ui.sync") / "icons.json").read_text(encoding="utf-8")
    return {
        name: [(tag, props) for tag, props in drawn] for name, drawn in json.loads(text).items()
    }


def icon(name: str, label: str | rx.Var[str] | None = None) -> rx.Component:
    """Draw an icon.

    Args:
        name: Its name at Lucide, such as ``circle-check``.
        label: What it says when no word beside it does; without one it is decoration.

    Raises:
        KeyError: There is no such icon in the set (ui/sync/icons.json).
    """
    named = {"aria-hidden": "true"} if label is None else {"role": "img", "aria-label": label}
    return rx.el.svg(
        *(_DRAW[tag](custom_attrs=props) for tag, props in shapes()[name]),
        class_name="i",
        custom_attrs=STROKES | named,
    )
