"""Pieces of the decision log: the one need, the filters, a row."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.decisions import ASSETS
from customer_room.ui.decisions.state import DecisionsState
from customer_room.ui.decisions.view import Chip, Group, Mark, Row


class FilterForm(rx.Component):
    """A form whose controls are the address's query."""

    library = ASSETS["filter_form.jsx"].importable_path
    tag = "FilterForm"
    label: rx.Var[str]


def need() -> rx.Component:
    """Show what needs me, in the page's one frame."""
    needed: Any = DecisionsState.log.need
    link = f"/decisions/{needed.number}"
    return rx.el.section(
        rx.el.div(
            rx.el.p("Needs you by ", needed.by, class_name="eyebrow"),
            rx.el.h2(
                rx.el.a(needed.number, href=link),
                f" “{needed.one_line}” ",
                rx.el.span(f"waits for {needed.function} to sign", class_name="marker"),
                ".",
            ),
            rx.el.p(
                "Read it whole, then agree, agree with a worry, disagree and commit, or object. "
                "Silence is recorded as silence.",
                class_name="soft small",
            ),
        ),
        kit.link_button("Read and sign", link, tone="primary"),
        class_name="needsyou",
        aria_label="Needs you",
    )


def filters() -> rx.Component:
    """Draw search and filters; each says how many decisions it finds."""
    counts: Any = DecisionsState.log.counts
    return FilterForm.create(
        rx.el.label(
            kit.icon("search"),
            rx.el.span("Search decisions", class_name="sr"),
            rx.el.input(
                type="search",
                name="q",
                placeholder=f"Search {counts.all} decisions",
                auto_complete="off",
            ),
            class_name="chip search",
        ),
        _tick("Joint", "joint", "yes", counts.joint),
        _tick("Not joint", "joint", "no", counts.not_joint),
        _tick("Mine", "mine", "yes", counts.mine),
        _tick("Dissent", "dissent", "yes", counts.dissent),
        _pick("Stage", "stage", counts.stages),
        _pick("Function", "function", counts.functions),
        _pick("Quarter", "quarter", counts.quarters),
        _pick("Status", "status", counts.statuses),
        label="Search and filter decisions",
    )


def _tick(words: str, name: str, value: str, count: Any) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="checkbox", name=name, value=value, class_name="sr"),
        words,
        rx.el.b(count),
        class_name="chip tick",
    )


def _pick(words: str, name: str, choices: Any) -> rx.Component:
    return rx.el.label(
        rx.el.span(words, class_name="sr"),
        rx.el.select(
            rx.el.option(words, value=""),
            rx.foreach(choices, lambda choice: rx.el.option(choice[1], value=choice[0])),
            name=name,
        ),
        kit.icon("chevron-down"),
        class_name="chip pick",
    )


def group(shown: Group) -> rx.Component:
    """Draw rows under their heading."""
    return rx.fragment(
        rx.el.h2(shown.title, class_name="loghead"),
        rx.el.ul(rx.foreach(shown.rows, row), class_name="log"),
    )


def row(shown: Row) -> rx.Component:
    """Draw one decision: what, where, who, status, how together."""
    return rx.el.li(
        rx.el.span(shown.number, class_name="no"),
        rx.el.div(
            rx.el.h3(rx.el.a(shown.one_line, href=f"/decisions/{shown.number}")),
            rx.el.div(
                rx.foreach(shown.stages, _chip),
                rx.cond(shown.note != "", rx.el.span(shown.note)),
                rx.cond(shown.flag != "", rx.el.span(shown.flag, class_name="flag")),
                class_name="sub",
            ),
            class_name="main",
        ),
        rx.el.span(
            rx.el.span("Co-owned by ", class_name="sr"),
            rx.el.span(rx.foreach(shown.marks, _mark), class_name="fns"),
            class_name="who",
        ),
        rx.el.span(
            rx.cond(shown.is_due, rx.el.b(shown.status), shown.status),
            rx.el.br(),
            rx.el.span(shown.on, class_name="softer"),
            class_name="standing",
        ),
        rx.el.span(
            kit.sign_bar(shown.blocks, shown.signed),
            rx.el.br(),
            rx.el.span(
                rx.el.b(shown.label),
                ", ",
                shown.signed,
                class_name=rx.cond(shown.is_joint, "label", "label left-c"),
            ),
            class_name="together",
        ),
    )


def _chip(chip: Chip) -> rx.Component:
    return kit.stage_chip(chip.letter, chip.name)


def _mark(mark: Mark) -> Any:
    return kit.function_mark(mark.code, mark.name, mark.shape)
