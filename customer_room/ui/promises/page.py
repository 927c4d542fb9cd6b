"""Promises at /promises: do we keep our word, in counts first."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit, shell
from customer_room.ui.promises import ledger, parts
from customer_room.ui.promises.forms_lists import new_lists
from customer_room.ui.promises.forms_said import new_said
from customer_room.ui.promises.state import PromisesState

VIEW: Any = PromisesState.view


def promises_page() -> rx.Component:
    """Show the page."""
    shown: Any = rx.match(
        VIEW.state,
        ("shown", _shown()),
        ("empty", _empty()),
        ("closed", _closed()),
        rx.el.p("Loading the promises…", class_name="soft", role="status"),
    )
    return shell.page(shown, current="/promises", on_nudge=PromisesState.nudged)


def _shown() -> rx.Component:
    return rx.fragment(
        parts.choosers(),
        rx.el.div(parts.headline(), parts.picture(), class_name="saydo"),
        parts.said(),
        ledger.actions(),
        ledger.gates(),
        ledger.proofs(),
        ledger.reviews(),
    )


def _empty() -> rx.Component:
    return rx.fragment(
        rx.el.h1("Promises"),
        kit.empty_state(
            "Do we keep our word? Here stands what leaders said they would do and by when, what we "
            "tell customers, what must hold before anything is launched; and what shows that it "
            "was done. The next room opens on it. Promises are made with a decision.",
            kit.link_button("See the decisions", "/decisions", tone="primary"),
            example="“By 1 May you will see your first bill before it is sent.”",
        ),
        rx.cond(VIEW.options.say, new_said()),
        rx.cond(VIEW.options.make_list, new_lists()),
    )


def _closed() -> rx.Component:
    return rx.el.div(
        rx.el.h1("Promises"),
        rx.el.p("This is the company's own ledger. Guests hear of it in the room."),
        rx.el.p(kit.link_button("Go to the rooms", "/")),
        class_name="empty",
    )
