"""Banners, dialogs, tables, and what stands where nothing stands yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML

from customer_room.ui.kit.controls import button, classes
from customer_room.ui.kit.icons import icon as draw

Text = str | rx.Var[str]
Head = tuple[str, Literal["", "n"]]


def banner(
    *children: rx.Component | Text, tone: Literal["", "warn", "bad"] = "", icon: str = "info"
) -> rx.Component:
    """Tell everybody on the page one thing; one banner at a time."""
    return rx.el.div(
        draw(icon),
        rx.el.span(*children),
        class_name=classes("banner", tone),
        role="alert" if tone == "bad" else "status",
    )


def empty_state(what: Text, *actions: rx.Component, example: Text = "") -> rx.Component:
    """Say what a place is for, with an example in a customer's words and one action."""
    shown = isinstance(example, rx.Var) or example
    return rx.el.div(
        *([rx.el.p(example, class_name="theirs")] if shown else []),
        rx.el.p(what),
        *actions,
        class_name="empty",
    )


def dialog(id: Text, title: Text, *children: rx.Component, wide: bool = False) -> rx.Component:
    """Hold a native dialog; open it with ``dialog_opener``."""
    return rx.el.dialog(
        rx.el.h2(title, id=f"{id}-title"),
        *children,
        id=id,
        class_name=classes("dialog", "wide" if wide else ""),
        aria_labelledby=f"{id}-title",
    )


def dialog_opener(id: str, label: Text, **props: Any) -> rx.Component:
    """Draw the button that opens a dialog of this page, without a script of its own."""
    return button(label, custom_attrs={"commandfor": id, "command": "show-modal"}, **props)


def confirm_dialog(
    id: Text, question: Text, text: Text, *, yes: Text, no: Text, about: Text = ""
) -> rx.Component:
    """Ask before something that cannot be taken back; the buttons are the answers.

    Name its id in ``confirm`` of ``kit.button`` or ``kit.form``.

    Args:
        id: The dialog's own.
        question: Its title.
        text: What goes, and what stays.
        yes: What happens, as a verb.
        no: What stays as it is, as a verb.
        about: The one thing among many that it is about.
    """
    shown = isinstance(about, rx.Var) or about
    answers: dict[str, Any] = {"form": f"{id}-answers", "type": "submit"}
    return dialog(
        id,
        question,
        *([rx.el.p(about)] if shown else []),
        rx.el.p(text, class_name="soft"),
        _Answers.create(
            rx.el.button(yes, value="yes", class_name="btn primary", **answers),
            rx.el.button(no, value="no", class_name="btn", **answers),
            id=f"{id}-answers",
            class_name="row wrap",
            custom_attrs={"method": "dialog"},
        ),
    )


class _Answers(BaseHTML):
    """A form that only closes its dialog."""

    tag = "form"


def table(
    caption: Text,
    heads: Sequence[Head],
    rows: rx.Component | Sequence[rx.Component],
    *,
    hide_caption: bool = False,
) -> rx.Component:
    """Draw a ledger: rule under the head, numbers right.

    Args:
        caption: The table's name.
        heads: Words and class of each column; ``n`` for numbers.
        rows: ``rx.el.tr`` rows whose first cell is ``rx.el.th(scope="row")``, or an ``rx.foreach``.
    """
    body = [rows] if isinstance(rows, rx.Component) else rows
    return rx.el.div(
        rx.el.table(
            rx.el.caption(caption, class_name="sr" if hide_caption else "eyebrow"),
            rx.el.thead(
                rx.el.tr(*(rx.el.th(words, scope="col", class_name=name) for words, name in heads))
            ),
            rx.el.tbody(*body),
        ),
        class_name="scroll-x",
        tab_index=0,
        role="region",
        aria_label=caption,
    )


def unfold(words: Text, about: Text, *inside: Any) -> rx.Component:
    """Draw a fold with one form; ``about`` tells a screen reader which one it is."""
    return rx.el.details(
        rx.el.summary(words, rx.el.span(": ", about, class_name="sr")),
        rx.el.div(*inside, class_name="stack changing"),
        class_name="unfold",
    )
