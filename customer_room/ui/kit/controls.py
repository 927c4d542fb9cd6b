"""Buttons, links that look like buttons, chips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import reflex as rx

from customer_room.ui.kit.icons import icon as draw

Text = str | rx.Var[str]
Tone = Literal["", "primary", "quiet", "danger"]
Size = Literal["", "s", "big"]


def button(
    label: Text,
    *,
    command: str | None = None,
    values: Mapping[str, Any] | rx.Var[Any] | None = None,
    confirm: Text | None = None,
    said: Text = "",
    goto: Text = "",
    close: bool = False,
    tone: Tone = "",
    size: Size = "",
    icon: str | None = None,
    **props: Any,
) -> rx.Component:
    """Draw a button; with ``command`` the browser performs a write when it is pressed.

    Args:
        label: What it does, as a verb.
        command: Wire name of the command, such as ``decision.sign``.
        values: The command's payload; ``"$id"`` stands for a new id.
        confirm: Id of a ``confirm_dialog`` that is asked first.
        said: A toast when it is done.
        goto: Where to go when it is done; ``{name}`` is filled from the payload.
        close: Close the dialog it stands in when it is done.
    """
    declared = declare(command, values, confirm=confirm, said=said, goto=goto, close=close)
    attributes = declared | props.pop("custom_attrs", {})
    return rx.el.button(
        *([draw(icon)] if icon else []),
        label,
        type=props.pop("type", "button"),
        class_name=classes("btn", tone, size, props.pop("class_name", "")),
        custom_attrs=attributes,
        **props,
    )


def icon_button(icon: str, label: Text, *, tone: Tone = "quiet", **props: Any) -> rx.Component:
    """Draw a button that shows an icon only; ``label`` is its accessible name."""
    return rx.el.button(
        draw(icon),
        type="button",
        aria_label=label,
        title=label,
        class_name=classes("btn", tone, "s", props.pop("class_name", "")),
        **props,
    )


def link_button(
    label: Text,
    href: Text,
    *,
    tone: Tone = "",
    size: Size = "",
    icon: str | None = None,
    **props: Any,
) -> rx.Component:
    """Draw a link that looks like a button."""
    return rx.el.a(
        *([draw(icon)] if icon else []),
        label,
        href=href,
        class_name=classes("btn", tone, size, props.pop("class_name", "")),
        **props,
    )


def chip(
    label: Text,
    *,
    count: Text | int | rx.Var[int] | None = None,
    pressed: bool | rx.Var[bool] = False,
    **props: Any,
) -> rx.Component:
    """Draw a filter with its count; zero stays visible."""
    return rx.el.button(
        label,
        *([rx.el.b(count)] if count is not None else []),
        type="button",
        class_name="chip",
        aria_pressed=rx.cond(pressed, "true", "false")
        if isinstance(pressed, rx.Var)
        else str(pressed).lower(),
        **props,
    )


def segmented(label: Text, *parts: rx.Component) -> rx.Component:
    """Group views of one thing; the current one has ``aria_pressed`` or ``aria_current``."""
    return rx.el.div(*parts, class_name="seg", role="group", aria_label=label)


def declare(
    command: str | None, values: Mapping[str, Any] | rx.Var[Any] | None, **more: Any
) -> dict[str, Any]:
    """Return the data attributes that ui/sync/command_form.js performs."""
    if command is None:
        return {}
    close = more.pop("close", False)
    done: Sequence[str] = [*more.pop("done", ()), *(["close"] if close else [])]
    payload = rx.Var.create(values if values is not None else {})
    return {
        "data-command": command,
        "data-values": payload.to_string(),
        **({"data-done": " ".join(done)} if done else {}),
        **{
            f"data-{name}": value
            for name, value in more.items()
            if isinstance(value, rx.Var) or value
        },
    }


def classes(*names: str) -> str:
    """Join class names, empty ones left out."""
    return " ".join(name for name in names if name)
