"""Fields: a label, a control, a hint, and a place for what is wrong.

Controls are uncontrolled: they start from ``value`` and belong to the browser afterwards. ``key``
names the record they show, so that another record gets fresh fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import reflex as rx

Text = str | rx.Var[str]
Options = Sequence[tuple[Text, Text]]
Kind = Literal[
    "text",
    "int",
    "number",
    "amount",
    "measure",
    "date",
    "email",
    "password",
    "search",
    "tel",
    "url",
]


def field(
    label: Text,
    name: str,
    *,
    value: Text | float | rx.Var[Any] = "",
    kind: Kind = "text",
    hint: Text = "",
    key: Text = "new",
    expect: bool = False,
    suggest: rx.Var[list[str]] | None = None,
    **props: Any,
) -> rx.Component:
    """Draw a field of one line.

    Args:
        label: Above the control.
        name: The payload's field.
        value: What it starts from.
        kind: ``int`` and ``number`` send numbers, empty sends null. ``amount`` sends an exact
            decimal as text, also from "85 %" or "2,5"; print its value with ``amount_text``.
            ``measure`` keeps the percent, for a command that knows whether it is a share.
        hint: Below the control; an error replaces it.
        key: The record's id.
        expect: Send the text the edit started from, so that a collision is noticed.
        suggest: Texts to choose from while typing; another one may be typed all the same.
        props: Attributes of the control: ``required``, ``max_length``, ``auto_complete`` …
    """
    kinds: dict[str, dict[str, Any]] = {
        "int": {"type": "number", "step": "1", "input_mode": "numeric"},
        "number": {"type": "number", "step": "any", "input_mode": "decimal"},
        "amount": {"type": "text", "input_mode": "decimal"},
        "measure": {"type": "text", "input_mode": "decimal"},
    }
    data = {"data-type": "float" if kind == "number" else kind} if kind in kinds else {}
    known = f"{key}-{name}-known"
    control = rx.el.input(
        default_value=value,
        **({} if suggest is None else {"list": known}),
        **_control(name, key, hint, data | _expect(expect), props),
        **kinds.get(kind, {"type": kind}) | props,
    )
    if suggest is not None:
        texts = rx.foreach(suggest, lambda text: rx.el.option(value=text, key=text))
        control = rx.fragment(control, rx.el.datalist(texts, id=known))
    return _field(label, name, key, control, hint)


def textarea(
    label: Text,
    name: str,
    *,
    value: Text = "",
    hint: Text = "",
    key: Text = "new",
    expect: bool = False,
    each_line: bool = False,
    **props: Any,
) -> rx.Component:
    """Draw a field of several lines; ``each_line`` sends a list with one text per line."""
    data = _shown(value) | _expect(expect) | ({"data-type": "list"} if each_line else {})
    control = rx.el.textarea(default_value=value, **_control(name, key, hint, data, props), **props)
    return _field(label, name, key, control, hint)


def select(
    label: Text,
    name: str,
    options: Options | rx.Var[list[tuple[str, str]]],
    *,
    value: Text = "",
    empty: Text | None = None,
    hint: Text = "",
    key: Text = "new",
    **props: Any,
) -> rx.Component:
    """Draw a native list to choose one from.

    Args:
        options: Value and words of each.
        empty: Words of a first choice that sends null.
    """
    data = _shown(value) | ({} if empty is None else {"data-type": "optional"})
    first = [] if empty is None else [rx.el.option(empty, value="")]
    control = rx.el.select(
        *first,
        rx.foreach(options, lambda option: rx.el.option(option[1], value=option[0], key=option[0])),
        default_value=value,
        **_control(name, key, hint, data, props),
        **props,
    )
    return _field(label, name, key, control, hint)


def choices(
    label: Text,
    name: str,
    options: Options | rx.Var[list[tuple[str, str]]],
    *,
    value: Text = "",
    key: Text = "new",
    required: bool = False,
) -> rx.Component:
    """Draw radio buttons as rows to tap; a value and its words each."""

    def row(option: Any) -> rx.Component:
        return rx.el.label(
            rx.el.input(
                type="radio",
                name=name,
                value=option[0],
                default_checked=rx.Var.create(value) == rx.Var.create(option[0]),
                required=required,
                custom_attrs={"data-place": f"{key}-{name}"},
                aria_describedby=f"{key}-{name}-fault",
            ),
            rx.el.span(option[1]),
            class_name="choice",
        )

    return rx.el.fieldset(
        rx.el.legend(label),
        rx.foreach(options, row),
        _fault(name, key),
        class_name="choices field",
        key=f"{key}-{name}-{value}",
    )


def checkbox(
    label: Text,
    name: str,
    *,
    checked: bool | rx.Var[bool] = False,
    value: Text | None = None,
    key: Text = "new",
    **props: Any,
) -> rx.Component:
    """Draw a box to tick; with ``value`` all ticked boxes of one name are sent as a list."""
    given: dict[str, Any] = (
        {} if value is None else {"value": value, "custom_attrs": {"data-type": "list"}}
    )
    return rx.el.label(
        rx.el.input(type="checkbox", name=name, default_checked=checked, **given, **props),
        rx.el.span(label),
        class_name="choice",
        key=f"{key}-{name}-{'' if value is None else value}",
    )


def hidden(name: str, value: Text | rx.Var[Any], *, kind: str = "") -> rx.Component:
    """Send a value along that nobody edits; ``kind`` is ``int``, ``float`` or ``json``."""
    data: dict[str, Any] = {"custom_attrs": {"data-type": kind}} if kind else {}
    return rx.el.input(type="hidden", name=name, value=value, read_only=True, **data)


def _field(label: Text, name: str, key: Text, control: rx.Component, hint: Text) -> rx.Component:
    shown = isinstance(hint, rx.Var) or hint
    return rx.el.div(
        rx.el.label(label, html_for=f"{key}-{name}"),
        control,
        *([rx.el.span(hint, class_name="hint", id=f"{key}-{name}-hint")] if shown else []),
        _fault(name, key),
        rx.el.span(class_name="hint", id=f"{key}-{name}-news", role="status"),
        class_name="field",
        key=f"{key}-{name}",
    )


def _fault(name: str, key: Text) -> rx.Component:
    return rx.el.span(class_name="fault", id=f"{key}-{name}-fault", role="alert")


def _control(
    name: str, key: Text, hint: Text, data: Mapping[str, Any], props: dict[str, Any]
) -> dict[str, Any]:
    described = f"{key}-{name}-fault"
    if isinstance(hint, rx.Var) or hint:
        described = f"{key}-{name}-hint {described}"
    return {
        "id": f"{key}-{name}",
        "name": name,
        "aria_describedby": described,
        "custom_attrs": {**data, **props.pop("custom_attrs", {})},
    }


def _shown(value: Text) -> dict[str, Any]:
    """Let ui/sync/field_guard.js see what a view shows now: React leaves the control as it was."""
    return {"data-shown": value} if isinstance(value, rx.Var) else {}


def _expect(wanted: bool) -> dict[str, str]:
    return {"data-expect": "expect"} if wanted else {}
