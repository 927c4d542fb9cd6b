"""Function marks (colour, shape, two letters), stages, stances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import reflex as rx

from customer_room.ui.kit.icons import icon

Text = str | rx.Var[str]

SHAPES = ("ex", "fi", "op", "ma", "sa", "pr", "ca", "cu")
_KNOWN = {
    "chief executive": "ex",
    "company": "ex",
    "executive": "ex",
    "finance": "fi",
    "operations": "op",
    "marketing": "ma",
    "sales": "sa",
    "product": "pr",
    "customer care": "ca",
    "care": "ca",
    "service": "ca",
    "customer office": "cu",
    "customer": "cu",
}
STANCES = {
    "agree": ("check", "Agree"),
    "agree with a worry": ("circle-alert", "Agree with a worry"),
    "disagree and commit": ("flag", "Disagree and commit"),
    "object": ("x", "Object"),
}


def function_code(name: str) -> str:
    """Return two letters for a function's name: those of the design, else its own first two."""
    known = _KNOWN.get(name.strip().lower())
    if known:
        return known.capitalize()
    letters = [c for c in name if c.isascii() and c.isalpha()][:2]
    return "".join(letters).capitalize() if len(letters) == 2 else "Xx"


def shapes_of(codes: Iterable[str]) -> dict[str, str]:
    """Return the shape of every function code of a company (class ``fn-<shape>``).

    A code of the design has its own shape. Others borrow one by their letters, and no shape is
    used twice before all are. The order of the codes does not matter; marks.js does the same.
    """
    chosen: dict[str, str] = {}
    for code in sorted(set(codes), key=lambda code: (code.lower() not in SHAPES, code)):
        wish = sum(map(ord, code)) % len(SHAPES)
        ring = [*SHAPES[wish:], *SHAPES[:wish]]
        free = [shape for shape in ring if shape not in chosen.values()]
        own = code.lower()
        chosen[code] = own if own in SHAPES else (free or ring)[0]
    return chosen


def function_mark(
    code: Text, name: Text, shape: Text = "", size: int | None = None
) -> rx.Component:
    """Draw the mark of a function.

    Args:
        code: Two letters.
        name: The function's name, for everybody who does not know the letters.
        shape: One of ``SHAPES``; the letters in lower case if left out.
        size: Edge in pixels; 24 if left out.
    """
    sized: dict[str, Any] = {} if size is None else {"style": {"--fs": f"{size}px"}}
    return rx.el.span(
        rx.el.span(code, aria_hidden="true"),
        rx.el.span(name, class_name="sr"),
        class_name=_mark_class(code, shape),
        title=name,
        custom_attrs=sized,
    )


def function_tag(code: Text, name: Text, shape: Text = "") -> rx.Component:
    """Draw a mark with the name in words beside it."""
    return rx.el.span(
        rx.el.span(rx.el.span(code), class_name=_mark_class(code, shape), aria_hidden="true"),
        rx.el.span(name),
        class_name="row",
    )


def _mark_class(code: Text, shape: Text) -> Any:
    if isinstance(shape, rx.Var) or shape:
        return f"fn fn-{shape}"
    return f"fn fn-{code.to(str).lower() if isinstance(code, rx.Var) else code.lower()}"


def nobody_mark(label: Text = "Nobody") -> rx.Component:
    """Draw the dashed question mark of a stage or step that is nobody's job."""
    return rx.el.span(
        rx.el.span("?", aria_hidden="true"),
        rx.el.span(label, class_name="sr"),
        class_name="fn fn-no",
        title=label,
    )


def stage_chip(letter: Text, name: Text) -> rx.Component:
    """Name a stage: its letter and what the customer asks."""
    return rx.el.span(rx.el.b(letter), name, class_name="stagechip")


def stance(value: Text) -> rx.Component:
    """Say a stance with its icon and its words; anything else reads “not signed”."""
    cases = [(key, _stance(*drawn)) for key, drawn in STANCES.items()]
    waiting = rx.el.span("Not signed", class_name="stance softer")
    if isinstance(value, rx.Var):
        return rx.match(value, *cases, waiting)  # pyright: ignore[reportReturnType]
    return dict(cases).get(value, waiting)


def _stance(icon_name: str, words: str) -> rx.Component:
    return rx.el.span(icon(icon_name), words, class_name="stance")


def sign_bar(blocks: rx.Var[list[str]] | Sequence[str], label: Text) -> rx.Component:
    """Draw one block per seat.

    Args:
        blocks: ``a`` agree, ``w`` with a worry, ``d`` disagree and commit, ``o`` not signed.
        label: The same in words, such as “6 of 8 signed”.
    """
    return rx.el.span(
        rx.foreach(blocks, lambda block: rx.el.i(class_name=block)),
        class_name="signbar",
        role="img",
        aria_label=label,
    )


def sign_row(mark: rx.Component, who: Text, reason: Text, value: Text) -> rx.Component:
    """Show one person's stance with the reason in their words."""
    return rx.el.li(
        mark,
        rx.el.span(who, rx.cond(reason, rx.el.small(reason))),
        stance(value),
        class_name="signrow",
    )
