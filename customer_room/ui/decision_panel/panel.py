"""The aside in the room; mounted once by the room's page."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui.decision_panel import ASSETS
from customer_room.ui.decision_panel.reading import joint_box, reading
from customer_room.ui.decision_panel.state import DecisionPanelState
from customer_room.ui.decision_panel.writing import writing
from customer_room.ui.decision_panel.writing_more import more
from customer_room.ui.sync import PACKAGES

PANEL: Any = DecisionPanelState.panel
TOPICS = ["attendance", "comment", "contribution", "decision", "dissent", "function", "member",
          "person", "segment", "stage", "stance", "step"]  # fmt: skip


class DecisionPanel(rx.NoSSRComponent):
    """Opens with ``?decision=<id>`` and on the events ``raise-decision`` and ``open-decision``."""

    library = ASSETS["decision_panel.jsx"].importable_path
    tag = "DecisionPanel"
    lib_dependencies: list[str] = PACKAGES
    shown: rx.Var[str]
    heading: rx.Var[str]
    start: rx.Var[str]
    hash: rx.Var[str]
    decided: rx.Var[bool]
    may_write: rx.Var[bool]
    topics: rx.Var[list[str]]
    on_show: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_nudge: rx.EventHandler[rx.event.no_args_event_spec]


def decision_panel() -> rx.Component:
    """Show the decision that the address names, beside the board."""
    body: Any = rx.match(
        PANEL.state,
        ("shown", _body()),
        ("absent", rx.el.p("There is no such decision, or it is not for you to read.")),
        rx.fragment(),
    )
    return DecisionPanel.create(
        body,
        shown=PANEL.id,
        heading=PANEL.heading,
        start=PANEL.start,
        hash=PANEL.sign.text_hash,
        decided=PANEL.decided,
        may_write=PANEL.may_write,
        topics=TOPICS,
        on_show=DecisionPanelState.load,
        on_nudge=DecisionPanelState.nudged,
    )


def _body() -> rx.Component:
    return rx.fragment(
        rx.el.h2(PANEL.text.one_line),
        joint_box(),
        rx.el.p(PANEL.status, class_name="soft small"),
        reading(),
        rx.cond(PANEL.may_write, rx.el.div(writing(), more(), class_name="write")),
    )
