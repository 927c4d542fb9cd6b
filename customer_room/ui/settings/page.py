"""Settings: from an empty workspace to a team that can meet."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit, shell
from customer_room.ui.settings import company, customers, functions, people
from customer_room.ui.settings.state import SettingsState


def settings_page() -> rx.Component:
    """Show the settings, or say whom they are for."""
    view: Any = SettingsState.view
    shown: Any = rx.match(
        view.state,
        ("shown", _shown()),
        ("closed", _closed()),
        rx.el.p("Loading the settings…", class_name="soft", role="status"),
    )
    return shell.page(
        rx.el.h1("Settings"),
        shown,
        current=shell.SETTINGS,
        on_nudge=SettingsState.nudged,
        main_class="page settings",
    )


def _closed() -> rx.Component:
    return rx.el.p(
        "Facilitators and the owner set up the company, its people and its functions here. "
        "If something about you is wrong, tell your facilitator.",
        class_name="lead",
    )


def _shown() -> rx.Component:
    view: Any = SettingsState.view
    return rx.fragment(
        rx.el.p(
            "Four things make a team that can meet: what the company is called, its functions, "
            "the people who lead them, and its kinds of customer.",
            class_name="lead",
        ),
        rx.el.nav(
            rx.el.a("Company", href="#company"),
            rx.el.a("Functions", href="#functions"),
            rx.el.a("People", href="#people"),
            rx.el.a("Customers", href="#customers"),
            aria_label="On this page",
            class_name="row wrap onpage",
        ),
        rx.el.div(
            rx.foreach(view.missing, lambda words: kit.banner(words, tone="warn")),
            class_name="stack",
            role="group",
            aria_label="What is missing",
        ),
        _section("company", "Company", "", company.form()),
        _section(
            "functions",
            "Functions",
            "The parts of the company that customers pass through. Their two letters are their "
            "mark on every board.",
            rx.foreach(view.functions, functions.function),
            functions.new_function(),
        ),
        _section(
            "people",
            "People",
            rx.fragment(
                "Who leads what, who facilitates, who reads along. Seats sign decisions. ",
                rx.el.b(view.seats),
            ),
            rx.foreach(view.people, people.person),
            people.new_person(),
        ),
        _section(
            "customers",
            "Customers",
            "Kinds of customer that live differently with you. What one is worth is contribution "
            "in a year, not revenue.",
            rx.foreach(view.segments, customers.segment),
            customers.new_segment(),
        ),
    )


def _section(id: str, title: str, says: Any, *parts: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title, id=id),
        *([rx.el.p(says, class_name="soft")] if says else []),
        *parts,
        class_name="setting",
        aria_labelledby=id,
    )
