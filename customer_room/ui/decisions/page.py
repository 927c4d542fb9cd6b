"""The decision log: how the quarter was, what needs me, every decision."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit, shell
from customer_room.ui.decisions import parts
from customer_room.ui.decisions.state import DecisionsState


def decisions_page() -> rx.Component:
    """Show the log."""
    log: Any = DecisionsState.log
    shown: Any = rx.match(
        log.state,
        ("shown", rx.fragment(parts.filters(), _list())),
        ("none", rx.fragment(parts.filters(), _nothing_fits())),
        ("empty", _empty()),
        ("waiting", _waiting()),
        rx.el.p("Loading the decisions…", class_name="soft", role="status"),
    )
    return shell.page(
        rx.cond(log.quarter != "", rx.el.p(log.quarter, class_name="eyebrow")),
        rx.el.h1(rx.cond(log.sentence != "", log.sentence, "Decisions"), class_name="sentence"),
        rx.cond(log.need.number != "", parts.need()),
        shown,
        current="/decisions",
        on_nudge=DecisionsState.nudged,
    )


def _list() -> rx.Component:
    log: Any = DecisionsState.log
    found = rx.cond(log.found == 1, "1 decision", f"{log.found} decisions")
    return rx.fragment(
        rx.el.p(found, class_name="sr", role="status"),
        rx.foreach(log.groups, parts.group),
        rx.cond(
            log.more > 0,
            rx.el.p(
                kit.link_button(f"Show more ({log.more} left)", log.more_link), class_name="more"
            ),
        ),
    )


def _nothing_fits() -> rx.Component:
    return rx.el.div(
        rx.el.p("No decision fits these filters.", role="status"),
        rx.el.p(kit.link_button("Show all decisions", "/decisions")),
        class_name="empty",
    )


def _empty() -> rx.Component:
    return kit.empty_state(
        "What this team decides together is kept here: who signed, who dissented, what was "
        "expected and what became of it. Decisions are raised in a room, from a note.",
        kit.link_button("Go to the rooms", "/", tone="primary"),
        example="“You agreed on one thing. Each of you told me another.”",
    )


def _waiting() -> rx.Component:
    return rx.el.div(
        rx.el.p("You can read the decisions once the facilitator has let you in."),
        class_name="empty",
    )
