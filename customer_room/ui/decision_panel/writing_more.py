"""What is asked for less often: why, who pays, who serves a step, honour, parking."""

from __future__ import annotations

from typing import Any

import reflex as rx

from customer_room.ui import kit
from customer_room.ui.decision_panel.edits import PANEL, TEXT, edit, key_of
from customer_room.ui.kit import submit


def more() -> rx.Component:
    """Draw what is asked for less often."""
    return rx.el.details(
        rx.el.summary("More", kit.icon("chevron-down")),
        _texts("Why", "rationale", TEXT.rationale, 600, "In two lines: why this one."),
        _trade_off(),
        rx.foreach(PANEL.orphans, _orphan),
        _texts("How does it honour customers?", "honour_answer", TEXT.honour, 280),
        _texts("What must we avoid because it dishonours them?", "dishonour_answer",
               TEXT.dishonour, 280),
        _texts("What may our people now do?", "permits", TEXT.permits, 160),
        _park(),
        rx.cond(PANEL.is_chief, _written()),
        class_name="fold more",
    )  # fmt: skip


def _texts(label: str, name: str, value: Any, limit: int, hint: str = "") -> rx.Component:
    return edit(
        kit.textarea(label, name, value=value, hint=hint, key=key_of(name), max_length=limit,
                     custom_attrs={"data-expect": f"expect.{name}"}),
        label=label,
    )  # fmt: skip


def _trade_off() -> rx.Component:
    key = key_of("pays")
    return edit(
        kit.field("Who pays for it?", "trade_off.who_pays", value=TEXT.who_pays, key=key,
                  max_length=160),
        kit.field("How much?", "trade_off.how_much", value=TEXT.how_much, key=key, max_length=80),
        kit.field("What stops?", "trade_off.what_stops", value=TEXT.what_stops, key=key,
                  max_length=160),
        label="Who pays",
    )  # fmt: skip


def _orphan(orphan: Any) -> rx.Component:
    key = f"{PANEL.id}-gives-{orphan.step_id}"
    return edit(
        kit.select(
            f"Nobody serves “{orphan.name}”. Who will?", "gives", orphan.choices,
            value=orphan.given, key=key,
            custom_attrs={"data-type": "json"},
        ),
        label="Who will serve a step",
        send="changed",
    )  # fmt: skip


def _park() -> rx.Component:
    key = key_of("park")
    return kit.form(
        rx.el.h3("Park it"),
        rx.el.div(
            kit.select("Who brings it back?", "owner", PANEL.drivers, key=key, required=True,
                       empty="Choose"),
            kit.field("by", "until", key=key, kind="date", required=True),
            class_name="duo",
        ),
        rx.el.div(submit("Park it", tone="", size="s"), class_name="row"),
        command="decision.park",
        label="Park this decision",
        values={"id": PANEL.id},
        said="Parked.",
    )  # fmt: skip


def _written() -> rx.Component:
    return kit.form(
        kit.textarea(
            "Decide in writing, as the chief executive", "text", key=key_of("written"),
            required=True, max_length=600, value=PANEL.written,
            hint="Objections that remain become overruled, and the label says so.",
        ),
        rx.el.div(submit("Decide in writing", tone="", size="s"), class_name="row"),
        command="decision.write",
        label="Decide in writing",
        values={"id": PANEL.id},
        confirm="decide-now",
    )  # fmt: skip
