"""Forms that declare a write; the browser gathers the fields and performs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML

from customer_room.ui.kit.controls import Size, Text, Tone, button, classes, declare

NEW_ID = "$id"


class _Form(BaseHTML):
    """A bare ``<form>``: Reflex's own sends its fields to a State, and States never write."""

    tag = "form"


def form(
    *children: rx.Component,
    command: str,
    label: Text = "",
    values: Mapping[str, Any] | rx.Var[Any] | None = None,
    send: Literal["all", "changed"] = "all",
    done: Sequence[Literal["reset", "close", "fold"]] = (),
    confirm: Text | None = None,
    said: Text = "",
    goto: Text = "",
    **props: Any,
) -> rx.Component:
    """Declare a write made of fields.

    The line that says Saved, Saving… or what went wrong is added at the end unless a
    ``form_status()`` is among the children. Errors stand at their field. Ctrl+Enter sends.

    Args:
        children: Fields of ``kit.fields``, with ``submit(...)`` last. A field's name is the
            payload's; ``options.0.text`` makes lists of objects.
        command: Wire name, such as ``stance.take``.
        label: The form's accessible name.
        values: Fixed parts of the payload; ``new_id()`` stands for an id made in the browser.
        send: ``changed`` leaves out fields nobody touched (for changing a record).
        done: What happens to the form when it is saved; ``fold`` closes the fold it stands in.
        confirm: Id of a ``confirm_dialog`` that is asked first.
        said: A toast when it is saved.
        goto: Where to go when it is saved; ``{name}`` is filled from the payload.
    """
    declared = declare(command, values, done=done, confirm=confirm, said=said, goto=goto, send=send)
    named = {"aria-label": label} if isinstance(label, rx.Var) or label else {}
    return _Form.create(
        *children,
        form_status(),
        class_name=classes("stack", props.pop("class_name", "")),
        custom_attrs=declared | named | {"noValidate": True} | props.pop("custom_attrs", {}),
        **props,
    )


def form_status() -> rx.Component:
    """Hold the place where the browser says what became of the form."""
    return rx.el.p(
        class_name="saynow", role="status", tab_index=-1, custom_attrs={"data-form-status": "true"}
    )


def submit(label: Text, *, tone: Tone = "primary", size: Size = "", **props: Any) -> rx.Component:
    """Draw the button that sends a form."""
    return button(label, tone=tone, size=size, type="submit", **props)


def new_id() -> str:
    """Stand for an id that the browser makes, the same until the form is saved."""
    return NEW_ID
