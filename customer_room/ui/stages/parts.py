"""Pieces of the page: choosing a quarter, the headline, all stages at a glance."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.kit.choosing import time_travel
from customer_room.ui.stages.state import StagesState
from customer_room.ui.stages.view import StageView

VIEW: Any = StagesState.view


def quarters() -> rx.Component:
    """Choose a quarter; it stands in the address."""
    return rx.el.div(*time_travel(VIEW), class_name="choosers stack")


def headline() -> rx.Component:
    """Say who answers, in counts, and what else it rests on."""
    return rx.el.div(
        rx.el.p("What it rests on · ", VIEW.quarter, class_name="eyebrow"),
        rx.el.h1(rx.el.span(VIEW.marked, class_name="marker"), VIEW.rest),
        rx.el.p(VIEW.lead, class_name="lead num"),
        rx.cond(
            VIEW.counted != "",
            rx.el.p(
                "Customers of this quarter are not counted yet: how they are passed on is shown "
                "with the counts of ",
                VIEW.counted,
                ".",
                class_name="soft small",
            ),
        ),
        rx.el.p(
            rx.el.a(
                "How the competency is scored from it", href="/competency?quarter=" + VIEW.quarter
            ),
            class_name="small noprint",
        ),
        class_name="stack restshead",
    )


def at_a_glance() -> rx.Component:
    """Show all stages with what each rests on."""
    heads = ("Stage", "Who answers", "What we know", "Hand-offs", "Figures")
    return rx.el.table(
        rx.el.caption("All stages at a glance", class_name="sr"),
        rx.el.thead(rx.el.tr(*(rx.el.th(words, scope="col") for words in heads))),
        rx.el.tbody(rx.foreach(VIEW.stages, _line)),
        class_name="glance",
    )


def _line(stage: rx.Var[StageView]) -> rx.Component:
    shown: Any = stage
    return rx.el.tr(
        rx.el.th(
            rx.el.a(
                rx.el.span(shown.letter, class_name="letter num", aria_hidden="true"),
                rx.el.span(shown.name, class_name="theirs"),
                href=shown.link,
            ),
            scope="row",
        ),
        _cell("Who answers", shown.answered),
        _cell("What we know", shown.heard),
        _cell("Hand-offs", shown.passed_on),
        _cell("Figures", shown.figured),
        key=shown.id,
    )


def _cell(head: str, cell: Any) -> rx.Component:
    return rx.el.td(
        rx.el.span(head, class_name="cellhead", aria_hidden="true"),
        rx.el.span(
            rx.match(
                cell.tone,
                ("left", kit.icon("circle-help")),
                ("warn", kit.icon("circle-alert")),
                rx.fragment(),
            ),
            rx.el.b(cell.words),
            class_name=rx.match(
                cell.tone, ("left", "cellsays left-c"), ("warn", "cellsays warn-c"), "cellsays"
            ),
        ),
        rx.el.span(cell.more, class_name="cellmore soft small num"),
    )
