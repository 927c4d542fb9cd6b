"""Links between views of one page, such as its quarters: one of them is where the reader is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import reflex as rx

from customer_room.ui import kit

LONGEST = 20


@dataclass(frozen=True)
class Choice:
    """A quarter, a kind of customer or a selection to look at.

    Attributes:
        words: What it is called.
        link: Its address; what was chosen before stands in it, too.
        here: Whether it is what the reader looks at.
        count: How many there are, or empty.
    """

    words: str = ""
    link: str = ""
    here: bool = False
    count: str = ""


def chooser(label: str, choices: Any, *, class_name: str = "seg") -> rx.Component:
    """Draw choices as one row of links."""
    return rx.el.nav(rx.foreach(choices, _choice), class_name=class_name, aria_label=label)


def unknown_quarter(asked: Mapping[str, str], shown: str, what: str = "") -> str:
    """Say that there is no such quarter as the address asks for; empty where there is, or none.

    Args:
        asked: The query of the address.
        shown: The quarter shown instead.
        what: What of the quarter there is not, with its "of".
    """
    wanted = asked.get("quarter", "")
    if wanted in ("", shown):
        return ""
    named = wanted if len(wanted) <= LONGEST else f"{wanted[:LONGEST]}…"
    return f"There is no {what}{named}; this is {shown}."


def not_there(view: Any) -> rx.Component:
    """Tell what a view's ``unknown`` says: that the address asks for a quarter there is not."""
    return rx.cond(view.unknown != "", kit.banner(view.unknown, tone="warn", icon="circle-alert"))


def time_travel(view: Any) -> tuple[rx.Component, ...]:
    """Choose a quarter; an earlier one says plainly that it is to read only, and leads back.

    Args:
        view: Has ``quarters``, the ``quarter`` shown, ``standing`` in words, and ``back``, the
            address of the ``newest``; empty where that is shown; and ``unknown``, that the
            address asks for another quarter, which there is not.
    """
    told = kit.banner(
        rx.el.b(view.quarter, ", to read only. "),
        view.standing,
        " ",
        rx.el.a("Back to ", view.newest, href=view.back),
        icon="history",
    )
    now = rx.el.p(view.standing, class_name="softer small")
    return (
        chooser("Quarter", view.quarters, class_name="seg noprint"),
        not_there(view),
        rx.cond(view.back != "", told, now),
    )


def _choice(choice: rx.Var[Choice]) -> rx.Component:
    shown: Any = choice
    count = rx.cond(shown.count != "", rx.el.b(shown.count))
    return rx.cond(
        shown.here,
        rx.el.a(shown.words, count, href=shown.link, aria_current="true"),
        rx.el.a(shown.words, count, href=shown.link),
    )
