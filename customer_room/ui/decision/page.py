"""The decision card at /decisions/{number}."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit, shell
from customer_room.ui.decision import ASSETS, parts
from customer_room.ui.decision.promised import promised_part
from customer_room.ui.decision.state import DecisionState
from customer_room.ui.decision_panel.signing import sign_block

CARD: Any = DecisionState.card


class PrintButton(rx.Component):
    """Opens the browser's print dialog."""

    library = ASSETS["print_button.jsx"].importable_path
    tag = "PrintButton"
    label: rx.Var[str]


def decision_page() -> rx.Component:
    """Show one decision."""
    shown: Any = rx.match(
        CARD.state,
        ("shown", _card()),
        ("absent", _absent()),
        rx.el.p("Loading the decision…", class_name="soft", role="status"),
    )
    return shell.page(
        shown,
        current="/decisions",
        on_nudge=DecisionState.nudged,
        main_class="cardpage",
    )


def _card() -> rx.Component:
    return rx.el.article(
        parts.head(),
        parts.ten(),
        rx.el.p(
            rx.el.span(CARD.room),
            rx.el.span(CARD.foot, class_name="num"),
            class_name="printfoot",
        ),
        rx.el.div(sign_block(CARD.sign), class_name="noprint"),
        promised_part(CARD.promised),
        parts.comments(),
        parts.adding(),
        rx.el.footer(
            kit.link_button(
                "Take as a picture",
                f"/api/decisions/{CARD.number}.png",
                icon="download",
                # Links are the router’s own; this one is for the browser.
                custom_attrs={"download": f"{CARD.number}.png", "reloadDocument": True},
            ),
            PrintButton.create(kit.icon("printer"), "Print", label="Print", class_name="btn"),
            rx.el.span(class_name="grow"),
            class_name="row wrap noprint",
        ),
        rx.el.p(
            rx.el.span("Record ", CARD.record, class_name="num"),
            ": the seal on all decisions so far. Copies that show the same twelve signs agree.",
            class_name="softer small noprint recordline",
        ),
        parts.more(),
        class_name="card",
    )


def _absent() -> rx.Component:
    return rx.el.div(
        rx.el.h1("There is no such decision here"),
        rx.el.p("The number is wrong, or the decision is not for you to read."),
        rx.el.p(kit.link_button("See all decisions", "/decisions")),
        class_name="empty",
    )
