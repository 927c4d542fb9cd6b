"""Customers gained and lost at /customers: how many came, how many left, what they were worth."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit, shell
from customer_room.ui.customers import parts
from customer_room.ui.customers.state import CustomersState

VIEW: Any = CustomersState.view


def customers_page() -> rx.Component:
    """Show the page."""
    shown: Any = rx.match(
        VIEW.state,
        ("shown", _shown()),
        ("empty", _empty()),
        ("closed", _closed()),
        rx.el.p("Loading the customers…", class_name="soft", role="status"),
    )
    return shell.page(shown, current="/customers", on_nudge=CustomersState.nudged)


def _shown() -> rx.Component:
    return rx.fragment(
        parts.choosers(),
        rx.el.div(_headline(), parts.picture(), class_name="cameleft"),
        parts.by_segment(),
        rx.cond(VIEW.head.came != "", rx.fragment(parts.reasons(), parts.worth())),
    )


def _headline() -> rx.Component:
    counted = rx.fragment(
        rx.el.h1(
            f"{VIEW.head.came} came. ",
            rx.el.span(f"{VIEW.head.left} left.", class_name="marker"),
            class_name="theirs",
        ),
        rx.el.p(VIEW.head.after, class_name="lead num"),
        rx.cond(VIEW.head.season != "", rx.el.p(VIEW.head.season, class_name="soft num")),
        rx.cond(VIEW.missing != "", rx.el.p(VIEW.missing, class_name="warn-c")),
    )
    nothing = rx.fragment(
        rx.el.h1("Nobody has entered this quarter yet"),
        rx.el.p(
            "How many came, how many left, and what were they worth? Enter each kind of customer "
            "below, or import a sheet.",
            class_name="lead",
        ),
    )
    return rx.el.div(
        rx.el.p(VIEW.quarter, " · ", VIEW.who, class_name="eyebrow"),
        rx.cond(VIEW.head.came != "", counted, nothing),
        class_name="stack",
    )


def _empty() -> rx.Component:
    return rx.fragment(
        rx.el.h1("Customers"),
        kit.empty_state(
            "Whole people come first here: who came, who left and why, for each kind of customer, "
            "quarter by quarter. Say first which kinds of customers you have.",
            kit.link_button("Add a kind of customer", "/settings", tone="primary"),
            example="“Last winter 86 families came and 112 left.”",
        ),
    )


def _closed() -> rx.Component:
    return rx.el.div(
        rx.el.h1("Customers"),
        rx.el.p("These are the company's own figures. Guests read them in the room, on the board."),
        rx.el.p(kit.link_button("Go to the rooms", "/")),
        class_name="empty",
    )
