"""The competency at /competency: what the record shows beside what leaders say."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit, shell
from customer_room.ui.competency import folded, parts
from customer_room.ui.competency.state import CompetencyState

VIEW: Any = CompetencyState.view


def competency_page() -> rx.Component:
    """Show the page."""
    shown: Any = rx.match(
        VIEW.state,
        ("shown", _shown()),
        ("empty", _empty()),
        ("closed", _closed()),
        rx.el.p("Loading the scores…", class_name="soft", role="status"),
    )
    return shell.page(
        shown,
        current="/competency",
        on_nudge=CompetencyState.nudged,
        main_class="page competency",
    )


def _shown() -> rx.Component:
    return rx.fragment(
        parts.quarters(),
        rx.el.section(
            rx.el.div(parts.headline(), parts.pair(), parts.arithmetic()),
            parts.picture(),
            class_name="gapfig",
        ),
        parts.criteria(),
        folded.parts(),
    )


def _empty() -> rx.Component:
    return rx.fragment(
        rx.el.h1("Competency"),
        kit.empty_state(
            "Quarter by quarter, what the record shows stands here beside what leaders say in "
            "secret, and the gap between the two is the headline. Nobody types a score: it is "
            "counted from the map, the decisions, the promises and the reviews. It begins with "
            "the first room.",
            kit.link_button("Go to the rooms", "/", tone="primary"),
            example="“We feel better than we do, most of all about hand-offs.”",
        ),
        parts.waiting(),
    )


def _closed() -> rx.Component:
    return rx.el.div(
        rx.el.h1("Competency"),
        rx.el.p("These scores are the company’s own. Guests read what their room shows them."),
        rx.el.p(kit.link_button("Go to the rooms", "/")),
        class_name="empty",
    )
