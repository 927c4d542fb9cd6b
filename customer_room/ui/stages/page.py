"""Stages at /stages: what the competency rests on, and where leaders enter it."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit, shell
from customer_room.ui.stages import ASSETS, parts, sections
from customer_room.ui.stages.state import StagesState

VIEW: Any = StagesState.view


class Landing(rx.NoSSRComponent):
    """Opens the stage that the address names, once it is drawn."""

    library = ASSETS["landing.jsx"].importable_path
    tag = "Landing"


def stages_page() -> rx.Component:
    """Show the page."""
    shown: Any = rx.match(
        VIEW.state,
        ("shown", _shown()),
        ("empty", _empty()),
        ("closed", _closed()),
        rx.el.p("Loading the stages…", class_name="soft", role="status"),
    )
    return shell.page(shown, Landing.create(), current="/stages", on_nudge=StagesState.nudged)


def _shown() -> rx.Component:
    return rx.fragment(
        parts.quarters(),
        parts.headline(),
        rx.cond(VIEW.options.why_not != "", kit.banner(VIEW.options.why_not, icon="lock")),
        parts.at_a_glance(),
        sections.stages(),
        sections.spare(),
    )


def _empty() -> rx.Component:
    return rx.fragment(
        rx.el.h1("What it rests on"),
        kit.empty_state(
            "Who answers for each part of a customer's life with us, what we have heard there, "
            "who passes the customer on to whom, and which figure shows it. All of it hangs on "
            "the stages of the journey, named as customers would say them. Draw them on the board "
            "first.",
            kit.link_button("Go to the rooms", "/", tone="primary"),
            example="“Can I trust the price?”",
        ),
    )


def _closed() -> rx.Component:
    return rx.el.div(
        rx.el.h1("What it rests on"),
        rx.el.p("These are the company's own records. Guests see the journey in the room."),
        rx.el.p(kit.link_button("Go to the rooms", "/")),
        class_name="empty",
    )
